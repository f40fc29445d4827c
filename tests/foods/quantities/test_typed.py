"""Quantities as people type them, and numbers as people write them."""

from contextlib import suppress

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from foods.quantities import MESSAGES, Quantity, QuantityError, format_quantity, parse_line, parse_quantity


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("2", 2),
        (" 2 ", 2),
        ("1/2", 0.5),
        ("½", 0.5),
        ("1 ½", 1.5),
        ("1½", 1.5),
        ("1 1/2", 1.5),
        ("1-1/2", 1.5),
        ("1⁄2", 0.5),
        ("⅔", 2 / 3),
        ("1.5", 1.5),
        ("1,5", 1.5),
        ("0.25", 0.25),
        (".5", 0.5),
        ("5.", 5),
        ("２", 2),
        ("9999.9", 9999.9),
        ("0,125", 0.125),
        ("1,234.5", 1234.5),
        ("1.234,5", 1234.5),
        ("two", 2),
        ("a half", 0.5),
        ("half a dozen", 6),
        ("one and a half", 1.5),
        ("two thirds", 2 / 3),
        ("1/3rd", 1 / 3),
        ("2-3", 2.5),
        ("about 3", 3),
    ],
)
def test_numbers(typed: str, number: float) -> None:
    assert parse_quantity(typed) == Quantity(number)


@pytest.mark.parametrize(
    ("typed", "quantity"),
    [
        ("200g", Quantity(200, "g")),
        ("200 Grams", Quantity(200, "g")),
        ("1/2 kg", Quantity(0.5, "kg")),
        ("3 oz", Quantity(3, "oz")),
        ("3 oz.", Quantity(3, "oz")),
        ("1 ½ ounces", Quantity(1.5, "oz")),
        ("250 ml", Quantity(250, "ml")),
        ("8 fl oz", Quantity(8, "fl oz")),
        ("8 fl. oz.", Quantity(8, "fl oz")),
        ("1 fluid ounce", Quantity(1, "fl oz")),
        ("0,5 l", Quantity(0.5, "l")),
        ("1½ dl", Quantity(1.5, "dl")),
        ("25cl", Quantity(25, "cl")),
        ("1 lb", Quantity(1, "lb")),
        ("1 lb 4 oz", Quantity(1.25, "lb")),
        ("2 tbsp", Quantity(2, "tbsp")),
        ("2 tbsp + 1.5 tsp", Quantity(2.5, "tbsp")),
        ("a cup", Quantity(1, "cup")),
        ("1/2 cup", Quantity(0.5, "cup")),
        ("2 x 150 g", Quantity(300, "g")),
        ("100-150 g", Quantity(125, "g")),
        ("100 g - 150 g", Quantity(125, "g")),
        ("1 cup (240 ml)", Quantity(1, "cup")),
        ("a hundred grams", Quantity(100, "g")),
        ("2,000 iu", Quantity(2000, "iu")),
        ("1,000 mg", Quantity(1000, "mg")),
        ("400 µg", Quantity(400, "mcg")),
        ("2 slices", Quantity(2, "slice")),
        ("a handful", Quantity(1, "handful")),
        ("1.125 cups", Quantity(1.125, "cup")),
    ],
)
def test_units(typed: str, quantity: Quantity) -> None:
    assert parse_quantity(typed) == quantity


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "empty"),
        ("   ", "empty"),
        ("abc", "not_a_number"),
        ("nan", "not_a_number"),
        ("inf", "not_a_number"),
        ("1e3", "not_a_number"),
        ("0x10", "not_a_number"),
        ("1_000", "not_a_number"),
        ("1.2.3", "not_a_number"),
        ("1/0", "not_a_number"),
        ("٣", "not_a_number"),
        ("1" * 41, "not_a_number"),
        ("0", "not_positive"),
        ("0.0001", "not_positive"),
        ("-2", "not_positive"),
        ("−2", "not_positive"),
        ("0/5", "not_positive"),
        ("10000", "too_large"),
        ("1" * 30, "too_large"),
        ("10 kg", "too_large"),
        ("400 oz", "too_large"),
        ("1,000", "ambiguous"),
        ("1.500", "ambiguous"),
        ("1.500 g", "ambiguous"),
        ("1,500 g", "ambiguous"),
        ("1 kg 2,500 g", "ambiguous"),
        ("-2 cups", "not_positive"),
        ("-abc", "not_a_number"),
        ("g", "not_a_number"),
        ("200 g 3", "several"),
        ("2 cups 3 eggs", "several"),
        ("1 cup, 2 slices", "several"),
        ("2 3", "several"),
        ("2 eggs", "unknown_unit"),
        ("2 large", "unknown_unit"),
        ("2 cups milk", "unknown_unit"),
        ("2 inches", "unknown_unit"),
        ("11 l", "too_large"),
        ("25 lb", "too_large"),
    ],
)
def test_what_cannot_be_a_quantity_is_refused_with_its_reason(typed: str, code: str) -> None:
    with pytest.raises(QuantityError) as caught:
        parse_quantity(typed)
    assert caught.value.code == code
    assert str(caught.value) == MESSAGES[code]


def test_refusal_is_a_value_error() -> None:
    assert issubclass(QuantityError, ValueError)


def test_ounces_weigh() -> None:
    assert parse_quantity("2 oz").weight_g == pytest.approx(56.699)  # 28.349523125 g each
    assert parse_quantity("2 oz").volume_ml is None


def test_fluid_ounces_fill() -> None:
    assert parse_quantity("8 fl oz").volume_ml == pytest.approx(236.588)  # a US cup
    assert parse_quantity("8 fl oz").weight_g is None


def test_a_plain_number_neither_weighs_nor_fills() -> None:
    assert (parse_quantity("2").weight_g, parse_quantity("2").volume_ml) == (None, None)


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (1, "1"),
        (0.5, "½"),
        (1.5, "1 ½"),
        (1 / 3, "⅓"),
        (1.333, "1 ⅓"),
        (0.67, "⅔"),
        (2.45, "2.45"),
        (0.1, "0.1"),
        (1.455, "1.46"),
        (0.455, "0.455"),
    ],
)
def test_numbers_are_written_as_people_write_them(number: float, written: str) -> None:
    assert format_quantity(number) == written


def test_large_numbers_have_no_fractions() -> None:
    assert format_quantity(250.5) == "250.5"


@given(st.floats(min_value=0.001, max_value=9999, allow_nan=False))
def test_what_is_written_is_read_as_the_same_number(number: float) -> None:
    assert parse_quantity(format_quantity(number)).number == pytest.approx(number, abs=0.005)


@given(st.integers(min_value=1, max_value=9999), st.sampled_from([0, 1 / 8, 1 / 4, 1 / 3, 3 / 8, 1 / 2, 2 / 3, 3 / 4]))
def test_common_fractions_survive(whole: int, fraction: float) -> None:
    number = whole % 100 + fraction or 1
    assert parse_quantity(format_quantity(number)).number == pytest.approx(number, rel=1e-12)


@given(st.text() | st.from_regex(r"[-0-9½⅓.,/ ]{0,12}[a-z]{0,4}"))
def test_any_text_is_a_quantity_or_refused(text: str) -> None:
    with suppress(QuantityError):
        assert 0 < parse_quantity(text).number < 10_000


@given(
    st.sampled_from(["2", "1 ½", "0,5", "a", "half a", "two", "1 lb 4", "2 x 3", "1-2", "1 g to 5"]),
    st.sampled_from(["g", "kg", "oz", "ml", "dl", "l", "fl oz", "cup", "tbsp", "teaspoons", "iu", "mcg"]),
)
def test_the_field_reads_what_the_line_reads(number: str, unit: str) -> None:
    part = parse_line(f"{number} {unit} of kefir")[0]
    assume(part.food == "kefir")
    typed = parse_quantity(f"{number} {unit}")
    assert (typed.weight_g, typed.volume_ml) == (part.weight_g, part.volume_ml)
