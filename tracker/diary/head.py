"""The head of a day page: which day, the days around it, and its week, each day in words."""

from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.diary.addresses import day_address
from tracker.diary.day import AHEAD, COMPLETE, EMPTY, PARTIAL, DaySummary, WeekDay
from tracker.display.dates import day_name, short_day_name, weekday_name
from tracker.models.day import AHEAD as FURTHEST

STATUS_WORDS: Final = {
    COMPLETE: gettext_lazy("%(day)s: complete"),
    PARTIAL: gettext_lazy("%(day)s: partly logged"),
    EMPTY: gettext_lazy("%(day)s: nothing logged"),
}


class DayOfWeek(NamedTuple):
    """A day of the week shown; without an address it is still to come."""

    address: str
    status: str
    is_shown: bool
    label: str
    weekday: str
    number: int


class FirstGap(NamedTuple):
    """The first day that is not complete: where it is, and "First open day: 19 Nov"."""

    address: str
    words: str


def head_of(summary: DaySummary, *, today: date) -> dict[str, Any]:
    """The context of the head; the addresses of days that have no page are empty."""
    day, gap = summary.day, summary.first_gap
    following = day + timedelta(days=1)
    is_elsewhere = gap is not None and gap != day
    return {
        "previous_address": day_address(day - timedelta(days=1)),
        "next_address": day_address(following) if following <= today + FURTHEST else "",
        "week": [_day_of_week(each) for each in summary.week],
        "gap": FirstGap(day_address(gap), _first_open(gap)) if gap and is_elsewhere else None,
    }


def _day_of_week(day: WeekDay) -> DayOfWeek:
    is_ahead = day.status == AHEAD
    return DayOfWeek(
        "" if is_ahead else day_address(day.date),
        day.status,
        day.is_shown,
        "" if is_ahead else STATUS_WORDS[day.status] % {"day": day_name(day.date)},
        weekday_name(day.date),
        day.date.day,
    )


def _first_open(day: date) -> str:
    return _("First open day: %(date)s") % {"date": short_day_name(day)}
