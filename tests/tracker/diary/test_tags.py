"""Portions to choose from and names of foods are drawn safely."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.template import Context
from django.template.loader import render_to_string

from tests.conftest import NOW, MakeFood
from tracker.diary import tags as diary
from tracker.diary.forms import EditEntryForm, EntryForm
from tracker.models import Entry, Profile
from tracker.person.diarist import Diarist
from tracker.servings.measured import Measured
from tracker.servings.portions import PortionChoice
from tracker.servings.usual_serving import Offered

NBSP = "\N{NO-BREAK SPACE}"


def reader(**settings: str) -> Context:
    diarist = Diarist(User(pk=1), now=NOW)
    diarist.profile = Profile(user=diarist.user, **settings)
    return Context({"diarist": diarist})


def test_portions_to_choose_from_stand_with_their_weights() -> None:
    choices = [
        PortionChoice("p0", "1 cup", 180),
        PortionChoice("g", "g", 1, is_unit=True),
        PortionChoice("same", "1 tablet", None),
    ]
    drawn = diary.portion_select(reader(), EntryForm(choices=choices, initial={"portion": "g"}))
    assert f'<option value="p0">1 cup (180{NBSP}g)</option>' in drawn
    assert '<option value="g" selected>g</option>' in drawn
    assert '<option value="same">1 tablet</option>' in drawn


def test_names_of_portions_are_escaped() -> None:
    drawn = diary.portion_select(reader(), EntryForm(choices=[PortionChoice("p0", "<b>1</b>", 180)]))
    assert "&lt;b&gt;1&lt;/b&gt;" in drawn
    assert "<b>" not in drawn


@pytest.mark.parametrize(
    "template", ["tracker/diary/_entry.html", "tracker/diary/_add.html", "tracker/diary/_results.jinja"]
)
def test_the_name_of_a_food_is_escaped(template: str, make_food: MakeFood) -> None:
    food = make_food("<script>alert(1)</script>")
    form = EditEntryForm(choices=[PortionChoice("g", "g", 1, is_unit=True)], today=date(2026, 11, 22))
    entry = Entry(name=food.name, quantity=1, portion_text="g", grams=1, source="own")
    offer = Offered(food, Measured(PortionChoice("g", "g", 1, is_unit=True), 100))
    context = {"food": food, "foods": [offer], "entry": entry, "form": form, "day": date(2026, 11, 22)}
    context |= {"meal": "lunch", "query": food.name}
    drawn = render_to_string(template, context, request=HttpRequest())
    assert "&lt;script&gt;alert(1)" in drawn
    assert "<script>" not in drawn
