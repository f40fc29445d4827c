"""Planned entries: what is logged on a day to come, and what counts only when it is ticked off as eaten."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from foods.models import Food
from tests.conftest import NOW, TODAY, MakeFood
from tracker.diary.day import summarise
from tracker.models import Entry, SavedMeal, State
from tracker.person.diarist import Diarist
from tracker.servings.usual import recent_uses, search_boost

pytestmark = pytest.mark.django_db
TOMORROW = TODAY + timedelta(days=1)
HTMX = {"HX-Request": "true"}
Log = Callable[..., Entry]


def states(user: User, day: object = TOMORROW) -> list[str]:
    return list(Entry.objects.of(user).on(day).present().values_list("state", flat=True))  # type: ignore[arg-type]


@pytest.fixture
def planned(log: Log, make_food: MakeFood) -> Entry:
    """50 g of it for today's breakfast: magnesium 100 mg, vitamin D unknown."""
    return log(make_food("Seeds", magnesium_mg=200), state=State.PLANNED)


def test_what_is_logged_on_a_day_to_come_is_planned(diarist: Diarist) -> None:
    assert diarist.state_on(TOMORROW) is State.PLANNED
    assert diarist.state_on(TODAY) is State.EATEN
    assert diarist.state_on(TODAY - timedelta(days=1)) is State.EATEN


@pytest.mark.parametrize(("day", "state"), [(TODAY, "eaten"), (TOMORROW, "planned")])
def test_every_way_into_the_diary_plans_what_is_still_to_come(
    signed_in: Client, user: User, log: Log, make_food: MakeFood, day: object, state: str
) -> None:
    food = make_food("Egg")
    yesterday = log(food, day=TODAY - timedelta(days=1))
    meal = SavedMeal.objects.save_meal(user=user, key=uuid4(), name="Mine", servings=[yesterday])
    signed_in.post(f"/diary/{day}/add/{food.pk}/", {"key": uuid4(), "quantity": "1", "portion": "g", "meal": "lunch"})
    signed_in.post(f"/diary/{yesterday.date}/copy/", {"key": uuid4(), "meal": "", "to": str(day)})
    signed_in.post(f"/diary/{day}/log-meal/{meal.key}/", {"key": uuid4(), "meal": "dinner"})
    row = {
        "row-TOTAL_FORMS": 1,
        "row-INITIAL_FORMS": 1,
        "row-0-text": "1 g",
        "row-0-was": "1 g",
        "row-0-take": "on",
        "row-0-food": food.pk,
        "row-0-quantity": "1",
    }
    line = {"key": uuid4(), "meal": "snack", "row-0-portion": f"{food.pk}:g"} | row
    signed_in.post(f"/diary/{day}/add-line/", line)
    assert len(states(user, day)) == 4
    assert set(states(user, day)) == {state}


def test_an_entry_moved_to_a_day_to_come_is_planned_and_stays_so_when_it_is_moved_back(
    signed_in: Client, user: User, log: Log
) -> None:
    entry = log()
    for day in (TOMORROW, TODAY):
        form = {"key": entry.key, "quantity": "1", "portion": "same", "meal": "lunch", "day": str(day)}
        signed_in.post(f"/diary/entry/{entry.key}/", form)
        assert states(user, day) == [State.PLANNED]


def test_a_planned_entry_counts_only_once_it_is_eaten(signed_in: Client, user: User, planned: Entry) -> None:
    def line() -> tuple[float, float | None]:
        magnesium = summarise(Diarist(user, now=NOW), TODAY).lines[0]
        return magnesium.intake.lower, magnesium.planned.lower if magnesium.planned else None

    assert line() == (0, 100)
    for _twice in range(2):
        html = signed_in.post(f"/diary/{TODAY}/eaten/", {"key": planned.key}, headers=HTMX).content.decode()
        assert "Eaten: Seeds" in html
        assert f'hx-post="/diary/{TODAY}/planned/"' in html  # undo
        assert line() == (100, None)
    signed_in.post(f"/diary/{TODAY}/planned/", {"key": planned.key}, headers=HTMX)
    assert line() == (0, 100)


def test_what_is_planned_for_a_day_to_come_cannot_be_ticked_off_yet(signed_in: Client, user: User, log: Log) -> None:
    keys = [log(day=TOMORROW, state=State.PLANNED).key for _twice in range(2)]
    html = signed_in.get(f"/diary/{TOMORROW}/").content.decode()
    assert "planned</small>" in html
    assert f"/diary/{TOMORROW}/eaten/" not in html
    answer = signed_in.post(f"/diary/{TOMORROW}/eaten/", {"key": keys}, headers=HTMX)
    assert "That day is still to come. Tick it off when you have eaten it." in answer.content.decode()
    answer = signed_in.post(f"/diary/{TOMORROW}/eaten/", {"key": keys}, follow=True)
    assert "That day is still to come." in answer.content.decode()
    assert set(states(user)) == {"planned"}


def test_several_are_ticked_off_together(signed_in: Client, user: User, log: Log) -> None:
    keys = [log(state=State.PLANNED).key for _twice in range(2)]
    log(state=State.PLANNED, meal="dinner")
    answer = signed_in.post(f"/diary/{TODAY}/eaten/", {"key": keys}, headers=HTMX)
    assert "Eaten: 2 foods" in answer.text
    assert sorted(states(user, TODAY)) == ["eaten", "eaten", "planned"]


@pytest.mark.parametrize("keys", [[], ["no-key"], [str(UUID(int=1))]])
@pytest.mark.parametrize("verb", ["eaten", "planned"])
def test_a_key_that_is_none_is_not_found(signed_in: Client, planned: Entry, verb: str, keys: list[str]) -> None:
    assert signed_in.post(f"/diary/{TODAY}/{verb}/", {"key": keys}).status_code == 404
    planned.refresh_from_db()
    assert planned.state == State.PLANNED


def test_another_persons_plan_is_not_found(signed_in: Client, stranger: User, log: Log) -> None:
    theirs = log(user=stranger, state=State.PLANNED)
    assert signed_in.post(f"/diary/{TODAY}/eaten/", {"key": theirs.key}).status_code == 404
    assert states(stranger, TODAY) == [State.PLANNED]


def test_the_page_marks_what_is_planned_and_says_what_it_would_add(signed_in: Client, planned: Entry) -> None:
    html = signed_in.get(f"/diary/{TODAY}/").content.decode()
    assert "+100\N{NO-BREAK SPACE}mg planned, then 220\N{NO-BREAK SPACE}mg to go" in html
    assert "at least +0\N{NO-BREAK SPACE}µg planned" in html  # no figure for vitamin D
    assert '<small class="mark">planned</small>' in html
    assert "1 entry is planned: it counts when you tick it off as eaten." in html
    assert 'class="sums"' not in html  # a row of zeros would look like intake


def test_a_meal_with_two_planned_entries_offers_to_tick_off_all(signed_in: Client, planned: Entry, log: Log) -> None:
    assert "All eaten" not in signed_in.get(f"/diary/{TODAY}/").content.decode()
    log(state=State.PLANNED)
    assert "All eaten" in signed_in.get(f"/diary/{TODAY}/").content.decode()


def test_a_plan_is_no_habit(user: User, planned: Entry) -> None:
    assert recent_uses(user, planned.meal) == []
    assert search_boost(user) == {}


def test_plans_cost_no_query_more(
    user: User, log: Log, make_food: MakeFood, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    known: Food = make_food("Egg", magnesium_mg=1, calcium_mg=1, potassium_mg=1, vitamin_d_ug=1)
    counts = []
    for _more in range(2):
        with django_assert_max_num_queries(10) as captured:
            summarise(Diarist(user, now=NOW), TODAY)
        counts.append(len(captured.captured_queries))
        log(known, state=State.PLANNED)
    assert counts[0] == counts[1]
