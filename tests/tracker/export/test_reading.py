"""Documents that somebody changed, cut off, or made up: a sentence, or the rows that are right; never a crash."""

import io
import json
import re
import tracemalloc
from typing import Any

import pytest

from tests.tracker.export.conftest import LATEST, read_text
from tests.tracker.export.test_round_trip import FIXTURE
from tracker.export import reading, scanning
from tracker.export.columns import Column, Kind
from tracker.export.documents import Problem
from tracker.export.reading import WrongRow, read, row_of
from tracker.export.scanning import UnreadableDocument
from tracker.export.table import Table
from tracker.export.tables import ENTRIES, INGREDIENTS

TEXT = FIXTURE.read_text(encoding="utf-8")
BEGINNING = '{"_format":"electrolog","_version":1'
FIRST_ENTRY = TEXT.splitlines().index('"entries":[') + 2  # its line in the fixture


def changed(**values: Any) -> list[Problem]:
    """What is wrong once the first entry has these values."""
    lines = TEXT.splitlines()
    row = json.loads(lines[FIRST_ENTRY - 1].rstrip(","))
    lines[FIRST_ENTRY - 1] = json.dumps(row | values) + ","
    return list(read_text("\n".join(lines)).problems)


def test_the_fixture_is_right() -> None:
    found = read_text(TEXT)
    assert (found.left_out, len(found.of(ENTRIES))) == (0, 5)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("grams", "100"),
        ("grams", True),
        ("grams", -1),
        ("grams", 10_000),
        ("magnesium_mg", -0.5),
        ("magnesium_mg", [1]),
        ("magnesium_mg", {"a": 1}),
        ("quantity", 0),
        ("quantity", None),
        ("name", None),
        ("name", "  "),
        ("name", "x" * 301),
        ("name", "a\0b"),
        ("name", "\ud800"),
        ("meal", "second breakfast"),
        ("source", "nowhere"),
        ("date", "2026-11-31"),
        ("date", "2026-W47-5"),
        ("date", "20261120"),
        ("date", "2026-12-24"),
        ("date", "0001-01-01"),
        ("date", 20261120),
        ("local_time", "25:00:00"),
        ("local_time", "07:00:00+01:00"),
        ("created_at", "2026-11-20T11:00:00"),
        ("created_at", "0001-01-01T00:00:00+14:00"),
        ("key", "1"),
        ("key", "{00000000-0000-0000-0000-000000000001}"),
        ("food", "spinach"),
    ],
)
def test_a_wrong_value_leaves_its_row_out_and_is_named_with_line_and_field(field: str, value: object) -> None:
    (problem,) = changed(**{field: value})
    assert problem[:2] == (FIRST_ENTRY, field)
    assert problem.reason.endswith(".")


@pytest.mark.parametrize("number", ["1e999", "-1e999"])
def test_a_number_without_end_is_none(number: str) -> None:
    (problem,) = read_text(re.sub(r'"grams":0\.3\d*', f'"grams":{number}', TEXT, count=1)).problems
    assert (problem.field, problem.reason) == ("grams", "It is no number.")


def test_unknown_columns_leave_their_row_out() -> None:
    (problem,) = changed(user_id=1)
    assert problem == (FIRST_ENTRY, "", "“user_id” is no column of entries.")


def test_a_row_that_stands_twice_is_taken_once() -> None:
    (problem,) = changed(key="00000000-0000-0000-0000-000000000002")
    assert problem == (FIRST_ENTRY + 1, "", "It stands in the file twice.")


def test_what_belongs_to_nothing_is_left_out() -> None:
    found = read_text(TEXT.replace('"recipe":"own:soup"', '"recipe":"own:other"'))
    assert [(problem.field, problem.reason) for problem in found.problems] == [
        ("recipe", "What it belongs to is not in the file.")
    ] * 2


def test_a_recipe_cannot_contain_itself() -> None:
    assert '"food":"sr_legacy:168462","grams":30.0' in TEXT
    found = read_text(TEXT.replace('"food":"sr_legacy:168462","grams":30.0', '"food":"own:soup","grams":30.0'))
    assert [row["food"] for row in map(INGREDIENTS.values, found.rows["ingredients"])] == [None] * 2


UNREADABLE: list[tuple[str | bytes, str]] = [
    ("", "does not begin like one"),
    ("{}", "does not begin like one"),
    ("[]", "does not begin like one"),
    ("Date,Food\n1,2\n", "does not begin like one"),
    ('{"_format":"other","_version":1}', "does not begin like one"),
    ('{"_format":"electrolog","_version":3}', "A newer Electrolog"),
    ('{"_format":"electrolog","_version":"1"}', "its version is missing"),
    ('{"_format":"electrolog","_version":true}', "its version is missing"),
    (BEGINNING + ',"users":[]}', "“users” is no part"),
    (BEGINNING + ',"days":[],"days":[]}', "“days” stands twice"),
    (BEGINNING + ',\n"days":[\n{"date":"2026-11-20","date":"2026-11-21"}]}', "Line 3 .*“date” stands there twice"),
    (BEGINNING + ',"days":[NaN]}', "no amount can be"),
    (BEGINNING + ',"days":[-Infinity]}', "no amount can be"),
    (BEGINNING + f',"days":[{"9" * 5000}]}}', "no amount can be"),
    (BEGINNING + ',"days":' + "[" * 100_000, "nested too deeply"),
    (BEGINNING + ',\n"days":[' + '{"a":' * 100_000, "Line 2 .* nested too deeply"),
    (BEGINNING + ',"days":{}}', "cut off, or was changed"),
    (BEGINNING + ',"days":[]}}', "cut off, or was changed"),
    (BEGINNING + ',"days":[{"date":"' + "x" * 2_000_000 + '"}]}', "longer than 1,048,576 characters"),
    (TEXT[: len(TEXT) // 2], "cut off"),
    (TEXT[:-3], "cut off"),
    (TEXT.encode("utf-16"), "does not begin like one"),
    (TEXT.encode() + b" " * 70_000 + b"\xff" + b" " * 70_000, "not UTF-8"),
    (BEGINNING.encode() + b',"days":[{"date":"\xc3', "not UTF-8|cut off"),
    (b"\0" * 70_000, "does not begin like one"),
    (b"PK\x03\x04" + b"\xf0" * 100, "does not begin like one"),
]


@pytest.mark.parametrize(("text", "sentence"), UNREADABLE, ids=range(len(UNREADABLE)))
def test_what_cannot_be_a_document_is_refused_in_a_sentence(text: str | bytes, sentence: str) -> None:
    with pytest.raises(UnreadableDocument, match=sentence):
        read_text(text)


class Endless(io.RawIOBase):
    """A file without an end, such as 200 MB are for us."""

    def __init__(self, beginning: bytes, again: bytes) -> None:
        self.beginning, self.again, self.given = beginning, again, 0

    def read(self, size: int = -1) -> bytes:
        piece = self.beginning or self.again * (size // len(self.again))
        self.beginning = b""
        self.given += len(piece)
        return piece


@pytest.mark.parametrize(
    "again",
    [b"x", b" ", b"\n", b'{"date":1},', b'{"food":"a:b"},'],
    ids=["one line", "spaces", "lines", "wrong rows", "rows without end"],
)
def test_a_file_without_end_is_refused_by_its_size_in_little_memory(
    again: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanning, "MOST_BYTES", 8_000_000)
    monkeypatch.setattr(reading, "MOST_ROWS", 10_000)
    file = Endless(BEGINNING.encode() + b',"days":[', again)
    tracemalloc.start()
    with pytest.raises(UnreadableDocument):
        read(file, latest=LATEST)  # type: ignore[arg-type]
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert file.given < 9_000_000
    assert most < 12_000_000


def test_spaces_lines_and_a_byte_order_mark_between_the_parts_change_nothing() -> None:
    spread = json.dumps(json.loads(TEXT), indent=3).replace("\n", "\r\n")
    assert read_text(b"\xef\xbb\xbf" + spread.encode()).rows == read_text(TEXT).rows


def test_characters_are_whole_wherever_a_piece_of_the_file_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    for size in (1, 2, 3, 7):
        monkeypatch.setattr(scanning, "PIECE", size)
        assert read_text(TEXT).rows == read_text(TEXT).rows
        assert read_text(TEXT).left_out == 0


def test_a_column_that_an_older_version_did_not_have_gets_its_default() -> None:
    column = Column("little", "little", Kind.FLAG, since=2, default=False)

    class Later(Table):
        columns = (column,)

    later = Later("later", ENTRIES.model, ENTRIES.of, (), (), {})
    assert row_of(later, {}, version=1) == (False,)
    with pytest.raises(WrongRow, match="missing"):
        row_of(later, {}, version=2)
