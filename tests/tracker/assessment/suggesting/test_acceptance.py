from dataclasses import replace
from datetime import date, timedelta

import pytest

from foods.nutrients import Amounts
from tracker.assessment.portions.candidates import Candidate
from tracker.assessment.suggesting.acceptance import Acceptance, Eating, acceptance_of

TODAY = date(2026, 11, 22)
MILK = Candidate(1, 1001, "Milk, 2%", "calcium", "dairy", "1 cup", 244, Amounts(calcium_mg=293))


def eaten(*days_ago: int, food_id: int | None = 1001, name: str = "Milk, 2%", meal: str = "breakfast") -> list[Eating]:
    return [Eating(food_id, name, meal, TODAY - timedelta(days=days)) for days in days_ago]


def accepted(*eatings: list[Eating]) -> Acceptance:
    return acceptance_of([each for group in eatings for each in group], today=TODAY)


def test_an_empty_diary_speaks_neither_for_nor_against() -> None:
    assert Acceptance().record(MILK) is None
    assert Acceptance().factor(MILK, "lunch") == 1.0
    assert not Acceptance().is_enough_this_week(MILK)


def test_days_are_counted_once_and_only_those_of_the_last_four_weeks() -> None:
    record = accepted(eaten(0, 0, 6, 7, 27, 28, -1)).record(MILK)
    assert record is not None
    assert (record.days, record.days_this_week, record.alike) == (
        4,
        2,
        False,
    )  # today, 6, 7 and 27 days ago; this week: today and 6


@pytest.mark.parametrize(("days_ago", "enough"), [((0, 1), False), ((0, 1, 6), True), ((0, 1, 7), False)])
def test_not_the_fourth_time_this_week(days_ago: tuple[int, ...], enough: bool) -> None:
    assert accepted(eaten(*days_ago)).is_enough_this_week(MILK) is enough


def test_another_preparation_counts_as_the_same_food() -> None:
    skimmed = accepted(eaten(0, 1, 2, food_id=7, name="Milk, nonfat"))
    assert skimmed.is_enough_this_week(MILK)
    assert not skimmed.is_enough_this_week(replace(MILK, label="Milk chocolate", food_id=9))


def test_days_of_the_food_and_of_its_kin_are_added_up_and_none_counts_twice() -> None:
    record = accepted(eaten(3, 8, name="Nuts, mixed"), eaten(3, 9, food_id=7, name="Milk, nonfat")).record(MILK)
    assert record is not None
    assert (record.days, record.days_this_week, record.alike) == (3, 1, True)


def test_a_food_eaten_anyway_counts_alone_for_its_kin_is_a_group_of_its_table() -> None:
    latte = replace(MILK, label="Coffee, latte", food_id=5, own_diary=True)
    diary = accepted(eaten(0, 1, 2, 3, food_id=6, name="Coffee, brewed"), eaten(8, food_id=5, name="Coffee, latte"))
    record = diary.record(latte)
    assert record is not None
    assert record.days == 1
    assert not diary.is_enough_this_week(latte)


def test_the_same_food_counts_under_another_name() -> None:
    assert accepted(eaten(0, 1, 2, name="My milk")).is_enough_this_week(MILK)


def test_a_food_known_for_four_days_counts_a_quarter_more_and_at_its_meal_a_tenth_on_top() -> None:
    known = accepted(eaten(8, 9, 10, 11))
    assert known.factor(MILK, "") == pytest.approx(1.25)
    assert known.factor(MILK, "breakfast") == pytest.approx(1.25 * 1.1)
    assert accepted(eaten(8)).factor(MILK, "") == pytest.approx(1 + 0.25 / 4)


def test_meals_are_those_of_the_diary_the_commonest_first_else_those_of_the_list() -> None:
    assert accepted(eaten(8, meal="lunch"), eaten(9, 10, meal="snack")).meals(MILK) == ("snack", "lunch")
    assert Acceptance().meals(MILK) == ("breakfast", "snack")
    assert Acceptance().meals(replace(MILK, term="")) == ()
