import re
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.contrib.auth.models import User

from foods.models import Food, FoodKind, Portion, SourceFood
from foods.nutrients import Amounts
from foods.own import kept
from foods.own.kept import Content
from foods.quantities import Quantity
from tests.conftest import TODAY, MakeFood
from tracker.models import Entry, Profile
from tracker.servings.portions import (
    MeasureError,
    PortionChoice,
    in_unit,
    measured,
    portion_choices,
    same_portion,
    source_portions,
    usual_choice,
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


@pytest.mark.parametrize(
    ("typed", "number", "text", "grams"),
    [
        ("2 kg", 2, "kg", 2000),
        ("0.5 lb", 8, "oz", 226.796),
        ("1 lb 4 oz", 20, "oz", 566.990),
        ("500 mg", 0.5, "g", 0.5),
        ("2 x 150 g", 300, "g", 300),
        ("100-150 g", 125, "g", 125),
        ("2 cups", 2, "1 cup", 480),
        ("3 tablespoons", 1.5, "2 tbsp", 45),  # 30 g in 2 spoons
        ("1 tsp", 1, "1 tsp", 5),  # 240 g in a cup of 48 teaspoons
        ("1 pint", 1, "1 pint", 480),  # 2 cups
        ("1.5 dl", 150, "mL", 152.163),  # 240 g / 236.588 mL
        ("0,1 l", 100, "mL", 101.442),
        ("8 fl oz", 8, "fl oz", 240),
        ("2 slices", 2, "1 slice, thin", 40),
    ],
)
def test_what_is_typed_becomes_a_portion_of_the_food(
    make_food: MakeFood, typed: str, number: float, text: str, grams: float
) -> None:
    food = make_food(
        portions={"1 cup, packed": 300, "1 cup": 240, "2 tbsp": 30, "1 slice, thin": 20, "1 small": 9, "1 large": 50}
    )
    choices = {choice.value: choice for choice in portion_choices(food, METRIC)}
    quantity, chosen = measured(typed, "p5", choices)
    assert quantity == pytest.approx(number)
    assert chosen.text == text
    assert quantity * (chosen.weight_g or 0) == pytest.approx(grams, rel=1e-5)


def test_the_portion_that_is_selected_goes_before_another_of_the_same_measure(make_food: MakeFood) -> None:
    choices = portion_choices(make_food(portions={"1 cup": 25, "1 cup, chopped": 30}), METRIC)
    assert in_unit(Quantity(2, "cup"), choices, choices[1]) == (2, choices[1])
    assert in_unit(Quantity(2, "cup"), choices) == (2, choices[0])


def test_a_drinks_own_density_weighs_every_volume(make_food: MakeFood) -> None:
    milk = make_food("Milk", portions={"1 fl oz": 30.5})
    found = in_unit(Quantity(1, "tbsp"), portion_choices(milk, METRIC))
    assert found is not None
    assert (found[0], found[1].text) == (1, "1 tbsp")
    assert found[1].weight_g == pytest.approx(15.25)  # half a fluid ounce


@pytest.mark.parametrize("unit", ["ml", "cup", "slice", "iu", "handful"])
def test_a_measure_that_a_food_lacks_is_none(make_food: MakeFood, unit: str) -> None:
    assert in_unit(Quantity(1, unit), portion_choices(make_food(), METRIC)) is None


@pytest.mark.parametrize(
    ("typed", "code"), [("2 cups", "no_volume"), ("2 slices", "no_measure"), ("1 mcg", "too_light")]
)
def test_why_a_food_cannot_be_logged_in_what_was_typed(make_food: MakeFood, typed: str, code: str) -> None:
    choices = {choice.value: choice for choice in portion_choices(make_food(), METRIC)}
    with pytest.raises(MeasureError) as caught:
        measured(typed, "p0", choices)
    assert caught.value.code == code


@pytest.mark.parametrize("typed", ["400 mg", "2 kg", "1000 iu", "5 ml"])
def test_a_dose_is_counted_and_never_weighed(typed: str) -> None:
    with pytest.raises(MeasureError, match="This is counted, not weighed"):
        measured(typed, "dose", {"dose": PortionChoice("dose", "1 capsule", None)})


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


@pytest.fixture
def capsule(user: User) -> Food:
    content = Content("Magnesium", Amounts(100, 0, 0, 0), kind=FoodKind.SUPPLEMENT, dose="1 capsule")
    return kept.create(content, owner=user, key=uuid4(), on=TODAY)


def typed(text: str, choices: list[PortionChoice]) -> float:
    return measured(text, choices[0].value, {choice.value: choice for choice in choices})[0]


def test_a_weight_beside_a_dose_is_as_many_as_hold_it(capsule: Food, log: Callable[..., Entry]) -> None:
    entry = log(capsule, quantity=2, portion_text="1 capsule", portion_g=None)
    for choices in (portion_choices(capsule, METRIC), [same_portion(entry)]):
        assert typed("400 mg", choices) == 4
        assert typed("0.4 g", choices) == 4
        assert typed("2", choices) == 2


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("250 mg", "A dose holds 100 mg: 250 mg are 2 ½. Write that if it is right."),
        ("400 IU", "This is counted, not weighed. Write how many, without a unit."),
        ("2 oz", "This is counted, not weighed. Write how many, without a unit."),
    ],
)
def test_a_weight_that_is_no_number_of_doses_is_refused(text: str, sentence: str, capsule: Food) -> None:
    with pytest.raises(MeasureError, match=re.escape(sentence)):
        typed(text, portion_choices(capsule, METRIC))


def test_of_two_measures_of_one_name_the_usual_one_weighs_as_much(make_food: MakeFood) -> None:
    food = make_food(portions={"1 biscuit": 58}, portion_text="1 biscuit", portion_g=43)
    Portion.objects.create(food=food, rank=1, text="1 biscuit", weight_g=43)
    assert usual_choice(food, portion_choices(food, METRIC), None).weight_g == 43
