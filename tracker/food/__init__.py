"""The page of one food, as this person sees it."""
