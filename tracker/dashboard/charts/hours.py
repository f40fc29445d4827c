"""Today by hour: all four nutrients against the day's targets, at the times when something was logged."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import accumulate, groupby
from operator import attrgetter
from typing import Final

import pandas as pd
from django.utils.translation import gettext as _

from foods.nutrients import TRACKED, Nutrient
from tracker.dashboard.charts.panel import Panel, Row, Subject, Table, colour_of, separators
from tracker.dashboard.figures import HourLine, HoursChart, Look, ReferenceLine, hours_figure
from tracker.display.amounts import format_percent
from tracker.display.dates import clock
from tracker.models import Entry, Meal
from tracker.person.diarist import Diarist, local_day

HOURS: Final = 24
EVERY_HOURS: Final = 6


@dataclass(frozen=True, slots=True)
class Eaten:
    """What was eaten at one time: `hour` since the day began, the time on the clock, and the entries."""

    hour: float
    at: time
    entries: Sequence[Entry]


def hours_panel(subject: Subject) -> Panel:
    """The nutrient of `subject` does not matter, nor does its span: it is today, and all four."""
    diarist = subject.diarist
    times = _times(diarist)
    subjects = [Subject(diarist, subject.span, nutrient) for nutrient in TRACKED]
    percents = {each.nutrient.key: _percents(times, each) for each in subjects}
    chart = HoursChart(
        look=Look(_("% of today’s target") if diarist.person else _("% Daily Value, as on labels"), separators(), ""),
        hours=[each.hour for each in times],
        sentences=[_sentence(each, percents, place) for place, each in enumerate(times)],
        lines=[HourLine(_(each.name), colour_of(each), each.dash, percents[each.key]) for each in TRACKED],
        target=ReferenceLine(100.0, _("target"), "dash"),
        until=max([_hour(diarist.local_time.time(), diarist), *(each.hour for each in times)]),
        ticks=[(hour, _clock(hour, diarist)) for hour in range(0, HOURS, EVERY_HOURS)],
    )
    return Panel(lambda: hours_figure(chart), lambda: _table(times, percents), lambda: _numbers(times, percents))


def _times(diarist: Diarist) -> list[Eaten]:
    entries = Entry.objects.of(diarist.user).on(diarist.today).counted().order_by("created_at", "key")
    placed = sorted(((_eaten_at(entry, diarist), entry) for entry in entries), key=lambda pair: _hour(pair[0], diarist))
    return [
        Eaten(_hour(at, diarist), at, [entry for _at, entry in group])
        for at, group in groupby(placed, key=lambda pair: pair[0])
    ]


def _eaten_at(entry: Entry, diarist: Diarist) -> time:
    """To the minute: the time given, else when it was logged if that was on its day, else the meal's usual time."""
    if entry.local_time:
        return entry.local_time.replace(second=0, microsecond=0)
    if local_day(entry.created_at, diarist.zone, diarist.profile.day_starts_hour) == entry.date:
        return entry.created_at.astimezone(diarist.zone).time().replace(second=0, microsecond=0)
    return Meal(entry.meal).usual_time  # logged on another day: only its name tells


def _hour(at: time, diarist: Diarist) -> float:
    """Hours since the person's day began."""
    return (at.hour + at.minute / 60 - diarist.profile.day_starts_hour) % HOURS


def _clock(hour: int, diarist: Diarist) -> str:
    midnight = datetime.combine(diarist.today, time())
    return clock((midnight + timedelta(hours=hour + diarist.profile.day_starts_hour)).time())


def _percents(times: Sequence[Eaten], subject: Subject) -> list[float]:
    """What is known so far, after each time, in per cent of the target."""
    field = attrgetter(subject.nutrient.field)
    known = [sum(amount for entry in each.entries if (amount := field(entry)) is not None) for each in times]
    return [100 * amount / subject.target for amount in accumulate(known)]


def _sentence(eaten: Eaten, percents: dict[str, list[float]], place: int) -> str:
    so_far = ", ".join(_so_far(nutrient, percents[nutrient.key][place]) for nutrient in TRACKED)
    names = ", ".join(entry.name for entry in eaten.entries)
    return _("%(time)s: %(foods)s. So far %(so_far)s") % {"time": clock(eaten.at), "foods": names, "so_far": so_far}


def _so_far(nutrient: Nutrient, percent: float) -> str:
    return f"{_(nutrient.name)} {format_percent(percent)}"


def _table(times: Sequence[Eaten], percents: dict[str, list[float]]) -> Table:
    heads = [_("Time"), _("Eaten"), *(_(nutrient.name) for nutrient in TRACKED)]
    rows = [
        Row(
            clock(each.at),
            [
                ", ".join(entry.name for entry in each.entries),
                *(format_percent(percents[nutrient.key][place]) for nutrient in TRACKED),
            ],
        )
        for place, each in enumerate(times)
    ]
    return Table(heads, rows, frozenset({2, 3, 4, 5}))


def _numbers(times: Sequence[Eaten], percents: dict[str, list[float]]) -> pd.DataFrame:
    return pd.DataFrame(
        {"time": [each.at.isoformat("minutes") for each in times]}
        | {f"{nutrient.key}_percent_of_target": percents[nutrient.key] for nutrient in TRACKED}
    )
