"""Today by hour: all four nutrients against the day's targets, at the times when something was eaten."""

from collections.abc import Sequence
from datetime import time
from functools import partial
from itertools import accumulate
from operator import attrgetter
from typing import Final

import pandas as pd
from django.utils.translation import gettext as _

from foods.nutrients import TRACKED, Nutrient
from tracker.dashboard.charts.panel import Panel, Row, Subject, Table, colour_of, separators
from tracker.dashboard.figures import HourLine, HoursChart, Look, ReferenceLine, hours_figure
from tracker.dashboard.hours_of_day import Eaten, HoursOfDay, hours_of_today, hours_since_begin
from tracker.display.amounts import format_percent
from tracker.display.dates import clock
from tracker.person.diarist import Diarist

HOURS: Final = 24
EVERY_HOURS: Final = 6


def hours_panel(subject: Subject) -> Panel:
    """The nutrient of `subject` does not matter, nor does its span: it is today, and all four."""
    diarist = subject.diarist
    today = hours_of_today(diarist)
    times = today.times
    subjects = [Subject(diarist, subject.span, nutrient) for nutrient in TRACKED]
    percents = {each.nutrient.key: _percents(times, each) for each in subjects}
    chart = HoursChart(
        look=Look(_("% of today’s target") if diarist.person else _("% Daily Value, as on labels"), separators(), ""),
        hours=[each.hour for each in times],
        sentences=[_sentence(each, percents, place) for place, each in enumerate(times)],
        lines=[HourLine(_(each.name), colour_of(each), each.dash, percents[each.key]) for each in TRACKED],
        target=ReferenceLine(100.0, _("target"), "dash"),
        until=max([hours_since_begin(diarist.now, diarist), *(each.hour for each in times)]),
        length=today.length,
        ticks=_ticks(diarist),
    )
    table = partial(_table, today, percents)
    return Panel(lambda: hours_figure(chart), table, lambda: _numbers(times, percents))


def _ticks(diarist: Diarist) -> list[tuple[float, str]]:
    """Every six hours of the clock, each where it stands in this day."""
    begin = diarist.profile.day_starts_hour
    hours = [time((begin + hour) % HOURS) for hour in range(0, HOURS, EVERY_HOURS)]
    return [(hours_since_begin(diarist.moment(diarist.today, at), diarist), clock(at)) for at in hours]


def _percents(times: Sequence[Eaten], subject: Subject) -> list[float]:
    """What is known so far, after each time, in per cent of the target."""
    field = attrgetter(subject.nutrient.field)
    known = [sum(amount for entry in each.entries if (amount := field(entry)) is not None) for each in times]
    return [100 * amount / subject.target for amount in accumulate(known)]


def _sentence(eaten: Eaten, percents: dict[str, list[float]], place: int) -> str:
    so_far = ", ".join(_so_far(nutrient, percents[nutrient.key][place]) for nutrient in TRACKED)
    names = ", ".join(entry.name for entry in eaten.entries)
    return _("%(time)s: %(foods)s. So far %(so_far)s") % {"time": eaten.when, "foods": names, "so_far": so_far}


def _so_far(nutrient: Nutrient, percent: float) -> str:
    return f"{_(nutrient.name)} {format_percent(percent)}"


def _table(today: HoursOfDay, percents: dict[str, list[float]]) -> Table:
    heads = [_("Time"), _("Eaten"), *(_(nutrient.name) for nutrient in TRACKED)]
    rows = [
        Row(
            each.when,
            [
                ", ".join(entry.name for entry in each.entries),
                *(format_percent(percents[nutrient.key][place]) for nutrient in TRACKED),
            ],
        )
        for place, each in enumerate(today.times)
    ]
    return Table(heads, rows, frozenset({2, 3, 4, 5}), today.notes)


def _numbers(times: Sequence[Eaten], percents: dict[str, list[float]]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "time": [each.at.isoformat("minutes") for each in times],
            "time_is": ["logged" if each.is_logged else "said" for each in times],
        }
        | {f"{nutrient.key}_percent_of_target": percents[nutrient.key] for nutrient in TRACKED}
    )
