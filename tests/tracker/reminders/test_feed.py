"""The calendar read back by the library that makes it: times by the person's clock through summer and winter."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from tracker.reminders.feed import calendar_of

BERLIN = ZoneInfo("Europe/Berlin")
MADE = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def events(*times: time, zone: ZoneInfo = BERLIN, made_at: datetime = MADE) -> list[Any]:
    made = calendar_of(times, zone=zone, made_at=made_at, named="x")
    return list(Calendar.from_ical(made).events)


def begin_of(event: Any) -> datetime:
    begin = event["DTSTART"].dt
    assert isinstance(begin, datetime)
    return begin


def test_an_event_of_every_day_at_each_time_once_in_the_persons_zone() -> None:
    early, late = events(time(20, 30), time(7, 5), time(20, 30))
    assert begin_of(early).isoformat() == "2026-11-22T07:05:00+01:00"
    assert begin_of(late).isoformat() == "2026-11-22T20:30:00+01:00"
    assert early["RRULE"]["FREQ"] == ["DAILY"]
    assert early["UID"] != late["UID"]
    assert early["SUMMARY"] == "Electrolog: log your day"
    assert [alarm["ACTION"] for alarm in early.walk("VALARM")] == ["DISPLAY"]


def test_the_zone_stands_in_it_with_its_summer_time() -> None:
    calendar: Any = Calendar.from_ical(calendar_of([time(20)], zone=BERLIN, made_at=MADE, named="x"))
    (zone,) = calendar.timezones
    assert zone["TZID"] == "Europe/Berlin"
    clock = zone.to_tz(lookup_tzid=False)
    days = (date(2027, 3, 27), date(2027, 3, 28), date(2027, 10, 30), date(2027, 10, 31))
    offsets = [datetime.combine(day, time(20), tzinfo=clock).utcoffset() for day in days]
    assert offsets == [timedelta(hours=hours) for hours in (1, 2, 2, 1)]


def test_a_time_that_the_first_day_jumps_over_begins_a_day_later() -> None:
    spring = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)  # clocks go from 2:00 to 3:00 that night
    (event,) = events(time(2, 30), made_at=spring)
    assert begin_of(event).date() == date(2026, 3, 30)


@pytest.mark.parametrize(("zone", "first"), [("Pacific/Auckland", "2026-11-23"), ("America/Los_Angeles", "2026-11-22")])
def test_the_first_day_is_the_date_where_the_person_is(zone: str, first: str) -> None:
    (event,) = events(time(20), zone=ZoneInfo(zone))
    assert begin_of(event).date().isoformat() == first


def test_nothing_of_health_stands_in_it_and_without_times_it_is_empty() -> None:
    text = calendar_of([time(20)], zone=BERLIN, made_at=MADE, named="anna").decode().casefold()
    assert not [word for word in ("twitch", "food", "health", "doctor", "anna") if word in text]
    assert events() == []
