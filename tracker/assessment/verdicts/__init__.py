"""From days to a verdict on usual intake, or why there is none."""
