"""The health questions, and what the answers speak against."""
