"""What the day page asks: twice, or once? Was that all?"""

import re
from collections.abc import Callable
from datetime import time, timedelta
from uuid import UUID, uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from foods.models import Food
from tests.conftest import NOW, TODAY, MakeFood
from tracker.assessment.health.cautions import HealthStatement
from tracker.models import Day, Entry, HealthAnswer, Profile, SavedMeal, State
from tracker.models.day import complete_dates

Log = Callable[..., Entry]
HTMX = {"HX-Request": "true"}
YESTERDAY = TODAY - timedelta(days=1)
DAY = reverse("tracker:day", args=[TODAY])
RIGHT, ONCE, UNDO, ALL = (
    reverse(f"tracker:{name}", args=[TODAY]) for name in ("repeat_is_right", "only_once", "as_before", "that_was_all")
)
LITTLE = "Was that all?"


@pytest.fixture
def egg(make_food: MakeFood) -> Food:
    return make_food("Egg", energy_kcal=143)


def question(client: Client, address: str = DAY) -> str:
    """What stands in the place for a question, in words; empty for none."""
    place = re.search(r'<div id="day-question"[^>]*>(.*?)</div>', client.get(address).text, re.DOTALL)
    assert place
    return " ".join(re.sub(r"<[^>]+>", " ", place[1]).split())


def keys(*entries: Entry) -> dict[str, list[str]]:
    return {"key": [str(entry.key) for entry in entries]}


def of(entry: Entry, *, times: int) -> dict[str, str]:
    """What the buttons of a question send."""
    return {"key": str(entry.key), "times": str(times)}


def present(user: User) -> list[UUID]:
    return list(Entry.objects.of(user).present().order_by("created_at", "key").values_list("key", flat=True))


def test_the_same_twice_in_a_meal_is_asked_about_and_in_two_meals_is_not(
    signed_in: Client, log: Log, egg: Food
) -> None:
    log(egg), log(egg, meal="dinner")
    assert question(signed_in) == ""
    log(egg)
    assert question(signed_in) == "Twice at breakfast? Egg · 1 large Twice Once"
    log(egg)
    assert question(signed_in).startswith("3 times at breakfast? Egg")


def test_twice_is_kept_for_the_day_and_a_third_is_asked_about(
    signed_in: Client, user: User, log: Log, egg: Food
) -> None:
    first, second = log(egg), log(egg)
    answer = signed_in.post(RIGHT, of(first, times=2), headers=HTMX)
    assert 'id="day-question"' in answer.text
    assert "Twice at breakfast?" not in answer.text
    assert question(signed_in) == ""
    assert set(present(user)) == {first.key, second.key}
    log(egg, day=YESTERDAY), log(egg, day=YESTERDAY)
    assert "Twice at breakfast?" in question(signed_in, reverse("tracker:day", args=[YESTERDAY]))
    log(egg)
    assert "3 times" in question(signed_in)


def test_once_leaves_the_first_and_undo_brings_the_others_back(
    signed_in: Client, user: User, log: Log, egg: Food
) -> None:
    first, second, third = sorted((log(egg), log(egg), log(egg)), key=lambda entry: entry.key)  # as logged at once
    answer = signed_in.post(ONCE, of(second, times=3), headers=HTMX)
    assert "Counted once: Egg" in answer.text
    assert f'hx-post="{UNDO}"' in answer.text
    assert present(user) == [first.key]
    assert question(signed_in) == ""
    signed_in.post(UNDO, keys(second, third), headers=HTMX)
    assert len(present(user)) == 3


def test_an_answer_to_what_has_changed_since_changes_nothing(
    signed_in: Client, user: User, log: Log, egg: Food
) -> None:
    entries = log(egg), log(egg), log(egg)
    for address in (ONCE, RIGHT):
        assert "3 times" in signed_in.post(address, of(entries[0], times=2), headers=HTMX).text
    assert len(present(user)) == 3


def test_once_of_what_stands_there_once_removes_nothing(signed_in: Client, user: User, log: Log, egg: Food) -> None:
    signed_in.post(ONCE, of(log(egg), times=1), headers=HTMX)
    assert len(present(user)) == 1


@pytest.mark.parametrize("address", [RIGHT, ONCE, UNDO])
def test_entries_of_somebody_else_are_not_found(address: str, signed_in: Client, stranger: User, log: Log) -> None:
    theirs = log(user=stranger)
    Entry.objects.of(stranger).put_away(now=NOW) if address == UNDO else None
    assert signed_in.post(address, keys(theirs), headers=HTMX).status_code == 404
    assert signed_in.post(address, {"key": "no key"}, headers=HTMX).status_code == 404


def test_what_is_planned_is_not_asked_about(signed_in: Client, log: Log, egg: Food) -> None:
    log(egg, state=State.PLANNED), log(egg, state=State.PLANNED)
    assert question(signed_in) == ""


def copy_yesterday(client: Client) -> None:
    sent = {"key": str(uuid4()), "meal": "", "to": TODAY.isoformat(), "here": "1"}
    client.post(reverse("tracker:copy", args=[YESTERDAY]), sent, headers=HTMX)


def test_a_copied_day_asks_only_what_was_not_answered_there(signed_in: Client, log: Log, egg: Food) -> None:
    log(egg, day=YESTERDAY)
    right = reverse("tracker:repeat_is_right", args=[YESTERDAY])
    signed_in.post(right, of(log(egg, day=YESTERDAY), times=2), headers=HTMX)
    log(egg, day=YESTERDAY, meal="dinner"), log(egg, day=YESTERDAY, meal="dinner")
    copy_yesterday(signed_in)
    assert question(signed_in).startswith("Twice at dinner")


def test_what_was_eaten_at_two_times_is_meant_where_it_is_copied(
    signed_in: Client, user: User, log: Log, egg: Food
) -> None:
    for hour in (8, 10):
        Entry.objects.of(user).filter(key=log(egg, day=YESTERDAY).key).update(local_time=time(hour))
    assert question(signed_in, reverse("tracker:day", args=[YESTERDAY])) == ""
    copy_yesterday(signed_in)
    assert len(present(user)) == 4
    assert question(signed_in) == ""


def test_a_day_copied_twice_is_asked_about(signed_in: Client, log: Log, egg: Food) -> None:
    log(egg, day=YESTERDAY)
    for _time in range(2):
        copy_yesterday(signed_in)
    assert question(signed_in).startswith("Twice at breakfast")


def test_a_saved_meal_with_the_same_twice_is_meant_so(signed_in: Client, user: User, log: Log, egg: Food) -> None:
    pair = [log(egg, day=YESTERDAY), log(egg, day=YESTERDAY)]
    saved = SavedMeal.objects.save_meal(user=user, key=uuid4(), name="Eggs", servings=pair)
    sent = {"key": str(uuid4()), "meal": "breakfast"}
    signed_in.post(reverse("tracker:log_meal", args=[TODAY, saved.key]), sent, headers=HTMX)
    assert len(present(user)) == 4
    assert question(signed_in) == ""


def test_a_complete_day_with_little_asks_once(signed_in: Client, user: User, log: Log, egg: Food) -> None:
    log(egg)
    assert question(signed_in) == ""
    Day.objects.mark(user=user, day=TODAY, complete=True)
    assert LITTLE in question(signed_in)
    signed_in.post(ALL, headers=HTMX)
    assert question(signed_in) == ""
    assert complete_dates(user) == {TODAY}


def test_a_complete_day_of_500_kcal_is_not_asked_about(
    signed_in: Client, user: User, log: Log, make_food: MakeFood
) -> None:
    log(make_food("Rice", energy_kcal=1000)), Day.objects.mark(user=user, day=TODAY, complete=True)
    assert question(signed_in) == ""


def test_one_question_stands_there_at_a_time(signed_in: Client, user: User, log: Log, egg: Food) -> None:
    entry, _other = log(egg), log(egg)
    Day.objects.mark(user=user, day=TODAY, complete=True)
    assert "Twice at breakfast?" in question(signed_in)
    assert LITTLE not in question(signed_in)
    signed_in.post(RIGHT, of(entry, times=2), headers=HTMX)
    assert LITTLE in question(signed_in)


def test_nobody_is_asked_about_energy_who_does_not_want_it_looked_at(
    signed_in: Client, user: User, log: Log, egg: Food
) -> None:
    log(egg), Day.objects.mark(user=user, day=TODAY, complete=True)
    Profile.objects.of(user).update(energy_check=False)
    assert question(signed_in) == ""
    Profile.objects.of(user).update(energy_check=True)
    HealthAnswer.objects.keep(user=user, statement=HealthStatement.SOME, single=["eating_disorder"])
    assert question(signed_in) == ""


def test_what_is_fetched_beside_the_day_takes_no_id_of_the_page(signed_in: Client, log: Log, egg: Food) -> None:
    log(egg), log(egg)
    page, beside = signed_in.get(DAY).text, signed_in.get(reverse("tracker:beside", args=[TODAY]), headers=HTMX).text
    ids = [set(re.findall(r'\bid="([^"]+)"', each)) for each in (page, beside)]
    assert {"day-question", "question"} <= ids[0] | ids[1]
    assert ids[0] & ids[1] == {"suggestions-beside", "verdicts-beside"}  # in whose place they come
