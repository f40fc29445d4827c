"""Barcode numbers: GS1's printed examples, how people type them, and that a wrong digit is noticed."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from foods.barcodes.gtin import (
    DIGITS,
    MESSAGES,
    GtinError,
    check_digit,
    is_valid,
    normalised,
    of_table,
    printed,
    readings,
    worldwide,
)


def code_of(text: str) -> str:
    with pytest.raises(GtinError) as error:
        normalised(text)
    assert str(error.value) == MESSAGES[error.value.code]
    return error.value.code


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("6291041500213", "06291041500213"),  # GS1, "How to calculate a check digit manually"
        ("9506000134352", "09506000134352"),  # GS1 Digital Link standard: Dal Giardino risotto
        ("(01)09506000134352", "09506000134352"),  # the same as GS1 prints it beside a bar code
        ("80614141123458", "80614141123458"),  # GS1 Tag Data Standard, GTIN-14
        ("614141123452", "00614141123452"),  # its item as UPC-A
        ("12345670", "00000012345670"),  # GTIN-8
        ("5901234123457", "05901234123457"),  # the example of the article "International Article Number"
        ("036000291452", "00036000291452"),  # the example of the article "Universal Product Code"
    ],
)
def test_printed_examples_become_fourteen_digits(text: str, digits: str) -> None:
    assert normalised(text) == digits


@pytest.mark.parametrize(
    "text",
    [
        "0 36000 29145 2",
        "0-36000-29145-2",
        " 036000291452\n",
        "36000291452",
        "0036000291452",
        "00036000291452",
        "0000000036000291452",
        "0\N{NO-BREAK SPACE}36000\N{EN DASH}29145\N{NON-BREAKING HYPHEN}2",
        "０３６０００２９１４５２",
    ],
)
def test_spaces_dashes_and_leading_zeros_make_no_difference(text: str) -> None:
    assert normalised(text) == "00036000291452"


# Each rule's example in Printronix, LQH-HWTM manual, table 19, "Six-Digit Zero Expansion": maker's and product number.
@pytest.mark.parametrize(
    ("six", "maker", "product"),
    [
        ("124560", "12000", "00456"),
        ("275831", "27100", "00583"),
        ("412022", "41200", "00202"),
        ("876543", "87600", "00054"),
        ("753774", "75370", "00007"),
        ("213756", "21375", "00006"),
        ("517019", "51701", "00009"),
    ],
)
def test_a_small_barcode_is_the_long_number_without_its_zeros(six: str, maker: str, product: str) -> None:
    check = check_digit(f"0{maker}{product}")
    assert readings(f"0{six}{check}")[-1] == f"000{maker}{product}{check}"
    assert normalised(six) == f"000{maker}{product}{check}"


@pytest.mark.parametrize(
    ("upc_e", "upc_a"),
    [
        ("06543217", "065100004327"),  # the example of the article "Universal Product Code"
        ("04252614", "042100005264"),  # an example in many barcode guides
        ("16543214", "165100004324"),  # number system 1
    ],
)
def test_a_small_barcode_has_the_check_digit_of_the_long_number(upc_e: str, upc_a: str) -> None:
    assert normalised(upc_e) == upc_a.zfill(DIGITS)


def test_six_digits_are_a_small_barcode_of_number_system_zero() -> None:
    assert normalised("654321") == "00065100004327"


def test_a_small_barcode_that_lost_its_zero_is_understood() -> None:
    assert normalised("6543217") == "00065100004327"


def test_eight_digits_that_are_both_give_two_readings_and_the_short_one_first() -> None:
    both = next(
        text for n in range(1_000_000) if len(readings_or_none(text := f"0{n:06}{check_digit(f'0{n:06}')}")) == 2
    )
    short, long = readings(both)
    assert short == both.zfill(DIGITS)
    assert long[-1] == both[-1]


def readings_or_none(text: str) -> tuple[str, ...]:
    try:
        return readings(text)
    except GtinError:
        return ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("  -  ", "empty"),
        ("036000291453", "check_digit"),
        ("0000000000000", "check_digit"),
        ("12345", "too_short"),
        ("123456789012345", "too_long"),
        ("1" * 200, "too_long"),
        ("03600029145O", "not_digits"),
        ("https://example.org/01/09506000134352", "not_digits"),
        ("½12345670", "not_digits"),
        ("１２３٤٥٦٧٠", "not_digits"),
        ("²2345670", "check_digit"),
    ],
)
def test_what_is_wrong_is_said(text: str, code: str) -> None:
    assert code_of(text) == code


NUMBERS = st.integers(1, 10**13 - 1).map(lambda number: (digits := f"{number:013}") + check_digit(digits))


@given(NUMBERS)
def test_a_number_reads_as_itself(number: str) -> None:
    assert normalised(number) == number


@given(NUMBERS, st.integers(0, 13), st.integers(1, 9))
def test_any_single_wrong_digit_is_noticed(number: str, place: int, more: int) -> None:
    wrong = number[:place] + str((int(number[place]) + more) % 10) + number[place + 1 :]
    assert code_of(wrong) == "check_digit"


@given(st.integers(2_000_000, 9_999_999), st.integers(0, 7), st.integers(1, 9))
def test_any_single_wrong_digit_of_a_short_number_is_noticed(seven: int, place: int, more: int) -> None:
    number = f"{seven}{check_digit(str(seven))}"
    wrong = number[:place] + str((int(number[place]) + more) % 10) + number[place + 1 :]
    assume(wrong[0] not in "01")  # it could be a UPC-E then
    assert code_of(wrong) == "check_digit"


@given(st.text())
def test_any_text_is_a_number_or_a_gtin_error(text: str) -> None:
    found = readings_or_none(text)
    assert all(is_valid(digits) and len(digits) == DIGITS for digits in found)


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("37600665605", "00037600665605"),  # a leading zero lost
        ("10038034720202", "10038034720202"),
        ("654321", ""),
        ("17", ""),
        ("", ""),
        ("36000291453", ""),
        ("N/A", ""),
    ],
)
def test_a_table_states_a_number_or_none(text: str, digits: str) -> None:
    assert of_table(text) == digits


@pytest.mark.parametrize(
    ("gtin", "everywhere"),
    [
        ("00036000291452", True),
        ("06291041500213", True),
        ("00000012345670", True),
        ("00000090311017", True),
        ("10614141000415", True),
        ("00000000505161", False),  # 00505161, a shop's own eight digits
        ("00000020004552", False),  # 20004552
        ("02099999000005", False),  # 20…, priced by weight
        ("00212345678992", False),  # UPC-A of number system 2, the same
        ("00412345678996", False),  # UPC-A of number system 4
    ],
)
def test_a_shops_own_number_names_no_product_elsewhere(gtin: str, everywhere: bool) -> None:
    assert worldwide(gtin) == (gtin if everywhere else "")


@pytest.mark.parametrize("number", ["12345670", "036000291452", "6291041500213", "10614141000415", "00505161"])
def test_a_number_is_printed_as_it_stands_under_the_bars(number: str) -> None:
    assert printed(number.zfill(DIGITS)) == number


def test_no_number_is_printed_as_nothing() -> None:
    assert printed("") == ""


def test_no_number_is_no_number_everywhere() -> None:
    assert worldwide("") == ""
