"""From bytes to entries: every encoding and delimiter that people send, and one sentence for what is no diary."""

import io
import zipfile

import pytest

from foods.nutrients import Amounts
from tests.tracker.imports.sent_files import PLAIN, file_of, read_sent, zip_of
from tracker.imports import table
from tracker.imports.packing import MOST_UNPACKED, packed
from tracker.imports.problems import FileError
from tracker.imports.reading import rank_of

SEMICOLONS = "Date;Meal;Food;Grams;Magnesium (mg)\r\n27.1.2026;Lunch;Käse;62,5;17,25\r\n"


def test_plain_csv_keeps_amounts_and_leaves_empty_cells_unknown() -> None:
    found = read_sent(PLAIN)
    oats, salmon, soup = (keyed.entry for keyed in found.entries)
    assert oats.amounts == Amounts(82, 32, 217, 0, 228)
    assert salmon.amounts == Amounts(45, None, 628, 17.5, 312)  # 700 IU / 40
    assert (soup.name, soup.grams, soup.amounts) == ("Soup, home made", None, Amounts())
    assert [entry.line for entry in (oats, salmon, soup)] == [2, 3, 4]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_semicolons_decimal_commas_and_encodings_are_read(encoding: str) -> None:
    (cheese,) = (keyed.entry for keyed in read_sent(SEMICOLONS, encoding).entries)
    assert (cheese.name, cheese.grams, cheese.amounts.magnesium_mg) == ("Käse", 62.5, 17.25)
    assert cheese.date.isoformat() == "2026-01-27"


def test_tabs_old_line_ends_and_a_line_that_names_the_delimiter_are_read() -> None:
    assert len(read_sent("date\tfood\r2026-01-27\tEgg\r2026-01-28\tEgg\r").entries) == 2
    assert len(read_sent("sep=;\r\ndate;food\r\n2026-01-27;Egg\r\n").entries) == 1


def test_line_breaks_in_quotes_stay_in_their_cell_and_lines_are_counted_as_an_editor_does() -> None:
    found = read_sent('date,food,note\n2026-01-27,Egg,"two\nlines"\n\n2026-01-28,Toast,\n2026-01-40,Tea,\n')
    assert [keyed.entry.line for keyed in found.entries] == [2, 5]
    assert [(one.line, one.field) for one in found.rejected] == [(6, "date")]


def test_line_with_more_cells_than_names_is_left_out() -> None:
    found = read_sent("date,food,grams\n2026-01-27,Soup, home made,200\n2026-01-27,Egg,50\n")
    assert [keyed.entry.name for keyed in found.entries] == ["Egg"]
    assert [(one.line, one.field) for one in found.rejected] == [(2, "")]


def test_key_of_a_line_is_the_same_in_a_longer_file_and_other_for_the_same_line_again() -> None:
    short = read_sent("date,food\n2026-01-27,Egg\n2026-01-27,Egg\n")
    longer = read_sent("date;food\n2026-01-26;Tea\n2026-01-27;Egg\n2026-01-27;Egg\n2026-01-27;Egg\n")
    keys = [keyed.key for keyed in short.entries]
    assert keys == [keyed.key for keyed in longer.entries[1:3]]
    assert len({*keys, longer.entries[3].key}) == 3
    assert keys[0].version == 5


def test_days_that_a_diary_cannot_hold_are_left_out() -> None:
    found = read_sent("date,food\n1899-12-31,Egg\n2026-11-24,Egg\n2026-11-23,Egg\n")
    assert [keyed.entry.date.isoformat() for keyed in found.entries] == ["2026-11-23"]  # tomorrow can be planned
    assert [(one.line, one.field) for one in found.rejected] == [(2, "date"), (3, "date")]
    assert "A diary begins in 1900." in found.rejected[0].reason


def test_a_day_before_every_diary_is_said_of_other_programs_files_too() -> None:
    found = read_sent("Day,Group,Food Name,Amount,Magnesium (mg)\n1899-12-31,Lunch,Egg,1.00 large,6\n")
    assert found.entries == []
    assert "A diary begins in 1900." in found.rejected[0].reason


def test_zip_gives_the_one_file_in_it_that_is_a_diary() -> None:
    sent = zip_of(Measurement__csv="Date,Weight\n2026-01-27,70\n", diary__csv=PLAIN)
    assert len(read_sent(sent).entries) == 3


def bomb() -> bytes:
    """140 MB of a diary in 400 KB."""
    line = "2026-01-27,Egg\n"
    return zip_of(diary__csv="date,food\n" + line * (140_000_000 // len(line)))


def locked() -> bytes:
    content = bytearray(zip_of(diary__csv=PLAIN))
    start = content.rindex(b"PK\x01\x02")
    content[start + 8] |= 1
    return bytes(content)


def crowd() -> bytes:
    """A list of 20,000 files that takes longer to read than to send."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as archive:
        for number in range(20_000):
            archive.writestr(str(number), b"")
    return into.getvalue()


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        (b"date,food\n", "longer span"),
        (b"one two\nthree\n", "not a table"),
        (b"Weight,Height\n1,2\n", "columns"),
        (b"Day,Metric,Amount\n2026-01-27,Weight,70\n", "servings.csv"),
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"<!DOCTYPE html>", "web page"),
        (b"\xd0\xcf\x11\xe0", "CSV UTF-8"),
        (b"date,food\n2026-01-27,E\0gg\n", "CSV UTF-8"),
        ("date,food\n2026-01-27,Egg\n".encode("utf-16-le"), "CSV UTF-8"),
        (b"date,food\n2026-01-27,\x81\xff\n", "signs"),
        (b'date,food\n2026-01-27,"Egg\n2026-01-28,Tea\n', "quotation mark on line 2"),
        (b"date,food\n2026-01-27," + b"E" * 70_000, "Line 2 is too long"),
        (b"date,food\n" + b"\n" * (table.MOST_LINES + 1), "lines"),
        (zip_of(**{"[Content_Types]__xml": "", "xl/workbook__xml": ""}), "spreadsheet"),
        (zip_of(inner__zip=zip_of(diary__csv=PLAIN)), "no diary"),
        (zip_of(**{f"{n}__csv": PLAIN for n in range(101)}), "more than 100"),
        (zip_of(diary__csv=PLAIN)[:-30], "damaged"),
        (locked(), "password"),
        (crowd(), "too much"),
    ],
)
def test_what_is_no_diary_is_refused_in_a_sentence(content: bytes, word: str) -> None:
    with pytest.raises(FileError, match=word):
        read_sent(content)


def test_bomb_is_counted_while_it_is_unpacked() -> None:
    sent = bomb()
    assert len(sent) < MOST_UNPACKED / 100
    with pytest.raises(FileError, match="128 MB"):
        packed(file_of(sent), rank_of)
