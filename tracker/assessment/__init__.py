"""The dietary assessment, in plain values: no Django, so that all of it can be called from a prompt."""
