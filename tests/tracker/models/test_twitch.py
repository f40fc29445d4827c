"""Twitches as rows: sealed but for day, time and kind, told apart from days without an answer, in the day's order."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import override_settings

from tests.conftest import NOW, TODAY
from tracker.assessment.health.cautions import HealthStatement
from tracker.models import Day, HealthAnswer, Twitch
from tracker.models.health_vault import HealthKeyError
from tracker.models.twitch import in_the_order_of_the_day, noticed_by_day
from tracker.models.twitch_details import PLACES, SEALED_LENGTH, Circumstance, Symptom, TwitchDetails

YESTERDAY = TODAY - timedelta(days=1)
CALF = TwitchDetails(places=("calf_left",), strength=0, circumstances=("woke_me",), symptoms=("pain",))
EVERYTHING = TwitchDetails(
    places=tuple(PLACES),
    strength=4,
    minutes=1440,
    circumstances=tuple(Circumstance.values),
    symptoms=tuple(Symptom.values),
)


def log(user: User, number: int, day: date = TODAY, at: time | None = None, **values: object) -> Twitch:
    return Twitch.objects.log(user=user, key=UUID(int=number), day=day, at=at, **values)  # type: ignore[arg-type]


def test_what_was_said_comes_back_and_the_database_holds_none_of_its_words(user: User) -> None:
    log(user, 1, details=CALF)
    assert Twitch.objects.of(user).get().details == CALF
    assert Twitch.objects.of(user).with_details()[0].details == CALF
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM tracker_twitch")
        stored = b" ".join(
            bytes(cell) if isinstance(cell, memoryview) else str(cell).encode() for cell in cursor.fetchone()
        )
    assert b"gAAAA" in stored
    assert not any(word in stored for word in (b"calf", b"woke", b"pain"))


def test_what_is_sealed_has_one_length_whatever_was_said(user: User) -> None:
    assert len(EVERYTHING.words()) == SEALED_LENGTH
    lengths = {len(bytes(log(user, n, details=said).sealed)) for n, said in enumerate([TwitchDetails(), EVERYTHING])}
    assert len(lengths) == 1


def test_no_key_is_made_where_something_stored_needs_the_old_one(user: User, tmp_path: Path) -> None:
    log(user, 1, details=CALF)
    with override_settings(HEALTH_KEY_FILE=tmp_path / "gone"):
        with pytest.raises(HealthKeyError):
            log(user, 2)
        with pytest.raises(HealthKeyError):
            HealthAnswer.objects.keep(user=user, statement=HealthStatement.NONE)
        assert Twitch.objects.of(user).get().details is None
        assert Twitch.objects.of(user).with_details()[0].details is None
        assert Twitch.objects.newest().unreadable() == [(user.pk, UUID(int=1))]
    assert not (tmp_path / "gone").exists()
    assert Twitch.objects.unreadable() == []


def test_one_that_no_key_opens_keeps_its_day_and_time_and_loses_what_was_said(user: User, tmp_path: Path) -> None:
    log(user, 1, at=time(8, 0), details=CALF)
    with override_settings(HEALTH_KEY_FILE=tmp_path / "another"):
        assert Twitch.objects.forget_unreadable() == 1
        twitch = Twitch.objects.of(user).get()
        assert (twitch.local_time, twitch.details) == (time(8, 0), TwitchDetails())


def test_the_same_key_again_changes_nothing_and_brings_back_what_was_deleted(user: User) -> None:
    log(user, 1, at=time(8, 0), details=CALF)
    Twitch.objects.of(user).put_away(now=NOW)
    again = log(user, 1, day=YESTERDAY, at=time(9, 0))
    assert (again.date, again.local_time, again.details, again.deleted_at) == (TODAY, time(8, 0), CALF, None)
    assert Twitch.objects.of(user).count() == 1


def test_a_day_without_an_answer_is_not_a_day_without_twitches(user: User, stranger: User) -> None:
    days = [TODAY - timedelta(days=back) for back in range(5)]
    log(user, 1, days[0])
    log(user, 2, days[0])
    Day.objects.say_no_twitches(user=user, day=days[1], none=True)
    Day.objects.mark(user=user, day=days[2], complete=True)
    Day.objects.say_no_twitches(user=user, day=days[3], none=True)
    log(user, 3, days[3])
    log(user, 4, days[4])
    Twitch.objects.of(user).on(days[4]).put_away(now=NOW)
    Day.objects.say_no_twitches(user=stranger, day=days[2], none=True)
    assert noticed_by_day(user, days[4], days[0]) == {days[0]: 2, days[1]: 0, days[3]: 1}
    assert noticed_by_day(user, days[1], days[1]) == {days[1]: 0}


def test_a_day_goes_on_after_midnight_until_the_next_one_starts() -> None:
    def twitch(at: time | None, minute: int) -> Twitch:
        return Twitch(date=TODAY, local_time=at, created_at=datetime(2026, 11, 22, 0, minute, tzinfo=UTC))

    late, early, unknown, evening = (
        twitch(time(1, 30), 1),
        twitch(time(4, 0), 2),
        twitch(None, 3),
        twitch(time(23, 0), 4),
    )
    rows = [late, early, unknown, evening]
    assert in_the_order_of_the_day(rows, day_starts_hour=4) == [early, evening, late, unknown]
    assert in_the_order_of_the_day(rows, day_starts_hour=0) == [late, early, evening, unknown]


def test_in_the_hour_that_comes_twice_the_one_noted_first_is_first() -> None:
    second, first = (
        Twitch(date=date(2026, 10, 25), local_time=time(2, 30), created_at=datetime(2026, 10, 25, hour, 30, tzinfo=UTC))
        for hour in (1, 0)
    )
    assert in_the_order_of_the_day([second, first], day_starts_hour=0) == [first, second]
