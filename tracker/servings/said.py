"""Which of a food's portions a part of a line means: "1 cup", "2 large", "a handful of", "200 g"."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foods.models import Food
from foods.names.wording import words
from foods.nutrients import GRAMS_PER_OUNCE, ML_PER_FLUID_OUNCE
from foods.quantities import LinePart
from foods.quantities.measures import CONTAINERS, GRAMS, MILLILITRES
from tracker.display.portion_words import format_portion
from tracker.servings.next_measures import NEXT_UNITS, one_name
from tracker.servings.pieces import piece_said
from tracker.servings.plausible_amounts import AT_A_MEAL, Most, doubt_about_amount_eaten
from tracker.servings.portion_text import PortionText, read_portion_text
from tracker.servings.portions import PortionChoice, usual_choice
from tracker.servings.vessels import can_g, is_one_portion, is_told, vessel_ml

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
    "sprig": (gettext_lazy("1 sprig (about 1 g)"), 1.0),
}
_POURED: Final = frozenset({"ml", "cl", "dl", "l", "fl oz"})
_ALIKE: Final = frozenset({"slice", "piece", "wedge"})  # a slice of pizza is a piece of it
_FLUID_OUNCES: Final = re.compile(r"\((\d+(?:\.\d+)?) fl oz\)$")
_SOLD_IN: Final = CONTAINERS | {"pouch", "tube"}
_ONE_PIECE: Final = frozenset(words("fruit nut whole each item unit piece medium regular"))
_NO_PORTION_G: Final = 100.0
_DENSE_KCAL: Final = 250.0  # of what is dense, a handful is an ounce; of berries, half a cup
_CUP_IS_HANDFUL_G: Final = 40.0
_LARGE_WHOLE: Final = 3.0  # times the usual portion: then it is said that the whole is meant


@dataclass(frozen=True, slots=True)
class Measured:
    """A portion × number, and a sentence where the person should look twice ("" where not).

    It `is_guess` where what was said is no measure of the food, or where the amount is hardly meant: then `doubt` says
    so, and is the note too.
    """

    chosen: PortionChoice
    quantity: float
    note: str = ""
    is_guess: bool = False
    doubt: str = ""

    @property
    def is_plausible(self) -> bool:
        return not self.doubt

    @property
    def grams(self) -> float | None:
        return None if self.chosen.weight_g is None else self.quantity * self.chosen.weight_g


def rough_choices() -> list[PortionChoice]:
    """The rough measures, for every food alike. Their words say the weight, so that none is written beside them."""
    return [
        PortionChoice(ROUGH_PREFIX + unit, str(text), grams, is_unit=True) for unit, (text, grams) in _ROUGH.items()
    ]


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
    usual = _usual(usual_choice(food, choices, last_text), part, number)
    found = _said(part, food, choices, number) or _fallback(part, usual)
    counted = part.unit is None and part.weight_g is None
    doubt = doubt_about_amount_eaten(food, found.grams, found.quantity, is_counted=counted, most=most)
    return replace(found, note=doubt, doubt=doubt, is_guess=True) if doubt else found


def _said(part: LinePart, food: Food, choices: Sequence[PortionChoice], number: float) -> Measured | None:
    """In what was said: a weight, a measure of the food, or pieces; None where the food has no such measure."""
    weighed = _weighed(part, choices, number)
    if weighed is not None:
        return weighed
    if part.unit is None and _held_ml(part) is None:
        return _pieces(part, food, choices, number)
    return _by_measure(part, food, choices, number) or _rough(part, food, choices, number)


def _fallback(part: LinePart, usual: Measured) -> Measured:
    if part.unit is None:
        return usual
    note = _("“%(unit)s” is no measure of this food. Its usual portion stands here: check how much it was.")
    return Measured(usual.chosen, max(usual.quantity, 1.0), note % {"unit": part.unit}, is_guess=True)


def _usual(chosen: PortionChoice, part: LinePart, number: float) -> Measured:
    """The usual portion; 100 g each where a food has no other than weights."""
    if chosen.value != "g":
        return Measured(chosen, number)
    note = _("No portion is known. Taken as 100 g each.") if part.quantity is not None else ""
    return Measured(chosen, number * _NO_PORTION_G, note, is_guess=bool(note))


def _number(part: LinePart) -> float:
    """The number said, the middle of a range, 1 where none was said; 0 stays, for the form to refuse."""
    if part.quantity is None:
        return 1.0
    return part.quantity if part.quantity_high is None else (part.quantity + part.quantity_high) / 2


def _weighed(part: LinePart, choices: Sequence[PortionChoice], number: float) -> Measured | None:
    """In grams or ounces, where a weight was said, and in millilitres, where a volume was and can be weighed."""
    weight_g = number * GRAMS[part.unit] if part.unit in GRAMS else part.weight_g
    unit = "oz" if part.unit in {"oz", "lb"} else "g"
    chosen = next((choice for choice in choices if choice.is_unit and choice.value == unit), None)
    if weight_g is not None and chosen is not None:
        return Measured(chosen, round(weight_g / (GRAMS_PER_OUNCE if unit == "oz" else 1.0), 3))
    volume_ml = number * MILLILITRES[part.unit] if part.unit in _POURED else _held_ml(part)
    unit = "fl oz" if part.unit == "fl oz" else "ml"
    chosen = next((choice for choice in choices if choice.is_unit and choice.value == unit), None)
    if volume_ml is None or chosen is None:
        return None
    return Measured(chosen, round(volume_ml / MILLILITRES[unit], 3))


def _held_ml(part: LinePart) -> float | None:
    """What a bottle, can or glass holds, where the part says it: "1 bottle (330 ml)", "2 x 250 ml"."""
    return None if part.unit in MILLILITRES else part.volume_ml


def _by_measure(part: LinePart, food: Food, choices: Sequence[PortionChoice], number: float) -> Measured | None:
    """In a portion that names the measure, else in one of another volume, else in one of the next measure."""
    asked = one_name(part.unit or "")
    household = [(choice, read_portion_text(choice.text)) for choice in choices if not choice.is_unit]
    if is_one_portion(asked, food):
        return Measured(usual_choice(food, choices, None), number)
    is_sized = _held_ml(part) is not None or is_told(asked, food)
    if not is_sized and (named := _named(part, food, household, asked)):
        choice, read = named
        return Measured(choice, round(number / read.quantity, 3))
    return _by_volume(part, food, household, number) or _by_next_measure(part, food, choices, number)


def _named(
    part: LinePart, food: Food, household: Sequence[tuple[PortionChoice, PortionText]], *units: str
) -> tuple[PortionChoice, PortionText] | None:
    """The portion in one of `units` that is most like what was said; None where none is."""
    for unit in units:
        fitting = [pair for pair in household if unit in set(map(one_name, pair[1].units)) and pair[1].size != "fun"]
        if fitting:
            return min(fitting, key=lambda pair: _distance(part, food, *pair))
    return None


def _by_volume(
    part: LinePart, food: Food, household: Sequence[tuple[PortionChoice, PortionText]], number: float
) -> Measured | None:
    """A volume, or what a vessel holds, in another volume of the food, the nearest."""
    unit, said_ml = part.unit or "", _held_ml(part)
    is_assumed = said_ml is None and unit not in MILLILITRES
    one_ml = vessel_ml(unit, food) if is_assumed else MILLILITRES.get(unit, (said_ml or 0.0) / (number or 1.0))
    volumes = [(choice, read, ml) for choice, read in household if (ml := _volume_ml(choice, read)) is not None]
    if not one_ml or not volumes:
        return None

    def unlikeness(row: tuple[PortionChoice, PortionText, float]) -> tuple[bool, float, int]:
        choice, read, portion_ml = row
        wrong_size, _unusual, _apart, unasked = _distance(part, food, choice, read)
        return wrong_size, round(abs(math.log(portion_ml / one_ml)), 1), unasked

    choice, _read, portion_ml = min(volumes, key=unlikeness)
    rough = _("Taken as %(volume)s mL.") % {"volume": f"{round(number * one_ml, -1):.0f}"} if is_assumed else ""
    return Measured(choice, round(number * one_ml / portion_ml, 3), rough)


def _volume_ml(choice: PortionChoice, read: PortionText) -> float | None:
    """Millilitres in a portion, from its measure or what its brackets say: "1 can (12 fl oz)"."""
    volume = next(iter(read.units & MILLILITRES.keys()), None)
    if volume is not None:
        return MILLILITRES[volume] * read.quantity
    said = _FLUID_OUNCES.search(choice.text)
    return float(said[1]) * ML_PER_FLUID_OUNCE * read.quantity if said else None


def _by_next_measure(part: LinePart, food: Food, choices: Sequence[PortionChoice], number: float) -> Measured | None:
    """In a measure that stands for the one that the food lacks: a piece for a slice; a can by its usual weight."""
    unit = one_name(part.unit or "")
    household = [(choice, read_portion_text(choice.text)) for choice in choices if not choice.is_unit]
    named = _named(part, food, household, *NEXT_UNITS.get(unit, ()))
    if named is not None:
        choice, read = named
        quantity = round(number / read.quantity, 3)
        note = "" if unit in _ALIKE and not read.units.isdisjoint(_ALIKE) else _taken_as(choice, quantity)
        return Measured(choice, quantity, note)
    grams = can_g(food) if unit == "can" else None
    gram = next((choice for choice in choices if choice.is_unit and choice.value == "g"), None)
    if grams is None or gram is None:
        return None
    return Measured(gram, number * grams, _("Taken as %(grams)s g each.") % {"grams": f"{grams:g}"})


def _taken_as(choice: PortionChoice, quantity: float) -> str:
    return _("Taken as %(portion)s.") % {"portion": format_portion(quantity, choice.text)}


def _distance(part: LinePart, food: Food, choice: PortionChoice, read: PortionText) -> tuple[bool, bool, float, int]:
    """How far a portion is from what was said: size first, then, of what is sold in sizes, from what is usual."""
    asked = frozenset(words(f"{part.food} {part.comment}"))
    sizes = {part.size} if part.size else {None, "medium"}
    is_sold = not read.units.isdisjoint(_SOLD_IN) and part.size is None
    apart = abs(math.log((choice.weight_g or 1.0) / (food.portion_g or 1.0))) if is_sold else 0.0
    unasked = read.head | read.besides - asked - _ONE_PIECE
    return (part.size not in {None, read.size}, read.size not in sizes and not is_sold, apart, len(unasked))


def _rough(part: LinePart, food: Food, choices: Sequence[PortionChoice], number: float) -> Measured | None:
    """In a measure that no table weighs. A handful of what is light is half a cup, of what is lightest a cup."""
    cup = next((choice for choice in choices if choice.text.startswith("1 cup")), None)
    cup_g = cup.weight_g or 0.0 if cup else 0.0
    is_light = cup_g <= _CUP_IS_HANDFUL_G or (food.energy_kcal or math.inf) <= _DENSE_KCAL
    if part.unit == "handful" and cup is not None and is_light:
        share = 1.0 if cup_g <= _CUP_IS_HANDFUL_G else 0.5
        return Measured(cup, number * share, _taken_as(cup, number * share))
    for choice in rough_choices():
        if choice.value == ROUGH_PREFIX + (part.unit or ""):
            return Measured(choice, number)
    return None


def _pieces(part: LinePart, food: Food, choices: Sequence[PortionChoice], number: float) -> Measured | None:
    """In single pieces, where a number or a size was said: "2 eggs", "1 small apple"."""
    if part.quantity is None and part.size is None:
        return None
    found = piece_said(part, food, choices)
    if found is None:
        return None
    choice, pieces = found
    one_g = (choice.weight_g or 0.0) / pieces
    is_large = food.portion_g is not None and one_g > _LARGE_WHOLE * food.portion_g
    quantity = round(number / pieces, 3)
    return Measured(choice, quantity, _taken_as(choice, quantity) if is_large else "")
