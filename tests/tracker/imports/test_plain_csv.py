"""The plain CSV, cell by cell."""

from datetime import date, time
from pathlib import Path

import pytest

from foods.nutrients import Amounts
from tests.tracker.imports.sent_files import read_sent
from tracker.imports.incoming import IncomingEntry


def entries(text: str, **answers: str) -> list[IncomingEntry]:
    return [keyed.entry for keyed in read_sent(text, **answers).entries]


@pytest.mark.parametrize(
    ("dates", "read_as"),
    [
        (("1/27/2026", "2/3/2026"), [date(2026, 1, 27), date(2026, 2, 3)]),
        (("27/1/2026", "2/3/2026"), [date(2026, 1, 27), date(2026, 3, 2)]),
        (("27.1.2026", "2.3.2026"), [date(2026, 1, 27), date(2026, 3, 2)]),
        (("2026-01-27",), [date(2026, 1, 27)]),
    ],
)
def test_one_date_says_how_all_are_written(dates: tuple[str, ...], read_as: list[date]) -> None:
    sent = "date,food\n" + "".join(f"{day},Egg\n" for day in dates)
    assert [entry.date for entry in entries(sent)] == read_as
    assert read_sent(sent).questions == []


def test_dates_that_nobody_can_read_are_asked_about() -> None:
    sent = "date,food\n1/2/2026,Egg\n2026-01-27,Tea\n"
    asked = read_sent(sent)
    assert [question.key for question in asked.questions] == ["day_order"]
    assert [one.line for one in asked.rejected] == [2]
    first = [entries(sent, day_order=order)[0].date for order in ("month_first", "day_first")]
    assert first == [date(2026, 1, 2), date(2026, 2, 1)]


def test_amounts_are_read_in_the_unit_that_their_column_names() -> None:
    head = "date,food,magnesium_g,calcium_ug,Vitamin D (mcg),energy_kj,caffeine_mg,sodium_g"
    (entry,) = entries(f"{head}\n2026-01-27,Egg,0.5,2500,10,418.4,80,1.2\n")
    assert entry.amounts == pytest.approx(Amounts(500, 2.5, None, 10, 100, None, 80, 1200))


def test_amount_without_a_unit_is_unknown_and_said_so() -> None:
    found = read_sent("date,food,magnesium,calories\n2026-01-27,Egg,5,70\n")
    assert found.entries[0].entry.amounts == Amounts(energy_kcal=70)
    assert [(one.line, one.field) for one in found.rejected] == [(1, "magnesium")]


def test_nutrients_without_an_amount_are_unknown_of_the_whole_file() -> None:
    found = read_sent("date,food,calcium_mg,magnesium_mg\n2026-01-27,Egg,28,\n")
    assert found.incoming.unknown == ("magnesium", "potassium", "vitamin_d")


def test_everything_of_a_line_is_read() -> None:
    head = "date,time,meal,food,quantity,portion,grams,kind,group"
    egg, pill = entries(
        f"{head}\n2026-01-27,9:51 AM,second breakfast,Egg,2,1 large,100,food,Eggs\n"
        "2026-01-27,13:05,,Magnesium,1,1 tablet,2,supplement,\n"
    )
    assert (egg.local_time, egg.meal, egg.quantity, egg.portion_text, egg.grams) == (
        time(9, 51),
        "breakfast",
        2,
        "1 large",
        100,
    )
    assert (egg.kind, egg.group) == ("food", "Eggs")
    assert (pill.kind, pill.meal, pill.grams) == ("supplement", "lunch", None)


@pytest.mark.parametrize("cell", ["two", "-1", "inf", "1e999", "=1+1"])
def test_line_with_what_is_no_amount_is_left_out(cell: str) -> None:
    found = read_sent(f"date,food,grams,magnesium_mg\n2026-01-27,Egg,50,{cell}\n2026-01-27,Tea,200,1\n")
    assert [keyed.entry.name for keyed in found.entries] == ["Tea"]
    assert [(one.line, one.field) for one in found.rejected] == [(2, "magnesium (mg)")]


def test_example_of_the_documentation_comes_in_without_a_line_left_out() -> None:
    found = read_sent((Path(__file__).resolve().parents[3] / "docs" / "import-example.csv").read_bytes())
    assert [keyed.entry.name for keyed in found.entries][:2] == ["Oats with milk", "Soup at work"]
    assert found.entries[0].entry.amounts == Amounts(95, 310, 480, 2.5, 330)
    assert found.entries[1].entry.amounts == Amounts()
    assert list(found.rejected) == []
