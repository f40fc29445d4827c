"""What is refused for now, said in a sentence: tried too often, too large, while the database is busy, the disk full."""
