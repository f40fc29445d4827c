"""What a visitor sees: landing page, about, and the trial with its invented diary."""
