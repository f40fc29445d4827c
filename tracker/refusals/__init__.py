"""What is refused for now, said in a sentence: tried too often, or too large."""
