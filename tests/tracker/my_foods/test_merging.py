"""Two own foods become one: what points to the one that goes, and what stays as it was."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from foods.models import Food, FoodKind, Ingredient
from foods.nutrients import Amounts
from foods.own import kept as own_foods
from foods.own import recipe_rows as own_recipes
from foods.own.kept import Content
from foods.own.recipe_rows import Weighed
from tests.conftest import TODAY
from tracker.models import Entry, Favourite, Medicine, SavedMeal, SavedMealItem
from tracker.models.medicine_details import DoseDetails, MedicineDetails
from tracker.my_foods.merging import MergeError, check_merge, merge

Log = Callable[..., Entry]


def make(user: User, name: str, *, kind: FoodKind = FoodKind.FOOD, **content: object) -> Food:
    return own_foods.create(
        Content(name=name, amounts=Amounts(100), kind=kind, **content),  # type: ignore[arg-type]
        owner=user,
        key=uuid4(),
        on=TODAY,
    )


def recipe(user: User, name: str, *foods: Food) -> Food:
    weighed = [Weighed(food, 1, "g", 100) for food in foods]
    return own_recipes.create(name, weighed, owner=user, key=uuid4(), on=TODAY, servings=1, cooked_g=None)


@pytest.fixture
def keep(user: User) -> Food:
    return make(user, "Rye bread")


@pytest.fixture
def other(user: User) -> Food:
    return make(user, "Rye bread (old)", gtin="04006381333931")


def address(food: Food) -> str:
    return reverse("tracker:merge_own_food", args=[food.pk])


def test_what_pointed_to_one_points_to_the_other_as_it_was(user: User, keep: Food, other: Food, log: Log) -> None:
    entry = log(other, portion_text="g", portion_g=50)
    SavedMeal.objects.save_meal(user=user, key=(key := uuid4()), name="mine", servings=[entry])
    Favourite.objects.keep(user=user, food=other)
    sandwich = recipe(user, "Sandwich", other)
    merge(user, keep=keep, other=other)
    entry.refresh_from_db()
    (item,) = SavedMealItem.objects.of(user).in_meal(key)
    assert (entry.food_id, entry.name, entry.magnesium_mg) == (keep.pk, "Rye bread (old)", 50)
    assert (item.food_id, item.name) == (keep.pk, "Rye bread (old)")
    assert Ingredient.objects.of(user).get(recipe__food=sandwich).food == keep
    assert Favourite.objects.of(user).food_ids() == {keep.pk}
    assert not Food.objects.filter(pk=other.pk).exists()


def test_two_favourites_become_one(user: User, keep: Food, other: Food) -> None:
    Favourite.objects.keep(user=user, food=keep)
    Favourite.objects.keep(user=user, food=other)
    merge(user, keep=keep, other=other)
    assert Favourite.objects.of(user).count() == 1


def test_a_favourite_that_was_let_go_does_not_come_back(user: User, keep: Food, other: Food) -> None:
    Favourite.objects.keep(user=user, food=keep)
    Favourite.objects.of(user).update(deleted_at="2026-11-22T00:00Z")
    merge(user, keep=keep, other=other)
    assert Favourite.objects.of(user).food_ids() == set()


def test_the_barcode_goes_over_where_there_was_none(user: User, keep: Food, other: Food) -> None:
    merge(user, keep=keep, other=other)
    keep.refresh_from_db()
    assert keep.gtin == "04006381333931"


def test_another_persons_diary_is_not_touched(user: User, stranger: User, keep: Food, other: Food, log: Log) -> None:
    theirs = log(make(stranger, "Rye bread"), user=stranger, portion_text="g", portion_g=50)
    merge(user, keep=keep, other=other)
    theirs.refresh_from_db()
    assert theirs.food is not None


@pytest.mark.parametrize("code", ["same", "kind", "circle"])
def test_what_cannot_become_one(code: str, user: User, keep: Food) -> None:
    others = {
        "same": lambda: keep,
        "kind": lambda: make(user, "Tablet", kind=FoodKind.SUPPLEMENT, dose="1 tablet"),
        "circle": lambda: recipe(user, "Outer", recipe(user, "Inner", keep)),
    }
    other = others[code]()
    for one, two in ((keep, other), (other, keep)):
        with pytest.raises(MergeError) as caught:
            check_merge(user, keep=one, other=two)
        assert caught.value.code == code


def test_two_recipes_of_the_same_ingredient_can_become_one(user: User, keep: Food) -> None:
    one, two = recipe(user, "Toast", keep), recipe(user, "Toast again", keep)
    merge(user, keep=one, other=two)
    assert Food.objects.of(user).filter(name__startswith="Toast").get() == one


def test_the_page_asks_which_then_says_what_happens_then_does_it(
    signed_in: Client, user: User, keep: Food, other: Food, log: Log
) -> None:
    for _ in range(2):
        log(other, portion_text="g", portion_g=50)
    Favourite.objects.keep(user=user, food=other)
    assert f'<option value="{keep.pk}">Rye bread</option>' in signed_in.get(address(other)).text
    page = signed_in.post(address(other), {"keep": keep.pk}).text
    assert "2 diary entries will point to “Rye bread”" in page
    assert "becomes a favourite" in page
    assert "takes over the barcode" in page
    assert Food.objects.filter(pk=other.pk).exists()
    answer = signed_in.post(address(other), {"keep": keep.pk, "confirmed": "1"}, follow=True)
    assert "“Rye bread (old)” is now part of “Rye bread”." in answer.text
    assert set(Entry.objects.of(user).values_list("food_id", flat=True)) == {keep.pk}


@pytest.mark.parametrize("chosen", ["", "x", "999999"])
def test_a_choice_that_is_none_is_refused(chosen: str, signed_in: Client, keep: Food, other: Food) -> None:
    answer = signed_in.post(address(other), {"keep": chosen, "confirmed": "1"})
    assert answer.status_code == 400
    assert Food.objects.filter(pk=other.pk).exists()


def test_only_ones_own_foods_of_the_same_kind_can_stay(
    signed_in: Client, user: User, stranger: User, other: Food
) -> None:
    theirs = make(stranger, "Secret stew")
    tablet = make(user, "Tablet", kind=FoodKind.SUPPLEMENT, dose="1 tablet")
    for food in (theirs, tablet, other):
        assert signed_in.post(address(other), {"keep": food.pk, "confirmed": "1"}).status_code == 400
    page = signed_in.get(address(other)).text
    assert "Secret" not in page
    assert "Tablet" not in page


def test_a_recipe_does_not_merge_with_its_ingredient(signed_in: Client, user: User, keep: Food) -> None:
    toast = recipe(user, "Toast", keep)
    answer = signed_in.post(address(keep), {"keep": toast.pk})
    assert answer.status_code == 400
    assert "the recipe would contain itself" in answer.text


def test_the_schedule_points_to_the_supplement_that_stays(user: User) -> None:
    keep, other = (make(user, name, kind=FoodKind.SUPPLEMENT, dose="1 tablet") for name in ("Magnesium", "Mg"))
    details = MedicineDetails("Mg", is_supplement=True)
    Medicine.objects.add(details, DoseDetails(), user=user, key=uuid4(), since=None, food=other)
    merge(user, keep=keep, other=other)
    assert Medicine.objects.of(user).get().food == keep
