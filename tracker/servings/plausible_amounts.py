"""Whether an amount may have been eaten at a time, or is more likely a slip: 200 eggs, 2 kg of cinnamon."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from foods.models import Food
from foods.nutrients import scale

_LEAST_G: Final = 1.0  # of what is no seasoning
_LIGHTEST_PORTION_G: Final = 10.0
# A usual portion that is a slice or a spoon is no measure of what is much: at least this is usual (g), of what is dense
# in energy less.
_USUAL_AT_LEAST_G: Final = 100.0
_USUAL_OF_DENSE_G: Final = 25.0
_USUAL_BY_THE_SPOON_G: Final = 15.0
_DENSE_KCAL: Final = 300.0
_FEW_PIECES: Final = 3  # a whole cabbage is many times a leaf
_WATERY_KCAL: Final = 5.0
_WATERY: Final = 2.0  # water and tea of a day may be one entry
_MANY_G: Final = 200.0  # so much in pieces is no matter of counting seeds


@dataclass(frozen=True, slots=True)
class Most:
    """How much at a time is believed: grams, how often the usual portion, energy, sodium, seasoning, pieces."""

    weight_g: float
    times_usual: float
    energy_kcal: float
    sodium_mg: float
    seasoning_g: float
    pieces: float


AT_A_MEAL: Final = Most(3000.0, 13.0, 5000.0, 20_000.0, 50.0, 50.0)
IN_A_RECIPE: Final = Most(9000.0, 60.0, 40_000.0, 80_000.0, 200.0, 200.0)  # feeds many


def doubt_about_amount_eaten(
    food: Food,
    grams: float | None,
    quantity: float,
    *,
    is_counted: bool,
    is_weighed: bool = False,
    most: Most = AT_A_MEAL,
) -> str:
    """A sentence why `grams` of `food`, logged as `quantity` portions, are hardly meant; "" where they may be.

    `food` is no supplement. `is_counted`: the portion is a piece, no weight and no volume. `is_weighed`: a weight or a
    volume was said, which may be a slip; a dash or a drop is meant to be next to nothing.
    """
    if grams is None:
        return ""
    if is_counted and quantity > most.pieces and grams > _MANY_G:
        return _("%(number)s pieces at a time: is that meant?") % {"number": f"{quantity:g}"}
    if _is_too_much(food, grams, most, is_few=is_counted and quantity <= _FEW_PIECES):
        return _("%(grams)s g is far more than is eaten of this at a time: is that meant?") % {"grams": f"{grams:,.0f}"}
    if is_weighed and 0 < grams < _LEAST_G and not _is_seasoning(food):
        return _("%(grams)s g of this is next to nothing: is that meant?") % {"grams": f"{grams:.2g}"}
    return ""


def _is_too_much(food: Food, grams: float, most: Most, *, is_few: bool) -> bool:
    is_dense = (food.energy_kcal or 0.0) > _DENSE_KCAL
    watery = _WATERY if food.energy_kcal is not None and food.energy_kcal < _WATERY_KCAL else 1.0
    by_the_spoon = is_dense and (food.portion_g or _LIGHTEST_PORTION_G) < _LIGHTEST_PORTION_G
    least_g = _USUAL_BY_THE_SPOON_G if by_the_spoon else _USUAL_OF_DENSE_G if is_dense else _USUAL_AT_LEAST_G
    usual_g = max(food.portion_g or 0.0, least_g)
    return (
        grams > most.weight_g * watery
        or (grams > most.times_usual * usual_g * watery and not is_few)
        or (scale(food.energy_kcal, grams) or 0.0) > most.energy_kcal
        or (scale(food.sodium_mg, grams) or 0.0) > most.sodium_mg
        or (grams > most.seasoning_g and "spice" in food.group.casefold())
    )


def _is_seasoning(food: Food) -> bool:
    """Whether less than a gram of it is a portion: salt, saffron, a sweetener."""
    return "spice" in food.group.casefold() or (food.portion_g or _LIGHTEST_PORTION_G) < _LIGHTEST_PORTION_G
