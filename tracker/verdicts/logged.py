"""The logged days of a span as plain values, and the verdicts that they allow."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from operator import attrgetter
from typing import Final, Self

from foods.models.food import groups_p90
from foods.nutrients import ENERGY, TRACKED, Amounts, Nutrient
from tracker.assessment.intake.totals import DayIntake, EntryRow, FoodSums, daily_intakes
from tracker.assessment.verdicts.adequacy import verdicts
from tracker.assessment.verdicts.energy import check_energy
from tracker.assessment.verdicts.energy_check import EnergyCheck
from tracker.assessment.verdicts.verdict import Verdict
from tracker.assessment.verdicts.what_if import with_every_day
from tracker.models import Entry
from tracker.models.day import complete_dates
from tracker.person.diarist import Diarist

VERDICT_DAYS: Final = 28


@dataclass(frozen=True)
class Logged:
    """What a person logged from one day to another, added up in the database; no entries are held but singled out ones.

    Unless told otherwise, `nutrients` are the tracked ones, and energy where the person wants it checked.
    """

    nutrients: Sequence[Nutrient]
    sums: Sequence[FoodSums]
    singled_out: Sequence[EntryRow]
    complete_dates: set[date]

    @classmethod
    def between(cls, first: date, last: date, diarist: Diarist, *, nutrients: Sequence[Nutrient] | None = None) -> Self:
        """Reads the days from `first` to `last` (3 queries, and one for `days` where something is unknown)."""
        if nutrients is None:
            nutrients = [*TRACKED, ENERGY] if diarist.body else TRACKED
        entries = Entry.objects.of(diarist.user).between(first, last)
        complete = complete_dates(diarist.user, first, last)
        return cls(nutrients, entries.food_sums(nutrients), entries.singled_out(nutrients), complete)

    @cached_property
    def days(self) -> list[DayIntake]:
        """The logged days in order of date."""
        p90 = group_p90(self.singled_out)
        return daily_intakes(self.sums, self.singled_out, self.complete_dates, p90, nutrients=self.nutrients)

    def with_every_day(self, food: EntryRow) -> Self:
        """The same days, had `food` been eaten on each complete one as well."""
        dates = [day.date for day in self.days if day.complete]
        sums, rows = with_every_day(self.sums, self.singled_out, food, dates=dates, nutrients=self.nutrients)
        return replace(self, sums=sums, singled_out=rows)


def logged_days(diarist: Diarist, first: date, last: date) -> list[DayIntake]:
    """The logged ones of the days from `first` to `last` (3 queries, 4 where something is unknown)."""
    return Logged.between(first, last, diarist).days


def days_of_verdict(diarist: Diarist, last: date) -> list[DayIntake]:
    """The logged ones of the days that a verdict up to `last` is made of."""
    return logged_days(diarist, last - timedelta(days=VERDICT_DAYS - 1), last)


def verdicts_on(diarist: Diarist, days: Sequence[DayIntake]) -> Mapping[str, Verdict]:
    """The verdicts on all of these days by nutrient key; empty while age and sex are unknown."""
    if diarist.person is None or diarist.references is None:
        return {}
    judged = diarist.cautions.judges_intake
    return verdicts(days, diarist.person, diarist.references, energy=energy_check_on(diarist, days), judged=judged)


def energy_check_on(diarist: Diarist, days: Sequence[DayIntake]) -> EnergyCheck | None:
    """Whether the energy of these days is plausible; None where it is not to be checked or can't be."""
    return check_energy(days, diarist.person, diarist.body) if diarist.person else None


def group_p90(rows: Iterable[EntryRow]) -> Mapping[str, Amounts]:
    """Percentiles for the groups of entries with a blank; read only when there is one."""
    tracked = attrgetter(*[nutrient.field for nutrient in TRACKED])
    return groups_p90() if any(None in tracked(row.amounts) for row in rows) else {}
