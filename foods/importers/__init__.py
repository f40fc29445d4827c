"""Food tables of others, read into foods."""
