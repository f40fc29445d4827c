from collections.abc import Callable

import pytest
from django.contrib.auth.models import User

from foods.models import Food, SourceFood
from tests.conftest import MakeFood
from tracker.models import Entry, Profile
from tracker.servings.portions import (
    PortionChoice,
    portion_choices,
    same_portion,
    source_portions,
    usual_choice,
    with_unit,
)

METRIC = Profile(user=User(pk=1))
CUSTOMARY = Profile(user=User(pk=1), mass_unit="oz", volume_unit="fl_oz")


def values(food: Food | None, profile: Profile = METRIC) -> list[str]:
    return [choice.value for choice in portion_choices(food, profile)]


def test_household_measures_come_first_in_the_order_of_the_table(make_food: MakeFood) -> None:
    food = make_food(portions={"1 cup": 156, "1 leaf": 10})
    choices = portion_choices(food, METRIC)
    assert choices[:2] == [PortionChoice("p0", "1 cup", 156), PortionChoice("p1", "1 leaf", 10)]
    assert [choice.value for choice in choices[2:]] == ["g", "oz"]


def test_the_persons_own_unit_of_weight_stands_before_the_other(make_food: MakeFood) -> None:
    assert values(make_food(), CUSTOMARY) == ["p0", "oz", "g"]


def test_a_drink_can_be_measured_by_volume(make_food: MakeFood) -> None:
    milk = make_food("Milk", portions={"1 cup": 244, "1 fl oz": 30.5})
    millilitre, fluid_ounce = portion_choices(milk, METRIC)[-2:]
    assert (millilitre.value, fluid_ounce.value) == ("ml", "fl oz")
    assert fluid_ounce.weight_g == pytest.approx(30.5)
    assert millilitre.weight_g == pytest.approx(1.03133, abs=0.00001)  # 30.5 g / 29.5735 mL
    assert values(milk, CUSTOMARY)[-2:] == ["fl oz", "ml"]


def test_a_deleted_food_can_still_be_weighed() -> None:
    assert values(None) == ["g", "oz"]


def test_kilograms_may_be_typed_though_they_are_not_offered(make_food: MakeFood) -> None:
    choice = with_unit("kg", portion_choices(make_food(), METRIC))
    assert choice is not None
    assert choice.weight_g == 1000


def test_a_food_without_a_known_density_has_no_volume(make_food: MakeFood) -> None:
    assert with_unit("ml", portion_choices(make_food(), METRIC)) is None


def test_the_same_portion_weighs_what_the_entry_says(log: Callable[..., Entry]) -> None:
    entry = log(quantity=3, portion_text="1 large", portion_g=50)
    assert same_portion(entry) == PortionChoice("same", "1 large", 50)


def test_the_same_portion_of_unknown_weight_stays_unknown(log: Callable[..., Entry]) -> None:
    entry = log(quantity=3)
    entry.grams = None
    assert same_portion(entry).weight_g is None


def test_the_last_used_portion_is_preselected_then_the_usual_one_then_the_first(make_food: MakeFood) -> None:
    food = make_food(portions={"1 cup": 156, "1 leaf": 10}, portion_text="1 leaf")
    choices = portion_choices(food, METRIC)
    assert usual_choice(food, choices, "g").value == "g"
    assert usual_choice(food, choices, "1 bunch").value == "p1"
    food.portion_text = ""
    assert usual_choice(food, choices, None).value == "p0"


def test_the_articles_portions_can_be_logged(make_food: MakeFood) -> None:
    food = make_food()
    row = SourceFood.objects.create(
        nutrient="magnesium",
        term="spinach",
        label="Spinach",
        food=food,
        portion_text="1/2 cup",
        portion_g=90,
        diet="vegan",
    )
    assert source_portions(food) == [PortionChoice(f"s{row.pk}", "1/2 cup", 90)]
