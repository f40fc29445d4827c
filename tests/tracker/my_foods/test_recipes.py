"""Recipes: ingredients found, pasted and weighed, what they come to, and what becomes of them."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from foods.models import Food, FoodKind, Ingredient, Recipe
from foods.nutrients import Amounts
from foods.own import kept as own_foods
from foods.own.kept import Content
from foods.search import find as search
from tests.conftest import NOW, TODAY, MakeFood
from tracker.models import Entry

Log = Callable[..., Entry]
NEW = reverse("tracker:new_recipe")
FIND = reverse("tracker:find_ingredient")
HTMX = {"HX-Request": "true"}
ZEROS = {"vitamin_d_ug": 0, "potassium_mg": 0, "energy_kcal": 0, "water_g": 0, "caffeine_mg": 0, "sodium_mg": 0}


@pytest.fixture
def oats(make_food: MakeFood) -> Food:
    food = make_food("Oats", magnesium_mg=130, calcium_mg=50, portions={"1 cup": 80}, portion_text="1 cup", **ZEROS)
    search.reindex([food.pk])
    return food


@pytest.fixture
def milk(make_food: MakeFood) -> Food:
    food = make_food("Milk", magnesium_mg=10, calcium_mg=120, portions={"1 cup": 244, "1 fl oz": 30.5}, **ZEROS)
    search.reindex([food.pk])
    return food


def form(*lines: tuple[Food | str, str, str], **typed: str) -> dict[str, object]:
    """A recipe's form; a line is a food (or the number of what is kept of one), how many, and the portion."""
    filled: dict[str, object] = {
        "key": str(uuid4()),
        "name": "Porridge",
        "servings": "2",
        "ingredient": [str(food.pk) if isinstance(food, Food) else "" for food, *_ in lines],
        "kept": ["" if isinstance(food, Food) else food for food, *_ in lines],
        "quantity": [quantity for _, quantity, _ in lines],
        "portion": [portion for *_, portion in lines],
    }
    return filled | typed


def made(signed_in: Client, user: User, *lines: tuple[Food | str, str, str], **typed: str) -> Food:
    answer = signed_in.post(NEW, form(*lines, **typed))
    assert answer.status_code == 302, answer.text
    return Food.objects.of(user).get(name=typed.get("name", "Porridge"))


def edit(food: Food) -> str:
    return reverse("tracker:edit_own_food", args=[food.pk])


def test_a_recipe_becomes_an_own_food(signed_in: Client, user: User, oats: Food, milk: Food) -> None:
    food = made(signed_in, user, (oats, "1", "p0"), (milk, "320", "g"))
    assert (food.portion_text, food.portion_g) == ("1 serving", 200)  # 80 + 320 g, raw
    assert food.magnesium_mg == pytest.approx(34)  # (104 + 32) mg in 400 g
    assert food.calcium_mg == pytest.approx(106)  # (40 + 384)
    assert list(food.portions.values_list("text", "weight_g")) == [("1 serving", 200), ("the whole recipe", 400)]
    assert [food.name for food in search.find("porridge", user_id=user.pk)] == ["Porridge"]


def test_a_cooked_weight_counts_instead_of_the_raw_ones(signed_in: Client, user: User, oats: Food, milk: Food) -> None:
    food = made(signed_in, user, (oats, "1", "p0"), (milk, "320 g", "p0"), cooked_g="0.34 kg")
    assert [food.portion_g, food.calcium_mg] == pytest.approx([170, 424 / 3.4])


def test_without_servings_the_whole_is_the_portion(signed_in: Client, user: User, oats: Food) -> None:
    food = made(signed_in, user, (oats, "1", "p0"), servings="", cooked_g="300")
    assert list(food.portions.values_list("text", "weight_g")) == [("the whole recipe", 300)]


def test_an_unknown_ingredient_makes_the_amount_unknown_and_the_page_says_at_least(
    signed_in: Client, user: User, milk: Food, make_food: MakeFood
) -> None:
    fish = make_food("Fish", **(ZEROS | {"magnesium_mg": 30, "calcium_mg": None}))
    food = made(signed_in, user, (milk, "100", "g"), (fish, "100", "g"))
    assert (food.magnesium_mg, food.calcium_mg) == (20, None)
    page = signed_in.get(food.get_absolute_url()).text.replace("\N{NO-BREAK SPACE}", " ")
    assert "at least 60 mg" in page  # 120 mg in 2 servings
    assert "Logged, such an amount counts as unknown" in page


def test_each_ingredient_keeps_its_own_copy(signed_in: Client, user: User, oats: Food) -> None:
    food = made(signed_in, user, (oats, "2", "p0"))
    row = Ingredient.objects.of(user).get()
    assert (row.recipe_id, row.food_id, row.name, row.quantity, row.portion_text, row.grams, row.magnesium_mg) == (
        (food.pk, oats.pk, "Oats", 2, "1 cup", 160, 208)
    )


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": ""}, "Give it a name"),
        ({"servings": ""}, "Say how many servings it makes"),
        ({"servings": "0"}, "must be more than 0"),
        ({"servings": "many"}, "not a number we can read"),
        ({"servings": "2 kg"}, "Write how many."),
        ({"cooked_g": "1 ml"}, "Write a weight"),
        ({"cooked_g": "0.01"}, "So little can’t hold all of that"),
        ({"quantity": "lots"}, "not a number we can read"),
        ({"quantity": "2 slices"}, "no such measure"),
        ({"quantity": "9999"}, "more than 10 kg"),
        ({"ingredient": "", "kept": "", "quantity": "", "portion": ""}, "Add at least one ingredient."),
        ({"key": "x"}, "valid UUID"),
    ],
)
def test_what_cannot_be_gets_a_sentence_and_nothing_is_lost(
    typed: dict[str, str], sentence: str, signed_in: Client, user: User, oats: Food
) -> None:
    answer = signed_in.post(NEW, form((oats, "1", "p0")) | {"cooked_g": ""} | typed)
    assert answer.status_code == 400
    assert sentence in answer.text
    assert typed.get("name", "Porridge") in answer.text
    assert not Food.objects.of(user).exists()


def test_a_double_click_makes_one_recipe(signed_in: Client, user: User, oats: Food) -> None:
    typed = form((oats, "1", "p0"))
    for _ in range(2):
        assert signed_in.post(NEW, typed).status_code == 302
    assert Recipe.objects.count() == 1
    assert Ingredient.objects.of(user).count() == 1


def test_a_step_back_and_another_save_corrects_the_same_recipe(
    signed_in: Client, user: User, oats: Food, milk: Food
) -> None:
    key = str(uuid4())
    for lines in ([(oats, "1", "p0")], [(oats, "1", "p0"), (milk, "320", "g")]):
        signed_in.post(NEW, form(*lines, key=key))
    assert Food.objects.of(user).get().portion_g == 200
    assert [row.name for row in Ingredient.objects.of(user)] == ["Oats", "Milk"]


def test_a_recipe_has_an_end(signed_in: Client, oats: Food, milk: Food) -> None:
    full = form(*[(oats, "1", "p0")] * 100)
    page = signed_in.post(NEW, full | {"add": str(milk.pk)}).text
    assert page.count('name="ingredient"') == 100
    assert "A recipe has room for 100 ingredients." in page
    assert "1 cup milk</textarea>" in signed_in.post(NEW, full | {"lines": "1", "pasted": "1 cup milk"}).text


def test_editing_works_the_food_out_anew_and_leaves_the_diary(
    signed_in: Client, user: User, oats: Food, milk: Food, log: Log
) -> None:
    food = made(signed_in, user, (oats, "1", "p0"))
    entry = log(food, portion_text="1 serving", portion_g=40)
    page = signed_in.get(edit(food)).text
    assert 'value="Porridge"' in page
    assert f'name="ingredient" value="{oats.pk}"' in page
    signed_in.post(edit(food), form((oats, "1", "p0"), (milk, "320", "g"), name="Creamy porridge"))
    food.refresh_from_db()
    entry.refresh_from_db()
    assert (food.name, entry.name) == ("Creamy porridge", "Porridge")
    assert [food.portion_g, food.magnesium_mg, entry.magnesium_mg] == pytest.approx([200, 34, 52])


def test_a_recipe_outlives_its_ingredients(signed_in: Client, user: User, oats: Food, milk: Food) -> None:
    food = made(signed_in, user, (oats, "2", "p0"), (milk, "320", "g"))
    oats.delete()
    page = signed_in.get(edit(food)).text
    assert "no longer there; its amounts are kept" in page
    kept = Ingredient.objects.of(user).get(name="Oats")
    signed_in.post(edit(food), form((str(kept.pk), "1", "same"), (milk, "320", "g")))
    food.refresh_from_db()
    assert food.magnesium_mg == pytest.approx(34)
    assert Ingredient.objects.of(user).get(name="Oats").magnesium_mg == pytest.approx(104)
    kept = Ingredient.objects.of(user).get(name="Oats")
    signed_in.post(edit(food), form((str(kept.pk), "40", "g"), (milk, "320", "g")))
    assert Ingredient.objects.of(user).get(name="Oats").magnesium_mg == pytest.approx(52)


def test_a_recipe_can_hold_another_but_not_itself(signed_in: Client, user: User, oats: Food) -> None:
    inner = made(signed_in, user, (oats, "1", "p0"), name="Inner")
    outer = made(signed_in, user, (inner, "1", "p0"), name="Outer")
    assert outer.magnesium_mg == pytest.approx(130)
    for line in (inner, outer):
        answer = signed_in.post(edit(inner), form((line, "1", "p0"), name="Inner"))
        assert answer.status_code == 400
        assert "A recipe can’t contain itself" in answer.text
    assert Ingredient.objects.of(user).get(recipe__food=inner).food == oats


def test_ingredients_are_added_and_taken_out_without_saving(
    signed_in: Client, user: User, oats: Food, milk: Food
) -> None:
    page = signed_in.post(NEW, form((oats, "3", "p0")) | {"add": str(milk.pk)}).text
    assert page.count('name="ingredient"') == 2
    assert 'name="quantity" value="3"' in page
    page = signed_in.post(NEW, form((oats, "3", "p0"), (milk, "1", "p0")) | {"remove": "0"}).text
    assert page.count('name="ingredient"') == 1
    assert f'name="ingredient" value="{milk.pk}"' in page
    page = signed_in.post(NEW, form((oats, "3", "p0")) | {"find": "1", "q": "milk"}).text
    assert f'name="add" value="{milk.pk}"' in page
    assert not Food.objects.of(user).exists()


@pytest.mark.parametrize("step", [{"add": "x"}, {"add": "99999999"}, {"remove": "7"}, {"remove": "-1"}, {"lines": "1"}])
def test_a_step_that_makes_no_sense_changes_nothing(step: dict[str, str], signed_in: Client, oats: Food) -> None:
    answer = signed_in.post(NEW, form((oats, "3", "p0")) | step)
    assert answer.status_code == 200
    assert answer.text.count('name="ingredient"') == 1


def test_with_htmx_only_the_rows_come(signed_in: Client, oats: Food) -> None:
    answer = signed_in.post(NEW, form() | {"add": str(oats.pk)}, headers=HTMX).text
    assert answer.strip().startswith('<div id="rows">')
    assert "In a serving" in answer


def test_lines_left_in_the_box_are_not_left_out_without_a_word(signed_in: Client, user: User, milk: Food) -> None:
    filled = form((milk, "1", "p0")) | {"pasted": "1 cup qqqzzz"}
    answer = signed_in.post(NEW, filled)
    assert "These lines are not in the recipe. Add them, or empty this box." in answer.text
    assert "1 cup qqqzzz</textarea>" in answer.text
    assert not Food.objects.of(user).exists()
    assert signed_in.post(NEW, filled | {"pasted": " "}).status_code == 302


def test_a_supplement_in_pasted_lines_is_no_ingredient(signed_in: Client, user: User, milk: Food) -> None:
    content = Content("Magnesium", Amounts(100), kind=FoodKind.SUPPLEMENT, dose="1 capsule")
    own_foods.create(content, owner=user, key=uuid4(), on=TODAY)
    page = signed_in.post(NEW, form() | {"lines": "1", "pasted": "2 cups milk\nmagnesium 400 mg"}).text
    assert "magnesium 400 mg</textarea>" in page
    assert page.count('name="ingredient"') == 1


def test_pasted_lines_become_ingredients_and_the_rest_stays(signed_in: Client, oats: Food, milk: Food) -> None:
    page = signed_in.post(NEW, form() | {"lines": "1", "pasted": "2 cups milk\n80 g oats\nqqqzzz"}).text
    assert page.count('name="ingredient"') == 2
    assert 'name="quantity" value="2"' in page
    assert 'name="quantity" value="80"' in page
    assert "qqqzzz</textarea>" in page
    assert "These lines were not understood for certain" in page


def test_a_recipe_may_hold_what_nobody_eats_at_a_time(signed_in: Client, make_food: MakeFood) -> None:
    flour = make_food("Flour", energy_kcal=364, portions={"1 cup": 125}, portion_text="1 cup", portion_g=125)
    search.reindex([flour.pk])
    page = signed_in.post(NEW, form() | {"lines": "1", "pasted": "2 kg flour\n9.5 kg flour"}).text
    assert page.count('name="ingredient"') == 1
    assert "9.5 kg flour</textarea>" in page


def test_a_rough_measure_is_kept(signed_in: Client, user: User, oats: Food) -> None:
    page = signed_in.post(NEW, form() | {"lines": "1", "pasted": "a handful of oats"}).text
    assert '<option value="r-handful" selected>' in page
    food = made(signed_in, user, (oats, "1", "r-handful"))
    assert Ingredient.objects.of(user).get().grams == 30
    assert '<option value="r-handful" selected>' in signed_in.get(edit(food)).text


def test_supplements_and_other_peoples_foods_are_no_ingredients(
    signed_in: Client, user: User, stranger: User, make_food: MakeFood
) -> None:
    content = Content(name="Milk tablets", amounts=Amounts(400), kind=FoodKind.SUPPLEMENT, dose="1 tablet")
    tablets = own_foods.create(content, owner=user, key=uuid4(), on=TODAY)
    theirs = make_food("Secret milk", source="own", owner=stranger)
    assert "Milk tablets" not in signed_in.get(FIND, {"q": "milk tablets"}).text
    for food in (tablets, theirs):
        page = signed_in.post(NEW, form() | {"add": str(food.pk)}).text
        assert 'name="ingredient"' not in page
        assert signed_in.post(NEW, form((food, "1", "p0"))).status_code == 400


def test_what_is_kept_of_another_persons_ingredient_cannot_be_used(
    signed_in: Client, user: User, stranger: User, oats: Food, client: Client
) -> None:
    made(signed_in, user, (oats, "1", "p0"))
    row = Ingredient.objects.get()
    Food.objects.filter(owner=user).update(owner=stranger)
    assert signed_in.post(NEW, form((str(row.pk), "1", "same"))).status_code == 400


def test_finding_an_ingredient(signed_in: Client, milk: Food) -> None:
    assert f'name="add" value="{milk.pk}"' in signed_in.get(FIND, {"q": "milk"}).text
    assert "No food found for “qqq”" in signed_in.get(FIND, {"q": "qqq"}).text
    assert signed_in.get(FIND).text.strip() == ""


def test_an_ingredient_is_called_as_it_is_shown(signed_in: Client, user: User, make_food: MakeFood) -> None:
    butter = make_food("Butter, NFS", source="fndds", display_name="Butter", **ZEROS)
    page = signed_in.post(NEW, form() | {"add": str(butter.pk)}).text
    assert "Take out Butter" in page
    assert "NFS" not in page
    made(signed_in, user, (butter, "1", "p0"))
    assert Ingredient.objects.get().name == "Butter"


def test_kinds_of_an_ingredient_are_one_row_that_opens_without_scripts(signed_in: Client, make_food: MakeFood) -> None:
    plain, coho = (make_food(name, magnesium_mg=20) for name in ("Salmon, raw", "Salmon, coho, raw"))
    search.reindex([plain.pk, coho.pk])
    found = signed_in.get(FIND, {"q": "salmon"}).text
    first, opened = found.split("<details>")
    assert "1 more kind<" in opened
    assert (f'value="{plain.pk}"' in first, f'value="{coho.pk}"' in opened) == (True, True)
    assert '<span aria-hidden="true">Coho</span>' in opened
    assert f'value="{coho.pk}"' in signed_in.get(FIND, {"q": "coho salmon"}).text.split("<details>")[0]


def test_the_form_costs_the_same_for_5_and_10_ingredients(
    signed_in: Client, user: User, make_food: MakeFood, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    lines = [(make_food(f"Food {n}", magnesium_mg=n), "1", "p0") for n in range(10)]
    few, many = made(signed_in, user, *lines[:5], name="Few"), made(signed_in, user, *lines, name="Many")
    with django_assert_max_num_queries(16) as of_few:
        signed_in.get(edit(few))
    with django_assert_max_num_queries(16) as of_many:
        signed_in.get(edit(many))
    assert len(of_few.captured_queries) == len(of_many.captured_queries)
    with django_assert_max_num_queries(40) as of_few:
        signed_in.post(edit(few), form(*lines[:5], name="Few"))
    with django_assert_max_num_queries(40) as of_many:
        signed_in.post(edit(many), form(*lines, name="Many"))
    assert len(of_few.captured_queries) == len(of_many.captured_queries)
    with django_assert_max_num_queries(20) as of_few:
        signed_in.get(few.get_absolute_url())
    with django_assert_max_num_queries(20) as of_many:
        signed_in.get(many.get_absolute_url())
    assert len(of_few.captured_queries) == len(of_many.captured_queries)


@pytest.fixture
def stew(signed_in: Client, user: User, milk: Food, make_food: MakeFood) -> Food:
    """Two servings of 244 g milk (293 mg calcium) and 100 g fish of unknown calcium."""
    fish = make_food("Fish", **(ZEROS | {"magnesium_mg": 30, "calcium_mg": None}))
    return made(signed_in, user, (milk, "1", "p0"), (fish, "100", "g"), name="Stew")


def log_address(food: Food) -> str:
    return reverse("tracker:log_ingredients", args=[food.pk])


def test_a_recipe_can_be_logged_as_its_ingredients_so_that_the_known_part_counts(
    signed_in: Client, user: User, stew: Food
) -> None:
    assert log_address(stew) in signed_in.get(stew.get_absolute_url()).text
    assert "Log the ingredients" in signed_in.get(log_address(stew)).text
    typed = {"key": str(uuid4()), "quantity": "1", "meal": "dinner"}
    for _ in range(2):  # a double click
        assert signed_in.post(log_address(stew), typed).status_code == 302
    milk, fish = Entry.objects.of(user).order_by("name").reverse()
    assert (milk.name, milk.quantity, milk.portion_text, milk.grams, milk.meal) == ("Milk", 0.5, "1 cup", 122, "dinner")
    assert milk.calcium_mg == pytest.approx(146.4)
    assert (fish.grams, fish.magnesium_mg, fish.calcium_mg) == (50, 15, None)


def test_a_recipes_form_sent_again_brings_back_what_was_deleted_since(
    signed_in: Client, user: User, stew: Food
) -> None:
    typed = {"key": str(uuid4()), "quantity": "1", "meal": "dinner"}
    signed_in.post(log_address(stew), typed)
    Entry.objects.of(user).put_away(now=NOW)
    page = signed_in.post(log_address(stew), typed, follow=True).text
    assert "The ingredients of “Stew” are logged." in page
    assert Entry.objects.of(user).present().count() == 2


def test_logging_a_recipe_can_be_undone(signed_in: Client, user: User, stew: Food) -> None:
    key = uuid4()
    page = signed_in.post(log_address(stew), {"key": str(key), "quantity": "1", "meal": "dinner"}, follow=True).text
    undo = reverse("tracker:undo_added", args=[TODAY, key])
    assert f'<form method="post" action="{undo}"><input type="hidden" name="csrfmiddlewaretoken"' in page
    assert signed_in.post(undo)["Location"] == reverse("tracker:day", args=[TODAY])
    assert not Entry.objects.of(user).present().exists()


def test_a_recipe_is_refused_where_the_day_is_full(signed_in: Client, user: User, stew: Food, full_day: Entry) -> None:
    answer = signed_in.post(log_address(stew), {"key": str(uuid4()), "quantity": "1", "meal": "dinner"})
    assert answer.status_code == 400
    assert "That day has 300 entries already" in answer.text
    assert Entry.objects.of(user).count() == 300


def test_an_ingredient_above_an_upper_level_is_said_before_it_is_stored(
    signed_in: Client, user: User, stew: Food
) -> None:
    typed = {"key": str(uuid4()), "quantity": "20", "meal": "dinner"}
    answer = signed_in.post(log_address(stew), typed)
    assert answer.status_code == 400
    assert "Milk: That is 2,930\xa0mg of calcium in one go. The upper level for a day is 2,500\xa0mg." in answer.text
    assert not Entry.objects.of(user).exists()
    confirmed = typed | {"above": answer.context["form"]["above"].value()}
    assert signed_in.post(log_address(stew), confirmed | {"quantity": "21"}).status_code == 400  # more than was said
    assert signed_in.post(log_address(stew), confirmed).status_code == 302
    assert Entry.objects.of(user).count() == 2


def test_an_ingredient_that_is_gone_is_logged_from_the_recipe(
    signed_in: Client, user: User, stew: Food, milk: Food
) -> None:
    milk.delete()
    signed_in.post(log_address(stew), {"key": str(uuid4()), "quantity": "2", "meal": "dinner"})
    entry = Entry.objects.of(user).get(name="Milk")
    assert (entry.food_id, entry.source, entry.source_id, entry.grams) == (None, "own", stew.source_id, 244)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"quantity": "x"}, "not a number we can read"),
        ({"quantity": "5 g"}, "Write how many."),
        ({"quantity": "500"}, "too much or too little"),
        ({"meal": "brunch"}, "Choose breakfast"),
    ],
)
def test_what_cannot_be_eaten_of_a_recipe(
    typed: dict[str, str], sentence: str, signed_in: Client, user: User, stew: Food
) -> None:
    answer = signed_in.post(log_address(stew), {"key": str(uuid4()), "quantity": "1", "meal": "dinner"} | typed)
    assert answer.status_code == 400
    assert sentence in answer.text
    assert not Entry.objects.of(user).exists()


def test_only_recipes_have_ingredients_to_log(signed_in: Client, user: User) -> None:
    plain = own_foods.create(Content(name="Bar", amounts=Amounts()), owner=user, key=uuid4(), on=TODAY)
    assert signed_in.get(log_address(plain)).status_code == 404
