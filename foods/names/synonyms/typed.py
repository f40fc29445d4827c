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
