"""The rows of a search: what a tap on one does, what is marked in it, and the amounts that the person reads."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from foods.models import Food
from foods.search import find as search
from tests.conftest import TODAY, MakeFood
from tracker.models import Entry, Favourite, Profile

Log = Callable[..., Entry]
HTMX = {"HX-Request": "true"}
SEARCH = reverse("tracker:search", args=[TODAY])
KEY = "44444444-4444-4444-8444-444444444444"
YESTERDAY = TODAY - timedelta(days=1)


def add_address(food: Food) -> str:
    return reverse("tracker:add", args=[TODAY, food.pk])


@pytest.fixture
def found(signed_in: Client) -> Callable[[str], str]:
    """What a search for these words answers."""

    def find(words: str) -> str:
        search.reindex()
        return signed_in.get(SEARCH, {"q": words}, headers=HTMX).text

    return find


@pytest.fixture
def salmon(make_food: MakeFood) -> Food:
    return make_food("Salmon", portions={"1 fillet": 140, "3 oz": 85}, portion_text="1 fillet", magnesium_mg=34)


def test_what_was_never_eaten_opens_its_form(salmon: Food, found: Callable[[str], str]) -> None:
    row = found("salmon")
    assert f'hx-get="{add_address(salmon)}"' in row
    assert "hx-post" not in row
    assert ">usual<" not in row


def test_a_usual_food_is_marked_and_logged_by_one_tap(salmon: Food, log: Log, found: Callable[[str], str]) -> None:
    for day in (TODAY, YESTERDAY):
        log(salmon, day=day, portion_text="3 oz", portion_g=85)
    row = found("salm")
    assert f'hx-post="{add_address(salmon)}"' in row
    assert ">usual<" in row
    assert 'aria-label="Salmon, 3 oz (85\N{NO-BREAK SPACE}g), usual, Mg 29, Ca ?, K ?, D ?"' in row


def test_who_says_the_amount_is_asked_nothing_more(salmon: Food, found: Callable[[str], str]) -> None:
    address = f"{add_address(salmon)}?said=2+fillets+salmon"
    assert f'hx-post="{address}"' in found("2 fillets salmon")
    doubtful = f"{add_address(salmon)}?said=200+fillets+salmon"
    assert f'hx-get="{doubtful}"' in found("200 fillets salmon")


def test_one_tap_logs_what_the_row_says_and_can_be_undone(
    salmon: Food, log: Log, signed_in: Client, user: User
) -> None:
    log(salmon, day=YESTERDAY, quantity=2, portion_text="3 oz", portion_g=85)
    answer = signed_in.post(add_address(salmon), {"key": KEY, "meant": "1", "meal": "dinner"}, headers=HTMX)
    entry = Entry.objects.of(user).on(TODAY).get()
    assert (entry.meal, entry.quantity, entry.portion_text, entry.grams) == ("dinner", 2, "3 oz", 170)
    assert "Added: Salmon, 6 oz" in answer.text
    assert f'hx-post="{reverse("tracker:delete_entry", args=[entry.key])}"' in answer.text
    assert "entry-logged" in answer["HX-Trigger-After-Settle"]
    signed_in.post(add_address(salmon), {"key": KEY, "meant": "1", "meal": "dinner"}, headers=HTMX)
    assert Entry.objects.of(user).on(TODAY).count() == 1  # shaking hands tap twice


def test_one_tap_logs_the_amount_that_was_said(salmon: Food, signed_in: Client, user: User) -> None:
    address = f"{add_address(salmon)}?said=2+fillets+salmon"
    signed_in.post(address, {"key": KEY, "meant": "1", "meal": "lunch"}, headers=HTMX)
    assert Entry.objects.of(user).values_list("quantity", "grams").get() == (2, 280)


def test_what_must_be_looked_at_twice_opens_the_form_instead(salmon: Food, signed_in: Client, user: User) -> None:
    address = f"{add_address(salmon)}?said=200+fillets+salmon"
    answer = signed_in.post(address, {"key": KEY, "meant": "1", "meal": "lunch"}, headers=HTMX)
    assert 'name="quantity"' in answer.text
    assert not Entry.objects.of(user).exists()


@pytest.mark.parametrize("key", ["", "no key"])
def test_one_tap_without_a_key_logs_nothing(key: str, salmon: Food, signed_in: Client, user: User) -> None:
    answer = signed_in.post(add_address(salmon), {"key": key, "meant": "1", "meal": "lunch"}, headers=HTMX)
    assert answer.status_code == 400
    assert not Entry.objects.of(user).exists()


def test_typed_letters_are_marked_where_words_begin(make_food: MakeFood, found: Callable[[str], str]) -> None:
    make_food("Salmon & <b>salt</b> of basal")
    drawn = "<mark>Sal</mark>mon &amp; &lt;b&gt;<mark>sal</mark>t&lt;/b&gt; of basal"
    assert f'<span class="food">{drawn}</span>' in found("sal")


@pytest.mark.parametrize(
    ("chosen", "shown"),
    [
        ("calcium", ["calcium"]),
        ("magnesium,calcium,potassium,vitamin_d,energy", ["magnesium", "calcium", "potassium", "vitamin_d", "energy"]),
    ],
)
def test_the_amounts_are_those_that_the_person_reads(
    chosen: str, shown: list[str], salmon: Food, signed_in: Client, user: User, found: Callable[[str], str]
) -> None:
    Profile.objects.of(user).update(beside_food=chosen)
    rows = found("salmon")
    assert re.findall(r'<abbr class="(\w+)"', rows) == shown
    assert re.findall(r'<i class="(\w+)">', rows) == shown
    form = signed_in.get(add_address(salmon), headers=HTMX).text
    assert re.findall(r'<i class="(\w+)"', form) == shown


def test_a_favourite_that_was_once_logged_is_usual(
    salmon: Food, log: Log, user: User, found: Callable[[str], str]
) -> None:
    log(salmon)
    assert ">usual<" not in found("salmon")
    Favourite.objects.keep(user=user, food=salmon)
    assert ">usual<" in found("salmon")
