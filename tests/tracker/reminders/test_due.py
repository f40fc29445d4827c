"""What is due: at its time, by the person's clock, and only if it is not logged yet."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

import pytest
from django.contrib.auth.models import User

from tests.conftest import TODAY, MakeFood
from tracker.models import Day, Entry, Profile, Reminder, ReminderKind, State, Twitch
from tracker.person.diarist import Diarist
from tracker.reminders.due import Due, due_now

FOOD, TWITCHES = ReminderKind.FOOD, ReminderKind.TWITCHES
Log = Callable[..., Entry]


def due(user: User, hour: int, minute: int = 0) -> Due:
    """At a time of TODAY in UTC."""
    return due_now(Diarist(user, now=datetime.combine(TODAY, time(hour, minute), tzinfo=UTC)))


def remind(user: User, kind: ReminderKind, *hours: int) -> None:
    for hour in hours:
        Reminder.objects.keep(user=user, kind=kind, at=time(hour))


@pytest.fixture
def eat(user: User, make_food: MakeFood, log: Log) -> Callable[..., None]:
    food = make_food()

    def at(hour: int, **fields: object) -> None:
        entry = log(food, **fields)
        Entry.objects.of(user).filter(key=entry.key).update(created_at=datetime(2026, 11, 22, hour, tzinfo=UTC))

    return at


def test_none_is_due_without_a_reminder_before_its_time_and_long_after(user: User, profile: Profile) -> None:
    assert due(user, 20) == Due("", None)
    remind(user, FOOD, 20)
    assert due(user, 19, 59) == Due("", 60)
    assert due(user, 20, 0).name == due(user, 20, 29).name == "2026-11-22T20:00:00+00:00"
    assert due(user, 20, 30) == Due("", 23.5 * 3600)


def test_food_is_asked_for_only_where_none_was_logged_since_the_reminder_before(
    user: User, profile: Profile, eat: Callable[..., None]
) -> None:
    remind(user, FOOD, 13, 20)
    remind(user, TWITCHES, 19)
    eat(8)
    assert due(user, 13).name == ""
    assert due(user, 20).name
    eat(14)
    assert due(user, 20).name == ""


def test_what_is_planned_or_of_another_day_is_not_logged_and_a_complete_day_is(
    user: User, profile: Profile, eat: Callable[..., None]
) -> None:
    remind(user, FOOD, 20)
    eat(14, state=State.PLANNED)
    eat(14, day=TODAY - timedelta(days=1))
    assert due(user, 20).name
    Day.objects.mark(user=user, day=TODAY, complete=True)
    assert due(user, 20).name == ""


@pytest.mark.parametrize("answer", ["none", "twitch"])
def test_twitches_are_asked_for_until_they_are_answered(user: User, profile: Profile, answer: str) -> None:
    remind(user, TWITCHES, 20)
    assert due(user, 20).name
    if answer == "none":
        Day.objects.say_no_twitches(user=user, day=TODAY, none=True)
    else:
        Twitch.objects.log(user=user, key=UUID(int=1), day=TODAY, at=None)
    assert due(user, 20).name == ""


def test_times_are_those_of_the_persons_clock_on_both_sides_of_summer_time(user: User, profile: Profile) -> None:
    profile.time_zone = "Europe/Berlin"
    profile.save()
    remind(user, FOOD, 20)
    before_it_begins = Diarist(user, now=datetime(2026, 3, 28, 19, 0, tzinfo=UTC))
    assert due_now(before_it_begins) == Due("2026-03-28T19:00:00+00:00", 23 * 3600)
    before_it_ends = Diarist(user, now=datetime(2026, 10, 24, 18, 0, tzinfo=UTC))
    assert due_now(before_it_ends) == Due("2026-10-24T18:00:00+00:00", 25 * 3600)


def test_a_reminder_after_midnight_is_of_the_day_that_has_not_ended(
    user: User, profile: Profile, eat: Callable[..., None]
) -> None:
    profile.day_starts_hour = 4
    profile.save()
    remind(user, FOOD, 1)
    late = Diarist(user, now=datetime(2026, 11, 23, 1, 10, tzinfo=UTC))
    assert late.today == TODAY
    assert due_now(late).name == "2026-11-23T01:00:00+00:00"
    eat(14)
    assert due_now(late).name == ""


def test_somebody_elses_reminders_and_food_play_no_part(
    user: User, stranger: User, profile: Profile, make_food: MakeFood, log: Log
) -> None:
    remind(stranger, FOOD, 20)
    assert due(user, 20) == Due("", None)
    remind(user, FOOD, 20)
    log(make_food(), user=stranger)
    assert due(user, 20).name
