"""A month on the wall: on which days twitches were noticed, on which there was none, and which were not answered."""

from calendar import Calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib.auth.models import User
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.dashboard.spans import SpanError
from tracker.display.dates import long_weekday_name, month_name, weekday_name
from tracker.models.day import EARLIEST_DAY
from tracker.models.twitch import noticed_by_day


@dataclass(frozen=True, slots=True)
class MonthDay:
    """`count` is None where the day was not answered; before it `has_come` it cannot be."""

    day: date
    count: int | None
    has_come: bool
    is_today: bool


@dataclass(frozen=True, slots=True)
class Month:
    """`weeks` from Monday on, with None for the days of other months; `previous` and `following` as addresses ask."""

    first: date
    weekdays: Sequence[tuple[str, str]]
    weeks: Sequence[Sequence[MonthDay | None]]
    previous: str
    following: str

    @property
    def name(self) -> str:
        return month_name(self.first)

    @property
    def days(self) -> list[MonthDay]:
        """Those that have come."""
        return [day for week in self.weeks for day in week if day and day.has_come]

    @property
    def sentence(self) -> str:
        """ "6 of 27 days answered: noticed twitches on 4, none on 2"."""
        answered = [day.count for day in self.days if day.count is not None]
        days = len(self.days)
        words = ngettext("%(answered)s of %(days)s day answered", "%(answered)s of %(days)s days answered", days)
        words = words % {"answered": len(answered), "days": days}
        if not answered:
            return words
        with_any = sum(count > 0 for count in answered)
        counts = {"answered": words, "some": with_any, "none": len(answered) - with_any}
        return _("%(answered)s: noticed twitches on %(some)s, none on %(none)s") % counts


def month_asked(words: str, *, otherwise: date, today: date) -> date:
    """The first day of the month that an address asks for ("2026-11"), else of the one of `otherwise`.

    Raises SpanError with a sentence where it names none that a diary can hold.
    """
    if not words:
        return otherwise.replace(day=1)
    try:
        first = date.fromisoformat(f"{words}-01")
    except ValueError:
        raise SpanError(_("Give a month like 2026-03.")) from None
    if not EARLIEST_DAY <= first <= today:
        raise SpanError(_("Choose a month from 1900 up to this one."))
    return first


def month_of(user: User, first: date, *, today: date) -> Month:
    """The month that begins with `first` (2 queries)."""
    following = (first + timedelta(days=31)).replace(day=1)
    counts = noticed_by_day(user, first, following - timedelta(days=1))

    def cell(day: date) -> MonthDay | None:
        same_month = day.month == first.month
        return MonthDay(day, counts.get(day), day <= today, day == today) if same_month else None

    weeks = Calendar().monthdatescalendar(first.year, first.month)
    return Month(
        first=first,
        weekdays=[(weekday_name(day), long_weekday_name(day)) for day in weeks[0]],
        weeks=[[cell(day) for day in week] for week in weeks],
        previous=f"{first - timedelta(days=1):%Y-%m}" if first > EARLIEST_DAY else "",
        following=f"{following:%Y-%m}" if following <= today else "",
    )
