"""Reminders to log, off until asked for: a calendar at a private address, and a notification while a page is open."""
