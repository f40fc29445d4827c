"""What a line names beside its foods: the meal and the time; and what a sentence tells of them."""

from datetime import time

import pytest

from foods.quantities import Line, parse_line, read_line


@pytest.mark.parametrize(
    ("line", "meal"),
    [
        ("breakfast: 2 eggs", "breakfast"),
        ("Lunch - lentil soup", "lunch"),
        ("Supper, 2 sausages", "dinner"),
        ("brunch: waffles", "lunch"),  # as in What We Eat in America
        ("snacks: almonds", "snack"),
        ("tea: 2 crumpets", "dinner"),
        ("Dinner = trout & leeks", "dinner"),
        ("brunch; waffles", "lunch"),
        ("supper > ramen", "dinner"),
        ("L: wrap D: curry", "lunch"),
        ("Afternoon tea: 2 scones", "snack"),
        ("Dinner:\n2 tacos", "dinner"),
        ("for lunch 1 wrap", "lunch"),
        ("1 wrap for lunch", "lunch"),
        ("For my midday meal, I had rice", "lunch"),
        ("We ate kippers for tea", "dinner"),
        ("My mid-morning snack consisted of 20g of raisins", "snack"),
        ("Tonight's dinner featured a quiche", "dinner"),
        ("I kicked off my day with a quick breakfast of oats", "breakfast"),
        ("As a light snack, I had a 30g breakfast bar", "snack"),
        ("This morning I drank a cup of cocoa", "breakfast"),
        ("1 breakfast burrito", None),
        ("2 dinner rolls", None),
        ("snack mix 30 g", None),
        ("tea: 250 ml", None),
        ("lunch meat", None),
        ("2 eggs", None),
    ],
)
def test_the_meal_that_a_line_names(line: str, meal: str | None) -> None:
    assert read_line(line).meal == meal


@pytest.mark.parametrize(
    ("line", "clock"),
    [
        ("08:00 coffee", time(8)),
        ("18:45 2 tacos", time(18, 45)),
        ("8:30pm: porridge", time(20, 30)),
        ("at 8 am 2 eggs", time(8)),
        ("2 eggs at 7.15 a.m.", time(7, 15)),
        ("coffee at 12 am", time(0)),
        ("lunch at 12:30: soup", time(12, 30)),
        ("around noon I had a wrap", time(12)),
        ("6 o'clock soup", time(6)),
        ("2 eggs", None),
        ("2.30 g salt", None),
        ("60/40 spread", None),
        ("25:00 coffee", None),
        ("3 am bars", time(3)),
    ],
)
def test_the_time_that_a_line_names(line: str, clock: time | None) -> None:
    assert read_line(line).time == clock


def test_a_line_of_a_meal_alone_has_no_food() -> None:
    assert read_line("Lunch:") == Line("Lunch:", (), "lunch")


def test_weights_in_a_sentence_stand_before_and_after_their_foods() -> None:
    parts = parse_line(
        "For lunch, I had a crisp 110g serving of coleslaw, a veal cutlet weighing 95g, and 0.2 kg of rice."
    )
    assert [(part.food, part.weight_g) for part in parts] == [("coleslaw", 110), ("veal cutlet", 95), ("rice", 200)]


def test_a_dose_in_iu_is_an_amount_of_its_own() -> None:
    parts = parse_line("I took vitamin d 1000 iu and magnesium 200 mg")
    assert [(part.quantity, part.unit) for part in parts] == [(1000, "iu"), (200, "mg")]


def test_what_is_told_of_a_food_is_a_remark() -> None:
    part = parse_line("I had 45g of polenta with herbs, which my neighbour made")[0]
    assert (part.food, part.comment) == ("polenta with herbs", "which my neighbour made")
    assert part.text == "45g of polenta with herbs"


def test_a_part_of_a_sentence_reads_alike_by_itself() -> None:
    told = (
        "My lunch was a delicious 95g serving of rice pudding, along with a fried 60g egg and a tart that weighed 80 g"
    )
    for part in parse_line(told):
        again = parse_line(part.text)
        assert [(other.food, other.weight_g) for other in again] == [(part.food, part.weight_g)]


def test_each_of_some_pieces_weighs_so_much() -> None:
    assert parse_line("2 slices - each 3 oz ham")[0].weight_g == pytest.approx(6 * 28.349523125)
    assert parse_line("2 patties, each 100 g")[0].weight_g == 200
