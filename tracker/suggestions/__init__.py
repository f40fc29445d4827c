"""What would close a gap: foods for a day, habits for a week, the lists, health questions, preferences."""
