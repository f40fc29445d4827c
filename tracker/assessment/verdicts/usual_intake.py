"""From days to usual intake: the weights of weekdays and weekend days, day-to-day variation, intervals."""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Final

from foods.nutrients import CALCIUM, MAGNESIUM, POTASSIUM
from tracker.assessment.reference.reference_intakes import Person, Sex
from tracker.assessment.verdicts.verdict import SDSource

SATURDAY: Final = 5
Z_95: Final = 1.96
OWN_SD_FROM_DAYS: Final = 30  # below that a person's own SD is badly biased (NASEM 2000)
ADULT_MONTHS: Final = 19 * 12
OLDER_MONTHS: Final = 51 * 12
FEW_DAYS: Final = 3  # of one type: too few to show their own spread
BOOTSTRAP_DRAWS: Final = 500
MOST_DRAWN_IN_PYTHON: Final = 92  # days of one type

# Pooled day-to-day SD in mg, (19-50 y, 51+ y): CSFII 1994-96, NASEM 2000 Table B-2. Checked in a copy: calcium and
# magnesium of women 19-50. The others are recalled and agree with their coefficients of variation.
POOLED_SD_MG: Final[dict[tuple[str, Sex], tuple[float, float]]] = {
    (CALCIUM.key, "female"): (325, 256),
    (CALCIUM.key, "male"): (492, 339),
    (MAGNESIUM.key, "female"): (86, 74),
    (MAGNESIUM.key, "male"): (122, 94),
    (POTASSIUM.key, "female"): (851, 723),
    (POTASSIUM.key, "male"): (1147, 922),
}
CV_UNDER_19: Final = {CALCIUM.key: 0.45, MAGNESIUM.key: 0.40, POTASSIUM.key: 0.40}


@dataclass(frozen=True, slots=True)
class DayTypes:
    """Which of some days are weekend days. Where both types exist, weekdays weigh 5 and weekend days 2."""

    is_weekend: tuple[bool, ...]

    @classmethod
    def of(cls, dates: Sequence[date]) -> "DayTypes":
        return cls(tuple(day.weekday() >= SATURDAY for day in dates))

    @property
    def weekend_days(self) -> int:
        return sum(self.is_weekend)

    @property
    def weekdays(self) -> int:
        return len(self.is_weekend) - self.weekend_days

    @property
    def effective_days(self) -> float:
        """n_eff = 1/((25/49)/weekdays + (4/49)/weekend days); the number of days where there is one type."""
        if not self.weekdays or not self.weekend_days:
            return len(self.is_weekend)
        return 49 / (25 / self.weekdays + 4 / self.weekend_days)

    def mean(self, values: Sequence[float]) -> float:
        """(5 weekday mean + 2 weekend mean)/7, or the plain mean where there is one type of day."""
        return _combined([sum(part) / len(part) for part in self._parts(values)])

    def means_by_type(self, values: Sequence[float]) -> tuple[float | None, float | None]:
        """The weekdays' mean and the weekend days' mean; None where there is no such day."""
        means = iter([sum(part) / len(part) for part in self._parts(values)])
        return next(means) if self.weekdays else None, next(means) if self.weekend_days else None

    def bootstrap_interval(self, values: Sequence[float], *, seed: int) -> tuple[float, float]:
        """95 % percentile interval of the mean over days drawn anew, weekdays and weekend days each among themselves.

        Where one type has under three days, all are drawn together, each with its weight: a single day drawn only
        from itself would look certain. The same seed draws the same days, so that larger values never give a lower
        interval.
        """
        rng = Random(seed)  # noqa: S311 - a statistic, not a secret
        parts = self._parts(values)
        if len(parts) == 2 and min(map(len, parts)) < FEW_DAYS:
            means = sorted(_weighted_means(parts, rng))
        else:
            means = sorted(
                _combined(pair) for pair in zip(*(_resampled_means(part, rng) for part in parts), strict=True)
            )
        tail = round(BOOTSTRAP_DRAWS * 0.025)
        return means[tail], means[-1 - tail]

    def _parts(self, values: Sequence[float]) -> list[list[float]]:
        """The weekdays' values and the weekend days' values, each if there are any."""
        pairs = list(zip(values, self.is_weekend, strict=True))
        parts = ([value for value, weekend in pairs if weekend is kind] for kind in (False, True))
        return [part for part in parts if part]


def _combined(means: Sequence[float]) -> float:
    return (5 * means[0] + 2 * means[1]) / 7 if len(means) == 2 else means[0]


def _weighted_means(parts: Sequence[Sequence[float]], rng: Random) -> list[float]:
    """Means of days drawn from all of them, where the five weekdays and the two weekend days keep their shares.

    Held between the lowest and the highest day, so that equal days give exactly their own value.
    """
    weekdays, weekend_days = parts
    weighed = [(value, 5 * len(weekend_days)) for value in weekdays]
    weighed += [(value, 2 * len(weekdays)) for value in weekend_days]
    lowest, highest = min(weighed)[0], max(weighed)[0]
    size = len(weighed)
    drawn = rng.choices(weighed, k=size * BOOTSTRAP_DRAWS)
    samples = (drawn[start : start + size] for start in range(0, len(drawn), size))
    means = (sum(value * weight for value, weight in each) / sum(weight for _, weight in each) for each in samples)
    return [min(max(mean, lowest), highest) for mean in means]


def _resampled_means(values: Sequence[float], rng: Random) -> list[float]:
    size = len(values)
    if size > MOST_DRAWN_IN_PYTHON:
        # Only here: numpy costs a tenth of a second to import, and saves as much again for each long span.
        import numpy as np

        picks = np.random.default_rng(rng.getrandbits(64)).integers(0, size, (BOOTSTRAP_DRAWS, size))
        return [float(mean) for mean in np.asarray(values)[picks].mean(axis=1)]
    drawn = rng.choices(values, k=size * BOOTSTRAP_DRAWS)
    return [sum(drawn[start : start + size]) / size for start in range(0, len(drawn), size)]


@dataclass(frozen=True, slots=True)
class DayToDaySD:
    """The standard deviation between a person's days, in mg."""

    value: float
    source: SDSource


def day_to_day_sd(nutrient: str, person: Person, *, mean: float, values: Sequence[float]) -> DayToDaySD | None:
    """The SD to use for a mean of these days; None where no usable one exists (vitamin D).

    The pooled survey value of the sex and age group, under 19 a share of the mean; from 30 days on the person's own
    where it is larger (method.md section 2).
    """
    survey = _survey_sd(nutrient, person, mean)
    if survey is None or len(values) < OWN_SD_FROM_DAYS:
        return survey
    own = statistics.stdev(values)
    return DayToDaySD(own, SDSource.OWN_DAYS) if own > survey.value else survey


def _survey_sd(nutrient: str, person: Person, mean: float) -> DayToDaySD | None:
    pooled = POOLED_SD_MG.get((nutrient, person.sex))
    if pooled is None:
        return None
    if person.is_pregnant_or_lactating:
        return DayToDaySD(pooled[0], SDSource.APPROXIMATE_GROUP)
    if person.age_months < ADULT_MONTHS:
        return DayToDaySD(CV_UNDER_19[nutrient] * mean, SDSource.APPROXIMATE_CV)
    return DayToDaySD(pooled[person.age_months >= OLDER_MONTHS], SDSource.POOLED_SURVEY)


def coefficient_of_variation(values: Sequence[float]) -> float | None:
    """SD over mean of these days; None for fewer than two days or a mean of 0."""
    if len(values) < 2:
        return None
    mean = statistics.fmean(values)
    return statistics.stdev(values) / mean if mean > 0 else None


def interval(mean: float, sd: float, effective_days: float) -> tuple[float, float]:
    """mean ± 1.96 SD/√n, never below 0."""
    margin = Z_95 * sd / math.sqrt(effective_days)
    return max(0.0, mean - margin), mean + margin
