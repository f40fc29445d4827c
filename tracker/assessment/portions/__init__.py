"""A portion that may be offered, and what is honest to say of it."""
