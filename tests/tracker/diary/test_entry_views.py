"""Logging, changing, moving, deleting and bringing back one entry."""

import re
from collections.abc import Callable
from datetime import date, time, timedelta
from urllib.parse import urlencode
from uuid import UUID, uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from foods.models import Food, SourceFood
from tests.conftest import NOW, TODAY, MakeFood
from tracker.diary.as_it_was import sealed_as_it_was
from tracker.models import Entry, Profile

Log = Callable[..., Entry]
HTMX = {"HX-Request": "true"}
DAY = reverse("tracker:day", args=[TODAY])
KEY = "44444444-4444-4444-8444-444444444444"
YESTERDAY = TODAY - timedelta(days=1)


def add_address(food: Food, day: date = TODAY) -> str:
    return reverse("tracker:add", args=[day, food.pk])


def entry_address(entry: Entry) -> str:
    return reverse("tracker:entry", args=[entry.key])


def form(**typed: str) -> dict[str, str]:
    return {"key": KEY, "quantity": "2", "portion": "p0", "meal": "breakfast"} | typed


def change(**typed: str) -> dict[str, str]:
    return {"key": KEY, "quantity": "1", "portion": "same", "meal": "breakfast", "day": TODAY.isoformat()} | typed


def card(answer: str, meal: str) -> str:
    """The part of an answer that takes the place of a meal, in front or folded."""
    part = answer.split(f'id="card-{meal}" hx-swap-oob="true"')[1]
    return re.split(r"</article>|</details>\s*<(?:details|div)", part)[0]


def at(monkeypatch: pytest.MonkeyPatch, *, hours_later: float) -> None:
    now = NOW + timedelta(hours=hours_later)
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)


def test_a_food_is_logged_with_its_amounts(signed_in: Client, user: User, make_food: MakeFood) -> None:
    egg = make_food("Egg", magnesium_mg=12)
    assert signed_in.post(add_address(egg), form(quantity="1 ½")).status_code == 302
    entry = Entry.objects.of(user).get()
    assert (str(entry.key), entry.date, entry.meal, entry.name) == (KEY, TODAY, "breakfast", "Egg")
    assert (entry.quantity, entry.portion_text, entry.grams, entry.magnesium_mg) == (1.5, "1 large", 75, 9)
    assert entry.calcium_mg is None


def test_without_scripts_logging_leads_back_to_the_day(signed_in: Client, make_food: MakeFood) -> None:
    answer = signed_in.post(add_address(make_food()), form())
    assert (answer.status_code, answer["Location"]) == (302, DAY)


def test_with_htmx_logging_answers_the_parts_that_change_and_an_undo(signed_in: Client, make_food: MakeFood) -> None:
    answer = signed_in.post(add_address(make_food("Egg")), form(), headers=HTMX)
    assert answer.status_code == 200
    assert "<html" not in answer.text
    for name in ("when", "totals", "card-breakfast", "day-foot", "toasts"):
        assert f'id="{name}" hx-swap-oob=' in answer.text
    assert "Added: Egg" in answer.text
    assert f'hx-post="{reverse("tracker:delete_entry", args=[KEY])}"' in answer.text
    assert answer["HX-Trigger-After-Settle"] == "diary-changed, entry-logged"


def test_a_double_click_adds_once(signed_in: Client, user: User, make_food: MakeFood) -> None:
    egg = make_food()
    for _ in range(2):
        assert signed_in.post(add_address(egg), form(), headers=HTMX).status_code == 200
    assert Entry.objects.of(user).count() == 1


def test_the_form_of_another_key_adds_again(signed_in: Client, user: User, make_food: MakeFood) -> None:
    egg = make_food()
    for _ in range(2):
        signed_in.post(add_address(egg), form(key=str(uuid4())))
    assert Entry.objects.of(user).count() == 2


@pytest.mark.parametrize(
    ("typed", "portion", "grams", "portion_text"),
    [("150 g", "p0", 150, "g"), ("0.2 kg", "p0", 200, "kg"), ("2 oz", "p0", 56.69904625, "oz"), ("75", "g", 75, "g")],
)
def test_a_weight_may_be_typed_beside_any_portion(
    typed: str, portion: str, grams: float, portion_text: str, signed_in: Client, make_food: MakeFood
) -> None:
    signed_in.post(add_address(make_food()), form(quantity=typed, portion=portion))
    entry = Entry.objects.get()
    assert entry.grams == pytest.approx(grams)
    assert entry.portion_text == portion_text


def test_a_suggested_portion_can_be_logged(signed_in: Client, make_food: MakeFood) -> None:
    food = make_food(magnesium_mg=80)
    listed = SourceFood.objects.create(
        nutrient="magnesium", term="spinach", label="x", food=food, portion_text="½ cup", portion_g=90, diet="vegan"
    )
    signed_in.post(add_address(food), form(quantity="1", portion=f"s{listed.pk}"))
    entry = Entry.objects.get()
    assert (entry.portion_text, entry.grams, entry.magnesium_mg) == ("½ cup", 90, 72)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"quantity": "abc"}, "That is not a number we can read. Write it like 2, 1/2, 1 ½ or 1.5."),
        ({"quantity": ""}, "Say how much: a number such as 2, 1/2 or 1.5."),
        ({"quantity": "0"}, "How much must be more than 0."),
        ({"quantity": "-3"}, "How much must be more than 0."),
        ({"quantity": "10000"}, "That is too much. How much must be under 10,000."),
        ({"quantity": "9999"}, "That is more than 10 kg. Write a smaller number."),
        ({"quantity": "2 ml"}, "This food has no measure of volume. Write grams or ounces."),
        ({"portion": ""}, "Choose a portion."),
        ({"portion": "p99"}, "Choose a portion from the list."),
        ({"meal": "brunch"}, "Choose breakfast, lunch, dinner or snacks."),
        ({"key": ""}, "Open this form again."),
        ({"key": "7"}, "Open this form again."),
        ({"quantity": "a\0b"}, "That holds a character that no text has."),
    ],
)
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_bad_input_is_answered_with_a_sentence_and_nothing_is_saved(
    typed: dict[str, str], sentence: str, headers: dict[str, str], signed_in: Client, make_food: MakeFood
) -> None:
    answer = signed_in.post(add_address(make_food("Egg")), form(**typed), headers=headers)
    assert answer.status_code == 400
    assert sentence in answer.text
    assert ("<html" in answer.text) == (not headers)
    assert not Entry.objects.exists()


def test_a_refused_form_keeps_what_was_typed_and_its_key(signed_in: Client, make_food: MakeFood) -> None:
    answer = signed_in.post(add_address(make_food()), form(quantity='"abc', portion="g", meal="dinner"), headers=HTMX)
    assert 'value="&quot;abc"' in answer.text
    assert '<option value="g" selected>' in answer.text
    assert '<option value="dinner" selected>' in answer.text
    assert f'value="{KEY}"' in answer.text


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (date(1800, 1, 1), "A diary begins in 1900. Choose a later day."),
        (TODAY + timedelta(days=2), "That day is too far ahead. You can plan as far as tomorrow."),
    ],
)
def test_nothing_is_logged_on_a_day_out_of_range(
    day: date, sentence: str, signed_in: Client, make_food: MakeFood
) -> None:
    answer = signed_in.post(add_address(make_food(), day), form(), headers=HTMX)
    assert answer.status_code == 400
    assert sentence in answer.text
    assert not Entry.objects.exists()


def test_an_unknown_food_and_another_persons_food_are_not_found(
    signed_in: Client, stranger: User, make_food: MakeFood
) -> None:
    theirs = make_food("Secret", source="own", owner=stranger)
    for address in (add_address(theirs), add_address(theirs).replace(f"/{theirs.pk}/", "/999999999/")):
        assert signed_in.get(address).status_code == 404
        assert signed_in.post(address, form()).status_code == 404
    assert not Entry.objects.exists()


def test_ones_own_food_can_be_logged(signed_in: Client, user: User, make_food: MakeFood) -> None:
    signed_in.post(add_address(make_food("My bread", source="own", owner=user)), form())
    assert Entry.objects.of(user).get().source == "own"


def test_the_form_opens_with_the_usual_portion_and_the_meal_of_the_clock(
    signed_in: Client, make_food: MakeFood
) -> None:
    food = make_food(portions={"1 cup": 156, "1 large": 50})
    text = signed_in.get(add_address(food), headers=HTMX).text
    assert '<option value="p1" selected>1 large (50\N{NO-BREAK SPACE}g)</option>' in text
    assert 'name="quantity" value="1"' in text
    assert '<option value="lunch" selected>' in text  # it is noon


def test_the_form_opens_with_what_was_last_logged_of_this_food(
    signed_in: Client, make_food: MakeFood, log: Log
) -> None:
    food = make_food(portions={"1 large": 50, "1 cup": 156})
    log(food, quantity=0.5, portion_text="1 cup", portion_g=156, day=YESTERDAY)
    text = signed_in.get(add_address(food), headers=HTMX).text
    assert '<option value="p1" selected>1 cup' in text
    assert 'name="quantity" value="½"' in text


def test_a_food_without_measures_opens_with_100_g(signed_in: Client, make_food: MakeFood) -> None:
    food = make_food(portion_text="", portion_g=None)
    food.portions.all().delete()
    text = signed_in.get(add_address(food), headers=HTMX).text
    assert '<option value="g" selected>' in text
    assert 'name="quantity" value="100"' in text


def test_a_change_is_taken_back_by_its_undo(signed_in: Client, make_food: MakeFood, log: Log) -> None:
    entry = log(make_food(magnesium_mg=12), quantity=2)
    Entry.objects.of(entry.user).update(local_time=time(8, 5))
    entry.refresh_from_db()
    before = {field: value for field, value in vars(entry).items() if not field.startswith("_")}
    sent = change(quantity="3", meal="dinner", day=str(YESTERDAY), local_time="19:30")
    answer = signed_in.post(entry_address(entry), sent, headers=HTMX)
    entry.refresh_from_db()
    assert (entry.meal, entry.quantity, entry.magnesium_mg, entry.local_time) == ("dinner", 3, 18, time(19, 30))
    (undo,) = re.findall(r'hx-post="(/diary/entry/[^"]+/before/[^"]+)"', answer.text)
    back = signed_in.post(undo, headers=HTMX)
    assert "As before: Egg" in back.text
    assert {field: getattr(Entry.objects.get(key=entry.key), field) for field in before} == before


def test_an_undo_that_is_of_another_entry_or_made_up_is_refused(
    signed_in: Client, make_food: MakeFood, log: Log
) -> None:
    one, other = log(make_food(magnesium_mg=12), quantity=2), log(quantity=1)
    sealed = sealed_as_it_was(other)
    for made_up in (sealed, sealed[:-1], "", "x:y:z"):
        undo = f"{reverse('tracker:entry_before', args=[one.key])}?{urlencode({'before': made_up})}"
        assert signed_in.post(undo, headers=HTMX).status_code == 404
    one.refresh_from_db()
    assert one.quantity == 2


def test_the_form_of_an_entry_shows_what_stands_there(signed_in: Client, make_food: MakeFood, log: Log) -> None:
    entry = log(make_food("Egg", magnesium_mg=12), quantity=1.5)
    text = signed_in.get(entry_address(entry), headers=HTMX).text
    assert 'name="quantity" value="1 ½"' in text
    assert '<option value="same" selected>1 large (50\N{NO-BREAK SPACE}g)</option>' in text
    assert text.count(">1 large (") == 1
    assert "9\N{NO-BREAK SPACE}mg" in text  # 12 × 0.75
    assert "not measured" in text
    assert "USDA SR Legacy, 1 Apr 2019" in text


def test_changing_the_number_rescales_the_entrys_own_amounts(signed_in: Client, make_food: MakeFood, log: Log) -> None:
    food = make_food(magnesium_mg=12)
    entry = log(food, quantity=2)
    Food.objects.filter(pk=food.pk).update(magnesium_mg=999)
    answer = signed_in.post(entry_address(entry), change(quantity="3"), headers=HTMX)
    assert answer.status_code == 200
    assert "Changed: Egg" in answer.text
    entry.refresh_from_db()
    assert (entry.quantity, entry.grams, entry.magnesium_mg, entry.calcium_mg) == (3, 150, 18, None)


def test_changing_the_portion_rescales_by_weight(signed_in: Client, make_food: MakeFood, log: Log) -> None:
    entry = log(make_food(magnesium_mg=12), quantity=2)
    signed_in.post(entry_address(entry), change(quantity="25", portion="g"))
    entry.refresh_from_db()
    assert (entry.quantity, entry.portion_text, entry.grams, entry.magnesium_mg) == (25, "g", 25, 3)


def test_grams_can_be_typed_for_an_entry_in_grams(signed_in: Client, make_food: MakeFood, log: Log) -> None:
    entry = log(make_food(magnesium_mg=12), quantity=100, portion_text="g", portion_g=1)
    assert signed_in.post(entry_address(entry), change(quantity="200 g")).status_code == 302
    entry.refresh_from_db()
    assert (entry.quantity, entry.portion_text, entry.grams, entry.magnesium_mg) == (200, "g", 200, 24)


def test_an_entry_of_a_deleted_food_can_still_be_changed(signed_in: Client, make_food: MakeFood, log: Log) -> None:
    food = make_food("Egg", magnesium_mg=12)
    entry = log(food, quantity=2)
    food.delete()
    assert signed_in.get(entry_address(entry)).status_code == 200
    signed_in.post(entry_address(entry), change(quantity="1"))
    entry.refresh_from_db()
    assert (entry.name, entry.quantity, entry.magnesium_mg) == ("Egg", 1, 6)


def test_an_entry_of_unknown_weight_changes_by_number(
    signed_in: Client, user: User, make_food: MakeFood, log: Log
) -> None:
    entry = log(make_food(magnesium_mg=100), quantity=1, portion_text="1 tablet")
    Entry.objects.of(user).update(grams=None)
    signed_in.post(entry_address(entry), change(quantity="2"))
    entry.refresh_from_db()
    assert (entry.quantity, entry.grams, entry.magnesium_mg, entry.calcium_mg) == (2, None, 100, None)


def test_opening_and_saving_an_entry_changes_nothing(signed_in: Client, make_food: MakeFood, log: Log) -> None:
    entry = log(make_food(magnesium_mg=12), quantity=1 / 3)
    before = Entry.objects.filter(key=entry.key).values().get()
    signed_in.post(entry_address(entry), change(quantity="⅓"))
    assert Entry.objects.filter(key=entry.key).values().get() == before


def test_an_entry_moves_to_another_meal_and_day(signed_in: Client, make_food: MakeFood, log: Log) -> None:
    entry = log(make_food(magnesium_mg=12))
    answer = signed_in.post(entry_address(entry), change(meal="dinner", day=YESTERDAY.isoformat()))
    assert answer["Location"] == DAY  # the page that was open
    entry.refresh_from_db()
    assert (entry.date, entry.meal, entry.quantity, entry.magnesium_mg) == (YESTERDAY, "dinner", 1, 6)


def test_a_change_answers_every_meal_that_may_differ(signed_in: Client, make_food: MakeFood, log: Log) -> None:
    entry = log(make_food("Egg"), meal="lunch")
    moved = signed_in.post(entry_address(entry), change(meal="dinner"), headers=HTMX).text
    assert '<span class="food">Egg</span>' in card(moved, "dinner")
    assert "Egg" not in card(moved, "lunch")
    deleted = signed_in.post(reverse("tracker:delete_entry", args=[entry.key]), headers=HTMX).text
    assert '<span class="food">Egg</span>' not in card(deleted, "dinner")


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"quantity": "abc"}, "That is not a number we can read."),
        ({"portion": "p99"}, "Choose a portion from the list."),
        ({"meal": ""}, "Choose a meal."),
        ({"day": "1800-01-01"}, "A diary begins in 1900."),
        ({"day": "2026-11-24"}, "That day is too far ahead."),
        ({"day": "soon"}, "That is not a day."),
    ],
)
def test_a_bad_change_is_answered_with_a_sentence_and_changes_nothing(
    typed: dict[str, str], sentence: str, signed_in: Client, log: Log
) -> None:
    entry = log()
    before = Entry.objects.filter(key=entry.key).values().get()
    answer = signed_in.post(entry_address(entry), change(**typed), headers=HTMX)
    assert answer.status_code == 400
    assert sentence in answer.text
    for value in filter(None, typed.values()):
        if value != "p99":  # a select cannot show what it does not offer
            assert f'value="{value}"' in answer.text
    assert Entry.objects.filter(key=entry.key).values().get() == before


def test_a_deleted_entry_cannot_be_changed(signed_in: Client, user: User, log: Log) -> None:
    entry = log()
    Entry.objects.of(user).put_away(now=NOW)
    assert signed_in.get(entry_address(entry)).status_code == 404
    assert signed_in.post(entry_address(entry), change()).status_code == 404


def test_deleting_offers_an_undo_that_brings_the_entry_back(
    signed_in: Client, user: User, make_food: MakeFood, log: Log
) -> None:
    entry = log(make_food("Egg"))
    undo = reverse("tracker:restore_entry", args=[entry.key])
    answer = signed_in.post(reverse("tracker:delete_entry", args=[entry.key]), headers=HTMX)
    assert "Deleted: Egg" in answer.text
    assert f'hx-post="{undo}"' in answer.text
    assert not Entry.objects.of(user).present().exists()
    assert "Back again: Egg" in signed_in.post(undo, headers=HTMX).text
    assert Entry.objects.of(user).present().get().key == entry.key


def test_deleting_and_restoring_without_scripts_lead_back_to_the_day(signed_in: Client, log: Log) -> None:
    entry = log(day=YESTERDAY)
    for name in ("tracker:delete_entry", "tracker:restore_entry"):
        answer = signed_in.post(reverse(name, args=[entry.key]))
        assert (answer.status_code, answer["Location"]) == (302, reverse("tracker:day", args=[YESTERDAY]))


def test_after_24_hours_the_undo_says_that_it_is_too_late(
    signed_in: Client, user: User, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = log()
    signed_in.post(reverse("tracker:delete_entry", args=[entry.key]))
    at(monkeypatch, hours_later=24.1)
    answer = signed_in.post(reverse("tracker:restore_entry", args=[entry.key]), headers=HTMX)
    assert "was deleted more than a day ago and is gone." in answer.text
    assert not Entry.objects.of(user).present().exists()


def test_the_next_delete_purges_what_went_a_day_ago(
    signed_in: Client, user: User, stranger: User, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, theirs = log(), log(), log(user=stranger)
    Entry.objects.of(stranger).put_away(now=NOW)
    signed_in.post(reverse("tracker:delete_entry", args=[first.key]))
    at(monkeypatch, hours_later=25)
    signed_in.post(reverse("tracker:delete_entry", args=[second.key]))
    assert list(Entry.objects.of(user).values_list("key", flat=True)) == [second.key]
    assert Entry.objects.of(stranger).get().key == theirs.key


def test_deleting_twice_is_as_deleting_once(signed_in: Client, log: Log) -> None:
    address = reverse("tracker:delete_entry", args=[log().key])
    assert [signed_in.post(address, headers=HTMX).status_code for _ in range(2)] == [200, 200]


def test_the_same_key_of_two_people_reaches_only_ones_own_entry(
    signed_in: Client, user: User, stranger: User, log: Log
) -> None:
    key = UUID(KEY)
    log(key=key), log(key=key, user=stranger)
    signed_in.post(reverse("tracker:entry", args=[key]), change(quantity="9"))
    signed_in.post(reverse("tracker:delete_entry", args=[key]))
    theirs = Entry.objects.of(stranger).get(key=key)
    assert (theirs.quantity, theirs.deleted_at) == (1, None)
    assert Entry.objects.of(user).get(key=key).deleted_at == NOW


def test_ounces_come_first_for_people_who_read_them(signed_in: Client, user: User, make_food: MakeFood) -> None:
    Profile.objects.of(user).update(mass_unit="oz", volume_unit="fl_oz")
    milk = make_food("Milk", portions={"1 fl oz": 30.5})
    text = signed_in.get(add_address(milk), headers=HTMX).text
    values = [part.split('"')[0] for part in text.split('name="portion"')[1].split("</select>")[0].split('value="')[1:]]
    assert values == ["p0", "oz", "g", "fl oz", "ml"]
    assert "1 fl oz (1.1\N{NO-BREAK SPACE}oz)" in text


@pytest.mark.parametrize(
    ("said", "quantity", "sentence"),
    [
        ("2 egg", "2", ""),
        ("1.500 g egg", "", "Is that a thousand or a decimal?"),
        ("1,500 g egg", "", "Is that a thousand or a decimal?"),
        ("90 egg", "", "90 pieces at a time: is that meant?"),
        ("1 can egg", "1", "“can” is no measure of this food."),
    ],
)
def test_the_form_of_one_food_asks_what_a_line_asks(
    said: str, quantity: str, sentence: str, signed_in: Client, make_food: MakeFood
) -> None:
    egg = make_food("Egg, boiled", portions={"1 egg": 50.0}, portion_text="1 egg", portion_g=50.0)
    answer = signed_in.get(reverse("tracker:add", args=[TODAY, egg.pk]), {"said": said}, headers=HTMX)
    assert answer.context["form"]["quantity"].value() == quantity
    assert sentence in answer.context["note"]
    assert ('<p class="note"' in answer.text) is bool(sentence)
