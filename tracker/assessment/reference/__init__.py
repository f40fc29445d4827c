"""Reference intakes by authority, age, sex and life stage."""
