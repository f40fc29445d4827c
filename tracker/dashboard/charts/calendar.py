"""The calendar: each day's share of the target, for at most the last 53 weeks of a span."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

import pandas as pd
from django.urls import reverse
from django.utils.translation import gettext as _

from tracker.assessment.intake.frames import shares_of
from tracker.dashboard.charts.panel import Panel, Row, Subject, Table
from tracker.dashboard.figures import CalendarChart, calendar_figure
from tracker.dashboard.spans import Span
from tracker.display.amounts import format_share
from tracker.display.dates import short_day_name, short_month_name, weekday_name
from tracker.person.reading import DayWords

MOST_WEEKS: Final = 53
LEAST_WEEKS_OF_A_NAME: Final = 2
MONDAY: Final = date(2001, 1, 1)


def calendar_panel(subject: Subject) -> Panel:
    """The logged days as cells that fill with their share of the target."""
    shown = Subject(subject.diarist, replace(subject.span, first=first_shown(subject.span)), subject.nutrient)
    shares = shares_of(shown.frame, shown.target)
    spoken = [_share(day, share) for day, share in zip(shown.words, shares["share"], strict=True)]
    return Panel(
        lambda: calendar_figure(shares, _chart(shown, spoken)), lambda: _table(shown, spoken), lambda: _numbers(shares)
    )


def _chart(subject: Subject, spoken: Sequence[str]) -> CalendarChart:
    first, last = subject.span.first, subject.span.last
    return CalendarChart(
        look=subject.look,
        first=first,
        last=last,
        weekdays=weekday_names(),
        weeks=[(day, short_day_name(day)) for day in _weeks(first, last)],
        months=[(day, short_month_name(day)) for day in _months(first, last)],
        sentences=[_sentence(subject, day, share) for day, share in zip(subject.words, spoken, strict=True)],
    )


def _table(subject: Subject, spoken: Sequence[str]) -> Table:
    heads = [_("Day"), _("Share of %(target)s") % {"target": subject.target_name}, _("Amount"), _("Complete")]
    rows = [
        Row(
            day.name,
            [share, day.amount, _("yes") if day.complete else _("no")],
            reverse("tracker:day", args=[day.date]),
        )
        for day, share in zip(reversed(subject.words), reversed(spoken), strict=True)
    ]
    return Table(heads, rows, frozenset({1, 2}))


def _numbers(shares: pd.DataFrame) -> pd.DataFrame:
    dates = pd.DatetimeIndex(shares.index).strftime("%Y-%m-%d")
    return shares.assign(date=dates)[["date", "share", "complete"]]


def first_shown(span: Span) -> date:
    """The first day of the span, or the Monday 52 weeks before its last week."""
    last_monday = span.last - timedelta(days=span.last.weekday())
    return max(span.first, last_monday - timedelta(weeks=MOST_WEEKS - 1))


def weekday_names() -> list[str]:
    """Seven short names, Monday first."""
    return [weekday_name(MONDAY + timedelta(days=day)) for day in range(7)]


def _share(day: DayWords, share: float) -> str:
    """What is known of the day as a share; "at least" where something unknown comes on top."""
    if day.nothing_known:
        return _("unknown")
    words = format_share(share)
    return _("at least %(amount)s") % {"amount": words} if day.some_unknown else words


def _sentence(subject: Subject, day: DayWords, share: str) -> str:
    words = {"day": day.sentence, "share": share, "target": subject.target_name}
    return _("%(day)s. Share of %(target)s: %(share)s") % words


def _weeks(first: date, last: date) -> Iterator[date]:
    """The first day shown of each week."""
    yield first
    monday = first + timedelta(days=7 - first.weekday())
    while monday <= last:
        yield monday
        monday += timedelta(weeks=1)


def _months(first: date, last: date) -> list[date]:
    """The first day shown of each month; the first one only where its name has room before the next."""
    starts = [first]
    while (following := (starts[-1].replace(day=1) + timedelta(days=32)).replace(day=1)) <= last:
        starts.append(following)
    return starts[len(starts) > 1 and (starts[1] - first).days < LEAST_WEEKS_OF_A_NAME * 7 :]
