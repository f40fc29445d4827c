"""Supplements in the rows of a line: kept and logged with one tap, taken back, and known the next time."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from foods.models import Food, FoodKind
from foods.nutrients import Amounts
from foods.own import kept
from foods.own.kept import Content
from foods.search import find as search
from tests.conftest import TODAY, MakeFood
from tracker.models import Entry

SEARCH = reverse("tracker:search", args=[TODAY])
ADD_LINE = reverse("tracker:add_line", args=[TODAY])
ADD = reverse("tracker:add_supplement", args=[TODAY])
HTMX = {"HX-Request": "true"}


def tap(supplement: str, *texts: str, **fields: str) -> dict[str, str]:
    """What a tap on a row's button sends: all rows, and which reading of which."""
    data = {"key": str(uuid4()), "meal": "breakfast", "supplement": supplement, "row-INITIAL_FORMS": "0"}
    data |= {"row-TOTAL_FORMS": str(len(texts))}
    for at, text in enumerate(texts):
        data |= {f"row-{at}-text": text, f"row-{at}-was": text}
    return data | fields


def supplement(user: User, name: str = "Magnesium", dose: str = "1 capsule", **held: float) -> Food:
    content = Content(name, Amounts(*(0.0,) * 4)._replace(**held), kind=FoodKind.SUPPLEMENT, dose=dose)
    return kept.create(content, owner=user, key=uuid4(), on=TODAY)


@pytest.mark.parametrize("address", [SEARCH, ADD_LINE])
def test_a_supplement_that_is_not_kept_yet_is_offered_and_no_food(
    address: str, make_food: MakeFood, signed_in: Client
) -> None:
    make_food("Milk, with added vitamin D")
    search.reindex()
    page = signed_in.get(address, {"q": "vitamin d 1000 iu"}, headers=HTMX).text
    assert "Add as supplement: Vitamin D 1,000 IU (25 µg)" in page
    assert "Milk" not in page


def test_a_salt_is_offered_in_both_readings(signed_in: Client) -> None:
    page = signed_in.get(SEARCH, {"q": "magnesium citrate 200 mg"}, headers=HTMX).text
    assert "Is 200 mg the weight of the citrate, or of the mineral in it?" in page
    assert 'value="0:compound"' in page
    assert 'value="0:element"' in page


def test_what_says_no_amount_leads_to_its_form(signed_in: Client) -> None:
    page = signed_in.get(SEARCH, {"q": "2 multivitamin tablets"}, headers=HTMX).text
    assert "Add as supplement" not in page
    address = f"{reverse('tracker:new_supplement')}?name=Multivitamin&dose=1+tablet"
    assert address.replace("&", "&amp;") in page
    form = signed_in.get(address).context["form"]
    assert (form["name"].value(), form["dose"].value()) == ("Multivitamin", "1 tablet")


def test_more_than_an_upper_level_is_said_beside_the_button(signed_in: Client) -> None:
    page = signed_in.get(SEARCH, {"q": "vitamin d 5000 iu"}, headers=HTMX).text.replace("\xa0", " ")
    assert "That is 125 µg of vitamin D in one go. The upper level for a day is 100 µg." in page
    assert "upper level" not in signed_in.get(SEARCH, {"q": "vitamin d 4000 iu"}, headers=HTMX).text


def test_one_tap_keeps_it_and_logs_it(signed_in: Client, user: User) -> None:
    answer = signed_in.post(ADD, tap("0:element", "vitamin d 1000 iu"), headers=HTMX)
    entry = Entry.objects.of(user).get()
    assert (entry.meal, entry.kind, entry.quantity, entry.vitamin_d_ug) == ("breakfast", "supplement", 1, 25)
    assert (entry.food, entry.magnesium_mg) == (Food.objects.of(user).get(), 0)
    assert "entry-logged" in answer["HX-Trigger-After-Settle"]


def test_several_tablets_are_so_many_doses(signed_in: Client, user: User) -> None:
    signed_in.post(ADD, tap("0:compound", "2 tablets calcium carbonate 600 mg"), headers=HTMX)
    entry = Entry.objects.of(user).get()
    assert (entry.quantity, entry.portion_text, entry.calcium_mg) == (2, "1 tablet", 480)


def test_the_other_rows_stay(signed_in: Client, user: User, make_food: MakeFood) -> None:
    make_food("Egg")
    search.reindex()
    data = tap("1:element", "2 eggs", "zinc 25 mg", "vitamin c 500 mg")
    page = signed_in.post(ADD, data, headers=HTMX).text
    assert 'name="row-0-text" value="2 eggs"' in page
    assert 'name="row-1-text" value="vitamin c 500 mg"' in page
    assert data["key"] not in page.split("hx-swap-oob")[0]  # their places are others now
    assert [entry.name for entry in Entry.objects.of(user)] == ["Zinc 25 mg"]


def test_without_scripts_the_other_rows_are_a_page_and_the_last_one_leads_to_the_day(signed_in: Client) -> None:
    assert "vitamin c 500 mg" in signed_in.post(ADD, tap("0:element", "zinc 25 mg", "vitamin c 500 mg")).text
    assert signed_in.post(ADD, tap("0:element", "vitamin c 500 mg")).status_code == 302


def test_a_tap_sent_twice_adds_once(signed_in: Client, user: User) -> None:
    data = tap("0:element", "zinc 25 mg")
    for _ in range(2):
        assert signed_in.post(ADD, data, headers=HTMX).status_code == 200
    assert (Entry.objects.of(user).count(), Food.objects.of(user).count()) == (1, 1)


def test_it_is_taken_back_with_the_supplement_and_comes_again(signed_in: Client, user: User) -> None:
    data = tap("0:element", "zinc 25 mg")
    page = signed_in.post(ADD, data, headers=HTMX).text
    undo = next(part for part in page.split('"') if part.endswith("/undo/"))
    assert "Taken back: Zinc 25 mg" in signed_in.post(undo, headers=HTMX).text
    assert not Entry.objects.of(user).present().exists()
    assert not Food.objects.of(user).present().exists()
    signed_in.post(ADD, data, headers=HTMX)
    assert (Entry.objects.of(user).present().count(), Food.objects.of(user).present().count()) == (1, 1)


def test_taking_back_leaves_a_supplement_that_was_logged_again(
    signed_in: Client, user: User, log: Callable[..., Entry]
) -> None:
    page = signed_in.post(ADD, tap("0:element", "zinc 25 mg"), headers=HTMX).text
    food = Food.objects.of(user).get()
    log(food, portion_text="1 dose", portion_g=None)
    signed_in.post(next(part for part in page.split('"') if part.endswith("/undo/")), headers=HTMX)
    assert Food.objects.of(user).present().get() == food
    assert Entry.objects.of(user).present().count() == 1


def test_anothers_supplement_cannot_be_taken_back(signed_in: Client, stranger: User) -> None:
    key = uuid4()
    kept.create(Content("Zinc", Amounts(), kind=FoodKind.SUPPLEMENT, dose="1"), owner=stranger, key=key, on=TODAY)
    assert signed_in.post(reverse("tracker:undo_supplement", args=[TODAY, key])).status_code == 404


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"row-0-text": "zinc 50 mg"}, "The words have changed."),
        ({"supplement": "0:compound"}, "The words have changed."),
        ({"supplement": "7:element"}, "The words have changed."),
        ({"supplement": ""}, "The words have changed."),
        ({"row-0-text": "2 eggs", "row-0-was": "2 eggs"}, "The words have changed."),
        ({"meal": "brunch"}, "Choose breakfast, lunch, dinner or snacks."),
    ],
)
def test_what_cannot_be_added_is_said(fields: dict[str, str], sentence: str, signed_in: Client, user: User) -> None:
    answer = signed_in.post(ADD, tap("0:element", "zinc 25 mg") | fields, headers=HTMX)
    assert (answer.status_code, sentence in answer.text) == (400, True)
    assert not Food.objects.of(user).exists()


def test_a_full_day_keeps_nothing(signed_in: Client, user: User, full_day: Entry) -> None:
    answer = signed_in.post(ADD, tap("0:element", "zinc 25 mg"), headers=HTMX)
    assert (answer.status_code, "a day holds 300" in answer.text) == (400, True)
    assert not Food.objects.of(user).exists()


def test_the_next_time_it_is_known(signed_in: Client, user: User) -> None:
    signed_in.post(ADD, tap("0:compound", "magnesium citrate 200 mg"), headers=HTMX)
    page = signed_in.get(SEARCH, {"q": "magnesium citrate 400 mg"}, headers=HTMX).text
    assert 'name="row-0-quantity" value="2"' in page
    assert 'name="row-0-take" checked' in page
    assert "400 mg of magnesium citrate (64 mg magnesium) = 2 doses (32 mg in 1 dose)." in page


def row_of(food: Food, quantity: str, **fields: str) -> dict[str, str]:
    text = f"my {food.name}"
    row = {"text": text, "was": text, "food": str(food.pk), "quantity": quantity, "take": "on"} | fields
    data = {"key": str(uuid4()), "meal": "lunch", "row-TOTAL_FORMS": "1", "row-INITIAL_FORMS": "0"}
    return data | {f"row-0-{name}": value for name, value in ({"portion": f"{food.pk}:dose"} | row).items()}


def test_a_row_above_an_upper_level_is_not_ticked_and_logged_once_it_is(signed_in: Client, user: User) -> None:
    food = supplement(user, magnesium_mg=100)
    page = signed_in.get(SEARCH, {"q": "magnesium 400 mg"}, headers=HTMX).text.replace("\xa0", " ")
    assert 'name="row-0-take" checked' not in page
    assert "400 mg = 4 capsules (100 mg in 1 capsule). That is 400 mg of magnesium in one go." in page
    assert "is 350 mg. Tick it only if that is right." in page
    confirmed = f"{food.pk},magnesium=400"
    assert f'name="row-0-above" value="{confirmed}"' in page
    signed_in.post(ADD_LINE, row_of(food, "4", above=confirmed))
    assert Entry.objects.of(user).get().magnesium_mg == 400


def test_a_number_that_was_raised_is_asked_once(signed_in: Client, user: User) -> None:
    food = supplement(user, magnesium_mg=100)
    answer = signed_in.post(ADD_LINE, row_of(food, "500 mg", above=f"{food.pk},magnesium=400"), headers=HTMX)
    assert (answer.status_code, "That is 500\xa0mg of magnesium in one go." in answer.text) == (400, True)
    confirmed = f"{food.pk},magnesium=500"
    assert f'name="row-0-above" value="{confirmed}"' in answer.text
    signed_in.post(ADD_LINE, row_of(food, "500 mg", above=confirmed))
    assert Entry.objects.of(user).get().quantity == 5


@pytest.mark.parametrize("quantity", ["4", "500 mg"])
def test_a_refused_row_says_once_what_is_above_a_level(quantity: str, signed_in: Client, user: User) -> None:
    said = {"text": "magnesium 400 mg", "was": "magnesium 400 mg"}
    answer = signed_in.post(ADD_LINE, row_of(supplement(user, magnesium_mg=100), quantity, **said), headers=HTMX)
    assert answer.status_code == 400
    assert answer.text.count("in one go") == 1
    assert "Press the button again if it is right." in answer.text


def test_a_row_left_out_keeps_its_question_until_its_number_is_another(signed_in: Client, user: User) -> None:
    row = row_of(supplement(user, magnesium_mg=100), "4", text="magnesium 400 mg", was="magnesium 400 mg")
    del row["row-0-take"]
    assert "Tick it only if that is right." in signed_in.get(ADD_LINE, row, headers=HTMX).text
    assert "in one go" not in signed_in.get(ADD_LINE, row | {"row-0-quantity": "1"}, headers=HTMX).text


def test_in_the_form_of_a_food_it_is_said_before_it_is_stored(
    signed_in: Client, user: User, make_food: MakeFood
) -> None:
    oil = make_food("Fish oil, cod liver", portions={"1 cup": 218}, vitamin_d_ug=250)
    address = reverse("tracker:add", args=[TODAY, oil.pk])
    data = {"key": str(uuid4()), "quantity": "1", "portion": "p0", "meal": "lunch"}
    answer = signed_in.post(address, data)
    assert (answer.status_code, "That is 545\xa0µg of vitamin D in one go." in answer.text) == (400, True)
    assert not Entry.objects.of(user).exists()
    confirmed = answer.context["form"].data["above"]
    assert signed_in.post(address, data | {"quantity": "2", "above": confirmed}).status_code == 400
    assert signed_in.post(address, data | {"above": confirmed}).status_code == 302
    assert Entry.objects.of(user).get().vitamin_d_ug == 545


def test_a_change_is_asked_and_a_move_is_not(signed_in: Client, user: User, log: Callable[..., Entry]) -> None:
    entry = log(supplement(user, magnesium_mg=400), portion_text="1 capsule", portion_g=None)
    address = reverse("tracker:entry", args=[entry.key])
    data = {"key": str(entry.key), "quantity": "1", "portion": "same", "meal": "dinner", "day": TODAY.isoformat()}
    assert signed_in.post(address, data).status_code == 302
    answer = signed_in.post(address, data | {"quantity": "800 mg"})
    assert (answer.status_code, "That is 800\xa0mg of magnesium in one go." in answer.text) == (400, True)
    confirmed = answer.context["form"].data["above"]
    assert signed_in.post(address, data | {"quantity": "800 mg", "above": confirmed}).status_code == 302
    assert Entry.objects.of(user).get().magnesium_mg == 800


def test_a_supplement_chosen_from_results_is_counted_in_its_doses(signed_in: Client, user: User) -> None:
    address = reverse("tracker:add", args=[TODAY, supplement(user, magnesium_mg=100).pk])
    expected = {"magnesium 400 mg": "4", "400 mg mag": "4", "2 magnesium": "2", "magnesium 9 oz": ""}
    for said, quantity in expected.items():
        form = signed_in.get(address, {"said": said}, headers=HTMX).context["form"]
        assert form["quantity"].value() == quantity
