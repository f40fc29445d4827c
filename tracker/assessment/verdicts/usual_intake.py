"""From days to usual intake: the weights of weekdays and weekend days, day-to-day variation, intervals."""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import compress
from operator import not_
from typing import Final

from foods.nutrients import CALCIUM, MAGNESIUM, POTASSIUM
from tracker.assessment.reference.reference_intakes import Person, Sex
from tracker.assessment.verdicts.bootstrap import BOOTSTRAP_DRAWS, combined, resampled_means
from tracker.assessment.verdicts.verdict import SDSource

SATURDAY: Final = 5
Z_95: Final = 1.96
OWN_SD_FROM_DAYS: Final = 30  # below that a person's own SD is badly biased (NASEM 2000)
ADULT_MONTHS: Final = 19 * 12
OLDER_MONTHS: Final = 51 * 12

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
        return self.is_weekend.count(True)

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
        return combined([sum(part) / len(part) for part in self._parts(values)])

    def means_by_type(self, values: Sequence[float]) -> tuple[float | None, float | None]:
        """The weekdays' mean and the weekend days' mean; None where there is no such day."""
        means = iter([sum(part) / len(part) for part in self._parts(values)])
        return next(means) if self.weekdays else None, next(means) if self.weekend_days else None

    def bootstrap_means(self, values: Sequence[float], *, seed: int) -> list[float]:
        """`BOOTSTRAP_DRAWS` weighted means over days drawn anew; the same seed draws the same days."""
        return resampled_means(self._parts(values), seed=seed)

    def bootstrap_interval(self, values: Sequence[float], *, seed: int) -> tuple[float, float]:
        """95 % percentile interval of the mean over days drawn anew."""
        means = sorted(self.bootstrap_means(values, seed=seed))
        tail = round(BOOTSTRAP_DRAWS * 0.025)
        return means[tail], means[-1 - tail]

    def _parts(self, values: Sequence[float]) -> list[list[float]]:
        """The weekdays' values and the weekend days' values, each if there are any."""
        parts = (list(compress(values, chosen)) for chosen in (map(not_, self.is_weekend), self.is_weekend))
        return [part for part in parts if part]


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
    own = _stdev(values)
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
    return _stdev(values) / mean if mean > 0 else None


def _stdev(values: Sequence[float]) -> float:
    """As statistics.stdev, without its exact fractions: 0.3 ms instead of 4 for ten years."""
    mean = statistics.fmean(values)
    return math.sqrt(math.fsum([(value - mean) ** 2 for value in values]) / (len(values) - 1))


def interval(mean: float, sd: float, effective_days: float) -> tuple[float, float]:
    """mean ± 1.96 SD/√n, never below 0."""
    margin = Z_95 * sd / math.sqrt(effective_days)
    return max(0.0, mean - margin), mean + margin
