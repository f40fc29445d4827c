"""A person's own foods, supplements and recipes: labels read, amounts worked out, rows kept."""
