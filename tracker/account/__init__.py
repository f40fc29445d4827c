"""Signing in, and the end of an account."""
