"""A portion × number, as words of a line or what was last logged give it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from foods.nutrients import GRAMS_PER_OUNCE
from tracker.display.portion_words import format_portion
from tracker.servings.portions import PortionChoice

NO_PORTION_G: Final = 100.0


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


def without_portion(unit: PortionChoice, number: float = 1.0) -> Measured:
    """`number` times 100 g in the unit of weight that comes first of a food without any portion: grams or ounces."""
    each = NO_PORTION_G if unit.value == "g" else round(NO_PORTION_G / GRAMS_PER_OUNCE, 1)
    return Measured(unit, number * each)


def taken_as(choice: PortionChoice, quantity: float) -> Measured:
    """`quantity` of a portion that was not said in these words, and a sentence that says so."""
    note = _("Taken as %(portion)s.") % {"portion": format_portion(quantity, choice.text)}
    return Measured(choice, quantity, note)


def taken_as_grams(each_g: float, number: float, choices: Iterable[PortionChoice]) -> Measured | None:
    """`number` times `each_g` grams, said so; None where a food is not weighed."""
    gram = next((choice for choice in choices if choice.is_unit and choice.value == "g"), None)
    note = _("Taken as %(grams)s g each.") % {"grams": f"{each_g:g}"}
    return None if gram is None else Measured(gram, number * each_g, note)
