"""Days made of plain numbers or of entries, and the verdict on them."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from itertools import groupby
from operator import attrgetter

from foods.nutrients import BY_KEY, TRACKED, GroupP90, Nutrient
from tracker.assessment.intake.totals import (
    FOOD,
    DayIntake,
    EntryRow,
    FoodSums,
    NutrientIntake,
    daily_intakes,
    least_weight_kcal,
)
from tracker.assessment.reference.reference_intakes import Authority, Person, references_for
from tracker.assessment.verdicts.adequacy import verdict
from tracker.assessment.verdicts.energy_check import EnergyCheck
from tracker.assessment.verdicts.verdict import Verdict

MONDAY = date(2025, 3, 3)
WOMAN_35 = Person(35 * 12, "female")


def known(amount: float, *, from_supplements: float = 0.0) -> NutrientIntake:
    return NutrientIntake(amount, amount - from_supplements, from_supplements, amount, 1.0, (), 5, 0)


def partly(lower: float, upper: float, coverage: float, *names: str) -> NutrientIntake:
    return NutrientIntake(lower, lower, 0.0, upper, coverage, names, 9, len(names))


def days_of(nutrient: str, intakes: Sequence[NutrientIntake], *, first: date = MONDAY) -> list[DayIntake]:
    return [DayIntake(first + timedelta(days=day), True, {nutrient: intake}) for day, intake in enumerate(intakes)]


def food_sums(rows: Sequence[EntryRow], nutrients: Sequence[Nutrient]) -> list[FoodSums]:
    """What the diary's query gives for these rows in a database."""
    foods = sorted((row for row in rows if row.kind == FOOD), key=attrgetter("date"))
    sums = []
    for day, group in groupby(foods, key=attrgetter("date")):
        eaten = list(group)
        known = [[getattr(row.amounts, nutrient.field) for row in eaten] for nutrient in nutrients]
        totals = tuple(sum((amount for amount in column if amount is not None), 0.0) for column in known)
        sums.append(FoodSums(day, len(eaten), sum(map(least_weight_kcal, eaten)), totals))
    return sums


def singled_out(rows: Sequence[EntryRow], nutrients: Sequence[Nutrient]) -> list[EntryRow]:
    """The supplements and the foods with a blank among these rows."""
    return [row for row in rows if row.kind != FOOD or None in [getattr(row.amounts, each.field) for each in nutrients]]


def days_of_rows(
    rows: Sequence[EntryRow],
    complete: Collection[date],
    p90: GroupP90,
    *,
    nutrients: Sequence[Nutrient] = TRACKED,
) -> list[DayIntake]:
    """The days that these entries make, as the diary reads them from its database."""
    return daily_intakes(food_sums(rows, nutrients), singled_out(rows, nutrients), complete, p90, nutrients=nutrients)


def judge(
    nutrient: str,
    intakes: Sequence[NutrientIntake | float],
    person: Person = WOMAN_35,
    authority: Authority = Authority.NASEM,
    *,
    energy: EnergyCheck | None = None,
) -> Verdict:
    """The verdict on these complete days, the first of which is a Monday."""
    days = days_of(nutrient, [known(day) if isinstance(day, int | float) else day for day in intakes])
    reference = references_for(person, authority).get(nutrient)
    return verdict(BY_KEY[nutrient], days, person, reference, energy=energy)
