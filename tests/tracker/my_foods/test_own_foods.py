"""Own foods from labels: what a form makes of them, whose they are, and what becomes of them."""

from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from uuid import UUID, uuid4

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from foods.models import Food, FoodKind, Label
from foods.nutrients import Amounts
from foods.own import kept as own_foods
from foods.own.kept import Content
from foods.search import find as search
from tests.conftest import NOW, TODAY, MakeFood
from tracker.models import Entry, Favourite

Log = Callable[..., Entry]
NEW = reverse("tracker:new_own_food")
LIST = reverse("tracker:own_foods")
KEY = "77777777-7777-4777-8777-777777777777"
EAN = "4006381333931"  # check digit worked by hand: 3·(0+6+8+3+3+3)+(4+0+3+1+3+9) = 89 -> 1


def label(**typed: str) -> dict[str, str]:
    return {
        "key": KEY,
        "name": "Crunchy bar",
        "basis": "serving",
        "serving_text": "1 bar",
        "serving_size": "40",
    } | typed


def act(name: str, food: Food) -> str:
    return reverse(f"tracker:{name}_own_food", args=[food.pk])


@pytest.fixture
def bar(user: User) -> Food:
    """1 bar of 40 g with 48 mg magnesium: 120 mg in 100 g."""
    content = Content(name="Crunchy bar", amounts=Amounts(magnesium_mg=120), portions=(("1 bar", 40.0),))
    return own_foods.create(content, owner=user, key=uuid4(), on=TODAY)


def supplement(user: User, name: str = "Tablets") -> Food:
    content = Content(name=name, amounts=Amounts(400), kind=FoodKind.SUPPLEMENT, dose="1 tablet")
    return own_foods.create(content, owner=user, key=uuid4(), on=TODAY)


def found(user: User, words: str) -> list[str]:
    return [food.name for food in search.find(words, user_id=user.pk)]


def indexed(word: str) -> int:
    """How many rows of the search index have a word in their name, whoever may see them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM foods_search WHERE name LIKE %s", [f"%{word}%"])
        return int(cursor.fetchone()[0])


def test_a_label_without_magnesium_becomes_a_food_of_unknown_magnesium(signed_in: Client, user: User) -> None:
    text = {"label_text": "Vitamin D 2 mcg 10 %", "read": "1", "key": KEY, "name": "Crunchy bar"}
    page = signed_in.post(NEW, label() | text).text
    assert 'name="vitamin_d" value="2"' in page
    signed_in.post(NEW, label(vitamin_d="2", vitamin_d_unit="ug"))
    food = Food.objects.of(user).get()
    assert (food.magnesium_mg, food.vitamin_d_ug) == (None, 5)  # 2 µg in 40 g
    assert food.calcium_mg is None


def test_reading_a_text_saves_nothing_and_keeps_what_was_not_understood(signed_in: Client, user: User) -> None:
    page = signed_in.post(NEW, label(label_text="Calcium 500 mg 10%, Iron 8mg 45%", read="1")).text
    assert 'name="calcium" value="500"' in page
    assert "Iron 8mg 45%</textarea>" in page
    assert "can’t both be right" in page
    assert not Food.objects.of(user).exists()


@pytest.mark.parametrize(
    ("typed", "field", "amount"),
    [
        ({"magnesium": "48"}, "magnesium_mg", 120),
        ({"magnesium": "0"}, "magnesium_mg", 0),
        ({"magnesium": "10", "magnesium_unit": "dv"}, "magnesium_mg", 105),  # 42 mg
        ({"calcium": "30", "calcium_unit": "old_dv"}, "calcium_mg", 750),  # 300 mg
        ({"vitamin_d": "100", "vitamin_d_unit": "iu"}, "vitamin_d_ug", 6.25),  # 2.5 µg
        ({"potassium": "15", "potassium_unit": "nrv"}, "potassium_mg", 750),  # 300 mg
        ({"sodium": "0,5", "sodium_unit": "salt_g"}, "sodium_mg", 500),  # 200 mg
        ({"energy": "836.8", "energy_unit": "kj"}, "energy_kcal", 500),  # 200 kcal
        ({"magnesium": "48", "basis": "100g", "serving_size": ""}, "magnesium_mg", 48),
        ({"magnesium": "48", "basis": "100ml", "serving_size": "250", "serving_unit": "ml"}, "magnesium_mg", 48),
    ],
)
def test_amounts_are_kept_per_100_g(
    typed: dict[str, str], field: str, amount: float, signed_in: Client, user: User
) -> None:
    assert signed_in.post(NEW, label(**typed)).status_code == 302
    assert getattr(Food.objects.of(user).get(), field) == pytest.approx(amount)


def test_the_serving_becomes_the_usual_portion(signed_in: Client, user: User) -> None:
    signed_in.post(NEW, label())
    food = Food.objects.of(user).get()
    assert (food.portion_text, food.portion_g, food.release) == ("1 bar", 40, TODAY.isoformat())
    assert list(food.portions.values_list("text", "weight_g")) == [("1 bar", 40)]


def test_a_drink_can_be_logged_in_millilitres_with_exactly_the_labels_amounts(signed_in: Client, user: User) -> None:
    signed_in.post(NEW, label(basis="100ml", serving_text="", serving_size="", calcium="120"))
    food = Food.objects.of(user).get()
    form = {"key": str(uuid4()), "quantity": "200 ml", "portion": "p0", "meal": "lunch"}
    signed_in.post(reverse("tracker:add", args=[TODAY, food.pk]), form)
    assert Entry.objects.of(user).get().calcium_mg == pytest.approx(240)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": ""}, "Give it a name"),
        ({"serving_size": ""}, "Write what a serving weighs"),
        ({"serving_size": "0"}, "more than 0"),
        ({"serving_size": "99999"}, "less than 10 kg"),
        ({"basis": ""}, "Say what the label’s amounts are in"),
        ({"magnesium": "1,200"}, "without a comma"),
        ({"magnesium": "-3"}, "below 0"),
        ({"magnesium": "some"}, "not an amount we can read"),
        ({"magnesium": "3", "magnesium_unit": "stones"}, "not one of the available choices"),
        ({"energy": "900"}, "more than pure fat has"),
        ({"magnesium": "99999", "basis": "100g"}, "more than any food has"),
        ({"vitamin_d": "500", "basis": "100g"}, "more than any food has"),
        ({"calcium": "100", "calcium_unit": "g"}, "weigh more than the 100 g they are in"),
        ({"gtin": "4006381333932"}, "last one does not fit"),
        ({"key": "x"}, "valid UUID"),
    ],
)
def test_what_cannot_be_gets_a_sentence_and_nothing_typed_is_lost(
    typed: dict[str, str], sentence: str, signed_in: Client, user: User
) -> None:
    answer = signed_in.post(NEW, label(potassium="235", brand="Acme") | typed)
    assert answer.status_code == 400
    assert sentence in answer.text
    assert 'value="235"' in answer.text
    assert 'value="Acme"' in answer.text
    assert not Food.objects.of(user).exists()


def test_a_double_click_makes_one_food(signed_in: Client, user: User) -> None:
    for _ in range(2):
        assert signed_in.post(NEW, label()).status_code == 302
    assert Food.objects.of(user).count() == 1


def test_a_step_back_and_another_save_corrects_the_same_food(signed_in: Client, user: User) -> None:
    for magnesium in ("48", "24"):
        signed_in.post(NEW, label(magnesium=magnesium))
    assert Food.objects.of(user).get().magnesium_mg == 60
    assert Label.objects.get().typed["magnesium"] == "24"


def test_the_key_of_somebody_elses_food_makes_a_food_of_ones_own(signed_in: Client, user: User, stranger: User) -> None:
    content = Content(name="Secret stew", amounts=Amounts())
    own_foods.create(content, owner=stranger, key=UUID(KEY), on=TODAY)
    signed_in.post(NEW, label())
    assert Food.objects.of(user).get().name == "Crunchy bar"
    assert Food.objects.of(stranger).get().name == "Secret stew"


def test_name_and_barcode_in_the_address_are_filled_in(signed_in: Client) -> None:
    page = signed_in.get(NEW, {"name": "Oat <b>milk", "gtin": EAN}).text
    assert 'value="Oat &lt;b&gt;milk"' in page
    assert f'value="{EAN}"' in page


def test_a_barcode_is_kept_as_14_digits(signed_in: Client, user: User) -> None:
    signed_in.post(NEW, label(gtin=EAN))
    assert Food.objects.of(user).get().gtin == "0" + EAN


def test_saving_leads_to_the_food_or_straight_to_the_diary(signed_in: Client, user: User) -> None:
    answer = signed_in.post(NEW, label(log="1"))
    food = Food.objects.of(user).get()
    assert answer["Location"] == f"{reverse('tracker:today')}?food={food.pk}"
    assert signed_in.post(act("edit", food), label(save="1"))["Location"] == food.get_absolute_url()


def test_the_form_comes_back_as_it_was_typed(signed_in: Client, user: User) -> None:
    signed_in.post(NEW, label(vitamin_d="10", vitamin_d_unit="dv", calcium="0,3", calcium_unit="g"))
    page = signed_in.get(act("edit", Food.objects.of(user).get())).text
    assert 'name="vitamin_d" value="10"' in page
    assert '<option value="dv" selected>' in page
    assert 'name="calcium" value="0,3"' in page
    assert 'name="serving_size" value="40"' in page


def test_a_food_without_a_label_is_edited_per_100_g(signed_in: Client, bar: Food) -> None:
    assert not Label.objects.exists()
    page = signed_in.get(act("edit", bar)).text
    assert 'name="magnesium" value="120"' in page
    assert 'value="100g"' in page


def test_editing_changes_the_food_and_no_past_entry(signed_in: Client, user: User, bar: Food, log: Log) -> None:
    entry = log(bar, portion_text="1 bar", portion_g=40)
    signed_in.post(act("edit", bar), label(name="New bar", magnesium="80"))
    bar.refresh_from_db()
    entry.refresh_from_db()
    assert (bar.name, bar.magnesium_mg) == ("New bar", 200)
    assert (entry.name, entry.magnesium_mg, entry.grams) == ("Crunchy bar", 48, 40)


def test_any_food_can_be_copied_with_its_measures_and_corrected(
    signed_in: Client, user: User, make_food: MakeFood
) -> None:
    food = make_food("Egg", magnesium_mg=12.5, portions={"1 large": 50, "1 cup": 243})
    page = signed_in.get(NEW, {"copy": food.pk}).text
    assert 'name="magnesium" value="12.5"' in page
    assert f'name="copied" value="{food.pk}"' in page
    typed = label(name="Egg", basis="100g", magnesium="11", serving_text="1 large", serving_size="50")
    signed_in.post(NEW, typed | {"copied": str(food.pk)})
    copy = Food.objects.of(user).get()
    assert (copy.magnesium_mg, copy.calcium_mg) == (11, None)
    assert list(copy.portions.values_list("text", "weight_g")) == [("1 large", 50), ("1 cup", 243)]
    signed_in.post(act("edit", copy), label(name="Egg", serving_text="1 egg", serving_size="55"))
    assert list(copy.portions.values_list("text", "weight_g")) == [("1 egg", 55), ("1 cup", 243)]


@pytest.mark.parametrize("copied", ["999999", "x", "9" * 30])
def test_copying_nothing_is_harmless(copied: str, signed_in: Client) -> None:
    assert signed_in.get(NEW, {"copy": copied}).status_code in (200, 404)


def test_somebody_elses_food_cannot_be_copied(signed_in: Client, stranger: User, make_food: MakeFood) -> None:
    theirs = make_food("Secret stew", source="own", owner=stranger)
    assert signed_in.get(NEW, {"copy": theirs.pk}).status_code == 404
    signed_in.post(NEW, label(copied=str(theirs.pk)))
    assert [text for text, _ in Food.objects.get(name="Crunchy bar").portions.values_list("text", "weight_g")] == [
        "1 bar"
    ]


def test_an_own_food_is_found_by_its_owner_only(user: User, stranger: User, bar: Food) -> None:
    assert found(user, "crunchy bar") == ["Crunchy bar"]
    assert found(stranger, "crunchy bar") == []


def test_renaming_changes_search_and_leaves_the_diary(signed_in: Client, user: User, bar: Food, log: Log) -> None:
    entry = log(bar, portion_text="1 bar", portion_g=40)
    assert signed_in.post(act("rename", bar), {"name": "  Chewy   bar "})["Location"] == LIST
    entry.refresh_from_db()
    assert (found(user, "chewy bar"), found(user, "crunchy"), entry.name) == (["Chewy bar"], [], "Crunchy bar")


@pytest.mark.parametrize("name", ["", "   ", "x" * 301])
def test_a_name_that_cannot_be_is_refused(name: str, signed_in: Client, bar: Food) -> None:
    assert signed_in.post(act("rename", bar), {"name": name}).status_code == 400
    bar.refresh_from_db()
    assert bar.name == "Crunchy bar"


def test_an_archived_food_is_not_found_and_comes_back(signed_in: Client, user: User, bar: Food, log: Log) -> None:
    log(bar, portion_text="1 bar", portion_g=40)
    signed_in.post(act("archive", bar))
    assert found(user, "crunchy bar") == []
    page = signed_in.get(LIST).text
    assert page.index("Archived</h2>") < page.index("Crunchy bar</a>")
    assert 'id="usual"' in (day := signed_in.get(reverse("tracker:day", args=[TODAY])).text)
    assert f"/add/{bar.pk}/" not in day
    signed_in.post(act("unarchive", bar))
    assert found(user, "crunchy bar") == ["Crunchy bar"]


def test_a_deleted_food_is_gone_and_comes_back_within_a_day(
    signed_in: Client, user: User, bar: Food, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = log(bar, portion_text="1 bar", portion_g=40)
    Favourite.objects.keep(user=user, food=bar)
    signed_in.post(act("delete", bar))
    assert (found(user, "crunchy bar"), indexed("crunchy")) == ([], 0)
    assert signed_in.get(bar.get_absolute_url()).status_code == 404
    assert signed_in.get(reverse("tracker:add", args=[TODAY, bar.pk])).status_code == 404
    assert "Crunchy" not in signed_in.get(reverse("tracker:saved_meals")).text
    assert "Deleted within a day" in signed_in.get(LIST).text
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(hours=23))
    signed_in.post(act("restore", bar))
    entry.refresh_from_db()
    assert (found(user, "crunchy bar"), entry.food_id) == (["Crunchy bar"], bar.pk)


def test_after_a_day_it_is_gone_for_good_and_the_diary_keeps_its_amounts(
    signed_in: Client, user: User, bar: Food, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = log(bar, portion_text="1 bar", portion_g=40)
    signed_in.post(act("delete", bar))
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(hours=24))
    assert "Bring back" not in signed_in.get(LIST).text
    signed_in.post(act("restore", bar))
    assert found(user, "crunchy bar") == []
    call_command("purge", stdout=(out := StringIO()))
    entry.refresh_from_db()
    assert "own foods: 1 removed" in out.getvalue()
    assert not Food.objects.filter(pk=bar.pk).exists()
    assert (entry.food_id, entry.name, entry.magnesium_mg) == (None, "Crunchy bar", 48)


def test_purge_leaves_what_was_deleted_less_than_a_day_ago(user: User, bar: Food) -> None:
    own_foods.put_away(bar, at=timezone.now() - timedelta(hours=23, minutes=59))
    call_command("purge", stdout=StringIO())
    assert Food.objects.filter(pk=bar.pk).exists()


def test_an_account_that_goes_takes_its_foods_names_out_of_the_index(signed_in: Client, user: User, bar: Food) -> None:
    page = reverse("tracker:delete_account")
    signed_in.post(page, {"confirmation": "anna"})
    signed_in.post(reverse("account_reauthenticate"), {"password": "correct horse 7", "next": page})
    assert not User.objects.filter(pk=user.pk).exists()
    assert indexed("crunchy") == 0


@pytest.mark.parametrize("name", ["edit", "rename", "archive", "unarchive", "delete", "restore", "merge"])
def test_shared_foods_cannot_be_changed(name: str, signed_in: Client, make_food: MakeFood) -> None:
    egg = make_food("Egg")
    assert signed_in.post(act(name, egg), label(name="Mine")).status_code == 404
    egg.refresh_from_db()
    assert (egg.name, egg.archived_at, egg.deleted_at) == ("Egg", None, None)


def test_there_is_an_end_to_own_foods(signed_in: Client, bar: Food, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(own_foods, "MOST_OWN_FOODS", 1)
    for name in ("new_own_food", "new_supplement", "new_recipe"):
        assert "the most there can be" in signed_in.get(reverse(f"tracker:{name}")).text
        signed_in.post(reverse(f"tracker:{name}"), label(name="One more"))
    assert Food.objects.filter(source="own").count() == 1
    assert signed_in.get(act("edit", bar)).status_code == 200


def test_the_list_names_kinds_and_amounts_and_finds_by_name(signed_in: Client, user: User, bar: Food) -> None:
    supplement(user)
    page = signed_in.get(LIST).text
    assert page.count('class="mark">supplement') == 1
    assert '<i class="calcium"><span class="symbol">Ca </span>?</i>' in page
    assert "Crunchy" not in signed_in.get(LIST, {"q": "tabl"}).text
    assert "None of your foods is called “xyz”" in signed_in.get(LIST, {"q": "xyz"}).text


def test_an_empty_list_says_what_it_is_for(signed_in: Client) -> None:
    assert "None yet." in signed_in.get(LIST).text


def many(user: User, count: int) -> None:
    foods = [
        Food(owner=user, source="own", source_id=uuid4().hex, release="2026-11-22", name=f"Food {n:03}", magnesium_mg=n)
        for n in range(count)
    ]
    Food.objects.bulk_create(foods)


def test_the_list_costs_the_same_for_5_and_10_foods(
    signed_in: Client, user: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    many(user, 5)
    with django_assert_max_num_queries(12) as few:
        signed_in.get(LIST)
    many(user, 5)
    with django_assert_max_num_queries(12) as more:
        signed_in.get(LIST)
    assert len(few.captured_queries) == len(more.captured_queries)


def test_many_foods_come_in_pages(signed_in: Client, user: User) -> None:
    many(user, 201)
    page = signed_in.get(LIST, {"page": "2"}).text
    assert "Page 2 of 3" in page
    assert ("Food 100<" in page, "Food 099<" in page) == (True, False)
    assert "Page 1 of 3" in signed_in.get(LIST, {"page": "no"}).text
