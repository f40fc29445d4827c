"""Blood results in numbers: units of each analyte, exact conversions, and where a value lies in a range."""
