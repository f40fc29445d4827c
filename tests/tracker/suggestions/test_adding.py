"""Suggested foods put into the diary: together or not at all, once, and planned where the day is still to come."""

import re
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

import pytest
from django.contrib.auth.models import User
from django.test import Client

from foods.models import SourceFood
from tests.conftest import TODAY, MakeFood
from tracker.models import Entry, State

pytestmark = pytest.mark.django_db
KEY = "77777777-7777-4777-8777-777777777777"
TOMORROW = TODAY + timedelta(days=1)
HTMX = {"HX-Request": "true"}
Log = Callable[..., Entry]


def address(day: object = TODAY) -> str:
    return f"/diary/{day}/add-suggested/"


def send(client: Client, *items: str, day: object = TODAY, **more: str) -> str:
    answer = client.post(address(day), {"key": KEY, "item": items, **more}, headers=HTMX)
    assert answer.status_code == 200
    return answer.content.decode()


def test_one_food_is_added_to_the_meal_that_the_page_has_chosen(
    signed_in: Client, user: User, lists: dict[str, SourceFood]
) -> None:
    html = send(signed_in, f"s{lists['milk'].pk}@breakfast", meal="dinner")
    (entry,) = Entry.objects.of(user)
    assert (entry.meal, entry.portion_text, entry.grams, entry.calcium_mg) == ("dinner", "1 oz", 240, 288)
    assert entry.state == State.EATEN
    assert "Added: Milk" in html
    assert "Undo" in html


@pytest.mark.parametrize("key", [KEY.replace("-", ""), KEY.upper(), f"{{{KEY}}}"])
def test_a_key_may_be_written_in_any_way(signed_in: Client, user: User, lists: dict[str, SourceFood], key: str) -> None:
    html = send(signed_in, f"s{lists['milk'].pk}@breakfast", key=key)
    assert f"/diary/{TODAY}/undo-added/{KEY}/" in html or f"/{KEY}/" in html
    assert Entry.objects.of(user).count() == 1


def test_a_combination_for_tomorrow_is_planned_each_food_in_its_meal(
    signed_in: Client, user: User, lists: dict[str, SourceFood]
) -> None:
    html = send(signed_in, f"s{lists['milk'].pk}@breakfast", f"s{lists['seeds'].pk}@snack", day=TOMORROW)
    planned = {entry.meal: entry.name for entry in Entry.objects.of(user).on(TOMORROW).filter(state=State.PLANNED)}
    assert planned == {"breakfast": "Milk", "snack": "Seeds, pumpkin"}
    assert not Entry.objects.of(user).counted().exists()
    assert "Planned: 2 foods" in html


def test_a_food_of_the_diary_is_added_as_last_served(
    signed_in: Client, user: User, log: Log, make_food: MakeFood
) -> None:
    quark = make_food("Quark", calcium_mg=400)
    log(quark, day=TODAY - timedelta(days=2))
    Entry.objects.of(user).update(quantity=2, portion_text="1 cup", grams=500)
    send(signed_in, f"f{quark.pk}@breakfast")
    entry = Entry.objects.of(user).get(key=KEY)
    assert (entry.quantity, entry.portion_text, entry.grams, entry.calcium_mg) == (2, "1 cup", 500, 2000)


def test_the_same_form_sent_twice_adds_once(signed_in: Client, user: User, lists: dict[str, SourceFood]) -> None:
    for _twice in range(2):
        send(signed_in, f"s{lists['milk'].pk}@breakfast", f"s{lists['seeds'].pk}@snack")
    assert Entry.objects.of(user).count() == 2


def test_undo_takes_all_of_it_back(signed_in: Client, user: User, lists: dict[str, SourceFood]) -> None:
    html = send(signed_in, f"s{lists['milk'].pk}@breakfast", f"s{lists['seeds'].pk}@snack")
    undo = re.search(r'hx-post="([^"]*/undo/)"', html)
    assert undo
    signed_in.post(undo[1], headers=HTMX)
    assert not Entry.objects.of(user).present().exists()


@pytest.mark.parametrize(
    "items",
    [
        [],
        [""],
        ["s1"],
        ["s999999@lunch"],
        ["f999999@lunch"],
        ["x1@lunch"],
        ["s1234567@brunch"],
        ["s9999999999999999999@lunch"],
        ["s1234567@lunch", "s999999@lunch"],
    ],
)
def test_what_cannot_be_added_gets_a_sentence_and_nothing_is_half_written(
    signed_in: Client, user: User, lists: dict[str, SourceFood], items: list[str]
) -> None:
    assert "That food can’t be added any more." in send(signed_in, *items)
    assert not Entry.objects.of(user).exists()


@pytest.mark.parametrize(
    ("sent", "problem"),
    [
        ({"key": "no-key"}, "Open this form again."),
        ({"meal": "brunch"}, "Choose breakfast, lunch, dinner or snacks."),
    ],
)
def test_a_forged_field_gets_a_sentence(
    signed_in: Client, user: User, lists: dict[str, SourceFood], sent: dict[str, str], problem: str
) -> None:
    assert problem in send(signed_in, "s1234567@lunch", **sent)
    assert not Entry.objects.of(user).exists()


def test_a_day_too_far_ahead_gets_a_sentence(signed_in: Client, user: User, lists: dict[str, SourceFood]) -> None:
    assert "That day is too far ahead." in send(signed_in, "s1234567@lunch", day="2999-01-01")
    assert not Entry.objects.of(user).exists()


def test_a_food_that_only_somebody_else_has_eaten_cannot_be_added(
    signed_in: Client, user: User, stranger: User, log: Log, make_food: MakeFood
) -> None:
    theirs = make_food("Secret stew", source="own", owner=stranger, calcium_mg=400)
    log(theirs, user=stranger)
    assert "Secret" not in send(signed_in, f"f{theirs.pk}@lunch")
    assert not Entry.objects.of(user).exists()


def test_without_scripts_the_day_follows_and_a_problem_stands_on_the_suggestions_page(
    signed_in: Client, lists: dict[str, SourceFood]
) -> None:
    good = signed_in.post(address(), {"key": KEY, "item": "s1234567@lunch"})
    assert good["Location"] == f"/diary/{TODAY}/"
    bad = signed_in.post(address(), {"key": str(UUID(int=1)), "item": "s1@lunch"}, follow=True)
    assert "That food can’t be added any more." in bad.content.decode()


def test_from_another_page_only_a_message_comes_back(signed_in: Client, lists: dict[str, SourceFood]) -> None:
    headers = HTMX | {"HX-Current-URL": "http://testserver/suggestions/"}
    answer = signed_in.post(address(TOMORROW), {"key": KEY, "item": "s1234567@lunch"}, headers=headers)
    html = answer.content.decode()
    assert "Planned: Seeds, pumpkin" in html
    assert 'id="when"' not in html
    assert answer["HX-Trigger-After-Settle"] == "diary-changed"
