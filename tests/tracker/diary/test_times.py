"""When something was eaten: said in a form, for a whole meal, in a search, and taken back."""

import re
from collections.abc import Callable
from datetime import time, timedelta
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from foods.search import find as search
from tests.conftest import NOW, TODAY, MakeFood
from tracker.models import Entry, State

Log = Callable[..., Entry]
HTMX = {"HX-Request": "true"}
NO_TIME = "That is not a time. Write it like 08:30, or leave it empty."
MEAL_TIME = reverse("tracker:meal_time", args=[TODAY])
MORE = reverse("tracker:more", args=[TODAY])


def times(user: User) -> list[time | None]:
    entries = Entry.objects.of(user).present().order_by("created_at", "key")
    return list(entries.values_list("local_time", flat=True))


def at(log: Log, said: time | None, *, minutes: int = 0, **values: object) -> Entry:
    """An entry logged so many minutes after noon, with a time or without."""
    entry = log(**values)
    Entry.objects.filter(key=entry.key).update(local_time=said, created_at=NOW + timedelta(minutes=minutes))
    return entry


def add_form(**typed: str) -> dict[str, str]:
    return {"key": str(uuid4()), "quantity": "1", "portion": "p0", "meal": "breakfast"} | typed


def edit_form(**typed: str) -> dict[str, str]:
    return {"key": str(uuid4()), "quantity": "1", "portion": "same", "meal": "breakfast", "day": f"{TODAY}"} | typed


def test_a_food_is_added_with_its_time_or_without(signed_in: Client, user: User, make_food: MakeFood) -> None:
    address = reverse("tracker:add", args=[TODAY, make_food().pk])
    assert 'type="time" name="local_time"' in signed_in.get(address, headers=HTMX).text.replace("\n", " ")
    signed_in.post(address, add_form(local_time="07:15"))
    signed_in.post(address, add_form(local_time=""))
    signed_in.post(address, add_form())
    assert sorted(times(user), key=str) == [time(7, 15), None, None]


@pytest.mark.parametrize("name", ["add", "entry"])
def test_what_is_no_time_is_said_and_the_form_comes_back(
    signed_in: Client, log: Log, make_food: MakeFood, name: str
) -> None:
    entry = log(make_food())
    place = [TODAY, entry.food_id] if name == "add" else [entry.key]
    form = add_form if name == "add" else edit_form
    answer = signed_in.post(reverse(f"tracker:{name}", args=place), form(local_time="25:00"), headers=HTMX)
    assert answer.status_code == 400
    assert NO_TIME in answer.text
    assert 'value="25:00"' in answer.text


def test_an_entrys_time_is_changed_and_taken_away(signed_in: Client, user: User, log: Log) -> None:
    entry = at(log, time(8))
    address = reverse("tracker:entry", args=[entry.key])
    assert 'value="08:00"' in signed_in.get(address, headers=HTMX).text
    signed_in.post(address, edit_form(local_time="21:40"))
    assert times(user) == [time(21, 40)]
    signed_in.post(address, edit_form())  # a form without the field
    assert times(user) == [time(21, 40)]
    signed_in.post(address, edit_form(local_time=""))
    assert times(user) == [None]


def test_a_food_that_was_searched_with_a_time_opens_with_it(signed_in: Client, make_food: MakeFood) -> None:
    query = urlencode({"said": "2 eggs at 7:15 pm"})
    page = signed_in.get(f"{reverse('tracker:add', args=[TODAY, make_food().pk])}?{query}", headers=HTMX).text
    assert 'value="19:15"' in page


@pytest.mark.parametrize(
    ("typed", "shown"), [("soup at 7", ""), ("soup for dinner at 7", "19:00"), ("8:30 pm soup", "20:30")]
)
def test_a_line_that_says_when_asks_for_what_it_leaves_open(
    signed_in: Client, make_food: MakeFood, typed: str, shown: str
) -> None:
    make_food("Soup")
    search.reindex()
    page = signed_in.get(reverse("tracker:search", args=[TODAY]), {"q": typed}, headers=HTMX).text
    assert f'name="time" value="{shown}"' in page
    assert ("Which time is meant?" in page) == (not shown)
    assert ">Soup</option>" in page


def test_a_meals_time_is_that_of_all_its_entries_and_of_no_other(
    signed_in: Client, user: User, stranger: User, log: Log
) -> None:
    breakfast = [at(log, said, minutes=place) for place, said in enumerate((time(7), None, time(9, 30)))]
    lunch, before = at(log, time(13), meal="lunch"), at(log, time(6), day=TODAY - timedelta(days=1))
    theirs = log(user=stranger)
    planned = log(state=State.PLANNED)
    answer = signed_in.post(MEAL_TIME, {"meal": "breakfast", "local_time": "08:05"}, headers=HTMX)
    for entry in (*breakfast, planned, lunch, before, theirs):
        entry.refresh_from_db()
    assert [entry.local_time for entry in (*breakfast, planned)] == [time(8, 5)] * 4
    assert [entry.local_time for entry in (lunch, before, theirs)] == [time(13), time(6), None]
    assert "Breakfast at 08:05" in answer.text
    assert answer.text.count('<time datetime="08:05">') == 4
    assert 'id="card-lunch"' not in answer.text


def offered_undo(html: str) -> tuple[str, list[str]]:
    """The address of a message's Undo, and the keys that it sends."""
    toast = html[html.index('class="toast"') :]
    (address,) = re.findall(r'hx-post="(.*?)"', toast)
    return address, re.findall(r'name="key" value="(.*?)"', toast)


def test_undo_gives_each_entry_the_time_that_it_had(signed_in: Client, user: User, log: Log) -> None:
    entries = [at(log, said, minutes=place) for place, said in enumerate((time(7), None, time(9, 30)))]
    answer = signed_in.post(MEAL_TIME, {"meal": "breakfast", "local_time": ""}, headers=HTMX)
    assert times(user) == [None, None, None]
    assert "Breakfast: no time" in answer.text
    undo, keys = offered_undo(answer.text)
    assert keys == [str(entry.key) for entry in entries]
    signed_in.post(undo, {"key": keys}, headers=HTMX)
    assert times(user) == [time(7), None, time(9, 30)]


def test_what_was_deleted_meanwhile_stays_so_when_times_are_brought_back(
    signed_in: Client, user: User, log: Log
) -> None:
    first, _second = (at(log, said, minutes=place) for place, said in enumerate((time(7), time(9))))
    answer = signed_in.post(MEAL_TIME, {"meal": "breakfast", "local_time": "12:00"}, headers=HTMX)
    Entry.objects.of(user).filter(key=first.key).put_away(now=NOW)
    undo, keys = offered_undo(answer.text)
    signed_in.post(undo, {"key": keys}, headers=HTMX)
    assert times(user) == [time(9)]


@pytest.mark.parametrize("before", ["", "07:00", "07:00-08:00-09:00", "07:00-x", "--", "07:00-25:00"])
def test_times_that_do_not_go_with_the_keys_are_not_found(signed_in: Client, user: User, log: Log, before: str) -> None:
    keys = [str(at(log, time(10)).key) for _ in range(2)]
    address = reverse("tracker:times_before", args=[TODAY])
    assert signed_in.post(f"{address}?before={before}", {"key": keys}).status_code == 404
    assert times(user) == [time(10), time(10)]


def test_a_meals_menu_says_the_time_that_all_have(signed_in: Client, log: Log) -> None:
    at(log, time(8)), at(log, time(8)), at(log, time(13), meal="lunch"), at(log, None, meal="lunch")
    assert 'name="local_time" value="08:00"' in signed_in.get(f"{MORE}?meal=breakfast", headers=HTMX).text
    lunch = signed_in.get(f"{MORE}?meal=lunch", headers=HTMX).text
    assert 'name="local_time"' in lunch
    assert 'value="13:00"' not in lunch
    assert 'name="local_time"' not in signed_in.get(f"{MORE}?meal=dinner", headers=HTMX).text


def test_a_meals_time_that_is_none_is_refused(signed_in: Client, user: User, log: Log) -> None:
    at(log, time(8))
    for sent, status in (({"local_time": "8 pm"}, 400), ({"local_time": "08:30", "meal": "brunch"}, 400)):
        assert signed_in.post(MEAL_TIME, {"meal": "breakfast"} | sent, headers=HTMX).status_code == status
    assert NO_TIME in signed_in.post(MEAL_TIME, {"meal": "breakfast", "local_time": "8 pm"}).text
    assert signed_in.post(MEAL_TIME, {"meal": "dinner", "local_time": "08:30"}).status_code == 404
    assert times(user) == [time(8)]


def test_without_scripts_a_meals_time_leads_back_to_the_day(signed_in: Client, user: User, log: Log) -> None:
    log()
    answer = signed_in.post(MEAL_TIME, {"meal": "breakfast", "local_time": "08:30"})
    assert answer["Location"] == reverse("tracker:day", args=[TODAY])
    assert times(user) == [time(8, 30)]
