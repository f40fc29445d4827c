"""The rows of a line on the day page: shown, corrected, added together."""

import re
from datetime import time
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from foods.models import Food
from foods.search import find as search
from tests.conftest import TODAY, MakeFood
from tracker.models import Entry

SEARCH = reverse("tracker:search", args=[TODAY])
ADD_LINE = reverse("tracker:add_line", args=[TODAY])
HTMX = {"HX-Request": "true"}


@pytest.fixture
def egg(make_food: MakeFood) -> Food:
    return make_food("Egg, whole, boiled", portions={"1 egg": 50}, portion_text="1 egg", magnesium_mg=10)


@pytest.fixture
def larder(egg: Food, make_food: MakeFood) -> list[Food]:
    bread = make_food("Bread, toasted", portions={"1 slice": 28, "1 cup": 40}, portion_text="1 slice", portion_g=28)
    search.reindex()
    return [egg, bread]


def sent(*foods: Food, **fields: str) -> dict[str, str]:
    """What the form sends for these foods, one piece each."""
    data = {"key": str(uuid4()), "meal": "lunch", "row-TOTAL_FORMS": str(len(foods)), "row-INITIAL_FORMS": "0"}
    for at, food in enumerate(foods):
        data |= {f"row-{at}-text": f"1 {food.name}", f"row-{at}-was": f"1 {food.name}", f"row-{at}-take": "on"}
        data |= {f"row-{at}-food": str(food.pk), f"row-{at}-quantity": "1", f"row-{at}-portion": f"{food.pk}:p0"}
    return data | {re.sub(r"(\w+)_(\d)", r"row-\2-\1", name): value for name, value in fields.items()}


def test_a_line_shows_rows_and_no_results(larder: list[Food], signed_in: Client) -> None:
    page = signed_in.get(SEARCH, {"q": "2 eggs and a slice of toast"}, headers=HTMX).text
    assert 'role="option"' not in page
    assert page.index("Egg, whole, boiled") < page.index("Bread, toasted")
    assert 'name="row-0-quantity" value="2"' in page
    assert 'id="line" hx-swap-oob' in page


def test_results_say_which_words_they_lack(larder: list[Food], signed_in: Client) -> None:
    page = signed_in.get(SEARCH, {"q": "xylophone toast"}, headers=HTMX).text
    assert "No food has “xylophone” in its name; these are nearest." in page
    assert "Bread, toasted" in page
    assert 'aria-selected="true"' not in page  # Enter takes nothing that is only near
    assert 'aria-selected="true"' in signed_in.get(SEARCH, {"q": "toast"}, headers=HTMX).text
    assert "in its name" not in signed_in.get(SEARCH, {"q": "toast"}, headers=HTMX).text


@pytest.mark.parametrize("typed", ["eggs, toast", "eggs and toast", "a bowl of toast with egg"])
def test_a_list_without_amounts_shows_rows(typed: str, larder: list[Food], signed_in: Client) -> None:
    assert 'name="row-1-food"' in signed_in.get(SEARCH, {"q": typed}, headers=HTMX).text


def test_what_is_only_half_known_shows_both_halves(larder: list[Food], signed_in: Client) -> None:
    page = signed_in.get(SEARCH, {"q": "qqqqq and toast"}, headers=HTMX).text
    assert 'role="option"' not in page
    assert "No food found. Write it in other words." in page
    assert 'name="row-1-take" checked' in page


def test_one_food_with_an_amount_shows_results_that_lead_to_a_filled_form(
    larder: list[Food], signed_in: Client
) -> None:
    page = signed_in.get(SEARCH, {"q": "2 slices of toast"}, headers=HTMX).text
    address = reverse("tracker:add", args=[TODAY, larder[1].pk])
    assert f"{address}?said=2+slices+of+toast" in page
    form = signed_in.get(address, {"said": "2 slices of toast"}, headers=HTMX).text
    assert 'value="2"' in form
    assert '<option value="p0" selected>' in form


def test_rough_measure_can_be_logged_from_the_filled_form(egg: Food, signed_in: Client, user: User) -> None:
    address = reverse("tracker:add", args=[TODAY, egg.pk])
    assert '<option value="r-handful" selected>' in signed_in.get(address, {"said": "handful of egg"}).text
    signed_in.post(address, {"key": uuid4(), "quantity": "1", "portion": "r-handful", "meal": "lunch"})
    entry = Entry.objects.of(user).get()
    assert (entry.portion_text, entry.grams) == ("1 handful (about 30 g)", 30)


def test_ticked_rows_are_logged_together(larder: list[Food], signed_in: Client, user: User) -> None:
    data = sent(*larder, quantity_0="2", portion_1=f"{larder[1].pk}:p1")
    answer = signed_in.post(ADD_LINE, data, headers=HTMX)
    assert answer.status_code == 200
    assert "entry-logged" in answer["HX-Trigger-After-Settle"]
    entries = Entry.objects.of(user).order_by("name")
    assert [(entry.name, entry.meal, entry.quantity, entry.grams) for entry in entries] == [
        ("Bread, toasted", "lunch", 1, 40),
        ("Egg, whole, boiled", "lunch", 2, 100),
    ]


def test_several_foods_are_told_by_their_number_and_one_by_its_name(larder: list[Food], signed_in: Client) -> None:
    assert "<p>Added: 2 foods</p>" in signed_in.post(ADD_LINE, sent(*larder), headers=HTMX).text
    assert "<p>Added: Bread, toasted</p>" in signed_in.post(ADD_LINE, sent(larder[1]), headers=HTMX).text


def test_a_form_sent_twice_adds_once(larder: list[Food], signed_in: Client, user: User) -> None:
    data = sent(*larder)
    for _ in range(2):
        assert signed_in.post(ADD_LINE, data).status_code == 302
    assert Entry.objects.of(user).count() == 2


def test_a_line_is_taken_back_whole(larder: list[Food], signed_in: Client, user: User) -> None:
    signed_in.post(ADD_LINE, sent(larder[0]), headers=HTMX)
    data = sent(*larder)
    undo = reverse("tracker:undo_added", args=[TODAY, data["key"]])
    assert undo in signed_in.post(ADD_LINE, data, headers=HTMX).text
    assert "2 foods taken back." in signed_in.post(undo, headers=HTMX).text
    assert [entry.food for entry in Entry.objects.of(user).present()] == [larder[0]]
    assert "0 foods taken back." in signed_in.post(undo, headers=HTMX).text


def test_another_persons_line_stays(larder: list[Food], signed_in: Client, stranger: User) -> None:
    data = sent(*larder)
    signed_in.post(ADD_LINE, data, headers=HTMX)
    other = Client()
    other.force_login(stranger)
    assert other.post(reverse("tracker:undo_added", args=[TODAY, data["key"]]), headers=HTMX).status_code == 404
    assert Entry.objects.present().count() == 2


def test_a_row_left_out_is_not_logged(larder: list[Food], signed_in: Client, user: User) -> None:
    data = sent(*larder)
    del data["row-0-take"]
    signed_in.post(ADD_LINE, data)
    assert [entry.name for entry in Entry.objects.of(user)] == ["Bread, toasted"]


def test_words_without_a_food_are_said_to_be_left(larder: list[Food], signed_in: Client) -> None:
    data = sent(larder[0]) | {"row-1-text": "3 qqqqq", "row-1-was": "3 qqqqq", "unread": "1 fig"}
    data["row-TOTAL_FORMS"] = "2"
    assert "Not added: “3 qqqqq, 1 fig”" in signed_in.post(ADD_LINE, data, headers=HTMX).text


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"quantity_0": "abc"}, "That is not a number we can read."),
        ({"quantity_0": ""}, "Say how much"),
        ({"quantity_0": "-1"}, "How much must be more than 0."),
        ({"quantity_0": "300"}, "That is more than 10 kg."),
        ({"portion_0": "0:p0"}, "The food has changed. Check its portion."),
        ({"food_0": "99999"}, "Choose a food, or leave this row out."),
        ({"food_0": "9" * 40}, "Choose a food, or leave this row out."),
        ({"food_0": "x"}, "Choose a food, or leave this row out."),
        ({"text_0": "2 slices of toast"}, "The words have changed. Check the row once more."),
        ({"meal": "feast"}, "Choose breakfast, lunch, dinner or snacks."),
    ],
)
def test_one_bad_row_brings_the_form_back_and_logs_nothing(
    fields: dict[str, str], sentence: str, larder: list[Food], signed_in: Client, user: User
) -> None:
    answer = signed_in.post(ADD_LINE, sent(*larder, **fields), headers=HTMX)
    assert answer.status_code == 400
    assert sentence in answer.text
    assert 'name="row-1-quantity" value="1"' in answer.text
    assert not Entry.objects.of(user).exists()


def test_a_portion_that_the_food_lacks_is_refused(larder: list[Food], signed_in: Client) -> None:
    answer = signed_in.post(ADD_LINE, sent(*larder, portion_0=f"{larder[0].pk}:p9"))
    assert answer.status_code == 400
    assert "Choose a portion from the list." in answer.text


@pytest.mark.parametrize("data", [{}, {"meal": "lunch"}, {"key": "x", "meal": "lunch", "row-0-text": "egg"}])
def test_an_empty_form_comes_back(data: dict[str, str], signed_in: Client) -> None:
    assert signed_in.post(ADD_LINE, data).status_code == 400


def test_a_form_without_its_key_comes_back(larder: list[Food], signed_in: Client, user: User) -> None:
    assert signed_in.post(ADD_LINE, sent(*larder) | {"key": "?"}).status_code == 400
    assert not Entry.objects.of(user).exists()


def test_another_persons_food_is_not_logged(make_food: MakeFood, signed_in: Client, user: User, stranger: User) -> None:
    theirs = make_food("Secret soup", source="own", owner=stranger)
    answer = signed_in.post(ADD_LINE, sent(theirs))
    assert answer.status_code == 400
    assert "Choose a food, or leave this row out." in answer.text
    assert f'<option value="{theirs.pk}"' not in answer.text
    assert not Entry.objects.of(user).exists()


def test_a_day_too_far_ahead_takes_nothing(larder: list[Food], signed_in: Client, user: User) -> None:
    address = ADD_LINE.replace("2026", "2036")
    answer = signed_in.post(address, sent(*larder))
    assert "That day is too far ahead." in answer.text
    assert not Entry.objects.of(user).exists()


def test_changed_words_are_read_again_and_other_rows_stay(larder: list[Food], signed_in: Client) -> None:
    data = sent(*larder, quantity_1="7") | {"row-0-text": "3 slices of toast"}
    page = signed_in.get(ADD_LINE, data, headers=HTMX).text
    assert 'name="row-0-quantity" value="3"' in page
    assert 'name="row-1-quantity" value="7"' in page
    assert f'value="{data["key"]}"' in page


def test_a_row_is_read_as_one_food(larder: list[Food], signed_in: Client) -> None:
    data = sent(larder[0]) | {"row-0-text": "2 eggs, 1 slice of toast"}
    page = signed_in.get(ADD_LINE, data, headers=HTMX).text
    assert "One food to a row: “1 slice of toast” was not read." in page
    assert 'value="2 eggs, 1 slice of toast"' in page
    assert "row-1-text" not in page


def test_a_row_emptied_of_words_stays(larder: list[Food], signed_in: Client) -> None:
    page = signed_in.get(ADD_LINE, sent(*larder) | {"row-0-text": " "}, headers=HTMX).text
    assert "No food found." in page
    assert 'name="row-1-food"' in page


def test_another_food_brings_its_own_portions(larder: list[Food], signed_in: Client, make_food: MakeFood) -> None:
    fried = make_food("Egg, fried", portions={"1 large": 46}, portion_text="1 large")
    search.reindex()
    data = sent(larder[0]) | {"row-0-text": "2 eggs", "row-0-was": "2 eggs", "row-0-food": str(fried.pk)}
    page = signed_in.get(ADD_LINE, data, headers=HTMX).text
    assert f'<option value="{fried.pk}:p0" selected>' in page
    assert 'name="row-0-quantity" value="2"' in page


def test_more_parts_than_rows_stay_visible(larder: list[Food], signed_in: Client) -> None:
    page = signed_in.get(ADD_LINE, {"q": "1 egg, " * 12 + "1 slice of toast"}, headers=HTMX).text
    assert 'name="unread" value="1 slice of toast"' in page


def test_a_line_that_was_cut_says_so(larder: list[Food], signed_in: Client) -> None:
    page = signed_in.get(ADD_LINE, {"q": "1 egg, " * 100}, headers=HTMX).text
    assert "Only the first 500 characters were read." in page


def test_without_script_the_box_leads_to_a_page_of_rows(larder: list[Food], signed_in: Client) -> None:
    page = signed_in.get(ADD_LINE, {"q": "2 eggs"})
    assert page.status_code == 200
    assert "<h1>Add foods</h1>" in page.text
    assert 'name="row-0-food"' in page.text


def test_without_script_changed_words_are_read_again(larder: list[Food], signed_in: Client, user: User) -> None:
    page = signed_in.post(ADD_LINE, sent(*larder, text_0="3 toast", again="words")).text
    assert 'name="row-0-quantity" value="3"' in page
    assert not Entry.objects.of(user).exists()


def test_the_forms_token_stays_out_of_addresses(larder: list[Food], signed_in: Client) -> None:
    page = signed_in.get(SEARCH, {"q": "2 eggs and a slice of toast"}, headers=HTMX).text
    assert page.count('hx-params="not csrfmiddlewaretoken"') == page.count('hx-include="closest form"') == 6
    assert 'formmethod="get"' not in page


def test_without_script_a_barcode_in_the_box_leads_to_its_page(signed_in: Client) -> None:
    answer = signed_in.get(ADD_LINE, {"q": "4006381333931", "meal": "dinner"})
    assert answer.status_code == 302
    assert answer["Location"] == f"{reverse('tracker:barcode', args=[TODAY])}?code=4006381333931&meal=dinner"


def test_visitors_are_sent_to_sign_in(client: Client) -> None:
    assert "/accounts/login/" in client.get(ADD_LINE)["Location"]


@pytest.mark.parametrize(
    "extra",
    [
        {"row-TOTAL_FORMS": "9999", "row-INITIAL_FORMS": "0"},
        {"row-TOTAL_FORMS": "x"},
        {"row-INITIAL_FORMS": "-1"},
    ],
)
def test_a_form_that_nobody_typed_is_shown_again_and_logs_nothing(
    extra: dict[str, str], larder: list[Food], signed_in: Client, user: User
) -> None:
    data = sent(larder[0]) | {"row-0-was": "something else"} | extra
    assert signed_in.post(ADD_LINE, data, headers=HTMX).status_code == 400
    assert signed_in.get(ADD_LINE, data, headers=HTMX).status_code == 200
    assert not Entry.objects.of(user).exists()


def test_a_meal_and_a_time_that_a_line_names_are_those_of_the_form(
    larder: list[Food], signed_in: Client, user: User
) -> None:
    page = signed_in.get(ADD_LINE, {"q": "breakfast 08:05: 2 eggs", "meal": "dinner"}).text
    assert '<option value="breakfast" selected>' in page
    assert 'name="time" value="08:05"' in page
    assert 'name="time" value=""' in signed_in.get(ADD_LINE, {"q": "2 eggs"}).text
    signed_in.post(ADD_LINE, sent(*larder, time="08:05"))
    assert {entry.local_time for entry in Entry.objects.of(user)} == {time(8, 5)}


def test_what_is_no_time_is_said_and_nothing_is_lost(larder: list[Food], signed_in: Client, user: User) -> None:
    answer = signed_in.post(ADD_LINE, sent(*larder, time="half past"))
    assert answer.status_code == 400
    assert "That is not a time. Write it like 08:30, or leave it empty." in answer.text
    assert 'name="row-1-food"' in answer.text
    assert not Entry.objects.of(user).exists()
