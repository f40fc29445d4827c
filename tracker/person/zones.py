"""Where a person's device says that it is, beside the time zone of their day; asked about once.

The device's zone comes from a script of the day page and is kept in its session. What was answered is kept in the
profile, so that no other device asks again.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, time
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from tracker.person.diarist import Diarist, DiaryRequest

OF_DEVICE: Final = "device_zone"  # in the session
DAYS_OF_A_MONTH: Final = (1, 15)


@dataclass(frozen=True, slots=True)
class ZoneQuestion:
    """Is the day where the device is? `there` is its time, `here` that of the diary, which is also in `city`."""

    zone: str
    device_city: str
    there: time
    here: time
    city: str


@cache
def zone_names() -> frozenset[str]:
    """Every time zone that is known here."""
    return frozenset(available_timezones())


def city_of(zone: str) -> str:
    """ "Buenos Aires" of "America/Argentina/Buenos_Aires"."""
    return zone.rpartition("/")[2].replace("_", " ")


def have_same_clock(zone: str, other: str, *, year: int) -> bool:
    """Whether clocks agree all year, as in Kolkata and Calcutta or Berlin and Paris: then nothing is to be asked."""
    moments = [datetime(year, month, day, tzinfo=UTC) for month in range(1, 13) for day in DAYS_OF_A_MONTH]
    one, two = ZoneInfo(zone), ZoneInfo(other)
    return all(moment.astimezone(one).utcoffset() == moment.astimezone(two).utcoffset() for moment in moments)


def device_zone(request: DiaryRequest) -> str:
    """The time zone that this device was in when it last said so; "" where it has not."""
    zone: str = request.session.get(OF_DEVICE, "")
    return zone if zone in zone_names() else ""


def zone_question(request: DiaryRequest) -> ZoneQuestion | None:
    """What to ask; None where the device is where the day is, has not said where, or was asked about."""
    diarist, zone = request.diarist, device_zone(request)
    if not zone or not is_open(zone, diarist):
        return None
    there = diarist.now.astimezone(ZoneInfo(zone)).time()
    own = diarist.profile.time_zone
    return ZoneQuestion(zone, city_of(zone), there, diarist.local_time.time(), city_of(own))


def is_open(zone: str, diarist: Diarist) -> bool:
    profile = diarist.profile
    if zone == profile.time_zone or zone in profile.zones_asked:
        return False
    return not have_same_clock(zone, profile.time_zone, year=diarist.now.year)
