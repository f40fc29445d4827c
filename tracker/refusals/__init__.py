"""What is refused for now, said in a sentence: tried too often, too large, or while the database is busy."""
