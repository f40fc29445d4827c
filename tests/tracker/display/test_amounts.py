import pytest

from foods.nutrients import CALCIUM, ENERGY, MAGNESIUM, VITAMIN_D, Nutrient
from tracker.display.amounts import (
    format_amount,
    format_figure,
    format_percent,
    format_probability,
    format_release,
    format_share,
    in_unit,
    unit_of,
)

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("value", "nutrient", "unit", "words"),
    [
        (212.4, MAGNESIUM, "ug", "212 mg"),
        (212.5, MAGNESIUM, "ug", "213 mg"),
        (1000.0, CALCIUM, "ug", "1,000 mg"),
        (1004.9, CALCIUM, "ug", "1,000 mg"),
        (1005.0, CALCIUM, "ug", "1,010 mg"),
        (12345.0, CALCIUM, "ug", "12,350 mg"),
        (0.0, CALCIUM, "ug", "0 mg"),
        (7.25, VITAMIN_D, "ug", "7.3 µg"),
        (15.0, VITAMIN_D, "ug", "15 µg"),
        (62.5, VITAMIN_D, "iu", "2,500 IU"),
        (0.11, VITAMIN_D, "iu", "4 IU"),
        (212.4, MAGNESIUM, "iu", "212 mg"),
        (1834.0, ENERGY, "ug", "1,830 kcal"),
        (None, VITAMIN_D, "ug", "not measured"),
    ],
)
def test_amounts_are_rounded_as_method_section_9_says(
    value: float | None, nutrient: Nutrient, unit: str, words: str
) -> None:
    assert format_amount(value, nutrient, unit).replace(NBSP, " ") == words


def test_a_figure_stands_without_its_unit() -> None:
    assert format_figure(864.2, CALCIUM, "ug") == "864"
    assert format_figure(None, CALCIUM, "ug") == "not measured"


def test_vitamin_d_is_read_in_the_unit_of_the_setting() -> None:
    assert unit_of(VITAMIN_D, "iu") == "IU"
    assert in_unit(10.0, VITAMIN_D, "iu") == 400.0
    assert unit_of(CALCIUM, "iu") == "mg"
    assert in_unit(10.0, CALCIUM, "iu") == 10.0


def test_a_negative_amount_has_a_real_minus_sign() -> None:
    assert format_figure(-3.0, MAGNESIUM, "ug") == "\N{MINUS SIGN}3"


@pytest.mark.parametrize(("percent", "words"), [(72.4, "72%"), (0.0, "0%"), (150.5, "151%"), (1204.0, "1,200%")])
def test_a_percentage_has_no_decimals(percent: float, words: str) -> None:
    assert format_percent(percent) == words


@pytest.mark.parametrize(
    ("share", "words"),
    [(0.0, "0%"), (0.004, "under 1%"), (0.25, "25%"), (0.985, "99%"), (0.996, "over 99%"), (1.0, "100%")],
)
def test_a_share_claims_neither_nothing_nor_everything(share: float, words: str) -> None:
    assert format_share(share) == words


def test_a_probability_is_never_certain() -> None:
    assert format_probability(1.0) == "over 99%"
    assert format_probability(0.0) == "under 1%"
    assert format_probability(0.836) == "84%"


def test_a_release_is_a_date_in_words() -> None:
    assert format_release("2024-10-31") == "31 Oct 2024"
    assert format_release("SR28") == "SR28"
