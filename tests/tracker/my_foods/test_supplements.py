"""Supplements: their form, and that they are counted apart from food wherever a sum stands.

Anna's upper level for magnesium (NASEM) is 350 mg a day, from supplements and medicines only.
"""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from foods.models import Food, FoodKind
from foods.nutrients import MAGNESIUM, Amounts
from foods.own import kept as own_foods
from foods.own.kept import Content
from tests.conftest import TODAY, MakeFood
from tests.tracker.servings.typed import rows_of
from tracker.diary.day import summarise
from tracker.models import Day, Entry, SavedMeal, SavedMealItem
from tracker.person.diarist import Diarist

Log = Callable[..., Entry]
NEW = reverse("tracker:new_supplement")
DAY = reverse("tracker:day", args=[TODAY])
NBSP = "\N{NO-BREAK SPACE}"


def form(**typed: str) -> dict[str, str]:
    return {"key": str(uuid4()), "name": "Magnesium", "dose": "1 tablet", "unlisted": "absent"} | typed


def made(signed_in: Client, user: User, **typed: str) -> Food:
    answer = signed_in.post(NEW, form(**typed))
    assert answer.status_code == 302, answer.context["form"].errors
    return Food.objects.of(user).get()


def take(signed_in: Client, food: Food, quantity: str = "1", day: object = TODAY) -> int:
    """Logs doses; what is above an upper level is confirmed."""
    typed = {"key": str(uuid4()), "quantity": quantity, "portion": "dose", "meal": "breakfast"}
    address = reverse("tracker:add", args=[day, food.pk])
    answer = signed_in.post(address, typed)
    if answer.status_code == 400:
        answer = signed_in.post(address, typed | {"above": answer.context["form"].data["above"]})
    return answer.status_code


@pytest.fixture
def tablets(user: User) -> Food:
    """400 mg magnesium a tablet and measured zeros of the other three."""
    content = Content(name="Magnesium 400", amounts=Amounts(400, 0, 0, 0), kind=FoodKind.SUPPLEMENT, dose="1 tablet")
    return own_foods.create(content, owner=user, key=uuid4(), on=TODAY)


def test_a_supplement_has_amounts_per_dose_and_no_weight(signed_in: Client, user: User) -> None:
    food = made(signed_in, user, magnesium="100", vitamin_d="1000", vitamin_d_unit="iu")
    assert (food.kind, food.portion_text, food.portion_g) == ("supplement", "1 tablet", None)
    assert (food.magnesium_mg, food.vitamin_d_ug) == (100, 25)
    assert not food.portions.exists()


def test_what_a_us_panel_would_list_and_does_not_is_a_measured_zero(signed_in: Client, user: User) -> None:
    food = made(signed_in, user, magnesium="100")
    assert (food.calcium_mg, food.potassium_mg, food.vitamin_d_ug, food.energy_kcal, food.sodium_mg) == (0, 0, 0, 0, 0)
    assert (food.caffeine_mg, food.water_g) == (None, None)


def test_what_is_unknown_stays_unknown(signed_in: Client, user: User) -> None:
    food = made(signed_in, user, magnesium="100", unlisted="unknown")
    assert (food.magnesium_mg, food.calcium_mg, food.vitamin_d_ug) == (100, None, None)


def test_what_empty_fields_mean_has_to_be_said(signed_in: Client) -> None:
    answer = signed_in.post(NEW, form(magnesium="100", unlisted=""))
    assert answer.status_code == 400
    assert "Say what the empty fields mean" in answer.text


def test_nothing_empty_needs_no_answer(signed_in: Client, user: User) -> None:
    every = dict.fromkeys(("magnesium", "calcium", "potassium", "vitamin_d", "energy", "sodium"), "1")
    assert made(signed_in, user, unlisted="", **every).sodium_mg == 1


def test_the_weight_of_a_compound_becomes_its_mineral_and_the_page_says_how(signed_in: Client, user: User) -> None:
    food = made(signed_in, user, magnesium="300", magnesium_compound="mg_citrate")
    assert food.magnesium_mg == 48
    page = signed_in.get(food.get_absolute_url()).text.replace(NBSP, " ")
    assert "300 mg magnesium citrate × 16% = 48 mg magnesium" in page


def test_a_dose_that_looks_like_iu_taken_for_micrograms_is_asked_about(signed_in: Client, user: User) -> None:
    answer = signed_in.post(NEW, form(vitamin_d="1000", vitamin_d_unit="ug"), follow=True)
    assert "If the label says IU, change the unit." in answer.text
    answer = signed_in.post(NEW, form(vitamin_d="1000", vitamin_d_unit="iu"), follow=True)
    assert "If the label says IU" not in answer.text


def test_grams_of_a_compound(signed_in: Client, user: User) -> None:
    food = made(signed_in, user, calcium="1.25", calcium_unit="g", calcium_compound="ca_carbonate")
    assert food.calcium_mg == 500


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"magnesium": "50", "magnesium_unit": "dv", "magnesium_compound": "mg_oxide"}, "of the mineral itself"),
        ({"magnesium": "400", "magnesium_unit": "g"}, "No dose holds that much"),
        ({"vitamin_d": "800000", "vitamin_d_unit": "iu"}, "No dose holds that much"),
        ({"magnesium": "3", "magnesium_compound": "ca_carbonate"}, "not one of the available choices"),
        ({"magnesium": "x"}, "not an amount we can read"),
        ({"dose": ""}, "Say what the amounts are in"),
        ({"unlisted": "perhaps"}, "not one of the available choices"),
    ],
)
def test_what_cannot_be_gets_a_sentence(typed: dict[str, str], sentence: str, signed_in: Client, user: User) -> None:
    answer = signed_in.post(NEW, form(**typed))
    assert answer.status_code == 400
    assert sentence in answer.text
    assert not Food.objects.of(user).exists()


def test_a_pasted_panel_fills_the_dose_and_the_elements(signed_in: Client) -> None:
    text = "Serving size 2 capsules\nMagnesium (as magnesium citrate) 200 mg 48%\nMagnesium citrate 300 mg"
    page = signed_in.post(NEW, form(dose="", label_text=text, read="1")).text
    assert 'name="dose" value="2 capsules"' in page
    assert 'name="magnesium" value="200"' in page
    assert "Magnesium citrate 300 mg</textarea>" in page


def test_the_form_comes_back_as_it_was_typed(signed_in: Client, user: User) -> None:
    food = made(signed_in, user, magnesium="300", magnesium_compound="mg_citrate")
    page = signed_in.get(reverse("tracker:edit_own_food", args=[food.pk])).text
    assert 'name="magnesium" value="300"' in page
    assert '<option value="mg_citrate" selected>' in page


def test_a_dose_is_logged_without_grams(signed_in: Client, user: User, tablets: Food) -> None:
    assert take(signed_in, tablets, "1/2") == 302
    entry = Entry.objects.of(user).get()
    assert (entry.kind, entry.quantity, entry.portion_text, entry.grams) == ("supplement", 0.5, "1 tablet", None)
    assert (entry.magnesium_mg, entry.calcium_mg, entry.caffeine_mg) == (200, 0, None)


def test_only_doses_are_offered(signed_in: Client, tablets: Food) -> None:
    page = signed_in.get(reverse("tracker:add", args=[TODAY, tablets.pk])).text
    assert '<option value="dose"' in page
    assert '<option value="g"' not in page


@pytest.mark.parametrize("quantity", ["400 IU", "1 kg", "2 oz", "10 ml"])
def test_a_dose_cannot_be_weighed(quantity: str, signed_in: Client, user: User, tablets: Food) -> None:
    typed = {"key": str(uuid4()), "quantity": quantity, "portion": "dose", "meal": "breakfast"}
    answer = signed_in.post(reverse("tracker:add", args=[TODAY, tablets.pk]), typed)
    assert "This is counted, not weighed" in answer.text
    assert not Entry.objects.of(user).exists()


def test_an_entry_is_changed_by_its_number_of_doses(signed_in: Client, user: User, tablets: Food) -> None:
    take(signed_in, tablets)
    entry = Entry.objects.of(user).get()
    typed = {"key": str(entry.key), "quantity": "½", "portion": "same", "meal": "dinner", "day": TODAY.isoformat()}
    signed_in.post(reverse("tracker:entry", args=[entry.key]), typed)
    entry = Entry.objects.of(user).get()
    assert (entry.quantity, entry.grams, entry.magnesium_mg, entry.kind) == (0.5, None, 200, "supplement")
    assert signed_in.post(reverse("tracker:entry", args=[entry.key]), typed | {"quantity": "2 kg"}).status_code == 400


def test_a_saved_meal_keeps_what_is_a_supplement(signed_in: Client, user: User, tablets: Food) -> None:
    take(signed_in, tablets)
    key = uuid4()
    SavedMeal.objects.save_meal(user=user, key=key, name="mine", servings=list(Entry.objects.of(user)))
    (item,) = SavedMealItem.objects.of(user).in_meal(key)
    assert (item.kind, item.grams, item.magnesium_mg) == ("supplement", None, 400)


def test_400_mg_from_a_tablet_are_above_the_upper_level(
    signed_in: Client, user: User, tablets: Food, diarist: Diarist
) -> None:
    take(signed_in, tablets)
    line = next(line for line in summarise(diarist, TODAY).lines if line.nutrient is MAGNESIUM)
    assert (line.intake.from_food, line.intake.from_supplements, line.is_over_upper_level) == (0, 400, True)
    page = signed_in.get(DAY).text.replace(NBSP, " ")
    assert "Above the upper level of 350 mg a day from supplements and medicines." in page
    assert "0 mg from food, 400 mg from supplements" in page
    assert 'class="mark">supplement' in page


def test_400_mg_from_food_are_not(signed_in: Client, log: Log, make_food: MakeFood, diarist: Diarist) -> None:
    log(make_food("Pumpkin seeds", magnesium_mg=800))  # 50 g
    line = next(line for line in summarise(diarist, TODAY).lines if line.nutrient is MAGNESIUM)
    assert (line.intake.from_food, line.is_over_upper_level) == (400, False)
    page = signed_in.get(DAY).text
    assert "Above the upper level" not in page
    assert "from supplements" not in page.replace("from supplements and medicines only", "")


def test_food_and_tablet_together_are_split(signed_in: Client, log: Log, make_food: MakeFood, tablets: Food) -> None:
    log(make_food("Pumpkin seeds", magnesium_mg=800))
    take(signed_in, tablets, "1/2")
    page = signed_in.get(DAY).text.replace(NBSP, " ")
    assert "400 mg from food, 200 mg from supplements" in page
    assert "Above the upper level" not in page


@pytest.fixture
def week(signed_in: Client, user: User, tablets: Food, log: Log, make_food: MakeFood) -> None:
    """Seven complete days with 100 mg magnesium from food and 400 mg from a tablet."""
    oats = make_food("Oats", magnesium_mg=200, calcium_mg=0, potassium_mg=0, vitamin_d_ug=0, energy_kcal=380)
    for back in range(7):
        day = TODAY - timedelta(days=back)
        log(oats, day=day)
        take(signed_in, tablets, day=day)
        Day.objects.mark(user=user, day=day, complete=True)


def test_the_dashboard_tells_a_week_of_tablets_from_a_week_of_food(signed_in: Client, week: None) -> None:
    page = signed_in.get(reverse("tracker:dashboard")).text.replace(NBSP, " ")
    assert "mean 400 mg from supplements, the upper level for these is 350 mg a day" in page
    assert "100 mg from food, 400 mg from supplements." in page
    assert "<dd>100 mg food, 400 mg supplements</dd>" in page
    table = signed_in.get(reverse("tracker:chart_table", args=["daily"]), {"nutrient": "magnesium"}).text
    assert table.replace(NBSP, " ").count('<td class="number">400 mg</td>') == 7
    assert page.count("from supplements</li>") == 1  # magnesium's chart only


def test_the_chart_stripes_the_supplements_and_says_them(signed_in: Client, week: None) -> None:
    figure = signed_in.get(reverse("tracker:chart", args=["daily"]), {"nutrient": "magnesium"}).json()
    (stripes,) = [trace for trace in figure["data"] if trace.get("name") == "From supplements"]
    assert (stripes["y"], stripes["base"]) == ([400] * 7, [100] * 7)
    assert set(stripes["marker"]["pattern"]["fgcolor"]) == {"var(--card)"}
    assert "400 mg of it from supplements" in figure["data"][0]["meta"]["sentences"][0].replace(NBSP, " ")
    figure = signed_in.get(reverse("tracker:chart", args=["daily"]), {"nutrient": "calcium"}).json()
    assert "From supplements" not in [trace.get("name") for trace in figure["data"]]


def test_what_a_supplement_of_something_else_leaves_unknown_marks_the_verdict(
    signed_in: Client, user: User, log: Log, make_food: MakeFood
) -> None:
    """Oats and a capsule of magnesium a day: half the entries have no calcium value, and the capsule is none of it."""
    content = Content(name="Capsule", amounts=Amounts(100), kind=FoodKind.SUPPLEMENT, dose="1 capsule")
    capsule = own_foods.create(content, owner=user, key=uuid4(), on=TODAY)
    oats = make_food("Oats", magnesium_mg=200, calcium_mg=100, potassium_mg=0, vitamin_d_ug=0, energy_kcal=380)
    for back in range(7):
        day = TODAY - timedelta(days=back)
        log(oats, day=day)
        take(signed_in, capsule, day=day)
        Day.objects.mark(user=user, day=day, complete=True)
    calcium = signed_in.get(reverse("tracker:dashboard"), {"nutrient": "calcium"}).text
    magnesium = signed_in.get(reverse("tracker:dashboard"), {"nutrient": "magnesium"}).text
    assert "Likely shortfall" in calcium
    assert "Some values unknown" in calcium
    assert "Some values unknown" not in magnesium


def test_search_shows_a_dose_and_marks_it(signed_in: Client, tablets: Food) -> None:
    page = signed_in.get(reverse("tracker:search", args=[TODAY]), {"q": "magn"}).text
    assert 'class="mark">supplement' in page
    assert '<small class="usual">1 tablet</small>' in page
    assert '<i class="magnesium">400</i>' in page


def test_the_page_of_a_supplement_says_per_dose(signed_in: Client, tablets: Food) -> None:
    page = signed_in.get(tablets.get_absolute_url()).text
    assert "Per dose</th>" in page
    assert "Per 100 g</th>" not in page
    assert "A dose is 1 tablet" in page


def test_a_supplement_is_copied_as_a_supplement(signed_in: Client, tablets: Food) -> None:
    page = signed_in.get(tablets.get_absolute_url()).text
    assert f"{NEW}?copy={tablets.pk}" in page
    assert 'name="magnesium" value="400"' in signed_in.get(NEW, {"copy": tablets.pk}).text


def test_a_line_of_words_takes_a_supplement_by_the_dose(
    signed_in: Client, user: User, diarist: Diarist, make_food: MakeFood
) -> None:
    content = Content(name="Night tablets", amounts=Amounts(100), kind=FoodKind.SUPPLEMENT, dose="1 tablet")
    own_foods.create(content, owner=user, key=uuid4(), on=TODAY)
    (row,) = rows_of("2 night tablets", diarist)
    assert row.food is not None
    assert row.said is not None
    assert (row.food.name, row.said.quantity, row.said.chosen.value, row.grams) == ("Night tablets", 2, "dose", None)


def test_whatever_portion_was_said_a_supplement_is_logged_in_doses(tablets: Food, log: Log) -> None:
    entry = log(tablets, quantity=2, portion_text="1 handful (about 30 g)", portion_g=30)
    assert (entry.portion_text, entry.grams, entry.magnesium_mg) == ("1 tablet", None, 800)
