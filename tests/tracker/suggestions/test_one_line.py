"""A food in one line, what is held, and what a child and a vegan are offered, as pages show it."""

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from foods.models import SourceFood
from tests.conftest import TODAY, MakeFood
from tests.tracker.suggestions.conftest import Answer, ListFood
from tracker.assessment.health.cautions import HealthStatement
from tracker.models import Entry, FoodPreferences, Profile

pytestmark = pytest.mark.django_db
Log = Callable[..., Entry]


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def total(client: Client, nutrient: str) -> str:
    """A nutrient in the strip of the day page, and what a tap opens."""
    html = client.get(f"/diary/{TODAY}/").content.decode()
    found = re.search(rf'<details class="of {nutrient}".*?</details>', html, re.DOTALL)
    assert found
    return found[0]


@pytest.mark.parametrize("own_page", [True, False])
def test_each_food_is_one_line_with_its_reasons_and_never_again_behind_the_mark(
    signed_in: Client, answer: Answer, lists: dict[str, SourceFood], own_page: bool
) -> None:
    answer()
    html = signed_in.get("/suggestions/" if own_page else f"/diary/{TODAY}/beside/").content.decode()
    lines = html.split('<li class="food-line')[1:]
    assert len(lines) >= 3
    for line in lines:
        shown, _mark, behind = line.partition("<details")
        assert shown.count("<svg") == 1
        assert "Never again" not in shown
        assert "Never again" in behind


def test_a_held_nutrient_shows_its_amount_alone_on_the_day(
    signed_in: Client, answer: Answer, log: Log, make_food: MakeFood
) -> None:
    log(make_food(magnesium_mg=100, calcium_mg=100, potassium_mg=3000, vitamin_d_ug=1))  # 50 g: half of it
    answer()
    assert "of 2,600" in words(total(signed_in, "potassium"))
    answer(HealthStatement.SOME, "ace_inhibitor")
    held = total(signed_in, "potassium")
    assert "<svg" not in held
    assert words(held).startswith("Potassium 1,500 mg Potassium Your health answers speak against more of it")
    assert not re.search(r"2,600|%|to go|reached", words(held))
    assert "to go" in words(total(signed_in, "magnesium"))


def test_the_page_says_what_is_open_and_what_is_there_but_nothing_of_what_is_held(
    signed_in: Client, answer: Answer, lists: dict[str, SourceFood], log: Log, make_food: MakeFood
) -> None:
    log(make_food(magnesium_mg=400, calcium_mg=2200, potassium_mg=2000, vitamin_d_ug=10))
    answer(HealthStatement.SOME, "ace_inhibitor")
    html = words(signed_in.get("/suggestions/").content.decode())
    assert "Still open: 10 µg vitamin D, 120 mg magnesium. Calcium is there." in html


def test_what_a_child_is_offered_is_logged_in_that_size(
    signed_in: Client, user: User, answer: Answer, lists: dict[str, SourceFood]
) -> None:
    Profile.objects.of(user).update(birth_year=TODAY.year - 7, birth_month=1)
    answer()
    html = signed_in.get("/suggestions/").content.decode()
    assert "Pumpkin seeds</a> <small>½ oz</small>" in html
    key = "77777777-7777-4777-8777-777777777777"
    signed_in.post(f"/diary/{TODAY}/add-suggested/", {"key": key, "item": f"s{lists['seeds'].pk}@breakfast"})
    (entry,) = Entry.objects.of(user)
    assert (entry.quantity, entry.portion_text, entry.grams) == (0.5, "1 oz", 25)


def test_a_vegan_is_told_why_there_is_hardly_any_vitamin_d(
    signed_in: Client, user: User, answer: Answer, make_food: MakeFood, list_food: ListFood
) -> None:
    mushroom = make_food("Mushroom", magnesium_mg=8, calcium_mg=3, potassium_mg=300, vitamin_d_ug=28)
    uv = {"flags": "extra_not_in_article;vitamin_d2"}
    list_food(mushroom, "vitamin_d", "", "Portabella mushroom, UV-exposed, raw", 86, **uv)
    answer()
    said = "Mushrooms grown under UV light and fortified drinks come first."
    assert said not in signed_in.get("/suggestions/").content.decode()
    FoodPreferences.objects.create(user=user, diet="vegan")
    html = signed_in.get("/suggestions/").content.decode()
    assert said in html
    assert "Portabella mushroom, UV-exposed, raw</a>" in html
