"""What is read as other words where it is typed just so, and ways to cook that tables call by fewer words."""

from typing import Final

# What is read as other words wherever it is typed just so: "crisps" are chips, a "crisp" is a dessert, "sweets" candy.
READ_AS: Final = {
    "crisps": "potato chips",
    "frosties": "frosted flakes",
    "sweets": "candy",
    "lollies": "candy",
    "omelet": "egg omelet",
    "omelette": "egg omelet",
    "flesh only": "without skin",
}

# What was done to a food for what it holds, and how tables say that.
FORTIFYING: Final = {
    "uv": ("ultraviolet",),
    "fortified": ("added calcium", "added vitamin d"),
    "calcium fortified": ("added calcium", "fortified calcium"),
    "calcium enriched": ("added calcium", "fortified calcium"),
    "added calcium": ("fortified calcium",),
    "vitamin d fortified": ("added vitamin d", "fortified vitamin d"),
    "vitamin d enriched": ("added vitamin d", "fortified vitamin d"),
    "added vitamin d": ("fortified vitamin d",),
    "unfortified": ("not fortified",),
    "alcohol free": ("nonalcoholic",),
    "zero alcohol": ("nonalcoholic",),
    "skin": ("peel",),
    "peel": ("skin",),
}

# Ways to cook that tables call by fewer words.
COOKING: Final = {
    "cooked": ("boiled", "baked", "roasted", "braised", "stewed", "steamed", "grilled", "broiled"),
    "steamed": ("cooked",),
    "boiled": ("cooked",),
    "poached": ("boiled", "cooked"),
    "sauteed": ("cooked", "fried"),
    "fried": ("cooked fat added", "cooked oil"),
    "grilled": ("broiled", "cooked"),
    "broiled": ("grilled", "cooked"),
    "microwaved": ("cooked",),
    "roasted": ("baked",),
    "roast": ("roasted", "baked"),
    "barbecue": ("grilled",),
    "dried": ("dry", "dehydrated", "spice"),
    "dry": ("dried", "raw", "uncooked"),
    "natural": ("plain",),
    "powder": ("ground", "dry"),
}
