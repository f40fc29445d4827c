"""Portions as a person reads them; the examples are rows of USDA's files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foods.importers.portions import amount_in_words, described, measured, plural, with_glass, without_repeats
from foods.importers.record import PortionRecord


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (1.0, "1"),
        (2.0, "2"),
        (0.5, "½"),
        (0.33, "⅓"),
        (0.66, "⅔"),
        (0.67, "⅔"),
        (1.5, "1½"),
        (6.75, "6¾"),
        (0.08, "1/12"),
        (5.3, "5.3"),
        (100.0, "100"),
        (0.001, "0.001"),
    ],
)
def test_amounts_are_neat(amount: float, words: str) -> None:
    assert amount_in_words(amount) == words


@given(st.floats(min_value=0.01, max_value=1000))
def test_amounts_never_vanish_or_trail_zeros(amount: float) -> None:
    words = amount_in_words(amount)
    assert words not in {"", "0"}
    assert not words.endswith(".")
    assert not ("." in words and words.endswith("0"))


@pytest.mark.parametrize(
    ("amount", "unit", "modifier", "text"),
    [
        # SR Legacy: the unit is undetermined, the modifier says all
        (1, "", "cup, chopped", "1 cup, chopped"),
        (1, "undetermined", "large", "1 large"),
        (0.5, "", "cup", "½ cup"),
        (3, "", "oz", "3 oz"),
        (3, "", "oz (3 oz)", "3 oz"),
        (1, "", "serving ( 3 oz )", "1 serving (3 oz)"),
        (1, "", "serving 2.1 oz bar", "1 bar (2.1 oz)"),
        (1, "", "bar 1.45 oz", "1 bar (1.45 oz)"),
        (1, "", "serving 1/2 cup", "1 serving (1/2 cup)"),
        (0.75, "", "cup (1 NLEA serving)", "¾ cup (1 label serving)"),
        (1, "", "NLEA Serving", "1 label serving"),
        (1, "", "jar NFS", "1 jar"),
        (1, "", "serving .25 cup", "1 serving (0.25 cup)"),
        (10, "", "fruit", "10 fruits"),
        # Foundation Foods: unit and modifier apart
        (2.0, "tablespoon", "", "2 tablespoons"),
        (1.0, "cup", "chopped", "1 cup, chopped"),
        (1.0, "cup", " slices", "1 cup, slices"),
        (5.0, "tomatoes", "", "5 tomatoes"),
        (1.0, "each", "medium", "1 medium"),
        (1.0, "each", "", "1 piece"),
        (1.0, "RACC", "", "1 serving (label reference amount)"),
        (1.0, "serving", "NLEA ", "1 label serving"),
        (1.0, "Banana", "Peeled", "1 banana, peeled"),
        (100.0, "milliliter", "", "100 ml"),
        (1.0, "paired cooked w", "crumbles", "1 portion, cooked, crumbles"),
        (None, "cup", "", "1 cup"),
    ],
)
def test_amount_unit_and_modifier_become_words(amount: float | None, unit: str, modifier: str, text: str) -> None:
    assert measured(amount, unit, modifier) == text


@pytest.mark.parametrize(("amount", "unit", "modifier"), [(0, "", "cup"), (1, "undetermined", ""), (1, "", "  ")])
def test_no_amount_or_no_measure_is_no_portion(amount: float, unit: str, modifier: str) -> None:
    assert measured(amount, unit, modifier) is None


@pytest.mark.parametrize(
    ("description", "text"),
    [
        ("1 cup, diced", "1 cup, diced"),
        ("1 cup, NFS", "1 cup"),
        ("1 fl oz (NFS)", "1 fl oz"),
        ("1 6 oz container", "1 × 6 oz container"),
        ("Guideline amount on regular sandwich", "Usual amount on regular sandwich"),
        ("Guideline amount if topping", "Usual amount as topping"),
        ("Quantity not specified", None),
        ("Quantity not specified, if appetizer", None),
    ],
)
def test_written_descriptions_are_tidied(description: str, text: str | None) -> None:
    assert described(description) == text


def test_drink_by_the_ounce_gets_a_cup_of_eight() -> None:
    ounce = PortionRecord("1 fl oz (no ice)", 31.0)
    iced = PortionRecord("1 fl oz (with ice)", 23.0)
    box = PortionRecord("1 juice box/pouch (6.75 fl oz)", 209.0)
    assert with_glass([ounce, iced, box]) == (PortionRecord("1 cup (8 fl oz)", 248.0), ounce, iced, box)


@pytest.mark.parametrize("other", ["1 cup", "1 glass", "8 fl oz", "1 single stick"])
def test_drink_with_a_vessel_gets_no_glass(other: str) -> None:
    portions = (PortionRecord("1 fl oz", 31.0), PortionRecord(other, 240.0))
    assert with_glass(portions) == portions


@pytest.mark.parametrize(
    ("one", "more"),
    [
        ("olive", "olives"),
        ("snow pea", "snow peas"),
        ("blackberry", "blackberries"),
        ("sandwich", "sandwiches"),
        ("animal cookie (iced)", "animal cookies (iced)"),
        ("cracker, rectangular", "crackers, rectangular"),
        ("leaf", "leaves"),
    ],
)
def test_what_is_counted_is_the_last_word_before_a_bracket(one: str, more: str) -> None:
    assert plural(one) == more


def test_repeated_portions_stand_once_but_other_weights_stay() -> None:
    bar, larger = PortionRecord("1 bar", 21.0), PortionRecord("1 bar", 25.0)
    assert without_repeats([bar, larger, bar]) == (bar, larger)
