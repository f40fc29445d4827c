"""The lanes as plain values: what was logged, what was answered, and what was not."""

from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.conftest import TODAY, MakeFood
from tests.tracker.timeline.conftest import Note, Say
from tracker.models import Day, Entry, Medicine, Profile
from tracker.timeline.lane import Lane
from tracker.timeline.lanes import Lanes, lanes_of
from tracker.timeline.noticed import Spell

NBSP = "\N{NO-BREAK SPACE}"
FIRST = TODAY - timedelta(days=27)
YESTERDAY = TODAY - timedelta(days=1)
QUERIES = 12


def lane(lanes: Lanes, key: str) -> Lane:
    return next(each for each in lanes.all if each.key == key)


def test_an_empty_diary_has_no_lane_and_no_day(user: User) -> None:
    lanes = lanes_of(user, FIRST, TODAY)
    assert (lanes.all, lanes.days, lanes.noticed.spells) == ([], [], [])


def test_a_nutrients_lane_has_the_logged_days_alone_and_says_what_is_unknown(
    user: User, profile: Profile, log: Callable[..., Entry], make_food: MakeFood
) -> None:
    log(make_food("Oats", magnesium_mg=200, energy_kcal=380), day=YESTERDAY, portion_g=100)
    log(make_food("Chia", energy_kcal=400), day=YESTERDAY, portion_g=25)
    log(make_food("Salt", magnesium_mg=0, energy_kcal=0), day=TODAY, portion_g=2)
    Day.objects.mark(user=user, day=YESTERDAY, complete=True)

    magnesium = lane(lanes_of(user, FIRST, TODAY), "magnesium")

    assert list(magnesium.points) == [YESTERDAY, TODAY]
    assert magnesium.said(YESTERDAY) == f"at least 200{NBSP}mg"
    assert magnesium.points[YESTERDAY].complete
    assert (magnesium.said(TODAY), magnesium.points[TODAY].complete) == (f"0{NBSP}mg", False)
    assert magnesium.said(FIRST) == ""
    assert (magnesium.guide, magnesium.mark, magnesium.end) == (320, "320", 320)


def test_while_age_and_sex_are_unknown_a_lane_is_in_per_cent_of_the_label_value(
    user: User, log: Callable[..., Entry], make_food: MakeFood
) -> None:
    log(make_food("Oats", magnesium_mg=210, energy_kcal=380), day=TODAY, portion_g=100)
    magnesium = lane(lanes_of(user, FIRST, TODAY), "magnesium")
    assert (magnesium.said(TODAY), magnesium.mark) == ("50% Daily Value", "100")


def test_what_was_noticed_stands_with_place_strength_and_kind_and_none_is_no_silence(
    user: User, profile: Profile, note: Note
) -> None:
    note("calf_left", day=YESTERDAY, strength=3, at=time(18, 0))
    note("calf_left", "eyelid_right", day=YESTERDAY, at=time(9, 0), cramp=True)
    Day.objects.say_no_twitches(user=user, day=TODAY, none=True)

    noticed = lanes_of(user, FIRST, TODAY).noticed

    assert noticed.spells == [
        Spell(YESTERDAY, is_cramp=True, places=("eyelid_right", "calf_left"), strength=None),
        Spell(YESTERDAY, is_cramp=False, places=("calf_left",), strength=3),
    ]
    assert noticed.counts == {YESTERDAY: 2, TODAY: 0}
    assert [place.key for place in noticed.places] == ["calf_left", "eyelid_right"]


def test_the_night_belongs_to_the_day_before_where_the_day_starts_later(
    user: User, profile: Profile, note: Note
) -> None:
    """02:00 is the end of a day that starts at 4, not its beginning."""
    Profile.objects.of(user).update(day_starts_hour=4)
    for strength, at in ((4, time(2, 0)), (1, time(8, 0))):
        note("foot_left", day=YESTERDAY, strength=strength, at=at)
    assert [spell.strength for spell in lanes_of(user, FIRST, TODAY).noticed.spells] == [1, 4]


def test_nothing_of_other_people_and_nothing_deleted_or_outside_the_span(
    user: User, profile: Profile, stranger: User, note: Note
) -> None:
    note("calf_left", whose=stranger)
    Day.objects.say_no_twitches(user=stranger, day=YESTERDAY, none=True)
    note("calf_left", day=FIRST - timedelta(days=1))
    deleted = note("calf_left")
    type(deleted).objects.of(user).filter(key=deleted.key).update(deleted_at="2026-11-22T12:00Z")
    assert lanes_of(user, FIRST, TODAY).days == []


def test_a_factor_has_the_days_that_were_answered_and_nought_is_an_answer(
    user: User, profile: Profile, say: Say
) -> None:
    say(day=YESTERDAY, stress=0, sleep_hours=7.5, heat=False, urine_colour=None)
    say(day=TODAY, stress=4, heat=True)
    lanes = lanes_of(user, FIRST, TODAY)
    assert [each.key for each in lanes.all] == ["stress", "sleep", "heat"]
    stress, sleep, heat = lanes.all
    assert [(day, point.value) for day, point in stress.points.items()] == [(YESTERDAY, 0), (TODAY, 4)]
    assert (stress.said(YESTERDAY), stress.end, stress.mark) == ("0 of 4", 4, "4")
    assert (sleep.said(YESTERDAY), sleep.said(TODAY)) == (f"7.5{NBSP}h", "")
    assert (heat.said(YESTERDAY), heat.said(TODAY), heat.is_yes_or_no) == ("no", "yes", True)


def test_caffeine_of_foods_without_a_value_is_a_lower_bound_beside_its_limit(
    user: User, profile: Profile, log: Callable[..., Entry], make_food: MakeFood, say: Say
) -> None:
    log(make_food("Coffee", caffeine_mg=40.3), day=TODAY, portion_g=200)
    log(make_food("Cola of the corner shop"), day=TODAY, portion_g=200)
    say(other_caffeine_mg=20)
    caffeine = lane(lanes_of(user, FIRST, TODAY), "caffeine")
    assert (caffeine.said(TODAY), caffeine.guide, caffeine.mark) == (f"at least 101{NBSP}mg", 400, "400")


def test_exercise_is_told_with_its_effort_only_where_that_leaves_no_gap(user: User, profile: Profile, say: Say) -> None:
    say(day=YESTERDAY, exercise_minutes=30, exercise_effort=5)
    assert [each.key for each in lanes_of(user, FIRST, TODAY).all] == ["exercise"]
    say(day=TODAY, exercise_minutes=20)
    assert [each.key for each in lanes_of(user, FIRST, TODAY).all] == ["exercise_minutes"]


def test_the_changes_of_medicines_stand_on_their_days(
    user: User, profile: Profile, start_medicine: Callable[[date], Medicine]
) -> None:
    start_medicine(YESTERDAY)
    start_medicine(FIRST - timedelta(days=1))
    lanes = lanes_of(user, FIRST, TODAY)
    assert (lanes.days, lanes.changes_on(YESTERDAY)) == ([YESTERDAY], ["Started: Ramipril, 5 mg"])


@pytest.mark.parametrize("days", [7, 366])
def test_a_year_costs_as_many_queries_as_a_week(
    user: User,
    profile: Profile,
    log: Callable[..., Entry],
    note: Note,
    say: Say,
    start_medicine: Callable[[date], Medicine],
    days: int,
) -> None:
    egg = log().food
    for back in range(0, days, 3):
        day = TODAY - timedelta(days=back)
        log(egg, day=day)
        note("calf_left", day=day)
        say(day=day, stress=2, other_caffeine_mg=80)
    start_medicine(TODAY)
    with CaptureQueriesContext(connection) as asked:
        lanes_of(user, TODAY - timedelta(days=days - 1), TODAY)
    assert len(asked) == QUERIES
