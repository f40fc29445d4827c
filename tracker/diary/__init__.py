"""The day page and all that changes a day."""
