"""From rows to series: what is missing stays missing, and what is not a person's own is not read."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from foods.models import Food
from tests.conftest import TODAY, MakeFood
from tests.tracker.questions.people import food_of_magnesium, log_meal
from tracker.models import AskedQuestion, Day, DayFactors, Entry, State, Twitch
from tracker.models.twitch_details import TwitchDetails, TwitchKind
from tracker.person.diarist import Diarist
from tracker.questions.series import gathered, outcome_by_day

YESTERDAY = TODAY - timedelta(days=1)


@pytest.fixture
def stew(make_food: MakeFood) -> Food:
    return food_of_magnesium(make_food)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def note(user: User, days: int, kind: TwitchKind = TwitchKind.TWITCH, strength: int | None = None) -> None:
    details = TwitchDetails(strength=strength)
    Twitch.objects.log(user=user, key=uuid4(), day=ago(days), at=None, kind=kind, details=details)


def none(user: User, days: int) -> None:
    Day.objects.of(user).say_no_twitches(user=user, day=ago(days), none=True)


def test_none_is_zero_silence_is_missing_and_twitches_are_told_from_cramps(diarist: Diarist, user: User) -> None:
    note(user, 5)
    note(user, 5)
    note(user, 5, TwitchKind.CRAMP)
    note(user, 4, TwitchKind.CRAMP)
    none(user, 3)
    note(user, 2)
    none(user, 2)
    assert outcome_by_day(diarist, "twitches", ago(5), YESTERDAY) == {ago(5): 2, ago(4): 0, ago(3): 0, ago(2): 1}
    assert outcome_by_day(diarist, "cramps", ago(5), YESTERDAY) == {ago(5): 1, ago(4): 1, ago(3): 0, ago(2): 0}


def test_strength_is_that_of_the_strongest_and_unknown_where_one_was_not_told(diarist: Diarist, user: User) -> None:
    """0, barely noticed, is more than none: it counts as 1."""
    note(user, 5, strength=0)
    note(user, 4, strength=4)
    note(user, 4, strength=2)
    note(user, 3, strength=4)
    note(user, 3)
    none(user, 2)
    assert outcome_by_day(diarist, "strength", ago(5), YESTERDAY) == {ago(5): 1, ago(4): 5, ago(2): 0}


def test_what_was_deleted_or_is_anothers_is_not_counted(diarist: Diarist, user: User, stranger: User) -> None:
    note(user, 2)
    Twitch.objects.of(user).put_away(now=timezone.now())
    note(stranger, 2)
    none(stranger, 1)
    assert outcome_by_day(diarist, "twitches", ago(5), YESTERDAY) == {}


def ask(factor: str, lag: str) -> AskedQuestion:
    return AskedQuestion(factor=factor, outcome="twitches", lag=lag, asked_on=TODAY)


def test_only_complete_days_have_an_intake_and_today_is_not_over(
    diarist: Diarist, user: User, stranger: User, stew: Food, log: Callable[..., Entry]
) -> None:
    note(user, 4)
    for days, magnesium_mg in ((4, 310.0), (3, 250.0), (2, 90.0), (0, 400.0)):
        log_meal(user, stew, ago(days), magnesium_mg=magnesium_mg)
    log(stew, day=ago(2), state=State.PLANNED, portion_g=500)
    log_meal(stranger, stew, ago(1), magnesium_mg=500)
    Day.objects.of(user).mark(user=user, day=ago(3), complete=False)
    found = gathered(diarist, [ask("magnesium", "three_days_before")])
    (inquiry,) = found.inquiries
    assert found.first == ago(7)
    assert inquiry.factor == (None, None, None, pytest.approx(310), None, pytest.approx(90), None)
    assert inquiry.outcome == (None, None, None, 1, None, None, None)


def test_foods_without_a_value_lower_the_coverage(
    diarist: Diarist, user: User, stew: Food, make_food: MakeFood, log: Callable[..., Entry]
) -> None:
    note(user, 2)
    log_meal(user, stew, ago(2), magnesium_mg=300)
    log(make_food("Biscuit", energy_kcal=500), day=ago(2), portion_g=60)
    (inquiry,) = gathered(diarist, [ask("magnesium", "day_before")]).inquiries
    assert inquiry.coverage
    assert inquiry.coverage[3] == pytest.approx(300 / (300 + 300))  # 300 kcal of stew, 300 kcal of biscuits


def test_what_is_answered_of_a_day_is_asked_about_and_taken_out_of_the_others(
    diarist: Diarist, user: User, stew: Food
) -> None:
    note(user, 2)
    for days, stress in ((2, 3), (1, 0)):
        DayFactors.objects.answer(user=user, day=ago(days), answers={"stress": stress, "sleep_hours": 7.5})
        log_meal(user, stew, ago(days), magnesium_mg=300)
    found = gathered(diarist, [ask("stress", "same_day"), ask("magnesium", "day_before")])
    assert found.inquiries[0].factor == (None, None, None, 3, 0)
    assert found.inquiries[0].coverage is None
    assert found.adjustments == {"stress": (None, None, None, 3, 0)}  # sleep and caffeine were the same each day
