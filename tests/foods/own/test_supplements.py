"""Compounds: the elemental share, recomputed here from formula weights (IUPAC 2021), and what a label leaves unsaid."""

import pytest

from foods.nutrients import CAFFEINE, CALCIUM, MAGNESIUM, NUTRIENTS, VITAMIN_D, WATER
from foods.own.supplements import (
    BY_KEY,
    COMPOUNDS,
    LISTED_WHEN_PRESENT,
    Unlisted,
    compounds_of,
    elemental,
    is_too_much,
    unlisted_amount,
)

ATOMS = {
    "H": 1.008,
    "C": 12.011,
    "N": 14.007,
    "O": 15.999,
    "Mg": 24.305,
    "S": 32.06,
    "Cl": 35.45,
    "K": 39.098,
    "Ca": 40.078,
}
FORMULAS = {
    "mg_oxide": {"Mg": 1, "O": 1},
    "mg_hydroxide": {"Mg": 1, "O": 2, "H": 2},
    "mg_citrate": {"Mg": 3, "C": 12, "H": 10, "O": 14},  # trimagnesium dicitrate
    "mg_bisglycinate": {"Mg": 1, "C": 4, "H": 8, "N": 2, "O": 4},
    "mg_chloride": {"Mg": 1, "Cl": 2, "H": 12, "O": 6},
    "mg_sulfate": {"Mg": 1, "S": 1, "O": 11, "H": 14},
    "ca_carbonate": {"Ca": 1, "C": 1, "O": 3},
    "ca_citrate": {"Ca": 3, "C": 12, "H": 18, "O": 18},
    "k_chloride": {"K": 1, "Cl": 1},
    "k_bicarbonate": {"K": 1, "H": 1, "C": 1, "O": 3},
    "k_citrate": {"K": 3, "C": 6, "H": 7, "O": 8},
    "k_gluconate": {"K": 1, "C": 6, "H": 11, "O": 7},
}
ELEMENT = {"mg": "Mg", "ca": "Ca", "k": "K"}


@pytest.mark.parametrize("compound", COMPOUNDS, ids=lambda compound: compound.key)
def test_the_share_is_that_of_the_formula_to_whole_per_cent(compound: object) -> None:
    key = compound.key  # type: ignore[attr-defined]
    formula, element = FORMULAS[key], ELEMENT[key.split("_")[0]]
    weight = sum(ATOMS[atom] * count for atom, count in formula.items())
    share = 100 * ATOMS[element] * formula[element] / weight
    assert BY_KEY[key].percent == pytest.approx(share, abs=0.6)


def test_300_mg_magnesium_citrate_hold_48_mg_magnesium() -> None:
    assert elemental(BY_KEY["mg_citrate"], 300) == 48


def test_1250_mg_calcium_carbonate_hold_500_mg_calcium() -> None:
    assert elemental(BY_KEY["ca_carbonate"], 1250) == 500


def test_compounds_go_with_their_mineral() -> None:
    assert [compound.key for compound in compounds_of(CALCIUM)] == ["ca_carbonate", "ca_citrate"]
    assert compounds_of(VITAMIN_D) == ()


@pytest.mark.parametrize("nutrient", NUTRIENTS, ids=lambda nutrient: nutrient.key)
def test_unlisted_means_zero_only_where_the_label_would_have_to_say_otherwise(nutrient: object) -> None:
    absent = unlisted_amount(nutrient, Unlisted.ABSENT)  # type: ignore[arg-type]
    assert absent == (0 if nutrient in LISTED_WHEN_PRESENT else None)
    assert unlisted_amount(nutrient, Unlisted.UNKNOWN) is None  # type: ignore[arg-type]


def test_caffeine_and_water_need_not_be_listed() -> None:
    assert not {CAFFEINE, WATER} & set(LISTED_WHEN_PRESENT)


def test_a_dose_may_be_large_but_not_impossible() -> None:
    assert not is_too_much(VITAMIN_D, 1_250)  # 50,000 IU, a weekly capsule
    assert is_too_much(VITAMIN_D, 20_000)
    assert not is_too_much(MAGNESIUM, 2_000)
    assert is_too_much(MAGNESIUM, 400_000)  # 400 typed with g for mg
