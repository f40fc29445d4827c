"""Which measure stands for another: names of one, and the next where a food lacks the one that was said."""

from typing import Final

_SAME: Final = {
    "rasher": "slice",
    "portion": "serving",
    "branch": "sprig",
    "bulb": "head",
    "rib": "stalk",
    "shake": "dash",
    "grind": "dash",
}
NEXT_UNITS: Final = {
    "slice": ("piece", "wedge", "ring", "round"),
    "wedge": ("slice", "piece"),
    "piece": ("slice", "fillet", "patty", "link", "nugget"),
    "stalk": ("spear", "stick", "piece"),
    "sprig": ("stalk",),
    "spear": ("stalk", "stick", "piece"),
    "stick": ("stalk", "strip", "bar", "piece"),
    "package": ("bag", "box", "pouch", "envelope", "container", "carton", "bar", "tube"),
    "bag": ("package", "pouch", "box", "container"),
    "box": ("package", "carton", "pouch", "bag", "container"),
    "pouch": ("package", "bag", "box", "container"),
    "envelope": ("package", "pouch"),
    "carton": ("box", "container", "bottle"),
    "container": ("jar", "package", "cup"),
    "bar": ("piece", "package", "stick"),
    "square": ("piece",),
    "chunk": ("piece", "slice", "cube"),
    "strip": ("slice", "piece", "stick"),
    "cube": ("piece", "chunk"),
    "leaf": ("piece",),
    "fillet": ("piece",),
    "link": ("piece",),
    "scoop": ("serving",),
    "sheet": ("piece", "leaf"),
    "sleeve": ("package",),
    "floret": ("piece",),
    "segment": ("slice", "piece"),
    "ring": ("slice",),
    "round": ("slice",),
    "slab": ("slice", "piece"),
    "nugget": ("piece",),
    "finger": ("strip", "stick", "piece"),
    "medallion": ("slice", "piece"),
    "cutlet": ("fillet", "piece"),
    "kernel": ("piece",),
    "cob": ("ear",),
    "lump": ("cube", "piece"),
    "twist": ("stick", "piece"),
    "ball": ("scoop", "piece"),
    "jug": ("bottle",),
}


def one_name(unit: str) -> str:
    """The name that a measure goes by here: a rasher is a slice."""
    return _SAME.get(unit, unit)
