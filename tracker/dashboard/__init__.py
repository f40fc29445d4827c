"""Verdicts over a span, charts and what if."""
