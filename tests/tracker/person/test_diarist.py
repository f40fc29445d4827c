from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import User

from tests.conftest import NOW, TODAY
from tracker.assessment.reference.reference_intakes import Authority, Person
from tracker.models import Profile
from tracker.person.diarist import Diarist, local_day


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "zone", "day_starts_hour", "day"),
    [
        ("2026-11-22 12:00", "UTC", 4, date(2026, 11, 22)),
        ("2026-11-22 23:59:59", "UTC", 0, date(2026, 11, 22)),
        ("2026-11-23 00:00", "UTC", 0, date(2026, 11, 23)),
        # At half past three in the night it is still the evening before, where a day starts at four.
        ("2026-11-23 03:59:59", "UTC", 4, date(2026, 11, 22)),
        ("2026-11-23 04:00", "UTC", 4, date(2026, 11, 23)),
        # Auckland is 13 hours ahead in November, Honolulu 10 behind.
        ("2026-11-22 11:30", "Pacific/Auckland", 0, date(2026, 11, 23)),
        ("2026-11-22 11:30", "Pacific/Auckland", 4, date(2026, 11, 22)),
        ("2026-11-22 09:59", "Pacific/Honolulu", 0, date(2026, 11, 21)),
        ("2026-11-22 10:00", "Pacific/Honolulu", 0, date(2026, 11, 22)),
        # The clock decides where it changes: on 29 March 2026 Berlin goes from 2:00 to 3:00 at 01:00 UTC …
        ("2026-03-29 01:59", "Europe/Berlin", 4, date(2026, 3, 28)),
        ("2026-03-29 02:00", "Europe/Berlin", 4, date(2026, 3, 29)),
        # … and on 25 October from 3:00 back to 2:00, so that 02:30 comes twice and both belong to Saturday.
        ("2026-10-25 00:30", "Europe/Berlin", 3, date(2026, 10, 24)),
        ("2026-10-25 01:30", "Europe/Berlin", 3, date(2026, 10, 24)),
        ("2026-10-25 02:00", "Europe/Berlin", 3, date(2026, 10, 25)),
    ],
)
def test_the_day_is_the_local_one_by_the_clock(now: str, zone: str, day_starts_hour: int, day: date) -> None:
    assert local_day(at(now), ZoneInfo(zone), day_starts_hour) == day


def test_today_goes_by_the_persons_zone_and_hour(user: User) -> None:
    Profile.objects.create(user=user, time_zone="America/New_York", day_starts_hour=3)
    early = Diarist(user, now=at("2026-11-22 07:59"))  # 02:59 in New York
    assert early.today == date(2026, 11, 21)
    assert early.local_time.hour == 2
    assert Diarist(user, now=at("2026-11-22 08:00")).today == date(2026, 11, 22)


def test_a_person_without_a_profile_has_its_defaults_and_no_targets(user: User) -> None:
    diarist = Diarist(user, now=NOW)
    assert (diarist.today, diarist.person, diarist.references) == (TODAY, None, None)
    assert diarist.profile.authority == "nasem"
    assert not Profile.objects.exists()


@pytest.mark.parametrize("missing", ["birth_year", "birth_month", "sex"])
def test_there_are_no_targets_until_age_and_sex_are_known(missing: str, profile: Profile, user: User) -> None:
    Profile.objects.update(**{missing: "" if missing == "sex" else None})
    assert Diarist(user, now=NOW).references is None


def test_age_counts_completed_months(diarist: Diarist) -> None:
    assert diarist.person == Person(age_months=40 * 12 + 5, sex="female")  # born in June 1986, now November 2026


def test_there_are_no_targets_under_one_year(user: User) -> None:
    Profile.objects.create(user=user, birth_year=2025, birth_month=12, sex="male")
    assert Diarist(user, now=NOW).references is None
    assert Diarist(user, now=at("2027-01-01 12:00")).references is not None


def test_targets_follow_the_chosen_authority(user: User, diarist: Diarist) -> None:
    assert diarist.references is not None
    assert diarist.references["magnesium"].target == 320
    Profile.objects.update(authority="efsa")
    european = Diarist(user, now=NOW)
    assert european.authority is Authority.EFSA
    assert european.references is not None
    assert european.references["magnesium"].target == 300  # AI for women, EFSA 2015
