"""Large files line by line, packed or not, and what is said of those that break off."""

import csv
import gzip
import lzma
from collections.abc import Callable
from pathlib import Path

import pytest

from foods.importers import packed
from foods.importers.packed import lines, split
from foods.importers.record import TableError

TEXT = "code\tname\n1\tMüsli\n2\tTea\n"


@pytest.fixture(params=["plain", "gzip", "xz"])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    content = {"plain": TEXT.encode(), "gzip": gzip.compress(TEXT.encode()), "xz": lzma.compress(TEXT.encode())}
    file = tmp_path / "export"
    file.write_bytes(content[request.param])
    return file


def test_lines_are_the_same_however_the_file_is_packed(path: Path) -> None:
    assert list(lines(path)) == ["code\tname", "1\tMüsli", "2\tTea"]


def test_progress_adds_up_to_the_size_on_disk(path: Path) -> None:
    told: list[int] = []
    list(lines(path, told.append))
    assert sum(told) == path.stat().st_size


def test_a_byte_order_mark_carriage_returns_and_broken_utf_8_do_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "export.tsv"
    file.write_bytes(b"\xef\xbb\xbfcode\tname\r\n1\tcr\xe8me\r\n2\ta\rb\n")
    assert list(lines(file)) == ["code\tname", "1\tcrème", "2\ta\rb"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_files_of_spreadsheets_are_read_whatever_their_encoding_and_ends(
    tmp_path: Path, encoding: str, end: str
) -> None:
    file = tmp_path / "export.tsv"
    file.write_bytes(TEXT.replace("\n", end).encode(encoding))
    assert list(lines(file)) == ["code\tname", "1\tMüsli", "2\tTea"]


@pytest.mark.parametrize(("text", "encoding"), [("Käse", "mac-roman"), ("Молоко", "cp1251"), ("żółty ser", "cp1250")])
def test_letters_of_other_encodings_are_not_taken_for_western_ones(tmp_path: Path, text: str, encoding: str) -> None:
    file = tmp_path / "export.tsv"
    file.write_bytes(f"code\n{text}\n".encode(encoding))
    assert "\N{REPLACEMENT CHARACTER}" in list(lines(file))[1]


def test_a_line_without_end_is_given_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packed, "LONGEST_LINE", 10)
    file = tmp_path / "export.tsv"
    file.write_bytes(b"x" * 25)
    assert list(map(len, lines(file))) == [10, 10, 5]


@pytest.mark.parametrize("pack", [gzip.compress, lzma.compress])
def test_a_file_cut_short_gives_what_is_there_and_then_one_sentence(
    tmp_path: Path, pack: Callable[[bytes], bytes]
) -> None:
    file = tmp_path / "export.gz"
    whole = pack("".join(f"{number}\tfood {number * 7919 % 1000}\n" for number in range(5000)).encode())
    file.write_bytes(whole[: len(whole) // 2])
    found: list[str] = []
    with pytest.raises(TableError, match=r"export\.gz is cut short or damaged .*: download it again\."):
        found.extend(lines(file))
    assert found[:1] == ["0\tfood 0"]


def test_damage_in_the_middle_is_one_sentence(tmp_path: Path) -> None:
    file = tmp_path / "export.gz"
    whole = bytearray(gzip.compress("".join(f"{number * 7919}\n" for number in range(50_000)).encode()))
    whole[len(whole) // 2 : len(whole) // 2 + 40] = b"\xff" * 40
    file.write_bytes(whole)
    with pytest.raises(TableError, match="cut short or damaged"):
        list(lines(file))


def test_a_missing_file_and_a_folder_are_named(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"There is no file .*nowhere\.gz\."):
        list(lines(tmp_path / "nowhere.gz"))
    with pytest.raises(TableError, match="cannot be read"):
        list(lines(tmp_path))


def test_quotes_are_characters_in_tab_separated_exports() -> None:
    assert list(split(["code\tname", '1\tsays "eat me', '2\t"'])) == [
        (1, ["code", "name"]),
        (2, ["1", 'says "eat me']),
        (3, ["2", '"']),
    ]


@pytest.mark.parametrize(
    "text",
    [
        ["code,name", '1,"a, ""b""', 'c"', "2,d"],
        ['"code"\t"name"', '1\t"a, ""b""', 'c"', "2\td"],
        ["code;name", '1;"a, ""b""', 'c"', "2;d"],
    ],
)
def test_quoted_files_follow_the_rules_of_csv_and_rows_have_the_line_they_begin_on(text: list[str]) -> None:
    assert list(split(text)) == [(1, ["code", "name"]), (2, ["1", 'a, "b"\nc']), (4, ["2", "d"])]


def test_a_quote_that_never_ends_is_an_error_of_csv(monkeypatch: pytest.MonkeyPatch) -> None:
    limit = csv.field_size_limit(100)
    try:
        with pytest.raises(csv.Error):
            list(split(["code,name", '1,"a', *["x" * 50] * 10]))
    finally:
        csv.field_size_limit(limit)


def test_a_header_that_is_known_to_be_quoted_decides() -> None:
    assert list(split(["code\tname", '1\t"a', 'b"'], lambda header: "code" in header))[1:] == [(2, ["1", "a\nb"])]


def test_an_empty_file_has_an_empty_header() -> None:
    assert list(split([])) == [(1, [])]
