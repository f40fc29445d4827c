"""The amounts beside a form's fields: spinach has 87 mg of magnesium in 100 g and no vitamin D value."""

import html
import json
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.template import Context
from django.test import Client
from django.urls import reverse

from foods.models import FoodKind
from foods.nutrients import CALCIUM, MAGNESIUM, VITAMIN_D
from foods.search import find as search
from tests.conftest import NOW, TODAY, MakeFood
from tracker.models import Entry, Profile
from tracker.person.diarist import Diarist
from tracker.servings import tags
from tracker.servings.live import live_amounts
from tracker.servings.portions import PortionChoice, portion_choices, same_portion

Log = Callable[..., Entry]
HTMX = {"HX-Request": "true"}
NBSP = "\N{NO-BREAK SPACE}"
UNITS = {unit: PortionChoice(unit, unit, 1, is_unit=True) for unit in ("g", "oz")}
CUP = {"p0": PortionChoice("p0", "1 cup", 180)} | UNITS


def reader(**settings: str) -> Context:
    diarist = Diarist(User(pk=1), now=NOW)
    diarist.profile = Profile(user=diarist.user, **settings)
    return Context({"diarist": diarist})


@pytest.mark.parametrize(("typed", "grams", "magnesium_mg"), [("2", 360, 313.2), ("½", 90, 78.3), ("50 g", 50, 43.5)])
def test_a_food_is_counted_by_weight(typed: str, grams: float, magnesium_mg: float, make_food: MakeFood) -> None:
    live = live_amounts(make_food(magnesium_mg=87), typed, "p0", CUP)
    assert live.grams == grams
    assert live.now(MAGNESIUM) == pytest.approx(magnesium_mg)
    assert live.now(VITAMIN_D) is None


def test_a_supplement_is_counted_in_doses(make_food: MakeFood, profile: Profile) -> None:
    tablet = make_food(kind=FoodKind.SUPPLEMENT, portion_text="1 tablet", portion_g=None, magnesium_mg=100)
    choices = {choice.value: choice for choice in portion_choices(tablet, profile)}
    live = live_amounts(tablet, "1 1/2", "dose", choices)
    assert (live.by_weight, live.grams, live.now(MAGNESIUM)) == (False, None, 150)
    assert tags.live_weight(reader(), live) == ""


def test_an_entry_is_counted_from_its_own_amounts(make_food: MakeFood, log: Log) -> None:
    entry = log(make_food(magnesium_mg=45, calcium_mg=None), quantity=2)  # 100 g
    live = live_amounts(entry, "70 g", "same", {"same": same_portion(entry)} | UNITS)
    assert (live.now(MAGNESIUM), live.now(CALCIUM)) == (31.5, None)
    entry.rescale(quantity=70, portion_text="g", grams=70)
    assert entry.magnesium_mg == 31.5


@pytest.mark.parametrize(("typed", "portion"), [("", "p0"), ("1,500", "p0"), ("2", "p9"), ("99", "kg")])
def test_of_what_cannot_be_read_nothing_is_said(typed: str, portion: str, make_food: MakeFood) -> None:
    live = live_amounts(make_food(magnesium_mg=87), typed, portion, CUP)
    assert (live.said, live.grams, live.now(MAGNESIUM)) == (None, None, None)
    cells = tags.live_cells(reader(), live)
    assert "Mg </span><b>–</b>" in cells
    assert "D </span><b>?</b>" in cells


def test_the_script_is_given_what_it_needs(make_food: MakeFood) -> None:
    live = live_amounts(make_food(magnesium_mg=87, vitamin_d_ug=1.25), "2", "p0", CUP)
    data = dict(re.findall(r' (data-[a-z]+)="([^"]*)"', tags.live_data(live)))
    assert json.loads(html.unescape(data["data-weights"])) == {"p0": 180, "g": 1, "oz": 1}
    assert json.loads(html.unescape(data["data-units"])) == {"g": 1, "oz": 1}
    assert (data["data-of"], data["data-by"], data["data-decimal"], data["data-group"]) == ("100.0", "weight", ".", ",")
    cells = tags.live_cells(reader(vitamin_d_unit="iu"), live)
    assert '<i class="magnesium" data-amount="87" data-places="0" data-times="1.0">' in cells
    assert '<i class="vitamin_d" data-amount="1.25" data-places="0" data-times="40.0">' in cells
    assert "D </span><b>180</b>" in cells  # 1.25 µg × 3.6 × 40
    assert '<i class="calcium"><span class="symbol">Ca </span><b>?</b>' in cells


def test_each_form_shows_the_amounts_of_what_stands_in_it(signed_in: Client, make_food: MakeFood, log: Log) -> None:
    egg = make_food("Egg", magnesium_mg=12)
    search.reindex()
    entry = log(egg, quantity=3, day=TODAY - timedelta(days=1))
    form = signed_in.get(reverse("tracker:add", args=[TODAY, egg.pk]), {"quantity": "5"}, headers=HTMX).text
    assert f">250{NBSP}g</span>" in form
    assert "Mg </span><b>30</b>" in form
    line = signed_in.get(reverse("tracker:add_line", args=[TODAY]), {"q": "2 eggs"}, headers=HTMX).text
    assert "Mg </span><b>12</b>" in line
    sheet = signed_in.get(reverse("tracker:entry", args=[entry.key]), headers=HTMX).text
    assert f">18{NBSP}mg</td>" in sheet
    assert f">150{NBSP}g</td>" in sheet
    assert ">not measured</td>" in sheet
