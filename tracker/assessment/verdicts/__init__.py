"""From days to a verdict on usual intake with its label, or why there is none."""
