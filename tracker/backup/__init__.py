"""Everything kept in one file and brought back: database, keys and a manifest; and whether what is there is whole."""
