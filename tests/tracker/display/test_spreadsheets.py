"""What people write stays text in a spreadsheet, and comes back as it was written."""

import csv
import io
import re
import unicodedata
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.house import ROOT, python_files
from tracker.display.spreadsheets import BEGINS_FORMULA, PASSED_OVER, SEPARATES, csv_line, marked, unmarked

OWN_FILE = "foods/importers/source_list.py"  # rewrites a file that this program ships, from reviewed words
SIGNS = "=+-@%＝＋－＠％−"
RISKY = st.text(st.sampled_from("=+-@%＝−;,|；\t\r\n '\"\ufeff\u200ba1")) | st.text()


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("＝1+1", "'＝1+1"),
        ("-2+3", "'-2+3"),
        (";=1+1", "';'=1+1"),
        ("a;=1+1", "a;'=1+1"),
        ("a,＝1+1", "a,'＝1+1"),
        ("a\t=1+1", "a\t'=1+1"),
        ("a\n=1+1", "a\n'=1+1"),
        (" \ufeff\u200b=1+1", "' \ufeff\u200b=1+1"),
        ('a;"=1+1"', 'a;\'"=1+1"'),  # where ; separates, the doubled quotes of the file are empty and a formula follows
        ("@SUM(A1)", "'@SUM(A1)"),
        ("%0A=1", "'%0A=1"),
        ("'=1", "''=1"),  # else it would come back as =1
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
    ],
)
def test_no_place_of_a_text_begins_a_formula(text: str, cell: str) -> None:
    assert marked(text) == cell
    assert unmarked(cell) == text


@pytest.mark.parametrize(
    "text", ["", "Milk, low-fat, 2% milkfat", "'s ochtends", "7up; cold", "Bread (+ butter) = 1/2"]
)
def test_a_text_that_begins_none_stays_as_it_is(text: str) -> None:
    assert marked(text) == unmarked(text) == text


@given(RISKY)
@example("'\t'=")
def test_a_marked_text_comes_back_as_it_was(text: str) -> None:
    assert unmarked(marked(text)) == text


@given(RISKY, st.sampled_from(",;\t|"))
def test_no_cell_begins_a_formula_whatever_separates_the_cells(text: str, separator: str) -> None:
    """Read as a spreadsheet would with each list separator; what it may pass over is taken away first."""
    rows = csv.reader(io.StringIO(csv_line(["Oats", text, 1]), newline=""), delimiter=separator)
    for cell in (cell for row in rows for cell in row):
        begins = re.sub(rf"\A[{PASSED_OVER.replace(chr(39), '')}]+", "", cell)
        assert not begins.startswith(tuple(SIGNS))


def test_numbers_stay_numbers_and_unknown_stays_empty() -> None:
    assert csv_line([-1.5, 0, None, date(2026, 11, 22), "-1.5"]) == "-1.5,0,,2026-11-22,'-1.5\r\n"


def test_a_million_tabs_are_read_once() -> None:
    """Tried anew from each, they would take an hour."""
    tabs = "\t" * 1_000_000
    assert marked(tabs) == unmarked(tabs) == tabs


def every_character() -> list[str]:
    return [chr(number) for number in range(0x110000)]


def test_every_form_of_a_sign_counts_as_the_sign() -> None:
    for signs, known in (("=+-@%−", BEGINS_FORMULA), (";,|", SEPARATES)):
        forms = {sign for sign in every_character() if unicodedata.normalize("NFKC", sign) in [*signs]}
        assert forms - set(known) == set()


def test_all_that_cannot_be_seen_is_passed_over() -> None:
    passed = re.compile(f"[{PASSED_OVER}]")
    unseen = [sign for sign in every_character() if unicodedata.category(sign) in ("Cc", "Cf", "Zs", "Zl", "Zp")]
    assert [sign for sign in unseen if not passed.match(sign)] == []


def test_every_file_for_spreadsheets_is_written_by_this_module() -> None:
    writes = re.compile(r"csv\.(?:writer|DictWriter)|\.to_csv\(|import writer\b")
    files = [*python_files("foods"), *python_files("tracker")]
    writers = [path for path in files if writes.search((ROOT / path).read_text(encoding="utf-8"))]
    assert writers == [OWN_FILE, "tracker/display/spreadsheets.py"]
