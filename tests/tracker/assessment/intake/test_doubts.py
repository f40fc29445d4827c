"""What in a day is worth a question."""

from datetime import time

import pytest

from tracker.assessment.intake.doubts import DRUNK_BY_THE_GLASS, Repeat, Taken, is_little, repeats, unanswered

EGG = Taken("breakfast", "sr_legacy", "171287", "Egg, whole, raw", "1 large", 1.0, "Dairy and Egg Products")


def test_the_same_food_and_portion_twice_in_one_meal_is_a_repeat() -> None:
    toast = EGG._replace(name="Toast", source_id="172686")
    assert repeats([EGG, toast, EGG]) == [Repeat(EGG.identity, (0, 2))]


def test_three_times_is_one_repeat_of_three() -> None:
    assert [repeat.times for repeat in repeats([EGG, EGG, EGG])] == [3]


@pytest.mark.parametrize(
    "other",
    [
        EGG._replace(meal="dinner"),
        EGG._replace(quantity=2.0),
        EGG._replace(portion_text="1 medium"),
        EGG._replace(source_id="173424", name="Egg, whole, fried"),
    ],
)
def test_another_meal_number_portion_or_food_is_no_repeat(other: Taken) -> None:
    assert repeats([EGG, other]) == []


def test_at_two_times_it_is_no_repeat_and_at_one_time_it_is() -> None:
    at_eight, at_four = EGG._replace(local_time=time(8)), EGG._replace(local_time=time(16))
    assert repeats([at_eight, at_four]) == []
    assert repeats([at_eight, at_four, at_eight]) == [Repeat(EGG.identity, (0, 2))]


@pytest.mark.parametrize("group", ["Tap water", "Coffee", "Tea", "Beverages", "Beer"])
def test_a_second_glass_is_not_asked_about(group: str) -> None:
    assert group in DRUNK_BY_THE_GLASS
    assert repeats([EGG._replace(group=group)] * 2) == []


def test_milk_is_asked_about_since_it_holds_what_is_counted() -> None:
    assert len(repeats([EGG._replace(group="Milk, whole")] * 2)) == 1


def test_what_was_called_right_is_asked_about_again_only_when_there_is_more_of_it() -> None:
    (twice,), (thrice,) = repeats([EGG] * 2), repeats([EGG] * 3)
    assert unanswered([twice], {}) == [twice]
    assert unanswered([twice], {EGG.identity: 2}) == []
    assert unanswered([thrice], {EGG.identity: 2}) == [thrice]


def test_under_500_kcal_is_little_and_an_empty_day_is_not_asked_about() -> None:
    assert is_little(499.9, entries=3)
    assert not is_little(500.0, entries=3)
    assert not is_little(0.0, entries=0)
