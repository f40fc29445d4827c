"""From words and a food to portion × number in grams; usual foods; fields for days and meals that forms share."""
