"""Portions in words, and what is in them."""

from django.contrib.auth.models import User
from django.template import Context

from tests.conftest import NOW, MakeFood
from tracker.models import Profile
from tracker.person.diarist import Diarist
from tracker.servings import tags as servings

NBSP = "\N{NO-BREAK SPACE}"


def reader(**settings: str) -> Context:
    diarist = Diarist(User(pk=1), now=NOW)
    diarist.profile = Profile(user=diarist.user, **settings)
    return Context({"diarist": diarist})


def test_a_food_shows_its_usual_portion_and_100_g_where_it_has_none(make_food: MakeFood) -> None:
    spinach = make_food("Spinach", portion_text="1 cup", portion_g=180, calcium_mg=136)
    assert servings.usual_portion(reader(), spinach) == f"1 cup (180{NBSP}g)"
    cells = servings.usual_amounts(reader(), spinach)
    assert '<i class="calcium"><span class="symbol">Ca </span>245</i>' in cells  # 136 × 1.8
    assert '<i class="vitamin_d"><span class="symbol">D </span>?</i>' in cells
    plain = make_food("Flour", portion_text="", portion_g=None, calcium_mg=15)
    assert servings.usual_portion(reader(), plain) == f"100{NBSP}g"
    assert "Ca </span>15<" in servings.usual_amounts(reader(), plain)
