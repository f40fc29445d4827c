"""In which of a food's portions a measure is said: one that names it, another volume, or one of the next measure."""

import math
import re
from collections.abc import Sequence
from typing import Final

from django.utils.translation import gettext as _

from foods.models import Food
from foods.names.wording import words
from foods.nutrients import ML_PER_FLUID_OUNCE
from foods.quantities import LinePart
from foods.quantities.measures import CONTAINERS, MILLILITRES, VESSELS
from tracker.servings.kind_measures import kind_measure_g
from tracker.servings.measured import NO_PORTION_G, Measured, taken_as, taken_as_grams
from tracker.servings.next_measures import NEXT_UNITS, one_name
from tracker.servings.pieces import piece_said
from tracker.servings.portion_text import PortionText, read_portion_text
from tracker.servings.portions import PortionChoice, usual_choice
from tracker.servings.sizes import times_as_large, vessel_times
from tracker.servings.vessels import is_one_portion, is_told, vessel_ml

_ALIKE: Final = frozenset({"slice", "piece", "wedge"})  # a slice of pizza is a piece of it
_FLUID_OUNCES: Final = re.compile(r"\((\d+(?:\.\d+)?) fl oz\)$")
_ONE_PIECE: Final = frozenset(words("fruit nut whole each item unit piece medium regular without shell"))
_SERVING: Final = frozenset({"serving", "order"})
# A plate of what has no volume is what people eat of it.
_SERVED_ON: Final = frozenset({"plate", "bowl", "tray", "basket", "scoop"})

_ROUNDED_ML: Final = 20.0  # from here on what is assumed is said in tens

_MOST_G_PER_ML: Final = 2.2  # table salt has 1.2, honey 1.4

_Household = Sequence[tuple[PortionChoice, PortionText]]


def held_ml(part: LinePart) -> float | None:
    """What a bottle, can or glass holds, where the part says it: "1 bottle (330 ml)", "2 x 250 ml"."""
    return None if part.unit in MILLILITRES else part.volume_ml


def measure_said(part: LinePart, food: Food, choices: Sequence[PortionChoice], number: float) -> Measured | None:
    """`number` of the measure that `part` says; None where neither the food nor its kind has one.

    What is assumed is said in the note: what a glass holds, what a slice of that kind weighs, what a small one is.
    """
    asked = one_name(part.unit or "")
    told = [(choice, read_portion_text(choice.text)) for choice in choices if not choice.is_unit]
    household = [row for row in told if not _is_too_dense(*row)]
    if is_one_portion(asked, food):
        return _usual(food, choices, number * vessel_times(part.size))
    if asked == "spoonful":
        asked = _spoon(food)
    is_sized = held_ml(part) is not None or is_told(asked, food) or (asked == "cup" and part.size is not None)
    if not is_sized and (named := _named(part, food, household, asked)):
        return _of_size(part, asked, *named, number)
    found = (
        _by_volume(part, food, household, number)
        or _by_kind(part, food, choices, number)
        or _by_halves(part, food, choices, number)
    )
    if found is not None:
        return found
    is_portion = asked in _SERVING or asked in _SERVED_ON
    return _by_next_measure(part, food, household, number) or (
        _as_portion(food, choices, number * vessel_times(part.size)) if is_portion else None
    )


def _usual(food: Food, choices: Sequence[PortionChoice], number: float) -> Measured:
    return Measured(usual_choice(food, choices, None), round(number, 3))


def _spoon(food: Food) -> str:
    """The spoon that is meant: a teaspoon of what is eaten by it (sugar, salt), else a tablespoon."""
    return "tsp" if "tsp" in read_portion_text(food.portion_text).units else "tbsp"


def _as_portion(food: Food, choices: Sequence[PortionChoice], number: float) -> Measured | None:
    """A serving, which is the usual portion; 100 g where the food has none."""
    chosen = usual_choice(food, choices, None)
    if chosen.is_unit:
        return taken_as_grams(NO_PORTION_G, number, choices)
    return taken_as(chosen, round(number, 3))


def _named(part: LinePart, food: Food, household: _Household, *units: str) -> tuple[PortionChoice, PortionText] | None:
    """The portion in one of `units` that is most like what was said; None where none is."""
    for unit in units:
        fitting = [
            (choice, read)
            for choice, read in household
            if unit in set(map(one_name, read.units))
            and read.size != "fun"
            and not (unit in _SERVING and "label" in choice.text)
        ]
        if fitting:
            return min(fitting, key=lambda pair: _distance(part, food, *pair))
    return None


def _of_size(part: LinePart, unit: str, choice: PortionChoice, read: PortionText, number: float) -> Measured:
    """So many of a portion; where it has not the size that was said, as much less or more as that usually is."""
    if part.size is None or unit in MILLILITRES or read.size == part.size:
        return Measured(choice, round(number / read.quantity, 3))
    times = vessel_times(part.size) if unit in VESSELS and read.size is None else times_as_large(part.size, read.size)
    quantity = round(number * times / read.quantity, 3)
    return Measured(choice, quantity) if times == 1.0 else taken_as(choice, quantity)


def _by_volume(part: LinePart, food: Food, household: _Household, number: float) -> Measured | None:
    """A volume, or what a vessel holds, in another volume of the food, the nearest."""
    unit, said_ml = part.unit or "", held_ml(part)
    is_vessel = unit not in MILLILITRES or (unit == "cup" and part.size is not None)
    is_assumed = said_ml is None and is_vessel
    one_ml = (
        vessel_ml(unit, food, part.size) if is_assumed else MILLILITRES.get(unit, (said_ml or 0.0) / (number or 1.0))
    )
    volumes = [(choice, read, ml) for choice, read in household if (ml := _volume_ml(choice, read)) is not None]
    if not one_ml or not volumes:
        return None

    def unlikeness(row: tuple[PortionChoice, PortionText, float]) -> tuple[bool, float, int]:
        choice, read, portion_ml = row
        wrong_size, _unusual, _apart, unasked = _distance(part, food, choice, read)
        return wrong_size, round(abs(math.log(portion_ml / one_ml)), 1), unasked

    choice, _read, portion_ml = min(volumes, key=unlikeness)
    rough = _("Taken as %(volume)s mL.") % {"volume": _rounded(number * one_ml)} if is_assumed else ""
    return Measured(choice, round(number * one_ml / portion_ml, 3), rough)


def _rounded(volume_ml: float) -> str:
    return f"{round(volume_ml, -1) if volume_ml >= _ROUNDED_ML else volume_ml:.0f}"


def _volume_ml(choice: PortionChoice, read: PortionText) -> float | None:
    """Millilitres in a portion, from its measure or what its brackets say: "1 can (12 fl oz)"."""
    if volumes := [MILLILITRES[unit] for unit in read.units & MILLILITRES.keys()]:
        return max(volumes) * read.quantity
    said = _FLUID_OUNCES.search(choice.text)
    return float(said[1]) * ML_PER_FLUID_OUNCE * read.quantity if said else None


def _is_too_dense(choice: PortionChoice, read: PortionText) -> bool:
    """Whether a portion is wrong in its table: "1 fl oz" of a drink that weighs what a can does."""
    volume_ml = _volume_ml(choice, read)
    return volume_ml is not None and (choice.weight_g or 0.0) > _MOST_G_PER_ML * volume_ml


def _by_kind(part: LinePart, food: Food, choices: Sequence[PortionChoice], number: float) -> Measured | None:
    """In grams, as foods of that kind weigh by this measure."""
    each_g = kind_measure_g(one_name(part.unit or ""), food)
    if each_g is None:
        return None
    each_g *= times_as_large(part.size, None)
    return taken_as_grams(each_g if part.size is None else float(f"{each_g:.2g}"), number, choices)


def _by_halves(part: LinePart, food: Food, choices: Sequence[PortionChoice], number: float) -> Measured | None:
    """In pieces, of which halves were counted: "2 deviled egg halves"."""
    found = piece_said(part, food, choices) if part.unit == "half" else None
    return None if found is None else Measured(found[0], round(number / 2 / found[1], 3))


def _by_next_measure(part: LinePart, food: Food, household: _Household, number: float) -> Measured | None:
    """In a measure that stands for the one that the food lacks: a piece for a slice."""
    unit = one_name(part.unit or "")
    named = _named(part, food, household, *NEXT_UNITS.get(unit, ()))
    if named is None:
        return None
    choice, read = named
    found = _of_size(part, unit, choice, read, number)
    is_alike = unit in _ALIKE and not read.units.isdisjoint(_ALIKE)
    return found if is_alike else taken_as(choice, found.quantity)


def _distance(part: LinePart, food: Food, choice: PortionChoice, read: PortionText) -> tuple[bool, bool, float, int]:
    """How far a portion is from what was said: size first, then, of what is sold in sizes, from what is usual."""
    asked = frozenset(words(f"{part.food} {part.comment}"))
    sizes = {part.size} if part.size else {None, "medium"}
    is_sold = not read.units.isdisjoint(CONTAINERS) and part.size is None
    apart = abs(math.log((choice.weight_g or 1.0) / (food.portion_g or 1.0))) if is_sold else 0.0
    as_such = frozenset[str]() if read.units & MILLILITRES.keys() else _ONE_PIECE
    unasked = (read.head - asked) | (read.besides - asked - as_such)
    return (part.size not in {None, read.size}, read.size not in sizes and not is_sold, apart, len(unasked))
