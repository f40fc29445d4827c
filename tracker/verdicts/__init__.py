"""The logged days, and what is said of a verdict beside its label."""
