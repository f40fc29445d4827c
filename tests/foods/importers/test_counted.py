"""Pieces that a measure counts in brackets, and cups that hold shells."""

import pytest

from foods.importers.counted import with_counted_pieces, with_level_scoops, without_shells
from foods.importers.record import FoodRecord, PortionRecord
from foods.nutrients import Amounts


def food(**weights: float) -> FoodRecord:
    portions = tuple(PortionRecord(text, weight) for text, weight in weights.items())
    return FoodRecord("sr_legacy", "1", "1", "2018-04", "Nuts", "Nuts", Amounts(), portions=portions)


@pytest.mark.parametrize(
    ("measure", "grams", "piece", "each_g"),
    [
        ("1 oz (14 halves)", 28.35, "1 half", 2.025),
        ("1 oz (23 whole kernels)", 28.35, "1 whole kernel", 1.233),
        ("1 serving (6 pieces)", 40.0, "1 piece", 6.667),
        ("1 serving (3 cookies)", 34.0, "1 cookie", 11.333),
    ],
)
def test_a_piece_is_its_share_of_what_is_counted(measure: str, grams: float, piece: str, each_g: float) -> None:
    assert with_counted_pieces(food(**{measure: grams})).portions[1:] == (PortionRecord(piece, each_g),)


@pytest.mark.parametrize(
    "measure", ["1 serving (2 tbsp)", "1 package (2 lb)", "1 oz (1 slice)", "1 cracker (2 squares)"]
)
def test_what_only_weighs_or_holds_a_food_is_no_piece(measure: str) -> None:
    assert with_counted_pieces(food(**{measure: 30.0})).portions == (PortionRecord(measure, 30.0),)


def test_a_piece_that_the_table_weighs_keeps_its_weight() -> None:
    nuts = food(**{"1 oz (14 halves)": 28.35, "1 half": 2.0})
    assert with_counted_pieces(nuts) == nuts


def test_a_scoop_is_no_cup_but_half_of_one() -> None:
    ice_cream = food(**{"1 cup": 135.0, "1 scoop": 120.0})
    assert with_level_scoops(ice_cream).portions == (PortionRecord("1 cup", 135.0), PortionRecord("1 scoop", 67.5))
    powder = food(**{"1 cup": 120.0, "1 scoop": 30.0})
    assert with_level_scoops(powder) == powder


def test_a_cup_is_without_shells() -> None:
    seeds = food(**{"1 cup, without shell": 144.0, "1 cup, in shell, yields": 46.0, "1 cup": 46.0, "1 oz": 28.35})
    assert [portion.text for portion in without_shells(seeds).portions] == [
        "1 cup, without shell", "1 cup, in shell, yields", "1 oz",
    ]  # fmt: skip
