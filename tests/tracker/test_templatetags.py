import re
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.template import Context, Template
from django.template.loader import render_to_string

from foods.nutrients import CALCIUM, VITAMIN_D
from tests.conftest import NOW, MakeFood
from tracker.diary import tags as diary
from tracker.diary.forms import EditEntryForm, EntryForm
from tracker.display import tags as display
from tracker.models import Entry, Profile
from tracker.person import tags as person
from tracker.person.diarist import Diarist
from tracker.servings import tags as servings
from tracker.servings.portions import PortionChoice

NBSP = "\N{NO-BREAK SPACE}"
RECT = re.compile(r'<rect (?:class="(\w+)" )?x="([\d.]+)%" width="([\d.]+)%"')


def rects(known: float, added: float = 0, *, unknown: bool = False) -> list[tuple[str, float, float]]:
    """The rail's parts as (class, start, width) in per cent; the hatched one has no class."""
    drawn = display.rail("calcium", known, added, unknown)
    return [(name, float(start), float(width)) for name, start, width in RECT.findall(drawn)]


def reader(**settings: str) -> Context:
    diarist = Diarist(User(pk=1), now=NOW)
    diarist.profile = Profile(user=diarist.user, **settings)
    return Context({"diarist": diarist})


def test_the_known_share_is_solid() -> None:
    assert rects(0.66) == [("known", 0, 66)]


def test_an_empty_rail_has_no_parts() -> None:
    assert rects(0) == []


@pytest.mark.parametrize("share", [1, 1.5, 40])
def test_a_full_rail_stays_within_its_frame(share: float) -> None:
    assert rects(share, 0.5, unknown=True) == [("known", 0, 100)]


def test_what_would_be_added_stands_behind_what_is_known_and_ends_at_the_target() -> None:
    assert rects(0.3, 0.25) == [("known", 0, 30), ("added", 30, 25)]
    assert rects(0.9, 0.25) == [("known", 0, 90), ("added", 90, 10)]


def test_something_unknown_is_hatched_as_wide_whatever_it_is() -> None:
    assert rects(0.5, unknown=True) == [("known", 0, 50), ("", 50, 14)]
    assert rects(0, unknown=True) == [("", 0, 14)]
    assert rects(0.95, unknown=True) == [("known", 0, 95), ("", 95, 5)]


def test_a_rail_is_hidden_from_screen_readers_and_has_no_inline_style() -> None:
    drawn = display.rail("vitamin_d", 0.5, unknown=True)
    assert 'aria-hidden="true"' in drawn
    assert "url(#hatch-vitamin_d)" in drawn
    assert "style" not in drawn


def test_an_unknown_amount_is_not_a_zero() -> None:
    assert person.amount(reader(), None, VITAMIN_D) == "not measured"
    assert person.figure(reader(), 0, VITAMIN_D) == "0"


def test_amounts_stand_in_the_persons_units() -> None:
    assert person.amount(reader(), 7.2, VITAMIN_D) == f"7.2{NBSP}µg"
    assert person.amount(reader(vitamin_d_unit="iu"), 7.2, VITAMIN_D) == f"288{NBSP}IU"  # 7.2 × 40
    assert person.unit(reader(vitamin_d_unit="iu"), VITAMIN_D) == "IU"
    assert person.figure(reader(vitamin_d_unit="iu"), 136, CALCIUM) == "136"
    assert person.weight(reader(mass_unit="oz"), 85) == f"3{NBSP}oz"


def test_visitors_read_micrograms_and_grams() -> None:
    assert person.amount(Context(), 7.2, VITAMIN_D) == f"7.2{NBSP}µg"
    assert person.weight(Context(), 85) == f"85{NBSP}g"


def test_a_food_shows_its_usual_portion_and_100_g_where_it_has_none(make_food: MakeFood) -> None:
    spinach = make_food("Spinach", portion_text="1 cup", portion_g=180, calcium_mg=136)
    assert servings.usual_portion(reader(), spinach) == f"1 cup (180{NBSP}g)"
    cells = servings.usual_amounts(reader(), spinach)
    assert '<i class="calcium"><span class="symbol">Ca </span>245</i>' in cells  # 136 × 1.8
    assert '<i class="vitamin_d"><span class="symbol">D </span>?</i>' in cells
    plain = make_food("Flour", portion_text="", portion_g=None, calcium_mg=15)
    assert servings.usual_portion(reader(), plain) == f"100{NBSP}g"
    assert "Ca </span>15<" in servings.usual_amounts(reader(), plain)


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


def test_a_key_is_new_each_time() -> None:
    assert display.new_key() != display.new_key()


def test_a_missing_key_is_none() -> None:
    assert Template("{% load display %}{{ numbers|get:'two' }}").render(Context({"numbers": {"one": 1}})) == "None"


@pytest.mark.parametrize(
    "template", ["tracker/diary/_entry.html", "tracker/diary/_add.html", "tracker/diary/_results.html"]
)
def test_the_name_of_a_food_is_escaped(template: str, make_food: MakeFood) -> None:
    food = make_food("<script>alert(1)</script>")
    form = EditEntryForm(choices=[PortionChoice("g", "g", 1, is_unit=True)], today=date(2026, 11, 22))
    entry = Entry(name=food.name, quantity=1, portion_text="g", grams=1, source="own")
    context = {"food": food, "foods": [food], "entry": entry, "form": form, "day": date(2026, 11, 22)}
    context |= {"meal": "lunch", "query": food.name}
    drawn = render_to_string(template, context, request=HttpRequest())
    assert "&lt;script&gt;alert(1)" in drawn
    assert "<script" not in drawn
