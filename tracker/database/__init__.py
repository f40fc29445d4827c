"""The database under the diary: spread by person over many machines, or moved into another one."""
