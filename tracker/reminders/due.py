"""What is to be reminded of now, because it is not logged yet, and when to ask again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from tracker.models import Entry, Reminder, ReminderKind, State
from tracker.models.day import complete_dates
from tracker.models.twitch import noticed_by_day
from tracker.person.diarist import Diarist

STILL_DUE: Final = timedelta(minutes=30)  # a page that sleeps asks late; what is older is of no use


class Moment(NamedTuple):
    """A reminder on one day of the diary."""

    at: datetime
    kind: ReminderKind


@dataclass(frozen=True, slots=True)
class Due:
    """`name` tells the reminder that is due from others and from that of another day, "" where none is.

    `wait` is how many seconds to wait until the next one, None where there is none at all.
    """

    name: str
    wait: float | None


def due_now(diarist: Diarist) -> Due:
    """5 queries at most."""
    moments = _moments(diarist)
    late = [moment for moment in moments if diarist.now - STILL_DUE < moment.at <= diarist.now]
    open_now = [moment for moment in late if not is_logged(diarist, moment, moments)]
    after = min((moment.at for moment in moments if moment.at > diarist.now), default=None)
    return Due(
        open_now[-1].at.isoformat() if open_now else "",
        (after - diarist.now).total_seconds() if after else None,
    )


def is_logged(diarist: Diarist, moment: Moment, moments: Sequence[Moment]) -> bool:
    """Whether there is nothing to remind of: twitches are answered once a day, food after each reminder of it."""
    today = diarist.today
    if moment.kind is ReminderKind.TWITCHES:
        return today in noticed_by_day(diarist.user, today, today)
    if today in complete_dates(diarist.user, today, today):
        return True
    eaten = Entry.objects.of(diarist.user).present().on(today).filter(state=State.EATEN)
    earlier = [each.at for each in moments if each.kind is moment.kind and each.at < moment.at]
    day_begins = diarist.moment(today, datetime.min.time().replace(hour=diarist.profile.day_starts_hour))
    if before := [at for at in earlier if at >= day_begins]:
        eaten = eaten.filter(created_at__gt=max(before))
    return eaten.exists()


def _moments(diarist: Diarist) -> list[Moment]:
    """The reminders of today and tomorrow, oldest first."""
    rows = Reminder.objects.of(diarist.user).values_list("kind", "local_time")
    days = (diarist.today, diarist.tomorrow)
    return sorted(Moment(diarist.moment(day, at), ReminderKind(kind)) for day in days for kind, at in rows)
