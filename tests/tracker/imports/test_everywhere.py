"""What an imported entry is on every other page: honest about what its file did not say."""

import math
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.conftest import TODAY
from tests.tracker.imports.conftest import BringIn
from tests.tracker.imports.files import MEALS
from tests.tracker.imports.test_views import words_of
from tracker.assessment.verdicts.verdict import Label
from tracker.models import Entry, SavedMeal
from tracker.person.diarist import Diarist
from tracker.verdicts.logged import days_of_verdict, logged_days, verdicts_on

DAY = date(2026, 11, 20)
HALF_KNOWN = "date,food,energy_kcal,magnesium_mg\n2026-11-20,Oats,300,150\n2026-11-20,Stew,300,\n"


def meals(days: int) -> str:
    """A MyFitnessPal file: two meals of 700 kcal, 350 mg of potassium and 25 % of calcium each on every day."""
    nutrients = "700,1,1,1,1,1,1,500,350,1,1,1,1,1,1,25,1,"
    dates = [TODAY - timedelta(days=ago) for ago in range(days, 0, -1)]
    return "\n".join([MEALS, *(f"{day},{meal},{nutrients}" for day in dates for meal in ("Breakfast", "Dinner"))])


def test_amounts_that_a_file_left_empty_are_unknown_and_not_zero(diarist: Diarist, bring: BringIn) -> None:
    bring(HALF_KNOWN)
    (day,) = logged_days(diarist, DAY, DAY)
    magnesium = day.nutrients["magnesium"]
    assert (magnesium.lower, magnesium.coverage, magnesium.upper) == (150, 0.5, math.inf)  # 300 of 600 kcal are known
    assert magnesium.unknown == ("Stew",)


def test_verdicts_on_nutrients_that_a_file_never_has_are_withheld(diarist: Diarist, bring: BringIn) -> None:
    bring(meals(20), all_complete=True, answers={"calcium_daily_value": "1300"})
    found = verdicts_on(diarist, days_of_verdict(diarist, TODAY))
    assert [found[key].label for key in ("magnesium", "vitamin_d")] == [Label.CANT_TELL, Label.CANT_TELL]
    assert [found[key].coverage for key in ("magnesium", "calcium")] == [0, 1]
    calcium, potassium = found["calcium"].intake, found["potassium"].intake
    assert calcium is not None
    assert potassium is not None
    assert (calcium.mean, potassium.mean) == pytest.approx((650, 700))  # twice a quarter of 1,300 mg
    assert found["potassium"].label == Label.WELL_BELOW_REFERENCE


def test_days_of_a_file_are_not_complete_until_somebody_says_so(diarist: Diarist, bring: BringIn) -> None:
    bring(meals(20))
    found = verdicts_on(diarist, days_of_verdict(diarist, TODAY))
    assert found["potassium"].label == Label.TOO_EARLY
    assert (found["potassium"].days.logged, found["potassium"].days.complete) == (20, 0)


def test_several_lines_of_one_meal_are_not_asked_about(signed_in: Client, bring: BringIn) -> None:
    bring("date,meal,food\n" + "2026-11-20,breakfast,Egg\n" * 2)
    said = words_of(signed_in.get(reverse("tracker:day", args=[DAY])))
    assert said.count("Egg") >= 2
    assert "Twice" not in said


def test_form_of_an_entry_says_where_its_amounts_are_from_and_scales_them(
    signed_in: Client, user: User, bring: BringIn
) -> None:
    bring(HALF_KNOWN)
    oats = Entry.objects.of(user).get(name="Oats")
    address = reverse("tracker:entry", args=[oats.key])
    said = words_of(signed_in.get(address))
    assert "Imported from CSV. Amounts as in the file, weight unknown." in said
    form = {"key": str(uuid4()), "quantity": "2", "portion": "same", "meal": "dinner", "day": DAY.isoformat()}
    signed_in.post(address, form)
    oats.refresh_from_db()
    assert (oats.quantity, oats.meal, oats.magnesium_mg, oats.energy_kcal, oats.calcium_mg) == (
        2,
        "dinner",
        300,
        600,
        None,
    )


@pytest.mark.parametrize("name", ["tracker:dashboard", "tracker:suggestions", "tracker:report", "tracker:fluids"])
def test_pages_over_a_diary_of_imported_meals_are_shown(signed_in: Client, bring: BringIn, name: str) -> None:
    bring(meals(20), all_complete=True)
    assert signed_in.get(reverse(name)).status_code == 200


def test_report_names_the_file_among_its_sources(signed_in: Client, bring: BringIn) -> None:
    bring(meals(20), all_complete=True)
    assert "Imported from MyFitnessPal" in words_of(signed_in.get(reverse("tracker:report")))


def test_water_that_a_file_does_not_have_is_not_assumed(diarist: Diarist, user: User, bring: BringIn) -> None:
    bring(meals(1))
    assert set(Entry.objects.of(user).values_list("water_g", "caffeine_mg")) == {(None, None)}


def test_imported_meal_can_be_kept_and_logged_again(signed_in: Client, user: User, bring: BringIn) -> None:
    bring(HALF_KNOWN)
    oats = Entry.objects.of(user).get(name="Oats")
    SavedMeal.objects.save_meal(user=user, key=uuid4(), name="Porridge", servings=[oats])
    form = {"key": str(uuid4()), "to": TODAY.isoformat(), "meal": ""}
    signed_in.post(reverse("tracker:copy", args=[DAY]), form)
    copy = Entry.objects.of(user).get(name="Oats", date=TODAY)
    assert (copy.magnesium_mg, copy.grams, copy.food, copy.source) == (150, None, None, "imported")
