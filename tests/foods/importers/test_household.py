"""Portions that were reviewed, and those that a food takes over from another of USDA's tables."""

from dataclasses import replace
from pathlib import Path

import pytest

from foods.importers import household
from foods.importers.household import Reviewed, with_reviewed_portion
from foods.importers.record import FoodRecord, PortionRecord, TableError
from foods.importers.siblings import with_siblings_portions
from foods.nutrients import Amounts

SLICE, WHOLE, CUP = PortionRecord("1 slice", 20.0), PortionRecord("1 whole", 125.0), PortionRecord("1 cup", 180.0)
TOMATO = FoodRecord("fndds", "9", "74", "2024-10-31", "Tomato", "", Amounts(), portions=(SLICE, CUP))
ROW = Reviewed("fndds", "74", "Tomato", SLICE, WHOLE, "portion 1; piece: SR Legacy 11529")
HEADER = "source,code,food,portion,portion_g,piece,piece_g,basis\n"


def test_reviewed_portion_comes_first_and_a_piece_that_the_food_lacks_is_added() -> None:
    food = with_reviewed_portion(TOMATO, {("fndds", "74"): ROW})
    assert food.usual_portion == SLICE
    assert food.portions == (SLICE, CUP, WHOLE)


def test_measure_weighs_what_the_release_at_hand_says() -> None:
    newer = replace(TOMATO, portions=(PortionRecord("1 slice", 22.0),))
    assert with_reviewed_portion(newer, {("fndds", "74"): ROW}).usual_portion == PortionRecord("1 slice", 22.0)


def test_a_row_may_overrule_what_the_release_weighs() -> None:
    row = replace(ROW, portion=CUP, piece=PortionRecord("1 slice", 30.0), basis="overrules FNDDS: SR Legacy 11529")
    food = with_reviewed_portion(TOMATO, {("fndds", "74"): row})
    assert food.portions == (PortionRecord("1 slice", 30.0), CUP)


def test_other_foods_stay_as_they_are() -> None:
    assert with_reviewed_portion(TOMATO, {("sr_legacy", "74"): ROW}) is TOMATO


@pytest.mark.parametrize(
    "line",
    [
        "fndds,74,Tomato,,20,,,portion 1",
        "fndds,74,Tomato,1 slice,0,,,portion 1",
        "fndds,74,Tomato,1 slice,20,1 whole,,portion 1",
        "fndds,74,Tomato,1 slice,20,,,",
        "fndds,,Tomato,1 slice,20,,,portion 1",
        "fndds,74,Tomato,1 slice,20,,,portion 1\nfndds,74,Tomato,1 slice,20,,,portion 1",
    ],
)
def test_row_without_weight_source_or_number_is_refused_with_its_line(line: str, tmp_path: Path) -> None:
    path = tmp_path / "portions.csv"
    path.write_text(HEADER + line + "\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"portions\.csv, line [23]"):
        household.read(path)


def test_foundation_food_takes_over_the_measures_of_the_same_number() -> None:
    label = PortionRecord("1 serving (label reference amount)", 85.0)
    legacy = replace(TOMATO, source="sr_legacy", code="11529", portions=(WHOLE,))
    bare = replace(TOMATO, source="foundation", code="11529", portions=(label,))
    measured, other = replace(bare, portions=(CUP,)), replace(bare, code="11530")
    found = list(with_siblings_portions([bare, measured, other, legacy]))
    assert [food.portions for food in found] == [(WHOLE, label), (CUP,), (label,), (WHOLE,)]
