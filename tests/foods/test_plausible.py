"""What 100 g can hold: real extremes pass, slips of units do not."""

import pytest

from foods.nutrients import (
    CAFFEINE,
    CALCIUM,
    ENERGY,
    MAGNESIUM,
    POTASSIUM,
    SODIUM,
    VITAMIN_D,
    WATER,
    Nutrient,
)
from foods.plausible import Macronutrients, doubt, doubt_about_energy


# The highest values of USDA's tables, and what salts are by chemistry.
@pytest.mark.parametrize(
    ("nutrient", "amount"),
    [
        (MAGNESIUM, 781),  # rice bran, crude (169713)
        (CALCIUM, 7364),  # baking powder (172804)
        (POTASSIUM, 16500),  # cream of tartar (175041)
        (POTASSIUM, 52440),  # potassium chloride
        (VITAMIN_D, 250),  # cod liver oil (173577)
        (SODIUM, 38758),  # table salt (173468)
        (SODIUM, 40000),  # "100 g salt" by the label's factor 2.5
        (CAFFEINE, 5714),  # instant tea (173230)
        (ENERGY, 902),  # lard
        (WATER, 100),
        (MAGNESIUM, 0),
    ],
)
def test_the_richest_foods_there_are_pass(nutrient: Nutrient, amount: float) -> None:
    assert doubt(nutrient, amount) is None


@pytest.mark.parametrize(
    ("nutrient", "amount", "why"),
    [
        (MAGNESIUM, 27_000, "27000 mg of Magnesium in 100 g are more than any food has (2000)."),  # 27 mg typed as g
        (CALCIUM, 22_700, "more than any food has"),
        (CALCIUM, 120_000, "weigh more than the 100 g"),
        (POTASSIUM, 60_000, "more than any food has"),
        (VITAMIN_D, 750, "more than any food has"),  # 0.75 µg typed as mg
        (SODIUM, 44_118, "more than any food has"),
        (CAFFEINE, 32_000, "more than any food has"),
        (ENERGY, 1598, "more than pure fat has"),
        (WATER, 101, "weigh more than"),
        (SODIUM, -1, "Sodium is negative: -1 mg."),
    ],
)
def test_slips_of_units_do_not(nutrient: Nutrient, amount: float, why: str) -> None:
    assert why in str(doubt(nutrient, amount))


BREAD = Macronutrients(fat_g=3.0, protein_g=9.0, carbohydrate_g=49.0)  # 27 + 36 + 196 = 259 kcal


@pytest.mark.parametrize("energy", [259, 245, 300, 200, 400, 150])
def test_an_energy_that_the_macronutrients_may_make_passes(energy: float) -> None:
    assert doubt_about_energy(energy, BREAD) is None


@pytest.mark.parametrize(
    ("energy", "macronutrients"),
    [
        (800, Macronutrients(2.0, 3.0, 40.0)),  # 190 kcal: 800 is kJ
        (62, BREAD),  # kcal taken for kJ and divided once more
    ],
)
def test_kilojoules_in_place_of_kilocalories_are_noticed(energy: float, macronutrients: Macronutrients) -> None:
    assert "kJ for kcal" in str(doubt_about_energy(energy, macronutrients))


@pytest.mark.parametrize(
    ("energy", "macronutrients"),
    [
        (230, Macronutrients(0, 0, 0)),  # spirits: all of it alcohol
        (85, Macronutrients(0, 0.1, 2.6)),  # wine
        (85, Macronutrients(0, 0.1, 2.6, alcohol_volume=13)),
        (20, Macronutrients(0, 0, 100)),  # erythritol
        (190, Macronutrients(1, 2, 88)),  # psyllium, fibre counted as carbohydrate
        (800, Macronutrients(None, 3, 40)),  # not stated: nothing to compare with
        (800, Macronutrients(2, 3, 400)),  # wrong themselves
        (4, Macronutrients(0, 0.2, 0.2)),  # tea
    ],
)
def test_alcohol_fibre_and_sweeteners_are_no_slip(energy: float, macronutrients: Macronutrients) -> None:
    assert doubt_about_energy(energy, macronutrients) is None


def test_the_energy_of_macronutrients_is_that_of_the_label_law() -> None:
    assert BREAD.energy_kcal == 259
    assert Macronutrients(0, 0, 0, alcohol_volume=40).energy_kcal == 220
