"""Medicines and supplements as a schedule: what, since when and how much, and what was taken each day."""
