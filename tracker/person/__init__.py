"""Who asks: profile, units, today's date where they are, and their reference intakes."""
