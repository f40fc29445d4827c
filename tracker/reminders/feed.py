"""Reminders as a calendar (RFC 5545). Importing this brings icalendar: only the address of the calendar does."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from uuid import NAMESPACE_URL, uuid5
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event

AGAIN_AFTER: Final = timedelta(hours=12)  # when a program may look whether anything has changed
LASTS: Final = timedelta(minutes=10)
KNOWN_FOR: Final = timedelta(days=3650)  # how far ahead the calendar says when clocks change; it is read anew by then


def calendar_of(times: Iterable[time], *, zone: ZoneInfo, made_at: datetime, named: str) -> bytes:
    """An event on every day at each of these times of a clock in `zone`, from the day on which the address was made.

    `named` tells this calendar from others; no health word and no name of a person is in it.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Electrolog//Reminders//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Electrolog")
    calendar.add("refresh-interval", AGAIN_AFTER, parameters={"VALUE": "DURATION"})
    first = made_at.astimezone(zone).date()
    for at in sorted(set(times)):
        calendar.add_component(_event(at, first, zone, made_at, named))
    calendar.add_missing_timezones(first_date=first - timedelta(days=366), last_date=first + KNOWN_FOR)
    made: bytes = calendar.to_ical()
    return made


def _event(at: time, first: date, zone: ZoneInfo, made_at: datetime, named: str) -> Event:
    words = _("Electrolog: log your day")
    event = Event()
    event.add("uid", str(uuid5(NAMESPACE_URL, f"{named} {at:%H:%M}")))
    event.add("dtstamp", made_at.astimezone(UTC))
    event.add("dtstart", _begin(at, first, zone))
    event.add("duration", LASTS)
    event.add("rrule", {"freq": "daily"})
    event.add("summary", words)
    event.add("transp", "TRANSPARENT")  # whoever looks for free time finds it free
    event.add("class", "PRIVATE")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", words)
    alarm.add("trigger", timedelta(0))
    event.add_component(alarm)
    return event


def _begin(at: time, first: date, zone: ZoneInfo) -> datetime:
    """The first day on which a clock there shows this time: not one that jumps over it as summer time begins."""
    begin = datetime.combine(first, at, tzinfo=zone)
    is_shown = begin.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == begin.replace(tzinfo=None)
    return begin if is_shown else begin + timedelta(days=1)
