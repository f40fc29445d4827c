"""Habits from the verdicts, and a combination for tomorrow from an average day of the last week.

Anna's targets: magnesium 320, calcium 1,000, potassium 2,600 mg, vitamin D 15 µg.
"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from foods.models import Food, SourceFood
from tests.conftest import NOW, TODAY, MakeFood
from tests.tracker.suggestions.conftest import Answer, ListFood
from tracker.assessment.health.cautions import HealthStatement
from tracker.models import Day, Dislike, Entry, Profile, State
from tracker.person.diarist import Diarist
from tracker.suggestions.blank import Blank
from tracker.suggestions.offer import offer_to
from tracker.suggestions.week import WeekAhead, week_ahead

pytestmark = pytest.mark.django_db
Log = Callable[..., Entry]


def ahead(user: User, turn: int = 0) -> WeekAhead:
    """As a new request sees it."""
    diarist = Diarist(user, now=NOW)
    return week_ahead(diarist, offer_to(diarist), turn=turn)


@pytest.fixture
def meal(make_food: MakeFood) -> Food:
    """50 g of it: calcium 620 mg, and all of the other three."""
    return make_food("Meal", magnesium_mg=800, calcium_mg=1240, potassium_mg=6000, vitamin_d_ug=60)


@pytest.fixture
def two_weeks(user: User, profile: Profile, meal: Food, log: Log, answer: Answer) -> None:
    """Fourteen complete days before today, all alike."""
    answer()
    for ago in range(1, 15):
        log(meal, day=TODAY - timedelta(days=ago))
        Day.objects.mark(user=user, day=TODAY - timedelta(days=ago), complete=True)


@pytest.fixture
def yogurt(make_food: MakeFood, list_food: ListFood) -> SourceFood:
    food = make_food("Yogurt", magnesium_mg=0, calcium_mg=161, potassium_mg=0, vitamin_d_ug=0)
    return list_food(food, "calcium", "dairy", "Yogurt, plain", 200, portion_text="1 cup", diet="vegetarian")


def test_a_habit_says_how_often_at_which_meal_and_what_it_would_lift(
    user: User, two_weeks: None, yogurt: SourceFood
) -> None:
    """A cup gives 322 mg; 380 are left, so five days a week: 230 mg a day on average, 620 -> 850 of 1,000."""
    (habit,) = ahead(user).habits
    (lift,) = habit.bars
    assert habit.label == "Yogurt, plain"
    assert habit.words == "1 cup on 5 days a week, at breakfast"
    assert lift.adds == "62% → 85%"
    assert (lift.known_share, lift.added_share) == pytest.approx((0.62, 0.23))


def test_two_complete_days_give_neither_habit_nor_combination(
    user: User, profile: Profile, answer: Answer, meal: Food, yogurt: SourceFood, log: Log
) -> None:
    answer()
    for ago in (1, 2):
        log(meal, day=TODAY - timedelta(days=ago))
        Day.objects.mark(user=user, day=TODAY - timedelta(days=ago), complete=True)
    week = ahead(user)
    assert week.too_few_days
    assert not week.habits
    assert week.combination is None


def test_tomorrow_closes_what_an_average_day_leaves_open(
    user: User, two_weeks: None, yogurt: SourceFood, make_food: MakeFood, list_food: ListFood
) -> None:
    """380 mg of calcium are left: a cup gives 322, and 100 g of kale 58 or more."""
    kale = make_food("Kale", magnesium_mg=0, calcium_mg=60, potassium_mg=0, vitamin_d_ug=0)
    list_food(kale, "calcium", "leafy greens", "Kale, boiled", 100)
    week = ahead(user)
    assert week.combination
    assert week.days == 7
    assert week.day == TODAY + timedelta(days=1)
    (bar,) = week.combination.bars
    assert bar.adds == "+382\N{NO-BREAK SPACE}mg"
    assert bar.known_share == pytest.approx(0.62)
    assert [portion.item.partition("@")[2] for portion in week.combination.portions] == ["breakfast", "dinner"]


def test_what_is_planned_for_tomorrow_is_not_planned_again(
    user: User, two_weeks: None, yogurt: SourceFood, make_food: MakeFood, list_food: ListFood, log: Log
) -> None:
    kale = make_food("Kale", magnesium_mg=0, calcium_mg=60, potassium_mg=0, vitamin_d_ug=0)
    list_food(kale, "calcium", "leafy greens", "Kale, boiled", 100)
    log(yogurt.food, day=TODAY + timedelta(days=1), portion_g=200)
    Entry.objects.of(user).filter(food=yogurt.food).update(state=State.PLANNED)
    assert ahead(user).combination is None  # 58 mg are left, and two different foods are no longer found


def test_an_average_day_that_reaches_all_leaves_nothing_open(
    user: User, two_weeks: None, meal: Food, yogurt: SourceFood
) -> None:
    Entry.objects.of(user).update(calcium_mg=2000)
    week = ahead(user)
    assert (week.combination, week.blank, week.habits, week.habits_blank) == (None, Blank.NO_GAP, [], Blank.NO_GAP)


def test_gaps_that_health_answers_hold_say_so(
    user: User, two_weeks: None, yogurt: SourceFood, answer: Answer, signed_in: Client
) -> None:
    answer(HealthStatement.SOME, "kidney_disease")
    week = ahead(user)
    assert (week.blank, week.habits_blank) == (Blank.HELD, Blank.HELD)
    said = "Nothing is suggested: your health answers speak against foods for what is left open."
    assert signed_in.get("/suggestions/").content.decode().count(said) == 2


def test_where_every_nutrient_is_held_no_number_of_days_is_asked_for(
    user: User, profile: Profile, yogurt: SourceFood, answer: Answer, signed_in: Client
) -> None:
    answer(HealthStatement.SOME, "kidney_disease")
    assert "With 3 complete days" not in signed_in.get("/suggestions/").content.decode()


def test_gaps_that_no_food_fits_say_so(user: User, two_weeks: None, yogurt: SourceFood, signed_in: Client) -> None:
    Dislike.objects.keep(user=user, food=yogurt.food)
    week = ahead(user)
    assert (week.blank, week.habits_blank) == (Blank.NO_FIT, Blank.NO_FIT)
    html = signed_in.get("/suggestions/").content.decode()
    assert "No foods together would close a fair part of what is left open" in html
    assert "No food would close a fair part of what is left open" in html


def test_a_longer_diary_takes_no_more_queries(
    user: User, two_weeks: None, yogurt: SourceFood, meal: Food, log: Log,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    diarist = Diarist(user, now=NOW)
    offer = offer_to(diarist)
    week_ahead(diarist, offer)
    for _more in range(3):
        with django_assert_num_queries(4):
            week_ahead(diarist, offer)
        for ago in range(10):
            log(meal, day=TODAY - timedelta(days=ago))
