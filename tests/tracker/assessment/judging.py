"""Complete days made of plain numbers, and the verdict on them."""

from collections.abc import Sequence
from datetime import date, timedelta

from foods.nutrients import BY_KEY
from tracker.assessment.adequacy import verdict
from tracker.assessment.intake import DayIntake, NutrientIntake
from tracker.assessment.reference_intakes import Authority, Person, references_for
from tracker.assessment.verdict import Verdict

MONDAY = date(2025, 3, 3)
WOMAN_35 = Person(35 * 12, "female")


def known(amount: float, *, from_supplements: float = 0.0) -> NutrientIntake:
    return NutrientIntake(amount, amount - from_supplements, from_supplements, amount, 1.0, (), 5, 0)


def partly(lower: float, upper: float, coverage: float, *names: str) -> NutrientIntake:
    return NutrientIntake(lower, lower, 0.0, upper, coverage, names, 9, len(names))


def days_of(nutrient: str, intakes: Sequence[NutrientIntake], *, first: date = MONDAY) -> list[DayIntake]:
    return [DayIntake(first + timedelta(days=day), True, {nutrient: intake}) for day, intake in enumerate(intakes)]


def judge(
    nutrient: str,
    intakes: Sequence[NutrientIntake | float],
    person: Person = WOMAN_35,
    authority: Authority = Authority.NASEM,
) -> Verdict:
    """The verdict on these complete days, the first of which is a Monday."""
    days = days_of(nutrient, [known(day) if isinstance(day, int | float) else day for day in intakes])
    return verdict(BY_KEY[nutrient], days, person, references_for(person, authority).get(nutrient))
