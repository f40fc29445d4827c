"""How a mean has changed from the span before, and whether that is more than days differing by chance."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from foods.nutrients import Nutrient
from tracker.assessment.intake.totals import DayIntake
from tracker.assessment.reference.reference_intakes import Person
from tracker.assessment.verdicts.adequacy import ENOUGH_COVERAGE, MINIMUM_DAYS, WEEK
from tracker.assessment.verdicts.usual_intake import DayTypes, day_to_day_sd

Z_99: Final = 2.576  # four nutrients are looked at, often: at 95 % one in five looks would find a change that is none
TAIL_99: Final = 0.005
SEED_BEFORE, SEED_NOW = 1, 2  # drawn apart: the days of two spans have nothing to do with each other


@dataclass(frozen=True, slots=True)
class ChangeOfMean:
    """The mean of the complete days less that of the span before, lower bounds in the nutrient's own unit.

    `interval` is the 99 % interval of the difference; where something is unknown, of the least difference that it
    leaves: it is counted at its most in one span and at nothing in the other. None where that can't be told: under a
    week of complete days, or too much unknown. `likely_real`: the interval leaves out zero.
    """

    mean_before: float
    days_before: int
    difference: float
    interval: tuple[float, float] | None

    @property
    def likely_real(self) -> bool:
        if self.interval is None:
            return False
        low, high = self.interval
        return low > 0 if self.difference > 0 else high < 0


@dataclass(frozen=True, slots=True)
class _Side:
    types: DayTypes
    lower: list[float]
    upper: list[float]
    coverage: float

    @classmethod
    def of(cls, nutrient: Nutrient, days: Sequence[DayIntake]) -> "_Side":
        complete = [day for day in days if day.complete]
        intakes = [day.nutrients[nutrient.key] for day in complete]
        return cls(
            types=DayTypes.of([day.date for day in complete]),
            lower=[intake.lower for intake in intakes],
            upper=[intake.upper for intake in intakes],
            coverage=sum(intake.coverage for intake in intakes) / len(intakes) if intakes else 0.0,
        )


def change_of_mean(
    nutrient: Nutrient, before: Sequence[DayIntake], now: Sequence[DayIntake], person: Person
) -> ChangeOfMean | None:
    """None where one of the two spans has fewer than three complete days."""
    if any(sum(day.complete for day in days) < MINIMUM_DAYS for days in (before, now)):
        return None
    earlier, later = _Side.of(nutrient, before), _Side.of(nutrient, now)
    mean_before = earlier.types.mean(earlier.lower)
    difference = later.types.mean(later.lower) - mean_before
    return ChangeOfMean(
        mean_before=mean_before,
        days_before=len(earlier.lower),
        difference=difference,
        interval=_least_interval(nutrient, earlier, later, person, rises=difference > 0),
    )


def _least_interval(
    nutrient: Nutrient, before: _Side, now: _Side, person: Person, *, rises: bool
) -> tuple[float, float] | None:
    if min(len(before.lower), len(now.lower)) < WEEK or min(before.coverage, now.coverage) < ENOUGH_COVERAGE:
        return None
    from_values, to_values = (before.upper, now.lower) if rises else (before.lower, now.upper)
    if not all(map(math.isfinite, [*from_values, *to_values])):
        return None
    return _interval(nutrient, (before.types, from_values), (now.types, to_values), person)


def _interval(
    nutrient: Nutrient, before: tuple[DayTypes, list[float]], now: tuple[DayTypes, list[float]], person: Person
) -> tuple[float, float]:
    """99 % interval of the difference of two means: by the SD between days, for vitamin D by drawing days anew."""
    means = [types.mean(values) for types, values in (before, now)]
    sds = [
        day_to_day_sd(nutrient.key, person, mean=mean, values=values)
        for mean, (_types, values) in zip(means, (before, now), strict=True)
    ]
    if sds[0] is None or sds[1] is None:
        return _drawn(before, now)
    margin = Z_99 * math.hypot(
        sds[0].value / math.sqrt(before[0].effective_days), sds[1].value / math.sqrt(now[0].effective_days)
    )
    difference = means[1] - means[0]
    return difference - margin, difference + margin


def _drawn(before: tuple[DayTypes, list[float]], now: tuple[DayTypes, list[float]]) -> tuple[float, float]:
    earlier = before[0].bootstrap_means(before[1], seed=SEED_BEFORE)
    later = now[0].bootstrap_means(now[1], seed=SEED_NOW)
    differences = sorted(after - first for first, after in zip(earlier, later, strict=True))
    tail = round(len(differences) * TAIL_99)
    return differences[tail], differences[-1 - tail]
