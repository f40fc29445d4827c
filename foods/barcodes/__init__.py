"""A barcode's number, and the foods that carry it."""
