"""What the researched list of source foods does not say yet, row by row, as rules over the whole list."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from foods.importers.source_list import ListedFood

HIGH_OXALATE: Final = "high_oxalate"
# Massey 2001, J Agric Food Chem 49:4262 (soy, peanuts, beans); dietitians' lists for stones name the others.
# Pulses other than beans (lentils, chickpeas, peas) have little, and so have snap beans.
_RICH_IN_OXALATE: Final = re.compile(
    r"spinach|chard|beet greens|amaranth|\bsoy|edamame|tempeh|tofu|peanut|almond|cashew|(?<!\(snap\) )\bbeans\b"
    r"|black-eyed|potato|dark chocolate|semisweet|cocoa",
    re.IGNORECASE,
)
# Of 100 g of firm tofu set with calcium, USDA's tables give 111, 201 and 683 mg of calcium: the middle row stands for
# it (SR Legacy 172448), and 172475 is the extreme one.
_EXTREME_TOFU: Final = "172475"
_MIDDLE_TOFU: Final = "172448"
_RAW_EGG: Final = "171287"
_BOILED_EGG: Final = "173424"


def corrected(food: "ListedFood") -> "ListedFood | None":
    """The row as it is shipped; None for a row that another one stands for."""
    if food.fdc_id == _EXTREME_TOFU and food.nutrient == "calcium":
        return None  # the middle row stands on the same list
    if food.fdc_id in {_EXTREME_TOFU, _MIDDLE_TOFU}:
        label, flags = "Tofu, firm, set with calcium", "calcium_set;calcium_by_brand"
        food = replace(food, fdc_id=_MIDDLE_TOFU, label=label, flags=flags)
    if food.fdc_id == _RAW_EGG:
        food = replace(food, fdc_id=_BOILED_EGG, label="Egg, hard-boiled")
    return _with_oxalate(food)


def is_rich_in_oxalate(label: str) -> bool:
    return bool(_RICH_IN_OXALATE.search(label))


def _with_oxalate(food: "ListedFood") -> "ListedFood":
    flags = [flag for flag in food.flags.split(";") if flag]
    if HIGH_OXALATE in flags or not is_rich_in_oxalate(food.label):
        return food
    return replace(food, flags=";".join([*flags, HIGH_OXALATE]))
