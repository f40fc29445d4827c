"""Every refusal is one sentence, and what was typed stays in the form."""

from datetime import date
from uuid import uuid4

import pytest

from foods.quantities import MESSAGES
from tests.conftest import TODAY
from tracker.diary.forms import CopyForm, EditEntryForm, EntryForm, SaveMealForm
from tracker.servings.fields import day_problem
from tracker.servings.portions import PortionChoice

EGG = PortionChoice("p0", "1 large", 50)
SLICE = PortionChoice("p1", "1 slice", 0.5)
GRAM = PortionChoice("g", "g", 1, is_unit=True)
OUNCE = PortionChoice("oz", "oz", 28.349523125, is_unit=True)
MILLILITRE = PortionChoice("ml", "mL", 1.05, is_unit=True)
FLUID_OUNCE = PortionChoice("fl oz", "fl oz", 31.05220600, is_unit=True)
SOLID = (EGG, SLICE, GRAM, OUNCE)
DRINK = (EGG, GRAM, OUNCE, MILLILITRE, FLUID_OUNCE)


def entry_form(typed: dict[str, str], choices: tuple[PortionChoice, ...] = SOLID) -> EntryForm:
    return EntryForm({"key": str(uuid4()), "quantity": "2", "portion": "p0", "meal": "lunch"} | typed, choices=choices)


@pytest.mark.parametrize(
    ("typed", "number", "text", "weight_g"),
    [
        ("2", 2, "1 large", 50),
        ("1/2", 0.5, "1 large", 50),
        ("1 ½", 1.5, "1 large", 50),
        ("1½", 1.5, "1 large", 50),
        ("0,5", 0.5, "1 large", 50),
        ("150 g", 150, "g", 1),
        ("150g", 150, "g", 1),
        ("0.2 kg", 0.2, "kg", 1000),
        ("3 oz", 3, "oz", 28.349523125),
        ("250 mL", 250, "mL", 1.05),
        ("8 fl oz", 8, "fl oz", 31.05220600),
    ],
)
def test_how_much_is_read_as_people_write_it(typed: str, number: float, text: str, weight_g: float) -> None:
    form = entry_form({"quantity": typed}, DRINK)
    assert form.is_valid(), form.errors
    chosen = form.cleaned_data["chosen"]
    assert (form.cleaned_data["quantity"], chosen.text, chosen.weight_g) == (number, text, weight_g)


def test_a_unit_that_is_chosen_and_typed_is_meant_once() -> None:
    form = entry_form({"quantity": "150 g", "portion": "g"})
    assert form.is_valid()
    assert (form.cleaned_data["quantity"], form.cleaned_data["chosen"]) == (150, GRAM)


def test_a_typed_unit_is_known_when_the_entry_already_stands_in_it() -> None:
    """The entry's own portion takes the place of the unit in the list."""
    same = PortionChoice("same", "g", 1, is_unit=True)
    form = entry_form({"quantity": "200 g", "portion": "same"}, (same, EGG, OUNCE))
    assert form.is_valid(), form.errors
    assert (form.cleaned_data["quantity"], form.cleaned_data["chosen"].text) == (200, "g")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Say how much: a number such as 2, 1/2 or 1.5."),
        ("abc", "That is not a number we can read. Write it like 2, 1/2, 1 ½ or 1.5."),
        ("1/0", "That is not a number we can read. Write it like 2, 1/2, 1 ½ or 1.5."),
        ("nan", "That is not a number we can read. Write it like 2, 1/2, 1 ½ or 1.5."),
        ("1e9", "That is not a number we can read. Write it like 2, 1/2, 1 ½ or 1.5."),
        ("2 eggs", MESSAGES["unknown_unit"]),
        ("2 cups", "This food has no measure of volume. Write grams or ounces."),
        ("2 handfuls", "This food has no such measure. Choose one from the list, or write grams or ounces."),
        ("1 lb 4 oz, 3", "Write one amount only, such as 2, 200 g or 1 lb 4 oz."),
        ("1 mcg", "That is too little to count. Write at least 0.001 g."),
        ("0", "How much must be more than 0."),
        ("-2", "How much must be more than 0."),
        ("10000", "That is too much. How much must be under 10,000."),
        ("11 kg", "That is too much. How much must be under 10,000."),
        ("1,000", "Write the number without a mark between thousands, like 1500 or 1.5."),
        ("200", "That is more than 10 kg. Write a smaller number."),  # 200 × 50 g is 10 kg
        ("250 ml", "This food has no measure of volume. Write grams or ounces."),
        ("9" * 500, "That is not a number we can read. Write it like 2, 1/2, 1 ½ or 1.5."),
    ],
)
def test_how_much_is_refused_with_a_sentence_and_kept(typed: str, sentence: str) -> None:
    form = entry_form({"quantity": typed})
    assert form.errors == {"quantity": [sentence]}
    assert form["quantity"].value() == typed


def test_just_under_10_kg_is_accepted() -> None:
    assert entry_form({"quantity": "199"}).is_valid()


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("portion", "", "Choose a portion."),
        ("portion", "p7", "Choose a portion from the list."),
        ("meal", "", "Choose a meal."),
        ("meal", "brunch", "Choose breakfast, lunch, dinner or snacks."),
        ("key", "", "Open this form again."),
        ("key", "7", "Open this form again."),
    ],
)
def test_a_wrong_choice_is_refused_with_a_sentence(field: str, typed: str, sentence: str) -> None:
    assert entry_form({field: typed}).errors == {field: [sentence]}


def test_every_form_has_a_key_of_its_own() -> None:
    assert EntryForm(choices=SOLID)["key"].value() != EntryForm(choices=SOLID)["key"].value()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Choose a day."),
        ("31.12.2026", "That is not a day. Write it like 2026-03-31."),
        ("2026-02-30", "That is not a day. Write it like 2026-03-31."),
        ("1800-01-01", "A diary begins in 1900. Choose a later day."),
        ("0001-01-01", "A diary begins in 1900. Choose a later day."),
        ("2026-11-24", "That day is too far ahead. You can plan as far as tomorrow."),
        ("9999-12-31", "That day is too far ahead. You can plan as far as tomorrow."),
    ],
)
def test_an_impossible_day_is_refused_with_a_sentence(typed: str, sentence: str) -> None:
    values = {"key": str(uuid4()), "quantity": "2", "portion": "p0", "meal": "lunch"}
    edit = EditEntryForm(values | {"day": typed}, choices=SOLID, today=TODAY)
    copy = CopyForm(values | {"to": typed}, today=TODAY)
    assert edit.errors == {"day": [sentence]}
    assert copy.errors == {"to": [sentence]}


def test_any_past_day_and_tomorrow_can_be_chosen() -> None:
    for day in (date(1900, 1, 1), date(2020, 2, 29), TODAY, date(2026, 11, 23)):
        assert day_problem(day, today=TODAY) is None


def test_a_copy_is_of_the_whole_day_unless_a_meal_is_chosen() -> None:
    form = CopyForm({"key": str(uuid4()), "to": "2026-11-22"}, today=TODAY)
    assert form.is_valid()
    assert form.cleaned_data["meal"] == ""


@pytest.mark.parametrize("name", ["", "   "])
def test_a_saved_meal_wants_a_name(name: str) -> None:
    form = SaveMealForm({"key": str(uuid4()), "meal": "breakfast", "name": name})
    assert form.errors == {"name": ["Give the meal a name, such as “my breakfast”."]}


def test_a_saved_meals_name_fits_its_column() -> None:
    assert SaveMealForm({"key": str(uuid4()), "meal": "breakfast", "name": "x" * 60}).is_valid()
    assert "name" in SaveMealForm({"key": str(uuid4()), "meal": "breakfast", "name": "x" * 61}).errors
