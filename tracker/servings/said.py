"""Which of a food's portions a part of a line means: "1 cup", "2 large", "a handful of", "200 g"."""

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from foods.models import Food
from foods.names.wording import fold, words
from foods.nutrients import GRAMS_PER_OUNCE
from foods.quantities import LinePart
from foods.quantities.measures import GRAMS, MILLILITRES
from tracker.servings.by_measure import held_ml, measure_said
from tracker.servings.kind_measures import kind_measure_g
from tracker.servings.measured import Measured, taken_as, taken_as_grams, without_portion
from tracker.servings.next_measures import one_name
from tracker.servings.pieces import piece_said, usual_of_size
from tracker.servings.plausible_amounts import AT_A_MEAL, Most, doubt_about_amount_eaten
from tracker.servings.portion_text import read_portion_text
from tracker.servings.portions import METRIC_VOLUMES, PortionChoice, usual_choice
from tracker.servings.sizes import times_as_large

ROUGH_PREFIX: Final = "r-"
# What no table weighs. A handful of nuts is an ounce (USDA MyPlate); a pinch is 1/16 and a dash 1/8 teaspoon of salt;
# the others are what British and American recipe books give. The words say that they are rough.
_ROUGH: Final = {
    "handful": (gettext_lazy("1 handful (about 30 g)"), 30.0),
    "pinch": (gettext_lazy("1 pinch (about 0.4 g)"), 0.4),
    "dash": (gettext_lazy("1 dash (about 0.8 g)"), 0.8),
    "knob": (gettext_lazy("1 knob (about 15 g)"), 15.0),
    "pat": (gettext_lazy("1 pat (about 5 g)"), 5.0),
    "dollop": (gettext_lazy("1 dollop (about 20 g)"), 20.0),
    "spoonful": (gettext_lazy("1 spoonful (about 15 g)"), 15.0),
    "drizzle": (gettext_lazy("1 drizzle (about 5 g)"), 5.0),
    "splash": (gettext_lazy("1 splash (about 15 g)"), 15.0),
    "squeeze": (gettext_lazy("1 squeeze (about 5 g)"), 5.0),
    "drop": (gettext_lazy("1 drop (about 0.05 g)"), 0.05),
    "sprig": (gettext_lazy("1 sprig (about 1 g)"), 1.0),
}
_POURED: Final = METRIC_VOLUMES | {"fl oz"}
_SEVERAL: Final = 2.0
_NO_PIECES: Final = frozenset({*GRAMS, *MILLILITRES, "serving", "handful"})
_DENSE_KCAL: Final = 250.0  # of what is dense, a handful is an ounce; of berries, half a cup
_CUP_IS_HANDFUL_G: Final = 40.0
_CUTS: Final = ("steak", "breast", "leg", "drumstick", "thigh", "wing")
_LARGE_WHOLE: Final = 3.0  # times the usual portion: then it is said that the whole is meant


def rough_choices() -> Sequence[PortionChoice]:
    """The rough measures, for every food alike. Their words say the weight, so that none is written beside them."""
    return _rough_in(get_language())


@lru_cache(maxsize=64)  # a page asks for them at each food that it offers
def _rough_in(_language: str | None) -> Sequence[PortionChoice]:
    return tuple(
        PortionChoice(ROUGH_PREFIX + unit, str(text), grams, is_unit=True) for unit, (text, grams) in _ROUGH.items()
    )


def portion_said(
    part: LinePart,
    food: Food,
    choices: Sequence[PortionChoice],
    last_text: str | None = None,
    *,
    most: Most = AT_A_MEAL,
) -> Measured:
    """The portion of `food`, no supplement, that `part` means: one of `choices` or a rough measure.

    Where the food has no such measure, its usual portion (`last_text` the one last used) and a note. More than `most`
    is doubted.
    """
    number = _number(part)
    usual = _usual(part, food, choices, last_text, number)
    found = _said(part, food, choices, number) or _fallback(part, choices, usual)
    is_weighed = part.weight_g is not None or part.unit in GRAMS or part.unit in MILLILITRES
    counted = part.unit is None and not is_weighed
    pieces = number if found.chosen.is_unit else found.quantity
    doubt = doubt_about_amount_eaten(food, found.grams, pieces, is_counted=counted, is_weighed=is_weighed, most=most)
    return replace(found, note=doubt, doubt=doubt, is_guess=True) if doubt else found


def _said(part: LinePart, food: Food, choices: Sequence[PortionChoice], number: float) -> Measured | None:
    """In what was said: a weight, a measure of the food, or pieces; None where the food has no such measure."""
    weighed = _weighed(part, choices, number)
    if weighed is not None:
        return weighed
    if part.unit is None and held_ml(part) is None:
        return _pieces(part, food, choices, number)
    return measure_said(part, food, choices, number) or _rough(part, food, choices, number)


def _fallback(part: LinePart, choices: Sequence[PortionChoice], usual: Measured) -> Measured:
    if part.unit is None:
        sized = _of_size(part, choices, usual)
        is_said = sized.is_guess or _is_countable(part, choices, sized)
        return sized if is_said else replace(sized, note=uncounted(), is_guess=True)
    note = _("“%(unit)s” is no measure of this food. Its usual portion stands here: check how much it was.")
    return Measured(usual.chosen, max(usual.quantity, 1.0), note % {"unit": part.unit}, is_guess=True)


def _is_countable(part: LinePart, choices: Sequence[PortionChoice], usual: Measured) -> bool:
    """Whether so many can be so many usual portions: "3 beers" can, "12 tortellini" are no twelve cups."""
    is_poured = any(choice.value == "ml" for choice in choices)
    units = read_portion_text(usual.chosen.text).units
    return _number(part) < _SEVERAL or is_poured or not units or not units <= _NO_PIECES


def uncounted() -> str:
    """What is said where nobody knows how much one weighs."""
    return _("How much one weighs is not known. Its usual portion stands here for each: check how much it was.")


def _of_size(part: LinePart, choices: Sequence[PortionChoice], usual: Measured) -> Measured:
    """The usual portion of what is not counted, in the size that was said: "1 large latte"."""
    if part.size is None or usual.chosen.is_unit:
        return usual
    sized, times = usual_of_size(part.size, usual.chosen, choices)
    quantity = round(usual.quantity * times, 3)
    return Measured(sized, quantity) if times == 1.0 else taken_as(sized, quantity)


def _usual(
    part: LinePart, food: Food, choices: Sequence[PortionChoice], last_text: str | None, number: float
) -> Measured:
    """The portion last used, else the usual one; 100 g each where a food has no other than weights.

    Whoever weighed the last one counts portions all the same: "a beer" after 330 mL is no millilitre.
    """
    chosen = usual_choice(food, choices, last_text)
    if chosen.is_unit:
        chosen = usual_choice(food, choices, None)
    if not chosen.is_unit:
        return Measured(chosen, number)
    note = _("No portion is known. Taken as 100 g each.") if part.quantity is not None else ""
    return replace(without_portion(chosen, number), note=note, is_guess=bool(note))


def _number(part: LinePart) -> float:
    """The number said, the middle of a range, 1 where none was said; 0 stays, for the form to refuse."""
    return 1.0 if part.amount is None else part.amount.middle


def _weighed(part: LinePart, choices: Sequence[PortionChoice], number: float) -> Measured | None:
    """In grams or ounces, where a weight was said, and in millilitres, where a volume was and can be weighed."""
    weight_g = number * GRAMS[part.unit] if part.unit in GRAMS else part.weight_g
    unit = "oz" if part.unit in {"oz", "lb"} else "g"
    chosen = next((choice for choice in choices if choice.is_unit and choice.value == unit), None)
    if weight_g is not None and chosen is not None:
        return Measured(chosen, round(weight_g / (GRAMS_PER_OUNCE if unit == "oz" else 1.0), 3))
    volume_ml = number * MILLILITRES[part.unit] if part.unit in _POURED else held_ml(part)
    unit = "fl oz" if part.unit == "fl oz" else "ml"
    chosen = next((choice for choice in choices if choice.is_unit and choice.value == unit), None)
    if volume_ml is None or chosen is None:
        return None
    return Measured(chosen, round(volume_ml / MILLILITRES[unit], 3))


def _rough(part: LinePart, food: Food, choices: Sequence[PortionChoice], number: float) -> Measured | None:
    """In a measure that no table weighs. A handful of what is light is half a cup, of what is lightest a cup."""
    cup = next((choice for choice in choices if choice.text.startswith("1 cup")), None)
    cup_g = cup.weight_g or 0.0 if cup else 0.0
    is_light = cup_g <= _CUP_IS_HANDFUL_G or (food.energy_kcal or math.inf) <= _DENSE_KCAL
    number *= times_as_large(part.size, None)
    if part.unit == "handful" and cup is not None and is_light:
        return taken_as(cup, number * (1.0 if cup_g <= _CUP_IS_HANDFUL_G else 0.5))
    for choice in rough_choices():
        if choice.value == ROUGH_PREFIX + one_name(part.unit or ""):
            return Measured(choice, number)
    return None


def _pieces(part: LinePart, food: Food, choices: Sequence[PortionChoice], number: float) -> Measured | None:
    """In single pieces, where a number or a size was said: "2 eggs", "1 small apple"."""
    if part.quantity is None and part.size is None:
        return None
    found = piece_said(part, food, choices)
    if found is None:
        return _cut(part, food, choices, number)
    choice, pieces = found
    one_g = (choice.weight_g or 0.0) / pieces
    is_large = food.portion_g is not None and one_g > _LARGE_WHOLE * food.portion_g
    is_of = read_portion_text(choice.text).size
    times = times_as_large(part.size, is_of, is_egg=food.name.startswith("Egg"))
    quantity = round(number * times / pieces, 3)
    return taken_as(choice, quantity) if is_large or times != 1.0 else Measured(choice, quantity)


def _cut(part: LinePart, food: Food, choices: Sequence[PortionChoice], number: float) -> Measured | None:
    """A cut of meat, a nut or a mushroom that its table weighs as it is sold, by the ounce or by the cup only."""
    asked = words(part.food)
    is_counted = number > 1 or fold(part.food).split()[-1:] == asked[-1:]
    cuts = [cut for cut in _CUTS if cut in asked] + ["one"] * is_counted
    each_g = next((g for cut in cuts if (g := kind_measure_g(cut, food)) is not None), None)
    return None if each_g is None else taken_as_grams(each_g * times_as_large(part.size, None), number, choices)
