"""The strip of four: what stands in it, and that the meals below add up to it. Anna's magnesium target is 320 mg."""

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.conftest import TODAY, MakeFood
from tests.tracker.diary.test_day_page import nutrient, region
from tracker.diary.day import summarise
from tracker.diary.strip import StripCell, strip_of
from tracker.models import Entry, Profile
from tracker.person.diarist import Diarist

Log = Callable[..., Entry]
DAY = reverse("tracker:day", args=[TODAY])


def magnesium(diarist: Diarist) -> StripCell:
    return strip_of(diarist, summarise(diarist, TODAY))[0]


def sums(page: str, meal: str) -> list[str]:
    """The four sums of a meal as they are shown."""
    card = region(page, "meals").split(f'id="card-{meal}"')[1].split('id="card-')[0]
    line = re.search(r'<p class="in-all">.*?</p>|<summary>.*?</summary>', card)
    assert line
    return re.findall(r'<b class="[\w ]+"><span class="visually-hidden">\w+ </span>(.*?)</b>', line[0])


@pytest.mark.parametrize(
    ("mg", "width", "times"),
    [(160, "40.0", ""), (323.2, "80.8", ""), (390, "97.5", ""), (400, "100.0", "1.3×"), (1040, "100.0", "3.3×")],
)
def test_a_rail_passes_the_notch_and_from_125_percent_is_cut_off(
    mg: float, width: str, times: str, diarist: Diarist, make_food: MakeFood, log: Log
) -> None:
    log(make_food(magnesium_mg=mg), portion_g=100)
    cell = magnesium(diarist)
    assert f'class="solid" x="0%" width="{width}%"' in cell.rail
    assert cell.times == times
    assert cell.rail.count('class="slit"') == (2 if times else 0)
    assert (cell.figure, cell.target) == (f"{mg:,.0f}", "of 320")


def test_what_is_unknown_alone_is_zero_and_a_hatch(diarist: Diarist, make_food: MakeFood, log: Log) -> None:
    log(make_food("Kale"))
    cell = magnesium(diarist)
    assert (cell.figure, cell.label) == ("0", "Magnesium: at least 0\N{NO-BREAK SPACE}mg of 320")
    assert 'class="solid"' not in cell.rail
    assert "url(#hatch-magnesium)" in cell.rail


def test_the_meals_show_what_adds_up_to_the_strip(signed_in: Client, make_food: MakeFood, log: Log) -> None:
    for meal in ("breakfast", "lunch", "dinner"):
        log(make_food(magnesium_mg=0.8, calcium_mg=670, vitamin_d_ug=0.1, potassium_mg=10), meal=meal, portion_g=50)
    page = signed_in.get(DAY).text
    shown = [sums(page, meal) for meal in ("breakfast", "lunch", "dinner")]
    assert [meal[0] for meal in shown] == ["1", "0", "0"]  # 0.4 each
    assert [meal[1] for meal in shown] == ["335", "335", "335"]
    assert [meal[3] for meal in shown] == ["0.1", "0.1", "0"]  # 0.05 each
    assert nutrient(page, "magnesium").startswith("Magnesium 1 mg")
    assert nutrient(page, "calcium").startswith("Calcium 1,010 mg")  # 1,005, above 1,000 to 10
    assert nutrient(page, "vitamin_d").startswith("Vitamin D 0.2 µg")


def test_a_sum_says_whether_something_unknown_comes_on_top(signed_in: Client, make_food: MakeFood, log: Log) -> None:
    log(make_food(magnesium_mg=20, vitamin_d_ug=0.6)), log(make_food(magnesium_mg=20))
    log(make_food(magnesium_mg=20), meal="dinner")
    page = signed_in.get(DAY).text
    assert sums(page, "breakfast") == ["20", "?", "?", "0.3+?"]
    assert sums(page, "dinner") == ["10", "?", "?", "?"]
    assert sums(page, "snack") == []


def test_meals_are_summed_in_the_units_of_the_strip(
    signed_in: Client, user: User, make_food: MakeFood, log: Log
) -> None:
    Profile.objects.of(user).update(vitamin_d_unit="iu")
    log(make_food(vitamin_d_ug=10))  # 5 µg are 200 IU
    assert sums(signed_in.get(DAY).text, "breakfast")[3] == "200"
