"""The primary dies while people write: its replica is promoted, and what became of their words is counted."""
