"""What holds for every reader: which file is whose, and that no file whatever can harm."""

import csv
import math
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tracker.imports.files import DAYS, DAYS_BY_MEAL, MEALS, MEALS_BY_TIME, SERVINGS, cells, read, readers_of
from tracker.imports.incoming import Incoming
from tracker.imports.readers import READERS
from tracker.imports.readers.cronometer_servings import LONGEST_GROUP
from tracker.imports.readers.portions import LONGEST_PORTION
from tracker.imports.readers.reading import LONGEST_NAME
from tracker.models import Entry, Meal
from tracker.models.serving import MOST_GRAMS, MOST_PORTIONS

HEADERS = (SERVINGS, DAYS, DAYS_BY_MEAL, MEALS, MEALS_BY_TIME)


@pytest.mark.parametrize(
    ("header", "key"),
    [
        (SERVINGS, "cronometer_servings"),
        ("Day,Group,Food Name,Amount,Category", "cronometer_servings"),
        (DAYS, "cronometer_days"),
        (DAYS_BY_MEAL, "cronometer_days"),
        ("Date,Magnesium (mg),Completed", "cronometer_days"),
        (MEALS, "myfitnesspal_meals"),
        (MEALS_BY_TIME, "myfitnesspal_meals"),
        ("Day,Time,Group,Exercise,Minutes,Calories Burned", "cronometer_exercises"),
        ("Day,Group,Metric,Unit,Amount", "cronometer_biometrics"),
        ("Day,Time,Group,Note", "cronometer_notes"),
        ("Name,Start,End,Recurrence,Comments", "cronometer_fasts"),
        ("Date,Weight", "myfitnesspal_measurements"),
        ("Date,Body Fat %,Weight", "myfitnesspal_measurements"),
        (
            "Date,Exercise,Type,Exercise Calories,Exercise Minutes,Sets,Reps Per Set,Pounds,Steps,Note",
            "myfitnesspal_exercises",
        ),
    ],
)
def test_a_file_is_known_by_its_columns_and_by_one_reader_only(header: str, key: str) -> None:
    assert [reader.key for reader in readers_of(cells(header)[0])] == [key]


@pytest.mark.parametrize("header", ["date,meal,dish,amount", "Date", "a,b", "", "Date,Name,Type,Calories"])
def test_another_file_is_known_by_none(header: str) -> None:
    assert readers_of(next(csv.reader(StringIO(header)), [])) == []


@pytest.mark.parametrize(
    ("header", "file"),
    [("Day,Group,Metric,Unit,Amount", "servings.csv"), ("Date,Weight", "Nutrition-Summary")],
)
def test_a_file_without_food_is_refused_with_the_name_of_the_right_one(header: str, file: str) -> None:
    incoming = read(header, "2026-01-05,180")
    assert list(incoming.entries) == []
    assert [(one.line, file in one.reason) for one in incoming.rejected] == [(1, True)]


def test_a_reader_says_no_more_than_the_columns_of_an_entry_hold() -> None:
    longest = {field.name: field.max_length for field in Entry._meta.fields}
    assert (longest["name"], longest["portion_text"], longest["group"]) == (
        LONGEST_NAME,
        LONGEST_PORTION,
        LONGEST_GROUP,
    )
    assert all(len(reader.name) <= (longest["release"] or 0) for reader in READERS)
    [entry] = read("Day,Food Name,Amount,Category", f"2026-01-05,{'n' * 400},1.00 {'p' * 400},{'g' * 400}").entries
    assert (len(entry.name), len(entry.portion_text), len(entry.group)) == (300, 200, 120)


CELLS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        ["", "2026-01-05", "1/27/2026", "1/2/2026", "1/2/0000", "27.01.26", "9:51 AM", "Lunch", "Total", "100.5",
         "1,234", "0", "-1", "1e308", "nan", "inf", "١٢", "10000.00 IU", "0.00 g", "9999.9 kg", "=1+1", "\x00",
         "\ufeff", "true", "Supplements"]
    ),
)  # fmt: skip
TABLES = st.tuples(st.sampled_from(HEADERS), st.lists(st.lists(CELLS, max_size=22), max_size=6))


def lines_of(incoming: Incoming) -> list[int]:
    return [*(entry.line for entry in incoming.entries), *(one.line for one in incoming.rejected)]


@given(TABLES, st.dictionaries(st.sampled_from(["day_order", "calcium_daily_value"]), st.text(max_size=6)))
def test_any_text_in_any_cell_is_read_or_refused_and_fits_an_entry(
    table: tuple[str, list[list[str]]], answers: dict[str, str]
) -> None:
    header, rows = cells(table[0])[0], list(enumerate(table[1], start=2))
    [reader] = readers_of(header)
    incoming = reader.read(header, rows, answers)
    lines = lines_of(incoming)
    assert len(lines) == len(set(lines))
    assert all(len(question.choices) > 1 for question in incoming.asked)
    for entry in incoming.entries:
        assert 0 < entry.quantity < MOST_PORTIONS
        assert entry.grams is None or 0 < entry.grams < MOST_GRAMS
        assert 0 < len(entry.name) <= LONGEST_NAME
        assert "\x00" not in entry.name + entry.portion_text + entry.group
        assert entry.meal in Meal
        assert all(amount is None or (amount >= 0 and math.isfinite(amount)) for amount in entry.amounts)


@given(st.sampled_from(HEADERS), st.data())
def test_every_line_with_a_date_and_a_name_is_an_entry_or_is_refused(header: str, data: st.DataObject) -> None:
    names = cells(header)[0]
    row = [data.draw(CELLS) for _ in names]
    row[0], row[1] = "2026-01-05", "Lunch"
    row[names.index(next(name for name in names if name in ("Energy (kcal)", "Calories")))] = "100"
    if "Food Name" in names:
        row[1], row[3] = "", "Rice"
    elif "Group" not in names and "Meal" not in names:
        row[1] = "100"
    [reader] = readers_of(names)
    incoming = reader.read(names, [(2, row)], {})
    assert lines_of(incoming) == [2]


@given(st.sampled_from(HEADERS), st.data())
def test_amounts_are_those_of_the_file_and_none_is_invented(header: str, data: st.DataObject) -> None:
    names = cells(header)[0]
    amounts = st.one_of(st.just(""), st.integers(1, 9000).map(lambda value: f"{value / 10:.2f}"))
    row = {name: data.draw(amounts) for name in names} | {"Time": "", "Group": "Lunch", "Meal": "Lunch"}
    row |= {"Day": "2026-01-05", "Date": "2026-01-05", "Food Name": "Rice", "Amount": "1.00 cup", "Completed": ""}
    [reader] = readers_of(names)
    incoming = reader.read(names, [(2, [row[name] for name in names])], {"calcium_daily_value": "1000"})
    said = {
        "magnesium_mg": ("Magnesium (mg)", 1.0),
        "potassium_mg": ("Potassium" if "Meal" in names else "Potassium (mg)", 1.0),
        "vitamin_d_ug": ("Vitamin D (IU)", 1 / 40),
        "water_g": ("Water (g)", 1.0),
        "caffeine_mg": ("Caffeine (mg)", 1.0),
        "sodium_mg": ("Sodium (mg)", 1.0),
    }
    for entry in incoming.entries:
        for field, (name, factor) in said.items():
            cell = row[name] if name in names else ""
            assert getattr(entry.amounts, field) == (pytest.approx(float(cell) * factor) if cell else None)
