"""What fills an empty meal at one tap, and when a day is asked about. It is noon on Sunday 22 November 2026."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.conftest import TODAY, MakeFood
from tests.tracker.diary.test_day_page import HTMX, region
from tracker.models import Entry, SavedMeal
from tracker.models.day import complete_dates

Log = Callable[..., Entry]
DAY = reverse("tracker:day", args=[TODAY])
MORE = reverse("tracker:more", args=[TODAY])
YESTERDAY = TODAY - timedelta(days=1)


def offered(page: str) -> list[tuple[str, str]]:
    """What can be tapped, and what it would add."""
    return re.findall(r'<button class="same"><b>(.*?)</b> <span>(.*?)</span>', page)


def in_front(page: str) -> str:
    return region(page, "meals").split("</article>")[0]


def test_the_present_meal_offers_yesterday_and_the_last_day_that_was_different(
    signed_in: Client, make_food: MakeFood, log: Log
) -> None:
    soup, bread, rice = make_food("Soup"), make_food("Bread"), make_food("Rice")
    for days, foods in ((1, [soup, bread]), (2, [soup, bread]), (4, [rice]), (8, [bread])):
        for food in foods:
            log(food, day=TODAY - timedelta(days=days), meal="lunch")
    page = signed_in.get(DAY).text
    (yesterday, both), wednesday = offered(in_front(page))
    assert yesterday == "Same as yesterday"
    assert set(both.split(", ")) == {"Soup", "Bread"}
    assert wednesday == ("Same as Wednesday", "Rice")
    assert f'action="{reverse("tracker:copy", args=[date(2026, 11, 18)])}"' in in_front(page)


def test_the_same_weekday_a_week_ago_is_called_the_last_one(signed_in: Client, make_food: MakeFood, log: Log) -> None:
    log(make_food("Roast"), day=TODAY - timedelta(days=7), meal="lunch")
    assert offered(in_front(signed_in.get(DAY).text)) == [("Same as last Sunday", "Roast")]


def test_a_saved_meal_stands_in_sight_where_earlier_days_leave_room(
    signed_in: Client, user: User, make_food: MakeFood, log: Log
) -> None:
    entry = log(make_food("Soup"), day=YESTERDAY, meal="lunch")
    SavedMeal.objects.save_meal(user=user, key=entry.key, name="my lunch", servings=[entry])
    assert [words for words, _ in offered(in_front(signed_in.get(DAY).text))] == ["Same as yesterday", "my lunch"]
    log(make_food("Rice"), day=TODAY - timedelta(days=3), meal="lunch")
    words = [words for words, _ in offered(in_front(signed_in.get(DAY).text))]
    assert words == ["Same as yesterday", "Same as Thursday"]
    more = signed_in.get(MORE, {"meal": "lunch"}, headers=HTMX).text
    assert [words for words, _ in offered(more)] == ["Same as yesterday", "Same as Thursday", "my lunch"]


def test_one_tap_logs_yesterdays_meal_once(signed_in: Client, user: User, make_food: MakeFood, log: Log) -> None:
    log(make_food("Soup"), day=YESTERDAY, meal="lunch")
    form = in_front(signed_in.get(DAY).text).split("<form")[1].split("</form>")[0]
    sent = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))
    for _ in range(2):
        assert signed_in.post(reverse("tracker:copy", args=[YESTERDAY]), sent).status_code == 302
    assert [entry.name for entry in Entry.objects.of(user).on(TODAY)] == ["Soup"]


def test_the_meal_in_front_goes_with_the_clock_or_is_the_one_asked_for(signed_in: Client) -> None:
    assert 'id="card-lunch"' in in_front(signed_in.get(DAY).text)
    assert 'id="card-snack"' in in_front(signed_in.get(DAY, {"meal": "snack"}).text)


def test_an_open_page_keeps_its_meal_in_front_whatever_the_clock_says(
    signed_in: Client, make_food: MakeFood, log: Log
) -> None:
    entry = log(make_food("Egg"))
    delete = reverse("tracker:delete_entry", args=[entry.key])
    answer = signed_in.post(delete, headers=HTMX | {"X-Meal-In-Front": "breakfast"}).text
    assert '<article class="card meal in-front" id="card-breakfast"' in answer
    signed_in.post(reverse("tracker:restore_entry", args=[entry.key]), headers=HTMX)
    assert '<details class="meal folded" id="card-breakfast"' in signed_in.post(delete, headers=HTMX).text


@pytest.mark.parametrize(("meal", "saved"), [("lunch", True), ("dinner", False)])
def test_more_of_a_meal_keeps_it_only_where_there_is_something(
    meal: str, saved: bool, signed_in: Client, log: Log
) -> None:
    log(meal="lunch")
    assert ("Save as a meal" in signed_in.get(MORE, {"meal": meal}, headers=HTMX).text) is saved


def test_yesterday_is_asked_about_until_it_is_called_complete(
    signed_in: Client, user: User, make_food: MakeFood, log: Log
) -> None:
    for meal, name in (("dinner", "Salmon"), ("breakfast", "Oatmeal"), ("lunch", "Soup")):
        log(make_food(name), day=YESTERDAY, meal=meal)
    missing = region(signed_in.get(DAY).text, "missing")
    assert "Yesterday: anything missing?" in missing
    assert "3 foods, from Oatmeal to Salmon" in missing
    assert "<dt>Lunch</dt><dd>Soup</dd>" in missing
    complete = reverse("tracker:complete", args=[YESTERDAY])
    answer = signed_in.post(complete, {"complete": "on", "here": "1"}, headers=HTMX).text
    assert complete_dates(user) == {YESTERDAY}
    assert "anything missing" not in answer
    assert 'aria-label="Sat 21 Nov: complete"' in answer
    (undo,) = re.findall(r'<form hx-post="([^"]+)"', answer)
    assert "Yesterday: anything missing?" in signed_in.post(undo, headers=HTMX).text
    assert complete_dates(user) == set()


def test_a_blank_yesterday_is_not_asked_about_nor_is_another_day_than_todays(signed_in: Client, log: Log) -> None:
    assert "anything missing" not in signed_in.get(DAY).text
    log(day=YESTERDAY)
    assert "anything missing" not in signed_in.get(reverse("tracker:day", args=[YESTERDAY])).text


@pytest.mark.parametrize(("hour", "is_asked"), [(12, False), (18, False), (19, True), (23, True)])
def test_in_the_evening_today_is_asked_about(
    hour: int, is_asked: bool, signed_in: Client, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    log()
    monkeypatch.setattr("django.utils.timezone.now", lambda: datetime(2026, 11, 22, hour, 30, tzinfo=UTC))
    assert ("Today: anything missing?" in signed_in.get(DAY).text) is is_asked


def test_what_is_added_to_a_day_that_has_something_leaves_its_head_as_it_is(
    signed_in: Client, make_food: MakeFood, log: Log
) -> None:
    egg = make_food("Egg")
    log(egg, day=YESTERDAY, meal="lunch")
    add = reverse("tracker:add", args=[TODAY, egg.pk])
    sent = {"quantity": "1", "portion": "p0", "meal": "breakfast"}
    first = signed_in.post(add, sent | {"key": "1" * 32}, headers=HTMX).text
    assert 'id="when" hx-swap-oob' in first  # from nothing logged to partly logged
    second = signed_in.post(add, sent | {"key": "2" * 32}, headers=HTMX).text
    same = {"key": "3" * 32, "meal": "lunch", "to": TODAY.isoformat(), "here": "1"}
    third = signed_in.post(reverse("tracker:copy", args=[YESTERDAY]), same, headers=HTMX).text
    for answer, meal in ((second, "breakfast"), (third, "lunch")):
        assert re.findall(r'id="([\w-]+)"[^>]* hx-swap-oob="true"', answer) == [
            "totals",
            "day-question",
            f"card-{meal}",
            "day-foot",
        ]
