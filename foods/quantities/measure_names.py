"""How measures are written: "Tbsp.", "T", "tablespoonfuls" are all "tbsp"."""

from functools import lru_cache
from typing import Final

# A measure's short form, and the other ways to write it. Plurals in -s are understood.
_MEASURES: Final = {
    "mcg": "µg μg ug microgram microgramme",
    "mg": "milligram milligramme",
    "iu": "",
    "g": "gm gr gram gramme",
    "kg": "kilo kilogram kilogramme",
    "oz": "ounce onz",
    "lb": "pound #",
    "ml": "millilitre milliliter mil cc",
    "cl": "centilitre centiliter",
    "dl": "decilitre deciliter",
    "l": "litre liter ltr",
    "tsp": "teaspoon teaspoonful tspn teasp teaspon",
    "tbsp": "tablespoon tablespoonful tbs tbl tblsp tblspn tbspn tabl",
    "dessertspoon": "dessertspoonful",
    "cup": "cupful",
    "fl oz": "floz fluidounce fluidoz flounce",
    "pint": "pt",
    "quart": "qt",
    "gallon": "gal",
    "pinch": "pinches",
    "knifepoint": "",
    "dash": "dashes",
    "handful": "handfull",
    "package": "pkg pkge pack packet pckg pk packages",
    "can": "tin",
    "jar": "",
    "bottle": "",
    "box": "boxes",
    "bag": "",
    "carton": "",
    "container": "tub pot",
    "pouch": "pouches",
    "envelope": "sachet stickpack",
    "sleeve": "",
    "jug": "pitcher carafe",
    "tray": "trayful",
    "basket": "basketful",
    "tube": "",
    "block": "",
    "punnet": "",
    "bunch": "bunches",
    "sprig": "",
    "branch": "branches",
    "frond": "",
    "spear": "",
    "floret": "floweret flowerette",
    "crown": "",
    "nest": "",
    "cob": "",
    "strand": "thread",
    "blade": "",
    "ribbon": "",
    "shaving": "",
    "curl": "",
    "sliver": "",
    "kernel": "",
    "medallion": "",
    "nugget": "",
    "finger": "",
    "twist": "",
    "shoot": "",
    "slab": "",
    "thumb": "",
    "segment": "section",
    "round": "",
    "ring": "",
    "coin": "",
    "patty": "patties pattie",
    "cutlet": "",
    "capsule": "caps softgel gelcap",
    "tablet": "tab",
    "pill": "",
    "gummy": "gummies",
    "lozenge": "",
    "spray": "spritz spritzes",
    "pump": "",
    "capful": "capfull",
    "bite": "",
    "mouthful": "",
    "forkful": "",
    "sip": "",
    "gulp": "swig",
    "order": "",
    "half": "halves",
    "slice": "",
    "clove": "",
    "serving": "portion helping",
    "spoonful": "spoon",
    "bowl": "bowlful",
    "plate": "plateful",
    "mug": "mugful",
    "glass": "glasses glassful",
    "shot": "jigger",
    "scoop": "",
    "dollop": "",
    "pat": "",
    "splash": "splashes",
    "drizzle": "",
    "squeeze": "",
    "squirt": "",
    "drop": "",
    "knob": "",
    "lump": "",
    "hunk": "",
    "chunk": "",
    "piece": "pc",
    "stick": "",
    "stalk": "",
    "rib": "",
    "stem": "",
    "head": "",
    "bulb": "",
    "ear": "",
    "leaf": "leaves",
    "fillet": "filet",
    "sheet": "",
    "cube": "",
    "square": "",
    "bar": "",
    "strip": "",
    "rasher": "",
    "wedge": "",
    "loaf": "loaves",
    "ball": "",
    "link": "",
    "rack": "",
    "pod": "",
    "recipe": "batch batches",
    "part": "",
}

# Where the letter's case decides: "2 T sugar", "1 t salt", "1 c. milk".
_CASED: Final = {"T": "tbsp", "t": "tsp", "Tb": "tbsp", "C": "cup", "c": "cup", "L": "l", "G": "g", "p": "pinch"}


def _spellings() -> dict[str, str]:
    found: dict[str, str] = {}
    for measure, others in _MEASURES.items():
        for word in (measure, *others.split()):
            found[word] = measure
            found.setdefault(f"{word}s", measure)
    return found


_MEASURE_OF: Final = _spellings()


@lru_cache(maxsize=4096)
def measure_of(word: str) -> str | None:
    """The short form of the measure that `word` (as written) names: "Tbsp" and "tablespoons" are "tbsp"."""
    if word in _CASED:
        return _CASED[word]
    plain = word.casefold()
    return None if plain in {"c", "p", "ls", "gs"} else _MEASURE_OF.get(plain)
