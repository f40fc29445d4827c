"""Amounts, shares and sizes as a person reads them; it knows no person."""
