"""Numbers, units and sizes as a person reads them; it knows no person."""
