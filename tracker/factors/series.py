"""Each factor as one number a day. A day that was not answered is not in it: that is not 0."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Any, Final, NamedTuple

from django.contrib.auth.models import User
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from foods.nutrients import CAFFEINE, WATER
from tracker.assessment.health.drinking import water_has_a_figure
from tracker.assessment.intake.fluids import DaySums
from tracker.assessment.reference.water_and_caffeine import adequate_water, caffeine_limit_mg
from tracker.fluids.lines import drinker_of
from tracker.models import DayFactors, Entry
from tracker.models.day import complete_dates
from tracker.models.factor import ANSWERS
from tracker.models.factor_kinds import DARKEST_URINE, MOST_STRESS, PALEST_URINE, FactorKind
from tracker.person.diarist import Diarist


class Scale(Enum):
    """How a factor is drawn: amounts as bars from 0, levels on their scale, yes or no as a mark."""

    AMOUNT = "amount"
    LEVEL = "level"
    YES_NO = "yes_no"


@dataclass(frozen=True, slots=True)
class Factor:
    """`unit` is "" for levels, counts and yes or no; `least` and `most` are the ends of a level's scale."""

    kind: FactorKind
    unit: str | Promise
    scale: Scale
    least: float | None = None
    most: float | None = None

    @property
    def label(self) -> str:
        return str(self.kind.label)


class Guide(NamedTuple):
    """What a factor is seen beside: a band from `low` to `high`, or, without `low`, a line that is no target."""

    low: float | None
    high: float


def _factor(kind: FactorKind, unit: str | Promise = "") -> Factor:
    return Factor(kind, unit, Scale.AMOUNT)


FACTORS: Final[Mapping[FactorKind, Factor]] = {
    factor.kind: factor
    for factor in (
        _factor(FactorKind.FLUIDS, "mL"),
        _factor(FactorKind.CAFFEINE, "mg"),
        Factor(FactorKind.STRESS, "", Scale.LEVEL, 0, MOST_STRESS),
        _factor(FactorKind.EXERCISE_MINUTES, _("min")),
        _factor(FactorKind.EXERCISE),
        Factor(FactorKind.UNACCUSTOMED, "", Scale.YES_NO),
        _factor(FactorKind.SLEEP, _("h")),
        _factor(FactorKind.WOKEN),
        _factor(FactorKind.ALCOHOL, "g"),
        Factor(FactorKind.HEAT, "", Scale.YES_NO),
        Factor(FactorKind.STOMACH, "", Scale.YES_NO),
        Factor(FactorKind.URINE, "", Scale.LEVEL, PALEST_URINE, DARKEST_URINE),
        _factor(FactorKind.SUN, _("min")),
    )
}
_FIELDS: Final = {
    FactorKind.STRESS: "stress",
    FactorKind.EXERCISE_MINUTES: "exercise_minutes",
    FactorKind.UNACCUSTOMED: "unaccustomed",
    FactorKind.SLEEP: "sleep_hours",
    FactorKind.WOKEN: "times_woken",
    FactorKind.ALCOHOL: "alcohol_g",
    FactorKind.HEAT: "heat",
    FactorKind.STOMACH: "upset_stomach",
    FactorKind.URINE: "urine_colour",
    FactorKind.SUN: "sun_minutes",
}
_PLACE_OF_SUM: Final = {FactorKind.FLUIDS: 0, FactorKind.CAFFEINE: 1}  # among what is summed of the entries


def factor_by_day(user: User, kind: FactorKind, first: date, last: date) -> dict[date, float]:
    """The number of each day from `first` to `last` that has one, as `FactorSeries.of` (1 to 3 queries)."""
    return FactorSeries(user, first, last).of(kind)


@dataclass(frozen=True)
class FactorSeries:
    """A person's factors on the days from `first` to `last`, each read when it is first asked for.

    All of them together cost 3 queries.
    """

    user: User
    first: date
    last: date

    def of(self, kind: FactorKind) -> dict[date, float]:
        """The number of each day that has one, oldest first; yes is 1 and no 0.

        Fluids, in mL: the water of all that is logged on days called complete, and the drinks given by hand. Caffeine,
        in mg: what is logged and what was given by hand, on days that were called complete or answered. Both count
        what is known, so that foods without a value make them lower bounds; neither counts by hand what is logged.
        """
        if kind is FactorKind.FLUIDS:
            return self._fluids
        if kind is FactorKind.CAFFEINE:
            return self._caffeine
        if kind is FactorKind.EXERCISE:
            return self._exercise
        return self._answered(_FIELDS[kind])

    def lower_bounds(self, kind: FactorKind) -> set[date]:
        """The days of which something that was logged has no value for this: there may be more."""
        place = _PLACE_OF_SUM.get(kind)
        if place is None:
            return set()
        return {day.date for day in self._sums if day.known_entries[place] < day.entries}

    def _answered(self, field: str) -> dict[date, float]:
        return {row["date"]: float(row[field]) for row in self._answers if row[field] is not None}

    @cached_property
    def _answers(self) -> list[dict[str, Any]]:
        rows = DayFactors.objects.of(self.user).between(self.first, self.last)
        return list(rows.order_by("date").values("date", *ANSWERS))

    @cached_property
    def _sums(self) -> list[DaySums]:
        return Entry.objects.of(self.user).between(self.first, self.last).day_sums([WATER, CAFFEINE])

    @cached_property
    def _complete(self) -> set[date]:
        return complete_dates(self.user, self.first, self.last)

    def _logged(self, kind: FactorKind) -> dict[date, float]:
        """Of each day on which an entry has a value, the sum of those that have one; water in g, which are mL."""
        place = _PLACE_OF_SUM[kind]
        return {day.date: day.known[place] for day in self._sums if day.known_entries[place]}

    @property
    def _exercise(self) -> dict[date, float]:
        """Minutes × effort; without any minutes 0 of any effort."""
        efforts = self._answered("exercise_effort")
        minutes = self._answered("exercise_minutes").items()
        return {day: spent * efforts.get(day, 0.0) for day, spent in minutes if spent == 0 or day in efforts}

    @property
    def _fluids(self) -> dict[date, float]:
        """Food holds a good part of the water, so that only a day with all of it logged has a sum."""
        logged, by_hand = self._logged(FactorKind.FLUIDS), self._answered("other_drinks_ml")
        return {day: logged[day] + by_hand.get(day, 0.0) for day in sorted(self._complete & logged.keys())}

    @property
    def _caffeine(self) -> dict[date, float]:
        """An answer by hand says what is not logged, and so that nothing else is missing."""
        logged, by_hand = self._logged(FactorKind.CAFFEINE), self._answered("other_caffeine_mg")
        days = sorted(self._complete & logged.keys() | by_hand.keys())
        return {day: logged.get(day, 0.0) + by_hand.get(day, 0.0) for day in days}


def guide_of(diarist: Diarist, kind: FactorKind) -> Guide | None:
    """What stands beside a factor for this person; None for most, and where health answers leave it to a doctor.

    EFSA 2010: 2.0 L of water a day from drink and food for women, 2.5 L for men. EFSA 2015: up to 400 mg of caffeine a
    day, 200 mg in pregnancy, raise no concern.
    """
    if kind is FactorKind.FLUIDS and water_has_a_figure(diarist.health.single):
        band = adequate_water(drinker_of(diarist))
        return Guide(band.low_g, band.high_g) if band else None
    if kind is FactorKind.CAFFEINE:
        limit = caffeine_limit_mg(drinker_of(diarist))
        return Guide(None, limit) if limit else None
    return None
