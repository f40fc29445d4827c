"""Means of the weeks up to a day: how intake went, for a small drawing."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from foods.nutrients import Nutrient
from tracker.assessment.intake.totals import DayIntake

DAYS_OF_WEEK = 7


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days up to `last`; `mean` is that of the complete ones, a lower bound, None where none is complete."""

    last: date
    mean: float | None
    days: int


def weeks_up_to(last: date, days: Sequence[DayIntake], nutrient: Nutrient, *, weeks: int) -> list[Week]:
    """So many weeks of seven days each, the one that ends on `last` at the end."""
    amounts: defaultdict[int, list[float]] = defaultdict(list)
    first = last - timedelta(days=DAYS_OF_WEEK * weeks - 1)
    for day in days:
        if day.complete and first <= day.date <= last:
            amounts[(last - day.date).days // DAYS_OF_WEEK].append(day.nutrients[nutrient.key].lower)
    return [
        Week(
            last=last - timedelta(weeks=back),
            mean=sum(amounts[back]) / len(amounts[back]) if back in amounts else None,
            days=len(amounts.get(back, ())),
        )
        for back in reversed(range(weeks))
    ]
