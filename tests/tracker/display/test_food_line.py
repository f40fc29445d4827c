"""One line a food: the rail's geometry, and what the line holds in words."""

import re

import pytest
from django.template.loader import render_to_string

from foods.nutrients import MAGNESIUM
from tracker.display import tags as display
from tracker.display.food_line import FoodLine

RECT = re.compile(r'<rect class="(\w+)" x="([\d.]+)%"(?: width="([\d.]+)%")?')
SEEDS = FoodLine("Pumpkin seeds", "1 oz", MAGNESIUM, 0.6625, 0.4875, "+156", "mg")


def drawn(known: float, added: float = 0) -> dict[str, tuple[float, float]]:
    """The rail's parts by class as (start, width) in per cent of its length."""
    parts = RECT.findall(display.notched_rail("magnesium", known, added))
    return {name: (float(start), float(width or 0)) for name, start, width in parts}


def test_the_target_is_a_notch_at_four_fifths_of_every_rail() -> None:
    assert drawn(0)["notch"] == drawn(3, 3)["notch"] == (80, 0)


@pytest.mark.parametrize(
    ("known", "added", "solid", "pale"),
    [
        (0.6625, 0.4875, (0, 53), (53, 39)),  # 212 of 320 mg and 156 more: 66.25 % and 48.75 %, each times 0.8
        (1, 0.1, (0, 80), (80, 8)),
        (0.5, 2, (0, 40), (40, 60)),  # ends with the rail, five fourths of the target
    ],
)
def test_shares_of_the_target_end_where_the_notch_says(
    known: float, added: float, solid: tuple[float, float], pale: tuple[float, float]
) -> None:
    rail = drawn(known, added)
    assert (rail["solid"], rail["pale"]) == (solid, pale)


def test_nothing_known_and_nothing_added_leave_the_track_alone() -> None:
    assert set(drawn(0)) == {"track", "notch"}


def test_a_line_says_food_portion_gain_and_nutrient_without_inline_style() -> None:
    html = render_to_string("includes/_food_line.html", {"line": SEEDS})
    words = " ".join(re.sub(r"<[^>]*>", " ", html).split())
    assert words == "Pumpkin seeds 1 oz +156 mg Mg magnesium"
    assert "style" not in html


def test_why_stands_behind_an_element_that_needs_no_script() -> None:
    html = render_to_string("includes/_food_line.html", {"line": SEEDS, "why": "includes/_plus_icon.svg"})
    assert re.search(r"<details.*<summary>.*Why Pumpkin seeds.*</summary>.*</details>", html, re.DOTALL)
