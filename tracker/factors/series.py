"""Each factor as one number a day. A day that was not answered is not in it: that is not 0."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, Final, NamedTuple

from django.contrib.auth.models import User
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from foods.nutrients import CAFFEINE, WATER, Nutrient
from tracker.assessment.health.drinking import water_has_a_figure
from tracker.assessment.reference.water_and_caffeine import adequate_water, caffeine_limit_mg
from tracker.fluids.lines import drinker_of
from tracker.models import Day, DayFactors, Entry
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


def factor_by_day(user: User, kind: FactorKind, first: date, last: date) -> dict[date, float]:
    """The number of each day from `first` to `last` that has one, oldest first; yes is 1 and no 0 (1 to 3 queries).

    Fluids, in mL: the water of all that is logged on days called complete, and the drinks given by hand. Caffeine, in
    mg: what is logged and what was given by hand, on days that were called complete or answered. Both count what is
    known, so that foods without a value make them lower bounds; neither counts by hand what is logged.
    """
    read = _READERS.get(kind)
    return read(user, first, last) if read else _of_field(user, _FIELDS[kind], first, last)


def _of_field(user: User, field: str, first: date, last: date) -> dict[date, float]:
    return {day: float(value) for day, value in _answers(user, first, last, field) if value is not None}


def _answers(user: User, first: date, last: date, *fields: str) -> Iterable[tuple[Any, ...]]:
    rows = DayFactors.objects.of(user).between(first, last)
    return rows.order_by("date").values_list("date", *fields)


def _exercise(user: User, first: date, last: date) -> dict[date, float]:
    """Minutes × effort; without any minutes 0 of any effort."""
    found = {}
    for day, minutes, effort in _answers(user, first, last, "exercise_minutes", "exercise_effort"):
        if minutes == 0:
            found[day] = 0.0
        elif minutes is not None and effort is not None:
            found[day] = float(minutes * effort)
    return found


def _fluids(user: User, first: date, last: date) -> dict[date, float]:
    """Food holds a good part of the water, so that only a day with all of it logged has a sum."""
    logged = _logged(user, WATER, first, last)
    by_hand = _of_field(user, "other_drinks_ml", first, last)
    complete = Day.objects.of(user).between(first, last).complete_dates()
    return {day: logged[day] + by_hand.get(day, 0.0) for day in sorted(complete & logged.keys())}


def _caffeine(user: User, first: date, last: date) -> dict[date, float]:
    """An answer by hand says what is not logged, and so that nothing else is missing."""
    logged = _logged(user, CAFFEINE, first, last)
    by_hand = _of_field(user, "other_caffeine_mg", first, last)
    complete = Day.objects.of(user).between(first, last).complete_dates() & logged.keys()
    return {day: logged.get(day, 0.0) + by_hand.get(day, 0.0) for day in sorted(complete | by_hand.keys())}


def _logged(user: User, nutrient: Nutrient, first: date, last: date) -> dict[date, float]:
    """Of each day on which an entry has a value, the sum of those that have one; water in g, which are mL."""
    days = Entry.objects.of(user).between(first, last).day_sums([nutrient])
    return {day.date: day.known[0] for day in days if day.known_entries[0]}


def _by_hand(user: User, field: str, first: date, last: date) -> dict[date, float]:
    return {day: value for day, value in _answers(user, first, last, field) if value is not None}


_READERS: Final[Mapping[FactorKind, Callable[[User, date, date], dict[date, float]]]] = {
    FactorKind.FLUIDS: _fluids,
    FactorKind.CAFFEINE: _caffeine,
    FactorKind.EXERCISE: _exercise,
}


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
