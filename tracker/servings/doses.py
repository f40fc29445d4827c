"""How many doses of a supplement a part of a line means: 400 mg of a capsule of 100 mg are four.

A weight or IU is never a count of doses, and what is no whole number of them is asked.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from foods.models import Food
from foods.own.dose_text import Dose, dose_of, find_dose
from foods.own.said_supplement import SaidSupplement, read_supplement
from foods.own.strengths import Doses, strength_of
from foods.own.substances import FORM_OF, PILLS
from foods.own.supplements import elemental
from foods.quantities import LinePart, format_quantity
from tracker.display.portion_words import format_portion
from tracker.servings.measured import Measured
from tracker.servings.portions import PortionChoice

_NUMBER: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_MOST_DOSES: Final = 12  # at once; more are a slip of unit or number
_COUNTED: Final = frozenset({None, "piece", "serving"})


@dataclass(frozen=True, slots=True)
class Counted:
    """How many doses of a supplement are meant, and the sentence beside it; where not `is_sure` the sentence asks.

    `is_said` is False where the words say neither a number nor an amount: then it is one dose.
    """

    quantity: float
    sentence: str = ""
    is_sure: bool = True
    is_said: bool = True


def doses_meant(part: LinePart, food: Food, choices: Sequence[PortionChoice]) -> Measured | None:
    """How many doses of a supplement a part means, of whatever name; None where it says no number and no amount."""
    said = read_supplement(part.text)
    counted = _of_part(part, food) if said is None else counted_doses(said, food)
    if not counted.is_said:
        return None
    return Measured(choices[0], counted.quantity, counted.sentence, is_guess=not counted.is_sure)


def _of_part(part: LinePart, food: Food) -> Counted:
    """The doses in a part that does not name the substance: "2 of my sleep mix"."""
    dose = find_dose(part.text)
    if dose is None:
        form = "" if part.unit in _COUNTED else FORM_OF.get(part.unit or "", part.unit or "")
        number = _in_doses(part.quantity, form, food)
        return _ask(part.text) if number is None else Counted(number, is_said=part.quantity is not None)
    strength = strength_of(food.name, food.amounts)
    doses = strength.doses(dose) if strength else None
    return _ask(str(dose)) if doses is None else _of_amount(dose, doses, doses.number, food, is_sure=doses.is_whole)


def counted_doses(said: SaidSupplement, food: Food) -> Counted:
    """How many doses of `food`, a supplement, what was said means."""
    counted = _in_doses(said.count, said.form, food)
    if said.dose is None:
        if counted is None:
            return _ask(f"{format_quantity(said.count or 1)} {said.form}")
        return Counted(counted, is_said=said.count is not None)
    strength = strength_of(food.name, food.amounts)
    doses = strength.doses(said.dose, None if said.is_elemental else said.compound) if strength else None
    if doses is None:
        return _ask(str(said.dose))
    if said.count is None:
        return _of_amount(said.dose, doses, doses.number, food, is_sure=doses.is_whole and not said.doubts)
    is_total = counted == doses.number  # "2 tablets calcium 600 mg", where one tablet holds 300 mg
    times = 1.0 if is_total else said.count
    total, number = Dose(said.dose.number * times, said.dose.unit), doses.number * times
    return _of_amount(total, doses, number, food, is_sure=counted == number and not said.doubts)


def _in_doses(count: float | None, form: str, food: Food) -> float | None:
    """What was counted, as doses: 1 capsule is half of "2 capsules". None where one says nothing of the other."""
    number, dose_form = _form_of(food.portion_text)
    is_same = form == dose_form or (form in PILLS and dose_form in PILLS)
    if count is None:
        return 1.0 if is_same or not form or not dose_form else None
    return count / number if is_same or (number == 1 and "" in {form, dose_form}) else None


def _form_of(dose_text: str) -> tuple[float, str]:
    """A dose as its label says it: "2 capsules" is 2 and capsule, "1 dose" 1 and ""."""
    number = _NUMBER.match(dose_text)
    form = next((FORM_OF[word] for word in re.findall(r"[a-z]+", dose_text.casefold()) if word in FORM_OF), "")
    return float(number[0].replace(",", ".")) if number else 1.0, "" if form == "dose" else form


def _of_amount(total: Dose, doses: Doses, number: float, food: Food, *, is_sure: bool) -> Counted:
    """`number` doses with the sentence that says why."""
    is_sure, said = is_sure and number <= _MOST_DOSES, str(total)
    if (compound := doses.by_compound) is not None:
        held = dose_of(elemental(compound, total.amount_of(compound.nutrient) or 0.0), compound.nutrient)
        mineral = _(compound.nutrient.in_sentence)
        said = _("%(amount)s of %(compound)s (%(held)s %(mineral)s)") % {
            "amount": total,
            "compound": _(compound.name),
            "held": held,
            "mineral": mineral,
        }
    meant = format_portion(round(number, 3), food.portion_text)
    if number != 1:
        meant = _("%(doses)s (%(each)s in %(dose)s)") % {"doses": meant, "each": doses.each, "dose": food.portion_text}
    if is_sure:
        return Counted(number, _("%(amount)s = %(doses)s.") % {"amount": said, "doses": meant})
    question = _("%(amount)s would be %(doses)s. Tick it if that is right.")
    return Counted(number, question % {"amount": said, "doses": meant}, is_sure=False)


def _ask(amount: str) -> Counted:
    words = _("How many doses of it “%(amount)s” are is not known. Write how many, and tick it.")
    return Counted(1.0, words % {"amount": amount.strip()}, is_sure=False)
