"""Which of a food's portions a part of a line means: "1 cup", "2 large", "a handful of", "200 g"."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foods.models import Food
from foods.names.wording import words
from foods.nutrients import GRAMS_PER_OUNCE
from foods.quantities import LinePart
from foods.quantities.amounts import read_amount
from foods.quantities.measure_names import measure_of
from foods.quantities.measures import GRAMS, MILLILITRES
from foods.quantities.tokens import tokenise
from tracker.servings.portions import PortionChoice, usual_choice

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
# Vessels, as what they usually hold.
_CUP_ML: Final = MILLILITRES["cup"]
_POURED: Final = frozenset({"ml", "cl", "dl", "l", "fl oz"})
_HOLDS_ML: Final = {"glass": _CUP_ML, "mug": _CUP_ML, "bowl": _CUP_ML, "shot": 44.0, "bottle": 500.0}
_SAME_UNIT: Final = {"rasher": "slice", "portion": "serving", "bulb": "head", "rib": "stalk", "wedge": "slice"}
_ONE_PIECE: Final = frozenset(words("fruit nut whole each item unit piece medium regular"))
_NO_PORTION_G: Final = 100.0
_ANY_SIZE: Final = frozenset({"n", "ns"})  # "1 egg, NS as to size": not specified


@dataclass(frozen=True, slots=True)
class Measured:
    """A portion × number, and a sentence where the person should look twice ("" where not).

    It `is_guess` where what was said is no measure of the food.
    """

    chosen: PortionChoice
    quantity: float
    note: str = ""
    is_guess: bool = False

    @property
    def grams(self) -> float | None:
        return None if self.chosen.weight_g is None else self.quantity * self.chosen.weight_g


@dataclass(frozen=True, slots=True)
class _Said:
    """What a portion's own words say: "½ cup, mashed" is 0.5 of a cup, and "mash" besides."""

    quantity: float
    unit: str | None
    size: str | None
    besides: frozenset[str]


@lru_cache(maxsize=4096)
def _said(text: str) -> _Said:
    tokens = tokenise(text)
    reading = read_amount(tokens, 0)
    if reading is None:
        return _Said(1.0, None, None, frozenset(words(text)))
    besides = tokens[reading.end :]
    unit, quantity = reading.unit, reading.quantity
    if unit is None:  # "1 slice, crust not eaten": what is a food in a line is a measure here
        head = takewhile(lambda token: token.text not in {",", "("}, besides)
        unit = next(filter(None, (measure_of(token.text) for token in head if len(token.text) > 2)), None)
    rest = " ".join(token.text for token in besides)
    return _Said(1.0 if quantity is None else quantity, unit, reading.size, frozenset(words(rest)))


def rough_choices() -> list[PortionChoice]:
    """The rough measures, for every food alike. Their words say the weight, so that none is written beside them."""
    return [
        PortionChoice(ROUGH_PREFIX + unit, str(text), grams, is_unit=True) for unit, (text, grams) in _ROUGH.items()
    ]


def portion_said(
    part: LinePart, food: Food, choices: Sequence[PortionChoice], last_text: str | None = None
) -> Measured:
    """The portion of `food`, no supplement, that `part` means: one of `choices` or a rough measure.

    Where the food has no such measure, its usual portion (`last_text` the one last used) and a note.
    """
    number = _number(part)
    usual = _usual(usual_choice(food, choices, last_text), part, number)
    found = _weighed(part, choices, number) or _by_measure(part, choices, number) or _rough(part, number)
    if found is not None:
        return found
    if part.unit is None:
        return _piece(part, food, choices, number) or usual
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


def _by_measure(part: LinePart, choices: Sequence[PortionChoice], number: float) -> Measured | None:
    """In a portion that names the measure, else in one of another volume."""
    held_ml = _held_ml(part)
    if part.unit is None and held_ml is None:
        return None
    asked = _SAME_UNIT.get(part.unit or "", part.unit)
    household = [(choice, _said(choice.text)) for choice in choices if not choice.is_unit]
    fitting = [(choice, said) for choice, said in household if asked in {said.unit, _SAME_UNIT.get(said.unit or "")}]
    if fitting and held_ml is None:
        choice, said = min(fitting, key=lambda pair: _distance(part, pair[1]))
        return Measured(choice, round(number / said.quantity, 3))
    volume_ml = number * MILLILITRES[asked] if asked in MILLILITRES else held_ml
    is_rough = volume_ml is None and asked in _HOLDS_ML
    if is_rough:
        volume_ml = number * _HOLDS_ML[asked or ""]
    if volume_ml is None:
        return None
    volumes = [(choice, said) for choice, said in household if said.unit in MILLILITRES]
    if not volumes:
        return None
    choice, said = min(volumes, key=lambda pair: _distance(part, pair[1]))
    quantity = round(volume_ml / (MILLILITRES[said.unit or ""] * said.quantity), 3)
    rough = _("Taken as %(volume)s mL.") % {"volume": f"{round(volume_ml, -1):.0f}"} if is_rough else ""
    return Measured(choice, quantity, rough)


def _distance(part: LinePart, said: _Said) -> tuple[bool, bool, int]:
    """How far a portion is from what was said: size first, then how much it says besides."""
    asked = frozenset(words(f"{part.food} {part.comment}"))
    is_usual_size = part.size is None and (said.size == "medium" or not said.besides.isdisjoint(_ANY_SIZE))
    unasked = said.besides - asked - _ONE_PIECE - _ANY_SIZE
    return (part.size not in {None, said.size}, said.size != part.size and not is_usual_size, len(unasked))


def _rough(part: LinePart, number: float) -> Measured | None:
    for choice in rough_choices():
        if choice.value == ROUGH_PREFIX + (part.unit or ""):
            return Measured(choice, number)
    return None


def _piece(part: LinePart, food: Food, choices: Sequence[PortionChoice], number: float) -> Measured | None:
    """In single pieces, where a number or a size was said: "2 eggs", "1 small apple"."""
    if part.quantity is None and part.size is None:
        return None
    asked, named = frozenset(words(part.food)), frozenset(words(f"{part.food} {food.name}"))
    counted = [
        (choice, said)
        for choice in choices
        if not choice.is_unit and ((said := _said(choice.text)).unit in {None, "piece"} or said.besides & asked)
        if said.size is not None or said.unit or said.besides & (named | _ONE_PIECE) or len(said.besides) == 1
    ]
    if not counted:
        return None
    choice, said = min(counted, key=lambda pair: _unlikeness(part, named, pair[1]))
    return Measured(choice, round(number / said.quantity, 3))


def _unlikeness(part: LinePart, named: frozenset[str], said: _Said) -> tuple[bool, ...]:
    """How unlike a single piece of the food a portion is: in size, where one was said, then in name ("1 egg")."""
    wrong_size, other_size, unasked = _distance(part, said)
    other_name = said.besides.isdisjoint(named)
    return (wrong_size, other_name, said.unit == "piece", other_size, said.besides.isdisjoint(_ONE_PIECE), unasked > 0)
