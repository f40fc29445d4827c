"""From words and a food to portion × number in grams."""
