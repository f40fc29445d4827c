"""Formats of dates and times where Django's own are not in our style, by language (FORMAT_MODULE_PATH)."""
