"""What is refused for now, said in a sentence: tried too often, too large, a busy database or a full disk."""
