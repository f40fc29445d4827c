"""The logged days of a span as plain values, and the verdicts that they allow."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from foods.models import FoodGroup
from foods.nutrients import TRACKED, Amounts
from tracker.assessment.adequacy import verdicts
from tracker.assessment.intake import DayIntake, EntryRow, daily_intakes
from tracker.assessment.verdict import Verdict
from tracker.models import Day, Entry
from tracker.person import Diarist


def logged_days(diarist: Diarist, *, until: date, span_days: int) -> list[DayIntake]:
    """The logged ones of the `span_days` days that end with `until` (2 queries, 3 where something is unknown)."""
    first = until - timedelta(days=span_days - 1)
    rows = Entry.objects.of(diarist.user).between(first, until).rows()
    complete = Day.objects.of(diarist.user).between(first, until).complete_dates()
    return daily_intakes(rows, complete, group_p90(rows), nutrients=TRACKED)


def verdicts_on(diarist: Diarist, days: Sequence[DayIntake], *, until: date, span_days: int) -> Mapping[str, Verdict]:
    """The verdicts by nutrient key; empty while age and sex are unknown."""
    if diarist.person is None or diarist.references is None:
        return {}
    return verdicts(days, diarist.person, diarist.references, until=until, span_days=span_days)


def group_p90(rows: Iterable[EntryRow]) -> Mapping[str, Amounts]:
    """Percentiles for the groups of entries with a blank; read only when there is one."""
    wanted = [nutrient.field for nutrient in TRACKED]
    groups = {row.group for row in rows if None in [getattr(row, field) for field in wanted]}
    return FoodGroup.objects.filter(name__in=[*groups, ""]).p90() if groups else {}
