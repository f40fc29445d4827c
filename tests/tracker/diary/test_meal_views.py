"""Meals as a whole: copied, saved, logged again, deleted; and favourite foods."""

import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foods.models import FoodKind
from foods.search import find as search
from tests.conftest import NOW, TODAY, MakeFood
from tracker.models import Entry, Favourite, SavedMeal, SavedMealItem, State

Log = Callable[..., Entry]
HTMX = {"HX-Request": "true"}
DAY = reverse("tracker:day", args=[TODAY])
KEY = UUID("55555555-5555-4555-8555-555555555555")
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
COPY_TODAY, COPY_YESTERDAY = (reverse("tracker:copy", args=[day]) for day in (TODAY, YESTERDAY))
SEARCH = reverse("tracker:search", args=[TODAY])
SAVE = reverse("tracker:save_meal", args=[TODAY])
LOG = reverse("tracker:log_meal", args=[TODAY, KEY])
SAVED = reverse("tracker:saved_meals")


def copy_form(**typed: str) -> dict[str, str]:
    return {"key": str(KEY), "meal": "", "to": TOMORROW.isoformat()} | typed


def save_form(**typed: str) -> dict[str, str]:
    return {"key": str(KEY), "meal": "breakfast", "name": "my breakfast"} | typed


def keep_breakfast(user: User, *entries: Entry) -> SavedMeal:
    return SavedMeal.objects.save_meal(user=user, key=KEY, name="my breakfast", servings=entries)


def eaten(user: User, day: date) -> list[tuple[str, str, float]]:
    entries = Entry.objects.of(user).present().on(day).order_by("meal", "name")
    return list(entries.values_list("meal", "name", "quantity"))


def test_a_whole_day_is_copied_meal_by_meal(signed_in: Client, user: User, make_food: MakeFood, log: Log) -> None:
    log(make_food("Egg"), quantity=2), log(make_food("Rice"), meal="dinner")
    answer = signed_in.post(COPY_TODAY, copy_form())
    assert (answer.status_code, answer["Location"]) == (302, DAY)
    assert eaten(user, TOMORROW) == [("breakfast", "Egg", 2), ("dinner", "Rice", 1)]
    assert len(eaten(user, TODAY)) == 2


def test_one_meal_is_copied_without_the_others(signed_in: Client, user: User, make_food: MakeFood, log: Log) -> None:
    log(make_food("Egg")), log(make_food("Rice"), meal="dinner")
    signed_in.post(COPY_TODAY, copy_form(meal="dinner"))
    assert eaten(user, TOMORROW) == [("dinner", "Rice", 1)]


def test_copies_keep_unknown_amounts_unknown(signed_in: Client, user: User, make_food: MakeFood, log: Log) -> None:
    log(make_food("Egg", magnesium_mg=12))
    signed_in.post(COPY_TODAY, copy_form())
    copy = Entry.objects.of(user).on(TOMORROW).get()
    assert (copy.magnesium_mg, copy.calcium_mg) == (6, None)


def test_the_same_copy_sent_twice_is_made_once(signed_in: Client, user: User, log: Log) -> None:
    log(), log()
    for _ in range(2):
        assert signed_in.post(COPY_TODAY, copy_form(), headers=HTMX).status_code == 200
    assert len(eaten(user, TOMORROW)) == 2


def test_what_was_eaten_is_copied_without_what_is_planned_or_deleted(
    signed_in: Client, user: User, make_food: MakeFood, log: Log
) -> None:
    log(make_food("Egg")), log(make_food("Rice"), state=State.PLANNED)
    deleted = log(make_food("Bread"))
    Entry.objects.of(user).filter(key=deleted.key).put_away(now=NOW)
    signed_in.post(COPY_TODAY, copy_form())
    assert eaten(user, TOMORROW) == [("breakfast", "Egg", 1)]


def test_where_nothing_was_eaten_the_plan_is_copied(signed_in: Client, user: User, log: Log) -> None:
    log(state=State.PLANNED)
    signed_in.post(COPY_TODAY, copy_form())
    assert len(eaten(user, TOMORROW)) == 1


def test_a_copy_and_a_saved_meal_are_taken_back_whole(
    signed_in: Client, user: User, make_food: MakeFood, log: Log
) -> None:
    keep_breakfast(user, log(make_food("Egg")), log(make_food("Rice")))
    for address, form, day in (
        (COPY_TODAY, copy_form(), TOMORROW),
        (LOG, {"key": str(uuid4()), "meal": "lunch"}, TODAY),
    ):
        before = eaten(user, day)
        undo = re.search(r'hx-post="([^"]*/undo/)"', signed_in.post(address, form, headers=HTMX).text)
        assert undo
        assert len(eaten(user, day)) == len(before) + 2
        assert "2 foods taken back." in signed_in.post(undo[1], headers=HTMX).text
        assert eaten(user, day) == before


def test_another_persons_day_is_never_copied(signed_in: Client, user: User, stranger: User, log: Log) -> None:
    log(user=stranger)
    signed_in.post(COPY_TODAY, copy_form())
    assert Entry.objects.of(user).count() == 0
    assert Entry.objects.of(stranger).count() == 1


def test_a_copy_says_how_much_went_where(signed_in: Client, log: Log) -> None:
    log(), log()
    text = signed_in.post(COPY_TODAY, copy_form(), headers=HTMX).text
    assert "2 entries copied to Mon 23 Nov." in text


def test_same_as_yesterday_answers_todays_page_and_adds_once(
    signed_in: Client, user: User, make_food: MakeFood, log: Log
) -> None:
    log(make_food("Egg"), day=YESTERDAY)
    page = signed_in.get(DAY).text
    button = page.split(f'action="{COPY_YESTERDAY}"')[1].split("</form>")[0]
    fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', button))
    fields.pop("csrfmiddlewaretoken", None)
    assert fields == {"key": fields["key"], "meal": "breakfast", "to": TODAY.isoformat(), "here": "1"}
    for _ in range(2):
        text = signed_in.post(COPY_YESTERDAY, fields, headers=HTMX).text
        assert '<span class="food">Egg</span>' in text
    assert eaten(user, TODAY) == [("breakfast", "Egg", 1)]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"to": ""}, "Choose a day."),
        ({"to": "1800-01-01"}, "A diary begins in 1900."),
        ({"to": "2026-11-24"}, "That day is too far ahead."),
        ({"to": "soon"}, "That is not a day."),
        ({"meal": "brunch"}, "brunch"),
    ],
)
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_bad_copy_is_answered_with_a_sentence(
    typed: dict[str, str], sentence: str, headers: dict[str, str], signed_in: Client, log: Log
) -> None:
    log()
    answer = signed_in.post(COPY_TODAY, copy_form(**typed), headers=headers)
    assert answer.status_code == 400
    assert sentence in answer.text
    assert Entry.objects.count() == 1


def test_the_copy_form_opens_with_its_meal_and_a_key(signed_in: Client) -> None:
    text = signed_in.get(COPY_TODAY, {"meal": "dinner"}, headers=HTMX).text
    assert '<option value="dinner" selected>' in text
    assert re.search(r'name="key" value="[0-9a-f-]{36}"', text)
    assert "Copy from Sun 22 Nov" in text


@pytest.mark.parametrize(("day", "to"), [(YESTERDAY, TODAY), (TODAY, TOMORROW), (TOMORROW, TODAY)])
def test_the_copy_form_opens_with_today_and_from_today_with_tomorrow(day: date, to: date, signed_in: Client) -> None:
    text = signed_in.get(reverse("tracker:copy", args=[day]), headers=HTMX).text
    assert f'name="to" value="{to.isoformat()}"' in text


def test_a_meal_is_saved_under_a_name(signed_in: Client, user: User, make_food: MakeFood, log: Log) -> None:
    log(make_food("Egg"), quantity=2), log(make_food("Milk")), log(make_food("Rice"), meal="dinner")
    answer = signed_in.post(SAVE, save_form(), headers=HTMX)
    assert answer.status_code == 200
    assert "Saved: my breakfast" in answer.text
    assert SavedMeal.objects.of(user).get().name == "my breakfast"
    assert {item.name for item in SavedMealItem.objects.of(user).in_meal(KEY)} == {"Egg", "Milk"}


def test_saving_twice_saves_once(signed_in: Client, user: User, log: Log) -> None:
    log()
    for _ in range(2):
        signed_in.post(SAVE, save_form())
    assert SavedMeal.objects.of(user).count() == 1
    assert SavedMealItem.objects.of(user).count() == 1


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": ""}, "Give the meal a name, such as “my breakfast”."),
        ({"meal": ""}, "Choose a meal."),
        ({"meal": "dinner"}, "This meal is empty. Choose another one, or log something in it first."),
    ],
)
def test_a_meal_that_cannot_be_saved_is_answered_with_a_sentence(
    typed: dict[str, str], sentence: str, signed_in: Client, log: Log
) -> None:
    log()
    answer = signed_in.post(SAVE, save_form(**typed), headers=HTMX)
    assert answer.status_code == 400
    assert sentence in answer.text
    assert not SavedMeal.objects.exists()


def test_a_saved_meal_is_logged_whole_and_once(signed_in: Client, user: User, make_food: MakeFood, log: Log) -> None:
    keep_breakfast(
        user, log(make_food("Egg", magnesium_mg=12), quantity=2, day=YESTERDAY), log(make_food("Milk"), day=YESTERDAY)
    )
    form = {"key": str(uuid4()), "meal": "snack"}
    for _ in range(2):
        answer = signed_in.post(LOG, form, headers=HTMX)
        assert answer.status_code == 200
        assert "Added: my breakfast" in answer.text
    assert eaten(user, TODAY) == [("snack", "Egg", 2), ("snack", "Milk", 1)]
    assert Entry.objects.of(user).get(date=TODAY, name="Egg").magnesium_mg == 12


def test_the_key_of_a_form_may_be_written_in_any_way(signed_in: Client, user: User, log: Log) -> None:
    keep_breakfast(user, log(day=YESTERDAY))
    form = {"key": uuid4().hex, "meal": "lunch"}
    assert "Undo" in signed_in.post(LOG, form, headers=HTMX).text
    assert len(eaten(user, TODAY)) == 1


def test_the_form_of_another_key_logs_the_meal_again(signed_in: Client, user: User, log: Log) -> None:
    keep_breakfast(user, log(day=YESTERDAY))
    for _ in range(2):
        assert signed_in.post(LOG, {"key": str(uuid4()), "meal": "lunch"})["Location"] == DAY
    assert len(eaten(user, TODAY)) == 2


@pytest.mark.parametrize(
    ("address", "typed"),
    [
        (LOG, {"meal": "brunch"}),
        (LOG, {"key": "7"}),
        (LOG, {"key": ""}),
        (reverse("tracker:log_meal", args=[date(1800, 1, 1), KEY]), {}),
        (reverse("tracker:log_meal", args=[date(2026, 11, 24), KEY]), {}),
    ],
)
def test_a_saved_meal_is_not_logged_from_a_broken_form(
    address: str, typed: dict[str, str], signed_in: Client, user: User, log: Log
) -> None:
    keep_breakfast(user, log(day=YESTERDAY))
    answer = signed_in.post(address, {"key": str(uuid4()), "meal": "lunch"} | typed, headers=HTMX)
    assert "That did not work. Open the day again and log the meal once more." in answer.text
    assert Entry.objects.count() == 1


def test_the_list_shows_ones_own_meals_with_their_items_and_favourites(
    signed_in: Client, user: User, stranger: User, make_food: MakeFood, log: Log
) -> None:
    keep_breakfast(user, log(make_food("Egg"), quantity=2))
    SavedMeal.objects.save_meal(user=stranger, key=KEY, name="theirs", servings=[log(make_food("Secret"))])
    Favourite.objects.keep(user=user, food=make_food("Kale"))
    Favourite.objects.keep(user=stranger, food=make_food("Tofu"))
    page = signed_in.get(SAVED).text
    assert "<h2>my breakfast</h2>" in page
    assert "<li>Egg <small>2 large</small></li>" in page
    assert "Kale" in page
    assert all(words not in page for words in ("theirs", "Secret", "Tofu"))


def test_the_empty_list_says_how_to_fill_it(signed_in: Client) -> None:
    assert signed_in.get(SAVED).text.count("None yet.") == 2


def test_a_deleted_meal_is_offered_no_more_and_comes_back_with_undo(signed_in: Client, user: User, log: Log) -> None:
    keep_breakfast(user, log())
    undo = reverse("tracker:restore_meal", args=[KEY])
    answer = signed_in.post(reverse("tracker:delete_meal", args=[KEY]), headers=HTMX)
    assert "Deleted: my breakfast" in answer.text
    assert f'action="{undo}"' in answer.text
    assert "my breakfast" not in signed_in.get(SAVED).text
    assert "my breakfast" not in signed_in.get(DAY).text
    assert signed_in.post(LOG, {"key": str(uuid4()), "meal": "lunch"}).status_code == 404
    assert signed_in.post(undo)["Location"] == SAVED
    page = signed_in.get(SAVED).text
    assert "my breakfast" in page
    assert "Egg, whole, raw" in page


def test_without_scripts_deleting_a_meal_leads_back_to_the_list(signed_in: Client, user: User, log: Log) -> None:
    keep_breakfast(user, log())
    assert signed_in.post(reverse("tracker:delete_meal", args=[KEY]))["Location"] == SAVED


def test_a_meal_deleted_a_day_ago_is_purged_with_the_next_delete(
    signed_in: Client, user: User, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_breakfast(user, log())
    other = uuid4()
    SavedMeal.objects.save_meal(user=user, key=other, name="my lunch", servings=[log()])
    signed_in.post(reverse("tracker:delete_meal", args=[KEY]))
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(hours=25))
    signed_in.post(reverse("tracker:delete_meal", args=[other]))
    assert SavedMeal.objects.of(user).get().key == other
    assert SavedMealItem.objects.of(user).get().saved_meal_key == other


def test_a_favourite_is_made_and_let_go_with_the_same_button(
    signed_in: Client, user: User, make_food: MakeFood
) -> None:
    food = make_food()
    address = reverse("tracker:favourite", args=[food.pk])
    answer = signed_in.post(address, headers=HTMX)
    assert 'aria-pressed="true"' in answer.text
    assert Favourite.objects.of(user).food_ids() == {food.pk}
    answer = signed_in.post(address, headers=HTMX)
    assert 'aria-pressed="false"' in answer.text
    assert Favourite.objects.of(user).food_ids() == set()


def test_without_scripts_a_favourite_leads_back_to_the_food(signed_in: Client, make_food: MakeFood) -> None:
    food = make_food()
    answer = signed_in.post(reverse("tracker:favourite", args=[food.pk]))
    assert (answer.status_code, answer["Location"]) == (302, food.get_absolute_url())


def test_a_favourite_let_go_a_day_ago_is_purged(
    signed_in: Client, user: User, make_food: MakeFood, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, fresh = make_food("Old"), make_food("Fresh")
    for food in (old, fresh):
        Favourite.objects.keep(user=user, food=food)
    signed_in.post(reverse("tracker:favourite", args=[old.pk]))
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW + timedelta(hours=25))
    signed_in.post(reverse("tracker:favourite", args=[fresh.pk]))
    assert Favourite.objects.of(user).get().food == fresh


def test_only_foods_one_may_see_can_be_favourites(
    signed_in: Client, user: User, stranger: User, make_food: MakeFood
) -> None:
    theirs = make_food("Secret", source="own", owner=stranger)
    for food_id in (theirs.pk, 999_999_999):
        assert signed_in.post(reverse("tracker:favourite", args=[food_id])).status_code == 404
    assert not Favourite.objects.exists()


@pytest.fixture
def capsules(make_food: MakeFood, log: Log) -> Entry:
    """Yesterday's 400 mg of magnesium in one go, above Anna's level of 350 mg from supplements."""
    capsules = make_food("Magnesium capsules", kind=FoodKind.SUPPLEMENT, magnesium_mg=400)
    return log(capsules, day=YESTERDAY, portion_text="1 dose", portion_g=None)


@pytest.mark.parametrize("here", [{}, {"here": "1"}])
def test_a_copy_says_what_is_above_an_upper_level_first(
    here: dict[str, str], capsules: Entry, signed_in: Client, user: User
) -> None:
    form = copy_form(to=TODAY.isoformat()) | here
    answer = signed_in.post(COPY_YESTERDAY, form, headers=HTMX)
    assert (answer.status_code, answer["HX-Retarget"]) == (400, "#sheet-content")
    assert "That is 400\xa0mg of magnesium in one go." in answer.text
    assert ('name="here"' in answer.text) is bool(here)
    assert eaten(user, TODAY) == []
    signed_in.post(COPY_YESTERDAY, form | {"above": answer.context["form"]["above"].value()}, headers=HTMX)
    assert eaten(user, TODAY) == [("breakfast", "Magnesium capsules", 1)]


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_saved_meal_says_what_is_above_an_upper_level_first(
    headers: dict[str, str], capsules: Entry, signed_in: Client, user: User, make_food: MakeFood, log: Log
) -> None:
    keep_breakfast(user, log(make_food("Egg"), day=YESTERDAY), capsules)
    form = {"key": str(uuid4()), "meal": "snack"}
    answer = signed_in.post(LOG, form, headers=headers)
    assert answer.status_code == 400
    assert "Magnesium capsules: That is 400\xa0mg of magnesium in one go." in answer.text
    assert eaten(user, TODAY) == []
    fields = dict(re.findall(r'name="(key|meal|above)" value="([^"]*)"', answer.text.split(f'action="{LOG}"')[1]))
    assert fields.keys() == {"key", "meal", "above"}
    signed_in.post(LOG, fields, headers=headers)
    assert [name for _meal, name, _number in eaten(user, TODAY)] == ["Egg", "Magnesium capsules"]


def options(page: str) -> list[tuple[str, bool]]:
    """What a search offers, in order: the words of each, and whether Enter takes it."""
    found = re.findall(
        r'role="option"[^>]*aria-selected="(true|false)".*?<span class="food">(.*?)</span>', page, re.DOTALL
    )
    return [(re.sub(r"\s*<[^>]+>\s*", " ", words).strip(), selected == "true") for selected, words in found]


@pytest.mark.parametrize("typed", ["my breakfast", "My Breakf", "breakfast"])
def test_a_saved_meal_is_found_by_its_name_and_logged_from_there(
    typed: str, signed_in: Client, user: User, log: Log
) -> None:
    keep_breakfast(user, log(day=YESTERDAY))
    page = signed_in.get(SEARCH, {"q": typed, "meal": "dinner"}, headers=HTMX).text
    assert options(page) == [("my breakfast saved meal", True)]
    assert "Add to dinner" in page
    found = re.search(rf'hx-post="{LOG}" hx-vals=\'(.*?)\'', page)
    assert found
    signed_in.post(LOG, json.loads(found[1]), headers=HTMX)
    assert eaten(user, TODAY) == [("dinner", "Egg, whole, raw", 1)]


def test_enter_takes_a_food_unless_the_meals_whole_name_was_typed(
    signed_in: Client, user: User, make_food: MakeFood, log: Log
) -> None:
    SavedMeal.objects.save_meal(user=user, key=KEY, name="Egg salad", servings=[log(make_food("Egg, boiled"))])
    make_food("Salad")
    search.reindex()
    for typed, is_meal in (("egg", False), ("egg salad", True)):
        meal, food, *_others = options(signed_in.get(SEARCH, {"q": typed}, headers=HTMX).text)
        assert (meal, food[1]) == (("Egg salad saved meal", is_meal), not is_meal)


def test_a_saved_meal_that_is_named_is_no_line_of_foods(
    signed_in: Client, user: User, make_food: MakeFood, log: Log
) -> None:
    SavedMeal.objects.save_meal(user=user, key=KEY, name="Eggs and toast", servings=[log(make_food("Egg"))])
    make_food("Bread, toasted"), search.reindex()
    page = signed_in.get(SEARCH, {"q": "eggs and toast"}, headers=HTMX).text
    assert options(page)[0] == ("Eggs and toast saved meal", True)
    assert "line-row" not in page
    assert "line-row" in signed_in.get(SEARCH, {"q": "2 eggs and toast"}, headers=HTMX).text


def test_only_ones_own_saved_meals_that_are_there_are_found(
    signed_in: Client, user: User, stranger: User, log: Log
) -> None:
    SavedMeal.objects.save_meal(user=stranger, key=KEY, name="my breakfast", servings=[log(user=stranger)])
    keep_breakfast(user, log())
    SavedMeal.objects.of(user).put_away(now=NOW)
    assert "saved meal" not in signed_in.get(SEARCH, {"q": "my breakfast"}, headers=HTMX).text


def test_ten_saved_meals_take_as_many_queries_as_one(signed_in: Client, user: User, log: Log) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            signed_in.get(SEARCH, {"q": "my breakfast"}, headers=HTMX)
        return len(captured)

    keep_breakfast(user, log())
    queries()
    one = queries()
    for _ in range(9):
        SavedMeal.objects.save_meal(user=user, key=uuid4(), name="my breakfast", servings=[log()])
    assert queries() == one
    assert len(options(signed_in.get(SEARCH, {"q": "my breakfast"}, headers=HTMX).text)) == 3
