"""When today's entries were eaten: by the time that was said, else by that of logging where it can have been then."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import groupby, pairwise
from typing import Final, NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.display.dates import clock
from tracker.models import Entry
from tracker.person.diarist import Diarist, local_day

ONE_SITTING: Final = timedelta(minutes=10)  # between two entries that are typed in one after the other
HOUR: Final = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Eaten:
    """What was eaten at one time: `hour` since the day began, the time on the clock, and the entries.

    `is_logged`: nobody said when, and it is the time of logging.
    """

    hour: float
    at: time
    entries: Sequence[Entry]
    is_logged: bool

    @property
    def when(self) -> str:
        """ "07:30", "12:15, when it was logged"."""
        return _("%(time)s, when it was logged") % {"time": clock(self.at)} if self.is_logged else clock(self.at)


@dataclass(frozen=True, slots=True)
class HoursOfDay:
    """The times in their order, and how many entries have none.

    `length` is how many hours the day has: 23 or 25 where the clock is changed.
    """

    times: Sequence[Eaten]
    left_out: int
    length: float

    @property
    def notes(self) -> list[str]:
        """What is to be said of the times, as sentences."""
        words = ngettext(
            "%(count)s entry without a time is not in it.",
            "%(count)s entries without a time are not in it.",
            self.left_out,
        )
        logged = _("Where no time was said, it is that of logging.")
        return [
            *([words % {"count": self.left_out}] if self.left_out else []),
            *([logged] if any(each.is_logged for each in self.times) else []),
        ]


class _Placed(NamedTuple):
    """An entry with the moment and the time on the clock at which it stands."""

    moment: datetime
    at: time
    entry: Entry


def hours_of_today(diarist: Diarist) -> HoursOfDay:
    """1 query."""
    entries = list(Entry.objects.of(diarist.user).on(diarist.today).counted().order_by("created_at", "key"))
    said = [_Placed(diarist.moment(entry.date, at), at, entry) for entry in entries if (at := entry.local_time)]
    logged = [_as_logged(entry, diarist) for entry in _logged_when_eaten(entries, diarist)]
    times = [*_eaten(said, diarist, is_logged=False), *_eaten(logged, diarist, is_logged=True)]
    return HoursOfDay(
        times=sorted(times, key=lambda each: each.hour),
        left_out=len(entries) - len(said) - len(logged),
        length=(_begin(diarist, 1) - _begin(diarist)) / HOUR,
    )


def hours_since_begin(moment: datetime, diarist: Diarist) -> float:
    """Since the person's day began, as they pass: an hour that the clock leaves out is none."""
    return (moment - _begin(diarist)) / HOUR


def _begin(diarist: Diarist, later: int = 0) -> datetime:
    return diarist.moment(diarist.today + timedelta(days=later), time(diarist.profile.day_starts_hour))


def _logged_when_eaten(entries: Iterable[Entry], diarist: Diarist) -> list[Entry]:
    """Of entries without a time, those that may have been logged as they were eaten.

    Not those of another day, nor what was typed in at one sitting for several meals: then somebody looked back. Nor
    what was logged before the clock was that of another time zone.
    """
    since = diarist.profile.zone_since
    unsaid = [entry for entry in entries if entry.local_time is None]
    starts = [
        place
        for place, (before, entry) in enumerate(pairwise(unsaid), 1)
        if entry.created_at - before.created_at > ONE_SITTING
    ]
    sittings = [unsaid[start:end] for start, end in pairwise([0, *starts, len(unsaid)])]
    return [
        entry
        for sitting in sittings
        if len({entry.meal for entry in sitting}) == 1
        for entry in sitting
        if _is_of_its_day(entry, diarist) and not (since and entry.created_at < since)
    ]


def _is_of_its_day(entry: Entry, diarist: Diarist) -> bool:
    return local_day(entry.created_at, diarist.zone, diarist.profile.day_starts_hour) == entry.date


def _as_logged(entry: Entry, diarist: Diarist) -> _Placed:
    minute = entry.created_at.replace(second=0, microsecond=0)
    return _Placed(minute, minute.astimezone(diarist.zone).time(), entry)


def _eaten(placed: Iterable[_Placed], diarist: Diarist, *, is_logged: bool) -> list[Eaten]:
    """What was eaten at the same minute, put together."""
    return [
        Eaten(hours_since_begin(moment, diarist), at, [each.entry for each in group], is_logged)
        for (moment, at), group in groupby(sorted(placed, key=_minute), _minute)
    ]


def _minute(placed: _Placed) -> tuple[datetime, time]:
    return placed.moment, placed.at
