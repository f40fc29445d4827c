"""A line of plain words, read: "2 eggs, 1 cup cooked spinach and a handful of almonds"."""
