"""The measures that people name: their short forms, how they are spelled, and what the exact ones weigh or hold."""

from dataclasses import dataclass
from typing import Final

from foods.nutrients import GRAMS_PER_OUNCE, ML_PER_FLUID_OUNCE


def listed(*lines: str) -> frozenset[str]:
    """The words of a written list."""
    return frozenset(" ".join(lines).split())


# NIST Handbook 44, appendix C: 1 US gallon is 128 fluid ounces, a cup 8, a tablespoon ½.
GRAMS: Final = {"mg": 0.001, "g": 1.0, "kg": 1000.0, "oz": GRAMS_PER_OUNCE, "lb": 16 * GRAMS_PER_OUNCE}
MILLILITRES: Final = {
    "ml": 1.0,
    "cl": 10.0,
    "dl": 100.0,
    "l": 1000.0,
    "tsp": ML_PER_FLUID_OUNCE / 6,
    "tbsp": ML_PER_FLUID_OUNCE / 2,
    "dessertspoon": 10.0,
    "fl oz": ML_PER_FLUID_OUNCE,
    "cup": 8 * ML_PER_FLUID_OUNCE,
    "pint": 16 * ML_PER_FLUID_OUNCE,
    "quart": 32 * ML_PER_FLUID_OUNCE,
    "gallon": 128 * ML_PER_FLUID_OUNCE,
}

# A measure's short form, and the other ways to write it. Plurals in -s are understood.
_MEASURES: Final = {
    "mg": "milligram milligramme",
    "g": "gm gr gram gramme",
    "kg": "kilo kilogram kilogramme",
    "oz": "ounce onz",
    "lb": "pound #",
    "ml": "millilitre milliliter mil cc",
    "cl": "centilitre centiliter",
    "dl": "decilitre deciliter",
    "l": "litre liter ltr",
    "tsp": "teaspoon teaspoonful tspn teasp",
    "tbsp": "tablespoon tablespoonful tbs tbl tblsp tblspn tbspn tabl",
    "dessertspoon": "dessertspoonful",
    "cup": "cupful",
    "fl oz": "floz fluidounce fluidoz flounce",
    "pint": "pt",
    "quart": "qt",
    "gallon": "gal",
    "pinch": "pinches",
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
    "envelope": "sachet",
    "tube": "",
    "block": "",
    "punnet": "",
    "bunch": "bunches",
    "sprig": "",
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

# Measures that stand without a number ("pinch of salt", "cup heavy cream"); the others need "of" there.
STANDING_ALONE: Final = listed(
    "tsp tbsp cup lb oz pint quart gallon pinch dash handful bunch sprig splash drizzle squeeze knob dollop",
)
# What food is sold in: "400 g tin tomatoes" weighs 400 g, whatever holds it.
CONTAINERS: Final = listed(
    "can jar package box bag carton container pouch envelope tube bottle block punnet bar stick",
)
# Also the names of foods or of their parts, so that "2 cube steaks", "1 leaf lettuce", "1 bar" remain foods.
ALSO_FOODS: Final = listed(
    "slice clove leaf ear cube square bar drop sheet stick head glass rib fillet ball link pod strip wedge loaf stem",
    "rack part pat box block chunk lump mug bowl plate shot",
)
# Measures that also follow the food: "3 garlic cloves", "2 celery stalks"; and which foods they then follow.
AFTER_THE_FOOD: Final = {
    "clove": frozenset({"garlic"}),
    "stalk": frozenset(),
    "rib": frozenset({"celery"}),
    "stick": frozenset({"celery", "butter"}),
    "sprig": frozenset(),
    "slice": frozenset(),
    "rasher": frozenset(),
    "head": frozenset({"garlic", "lettuce", "cauliflower", "broccoli", "cabbage", "fennel"}),
}
LENGTHS: Final = frozenset(
    {"inch", "inches", "cm", "centimeter", "centimeters", "centimetre", "centimetres", "mm", '"'}
)
LENGTH_NOTES: Final = frozenset({"thick", "long", "wide", "square", "round", "diameter", "across", "deep", "tall"})

SIZES: Final = {
    "small": "small",
    "sm": "small",
    "smallish": "small",
    "little": "small",
    "tiny": "small",
    "medium": "medium",
    "med": "medium",
    "md": "medium",
    "medium-size": "medium",
    "medium-sized": "medium",
    "large": "large",
    "lg": "large",
    "lge": "large",
    "big": "large",
    "large-size": "large",
    "large-sized": "large",
    "extra-large": "extra large",
    "x-large": "extra large",
    "xl": "extra large",
    "jumbo": "jumbo",
    "huge": "extra large",
}


@dataclass(frozen=True, slots=True)
class Amount:
    """So much of a measure: `high` is set where a range was given, `unit` is None where things are counted."""

    quantity: float
    unit: str | None = None
    high: float | None = None

    @property
    def weight_g(self) -> float | None:
        """Grams, of the low end, where the unit is one of weight."""
        return self.quantity * GRAMS[self.unit] if self.unit in GRAMS else None

    @property
    def volume_ml(self) -> float | None:
        """Millilitres, of the low end, where the unit is one of volume."""
        return self.quantity * MILLILITRES[self.unit] if self.unit in MILLILITRES else None


def measure_of(word: str) -> str | None:
    """The short form of the measure that `word` (as written) names: "Tbsp" and "tablespoons" are "tbsp"."""
    if word in _CASED:
        return _CASED[word]
    plain = word.casefold()
    return None if plain in {"c", "p", "ls", "gs"} else _MEASURE_OF.get(plain)


def is_exact(unit: str | None) -> bool:
    """Whether the unit is one of weight or volume."""
    return unit in GRAMS or unit in MILLILITRES


def together(first: Amount, second: Amount) -> Amount | None:
    """`first` and `second` as one amount in the unit of the first; None where they cannot be added."""
    if first.unit == second.unit:
        factor = 1.0
    elif first.unit in GRAMS and second.unit in GRAMS:
        factor = GRAMS[second.unit] / GRAMS[first.unit]
    elif first.unit in MILLILITRES and second.unit in MILLILITRES:
        factor = MILLILITRES[second.unit] / MILLILITRES[first.unit]
    else:
        return None
    high = None if first.high is None else first.high + second.quantity * factor
    return Amount(first.quantity + second.quantity * factor, first.unit, high)
