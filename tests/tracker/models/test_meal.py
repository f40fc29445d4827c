"""Meals by the clock."""

import pytest

from tracker.models import Meal


@pytest.mark.parametrize(
    ("hour", "meal"),
    [
        (0, Meal.BREAKFAST),
        (10, Meal.BREAKFAST),
        (11, Meal.LUNCH),
        (14, Meal.LUNCH),
        (15, Meal.SNACK),
        (17, Meal.DINNER),
        (21, Meal.DINNER),
        (22, Meal.SNACK),
        (23, Meal.SNACK),
    ],
)
def test_the_meal_goes_with_the_clock(hour: int, meal: Meal) -> None:
    assert Meal.at(hour) is meal
