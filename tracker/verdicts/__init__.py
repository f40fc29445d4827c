"""The logged days, and a verdict on them in sentences."""
