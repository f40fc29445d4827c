"""Diaries of other programs, and one's own, brought in: read, previewed, written whole, taken back."""
