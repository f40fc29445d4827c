"""Amounts, shares, sizes and form fields as a person reads them; it knows no person."""
