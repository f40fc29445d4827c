"""Words of food names: folded, spelled, their synonyms, and what of a name is searched."""
