"""From which day to which the dashboard looks: seven days, a year, all, or any two dates, as its address says."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.display.dates import full_day_name
from tracker.models.day import EARLIEST_DAY
from tracker.verdicts.logged import VERDICT_DAYS

ALL: Final = "all"
CHOICES: Final = {
    "7": gettext_lazy("7 days"),
    "28": gettext_lazy("28 days"),
    "90": gettext_lazy("90 days"),
    "365": gettext_lazy("A year"),
    ALL: gettext_lazy("All"),
}
USUAL: Final = str(VERDICT_DAYS)


class SpanError(ValueError):
    """An address that names no span; its message says what to do."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days from `first` to `last`, both included. `choice` is a key of CHOICES, "" for two dates of one's own."""

    first: date
    last: date
    choice: str = ""

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def name(self) -> str:
        """ "Last 28 days", "All days", or "3 March to 2 April 2026"."""
        if self.choice == ALL:
            return _("All days")
        if self.choice:
            return _("Last %(days)s days") % {"days": self.days}
        return self.dates

    @property
    def dates(self) -> str:
        """ "3 March 2026 to 2 April 2026"."""
        return _("%(first)s to %(last)s") % {"first": full_day_name(self.first), "last": full_day_name(self.last)}

    @property
    def query(self) -> str:
        """The part of an address that asks for this span again."""
        if self.choice:
            return urlencode({"days": self.choice})
        return urlencode({"from": self.first.isoformat(), "to": self.last.isoformat()})


def span_asked(asked: Mapping[str, str], *, today: date, first_logged: Callable[[], date | None]) -> Span:
    """The span that an address asks for; raises SpanError. `first_logged` is asked only where all days are wanted."""
    if asked.get("from") or asked.get("to"):
        return _between(asked.get("from", ""), asked.get("to", ""), today)
    choice = asked.get("days", USUAL)
    if choice == ALL:
        return Span(min(first_logged() or today, today), today, ALL)
    if choice not in CHOICES:
        raise SpanError(_("There is no such span. Choose one of those above, or two dates."))
    return Span(today - timedelta(days=int(choice) - 1), today, choice)


def _between(first_words: str, last_words: str, today: date) -> Span:
    """Two dates; where the second is missing, up to today."""
    try:
        first = date.fromisoformat(first_words)
        last = date.fromisoformat(last_words) if last_words else today
    except ValueError:
        raise SpanError(_("Give a first and a last day, each like 2026-03-31.")) from None
    if first > today:
        raise SpanError(_("Those days are still to come. Choose a first day up to today."))
    if first > last:
        raise SpanError(_("The first day comes after the last. Swap them."))
    if first < EARLIEST_DAY:
        raise SpanError(_("A diary begins in 1900. Choose a later first day."))
    return Span(first, min(last, today))
