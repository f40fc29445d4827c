"""What a day, a form and a saved meal hold: every way in refuses more with a sentence, and writes nothing."""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from foods.models import Food, SourceFood
from tests.conftest import NOW, TODAY, MakeFood
from tracker.models import Entry, SavedMeal
from tracker.models.limits import MOST_A_DAY
from tracker.models.serving import NewEntry, copied_serving

Log = Callable[..., Entry]
HTMX = {"HX-Request": "true"}
DAY = reverse("tracker:day", args=[TODAY])
KEY = UUID("44444444-4444-4444-8444-444444444444")
TOMORROW = TODAY + timedelta(days=1)
FULL = "That day has 300 entries already, and a day holds 300. Log less, or choose another day."


def larger_day(entry: Entry, user: User, *, entries: int) -> None:
    """A day from before there was a limit."""
    copies = [NewEntry(place, entry.meal, copied_serving(entry)) for place in range(entries)]
    Entry.objects.write([Entry(user=user, key=uuid4(), date=TODAY, meal=copy.meal, **copy.values) for copy in copies])


def test_one_food_more_is_refused(signed_in: Client, full_day: Entry, user: User) -> None:
    assert full_day.food is not None
    typed = {"key": str(uuid4()), "quantity": "1", "portion": "p0", "meal": "lunch"}
    answer = signed_in.post(reverse("tracker:add", args=[TODAY, full_day.food.pk]), typed, headers=HTMX)
    assert (answer.status_code, FULL in answer.text) == (400, True)
    assert Entry.objects.of(user).count() == MOST_A_DAY


def test_a_line_is_refused_whole_and_stands_there_still(signed_in: Client, full_day: Entry, user: User) -> None:
    Entry.objects.of(user).filter(key=full_day.key).delete()  # there is room for one of the two
    food = full_day.food
    assert food is not None
    typed = {"key": str(uuid4()), "meal": "lunch", "row-TOTAL_FORMS": "2", "row-INITIAL_FORMS": "2"}
    for at in range(2):
        typed |= {
            f"row-{at}-text": "egg",
            f"row-{at}-was": "egg",
            f"row-{at}-take": "on",
            f"row-{at}-food": str(food.pk),
        }
        typed |= {f"row-{at}-quantity": "1", f"row-{at}-portion": f"{food.pk}:p0"}
    answer = signed_in.post(reverse("tracker:add_line", args=[TODAY]), typed, headers=HTMX)
    assert (answer.status_code, "That day has 299 entries already" in answer.text) == (400, True)
    assert typed["key"] in answer.text
    assert Entry.objects.of(user).count() == MOST_A_DAY - 1


def test_a_day_is_not_copied_onto_itself_beyond_its_limit(signed_in: Client, full_day: Entry, user: User) -> None:
    typed = {"key": str(uuid4()), "meal": "", "to": TODAY.isoformat()}
    answer = signed_in.post(reverse("tracker:copy", args=[TODAY]), typed, headers=HTMX)
    assert (answer.status_code, FULL in answer.text) == (400, True)
    assert Entry.objects.of(user).count() == MOST_A_DAY


def test_a_day_of_more_entries_than_a_form_sends_is_copied_meal_by_meal(
    signed_in: Client, user: User, log: Log
) -> None:
    larger_day(log(), user, entries=400)
    log(meal="lunch", day=TODAY - timedelta(days=1))
    Entry.objects.of(user).on(TODAY - timedelta(days=1)).update(date=TODAY)
    address = reverse("tracker:copy", args=[TODAY])
    typed = {"key": str(uuid4()), "meal": "", "to": TOMORROW.isoformat()}
    answer = signed_in.post(address, typed, headers=HTMX)
    assert (answer.status_code, "402 entries are too many at once" in answer.text) == (400, True)
    assert signed_in.post(address, typed | {"meal": "lunch"}, headers=HTMX).status_code == 200
    assert Entry.objects.of(user).on(TOMORROW).count() == 1


def test_a_saved_meal_is_not_logged_on_a_full_day(signed_in: Client, full_day: Entry, user: User) -> None:
    SavedMeal.objects.save_meal(user=user, key=KEY, name="my breakfast", servings=[full_day])
    address = reverse("tracker:log_meal", args=[TODAY, KEY])
    answer = signed_in.post(address, {"key": str(uuid4()), "meal": "lunch"}, headers=HTMX)
    assert FULL in answer.text
    page = signed_in.post(address, {"key": str(uuid4()), "meal": "lunch"}, follow=True).text
    assert FULL in page
    assert Entry.objects.of(user).count() == MOST_A_DAY


def test_a_meal_of_more_than_100_entries_is_not_saved(signed_in: Client, full_day: Entry, user: User) -> None:
    typed = {"key": str(uuid4()), "meal": "breakfast", "name": "my breakfast"}
    answer = signed_in.post(reverse("tracker:save_meal", args=[TODAY]), typed, headers=HTMX)
    sentence = "This meal has 300 entries, and a saved meal holds 100. Save a smaller one."
    assert (answer.status_code, sentence in answer.text) == (400, True)
    assert not SavedMeal.objects.of(user).exists()


def test_a_suggested_food_is_not_added_to_a_full_day(signed_in: Client, full_day: Entry, make_food: MakeFood) -> None:
    row = SourceFood.objects.create(
        nutrient="calcium", term="milk", label="x", food=make_food("Milk"), portion_text="1 cup", portion_g=240, diet=""
    )
    typed = {"key": str(uuid4()), "item": f"s{row.pk}@lunch"}
    assert FULL in signed_in.post(f"/diary/{TODAY}/add-suggested/", typed, headers=HTMX).text
    assert Entry.objects.count() == MOST_A_DAY


def test_an_entry_is_not_moved_to_a_full_day_but_may_be_changed_on_it(
    signed_in: Client, full_day: Entry, user: User, log: Log
) -> None:
    elsewhere = log(day=TODAY - timedelta(days=1))
    typed = {"key": str(KEY), "quantity": "2", "portion": "same", "meal": "lunch", "day": TODAY.isoformat()}
    answer = signed_in.post(reverse("tracker:entry", args=[elsewhere.key]), typed, headers=HTMX)
    assert (answer.status_code, FULL in answer.text) == (400, True)
    elsewhere.refresh_from_db()
    assert (elsewhere.quantity, elsewhere.date) == (1, TODAY - timedelta(days=1))
    assert signed_in.post(reverse("tracker:entry", args=[full_day.key]), typed, headers=HTMX).status_code == 200
    full_day.refresh_from_db()
    assert (full_day.quantity, full_day.meal) == (2, "lunch")


def test_what_was_deleted_comes_back_only_while_there_is_room(
    signed_in: Client, full_day: Entry, user: User, log: Log
) -> None:
    Entry.objects.of(user).filter(key=full_day.key).put_away(now=NOW)
    restore = reverse("tracker:restore_entry", args=[full_day.key])
    log()
    assert FULL in signed_in.post(restore, headers=HTMX).text
    Entry.objects.of(user).filter(pk=log_of_now(user).pk).put_away(now=NOW)
    assert "Back again" in signed_in.post(restore, headers=HTMX).text


def log_of_now(user: User) -> Entry:
    newest = Entry.objects.of(user).present().order_by("-created_at").first()
    assert newest is not None
    return newest


def test_the_diarys_limit_is_said_too(signed_in: Client, log: Log, settings: Settings, egg: Food) -> None:
    settings.MOST_ENTRIES = 1
    log(egg)
    typed = {"key": str(uuid4()), "quantity": "1", "portion": "p0", "meal": "lunch"}
    answer = signed_in.post(reverse("tracker:add", args=[TODAY, egg.pk]), typed, headers=HTMX)
    assert "Your diary is full: it holds 1 entries. Ask whoever runs this site" in answer.text


@pytest.fixture
def egg(make_food: MakeFood) -> Food:
    return make_food()


def test_a_long_meal_shows_its_newest_entries_and_opens(signed_in: Client, full_day: Entry) -> None:
    page = signed_in.get(DAY).text
    assert page.count('class="remove"') == 10
    assert "Show 290 earlier entries" in page
    assert f'href="{DAY}?open=breakfast#card-breakfast"' in page
    opened = signed_in.get(DAY, {"open": "breakfast"}).text
    assert opened.count('class="remove"') == MOST_A_DAY
    assert "earlier entries" not in opened


def test_a_meal_that_is_hardly_longer_is_shown_in_whole(signed_in: Client, user: User, log: Log) -> None:
    larger_day(log(), user, entries=14)
    assert signed_in.get(DAY).text.count('class="remove"') == 15


def test_an_opened_meal_stays_open_after_a_change(signed_in: Client, full_day: Entry) -> None:
    headers = HTMX | {"HX-Current-URL": f"http://testserver{DAY}?open=breakfast"}
    answer = signed_in.post(reverse("tracker:delete_entry", args=[full_day.key]), headers=headers).text
    assert answer.count('class="remove"') == MOST_A_DAY - 1


def test_a_day_of_1000_entries_from_before_is_readable_and_editable(
    signed_in: Client, user: User, log: Log, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    first = log()
    larger_day(first, user, entries=999)
    with django_assert_max_num_queries(20):
        page = signed_in.get(DAY).text
    assert "Show 990 earlier entries" in page
    assert len(page) < 60_000
    assert signed_in.post(reverse("tracker:delete_entry", args=[first.key]), headers=HTMX).status_code == 200
    assert Entry.objects.of(user).present().count() == 999
