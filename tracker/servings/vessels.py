"""What a glass, a mug, a can or a bowl holds of a kind of food, where its portions do not say.

US sizes, since the table's other measures are: 21 CFR 101.12 (reference amounts), SR Legacy (ice cream by the half cup,
which is a level scoop), the standard drinks of the Dietary Guidelines for Americans 2020-2025 (5 fl oz of wine, 12 of
beer, 1½ of spirits, a double twice as much), and what cans and bottles are sold in. What others say is theirs:
Australian schooners of 425 mL, middies and pots of 285 mL, an Indian katori of 150 mL. A ladle and a ramekin hold half
a cup.
"""

import re
from typing import Final

from foods.models import Food
from foods.nutrients import ML_PER_FLUID_OUNCE
from foods.quantities.measures import MILLILITRES
from tracker.servings.sizes import vessel_times

_CUP_ML: Final = MILLILITRES["cup"]
_FL_OZ: Final = ML_PER_FLUID_OUNCE
# Group and name, casefolded, and what its vessels hold (ml). The first that fits tells.
_WINE: Final = re.compile(r"\bwine\b|sherry|\bport\b")
_OF_KINDS: Final = tuple(
    (re.compile(pattern), held)
    for pattern, held in (
        (r"\bwine,? dessert|dessert wine|sherry|\bport\b|vermouth|\bsake\b",
         {"glass": 3.5 * _FL_OZ, "shot": 1.5 * _FL_OZ, "bottle": 750.0}),
        (r"\bwine\b(?!.*cooler)",
         {"glass": 5 * _FL_OZ, "small glass": 125.0, "large glass": 250.0, "bottle": 750.0, "carafe": 500.0}),
        (r"\b(vodka|rum|whiskey|gin|brandy|tequila|scotch|cognac|liqueur|distilled)\b",
         {"glass": 1.5 * _FL_OZ, "shot": 1.5 * _FL_OZ, "finger": 1.5 * _FL_OZ, "bottle": 750.0}),
        (r"espresso", {"single": 30.0, "double": 60.0}),
        (r"\bbeer\b|\bcider\b",
         {"glass": 12 * _FL_OZ, "bottle": 12 * _FL_OZ, "can": 12 * _FL_OZ, "mug": 16 * _FL_OZ, "container": 285.0}),
        (r"\btea\b|coffee", {"container": 500.0}),  # a pot
        (r"energy drink", {"can": 8.4 * _FL_OZ, "bottle": 16 * _FL_OZ}),
        (r"soft drink|cola\b|soda|carbonated|lemonade|iced tea|fruit drink|sport",
         {"can": 12 * _FL_OZ, "bottle": 500.0}),
        (r"soup|ramen|broth", {"bowl": 300.0, "can": 10.75 * _FL_OZ, "mug": _CUP_ML}),
        (r"lettuce|salad greens|spinach, raw|arugula|green salad", {"bowl": 2 * _CUP_ML}),
        (r"\bwater\b", {"bottle": 500.0, "can": 12 * _FL_OZ}),
        (r"milk|juice", {"bottle": 500.0, "carton": _CUP_ML, "box": 200.0, "can": 12 * _FL_OZ}),
        (r"ice cream|gelato|sherbet|sorbet|frozen yogurt|potato|\brice\b", {"scoop": _CUP_ML / 2, "ball": _CUP_ML / 2}),
        (r"evaporated|coconut (milk|cream)", {"can": 12 * _FL_OZ}),
    )
)  # fmt: skip
_OF_ALL: Final = {
    "glass": _CUP_ML,
    "mug": _CUP_ML,
    "cup": _CUP_ML,
    "bowl": _CUP_ML,
    "plate": 1.5 * _CUP_ML,
    "ladle": _CUP_ML / 2,
    "ramekin": _CUP_ML / 2,
    "katori": 150.0,
    "fist": _CUP_ML,
    "servingspoon": 45.0,
    "thimble": 2.5,
    "capful": 5.0,
    "pump": _FL_OZ / 4,
    "sip": 15.0,
    "gulp": 30.0,
    "shot": 1.5 * _FL_OZ,
    "single": 1.5 * _FL_OZ,
    "double": 3 * _FL_OZ,
    "schooner": 425.0,
    "middy": 285.0,
    "bottle": 500.0,
    "carafe": 500.0,
    "flask": 500.0,
    "jug": 1000.0,
}
_ANY: Final = re.compile("")
# Ready-to-eat cereal comes in bowls of what people eat of it, and a pot or pack of what is sold in one is one.
_BOWL_IS_PORTION: Final = re.compile(r"ready-to-eat cereal|cereals? ready-to-eat|granola|muesli")


def vessel_ml(unit: str, food: Food, size: str | None = None) -> float | None:
    """Millilitres that a vessel of `size` holds of a food; None for what is no vessel or not told."""
    told = f"{food.group} {food.name}".casefold()
    for pattern, held in (*_OF_KINDS, (_ANY, _OF_ALL)):
        if unit in held and pattern.search(told):
            return held.get(f"{size} {unit}", held[unit] * vessel_times(size))
    return None


def is_told(unit: str, food: Food) -> bool:
    """Whether the kind of food says what the vessel holds, against whatever its portions call so."""
    return unit == "glass" and _WINE.search(f"{food.group} {food.name}".casefold()) is not None


def is_one_portion(unit: str, food: Food) -> bool:
    """Whether a vessel of this food is its usual portion."""
    return unit == "bowl" and _BOWL_IS_PORTION.search(f"{food.group} {food.name}".casefold()) is not None
