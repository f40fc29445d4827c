"""Cronometer's servings.csv as it was over the years."""

from datetime import date, time

import pytest

from foods.models import FoodKind
from foods.nutrients import GRAMS_PER_OUNCE, Amounts
from tests.tracker.imports.files import SERVINGS, read
from tracker.imports.incoming import IncomingEntry
from tracker.models import Meal


def only(*rows: str, header: str = SERVINGS) -> IncomingEntry:
    incoming = read(header, *rows)
    assert incoming.rejected == []
    [entry] = incoming.entries
    return entry


def row(*, amount: str = "1.00 cup", day: str = "2026-01-05", clock: str = "", category: str = "") -> str:
    nutrients = "230.00,0.00,,138.0,0.00,4.00,38.0,71.0,731.0,4.0,20"
    return f'{day},{clock},Lunch,"Lentils, Cooked","{amount}",{nutrients},{category}'


def test_a_food_comes_with_its_own_amounts_and_vitamin_d_in_micrograms() -> None:
    nutrients = "250.40,0.00,0.00,130.5,1.9,150.00,80.0,16.0,210.0,205.0,2"
    entry = only(f'2026-01-05,9:51 AM,"Breakfast","Eggs, Cooked","4.00 medium",{nutrients},"Dairy and Egg Products"')
    assert entry == IncomingEntry(
        line=2,
        date=date(2026, 1, 5),
        meal=Meal.BREAKFAST,
        name="Eggs, Cooked",
        amounts=Amounts(16.0, 80.0, 210.0, 3.75, 250.4, 130.5, 0.0, 205.0),  # 150 IU / 40
        local_time=time(9, 51),
        quantity=4.0,
        portion_text="1 medium",
        group="Dairy and Egg Products",
    )


def test_an_empty_cell_is_unknown_and_a_zero_is_measured() -> None:
    entry = only("2026-01-05,,Snacks,Bar,1.00 bar,190.00,,,,,0.00,108.0,,117.0,190.0,10,Snacks")
    assert entry.amounts == Amounts(None, 108.0, 117.0, 0.0, 190.0, None, None, 190.0)


@pytest.mark.parametrize(
    ("amount", "quantity", "text", "grams"),
    [
        ("4.00 medium", 4, "1 medium", None),
        ("600.00 g", 600, "g", 600),
        ("2.00 oz", 2, "oz", 2 * GRAMS_PER_OUNCE),
        ("8.00 fl oz", 8, "1 fl oz", None),
        ("4.00 x 3.0 oz", 4, "3.0 oz", 12 * GRAMS_PER_OUNCE),
        ("1.00 x 1 tbsp", 1, "1 tbsp", None),
        ("2.00 cup, chopped", 2, "1 cup, chopped", None),
        ("1.00 container - each 5.3 oz", 1, "1 container - each 5.3 oz", None),
        ("1.00 shake (11 fl oz)", 1, "1 shake (11 fl oz)", None),
        ("800.00 1", 800, "", None),
        ("1,250.50 g", 1250.5, "g", 1250.5),
        ("0,75 cup", 0.75, "1 cup", None),
        ("2", 2, "", None),
        ("1/2 cup", 1, "1/2 cup", None),
        ("two bagels", 1, "two bagels", None),
        ("", 1, "", None),
    ],
)
def test_an_amount_is_a_number_of_portions_and_grams_only_where_it_is_a_mass(
    amount: str, quantity: float, text: str, grams: float | None
) -> None:
    entry = only(row(amount=amount))
    assert (entry.quantity, entry.portion_text) == (quantity, text)
    assert entry.grams == (None if grams is None else pytest.approx(grams))


@pytest.mark.parametrize(
    ("clock", "expected"),
    [
        ("9:51 AM", time(9, 51)),
        ("05:17", time(5, 17)),
        ("12:05 AM", time(0, 5)),
        ("12:30 p.m.", time(12, 30)),
        ("7:45 p. m.", time(19, 45)),
        ("17:45:00", time(17, 45)),
        ("\u200e9:51\u202fAM", time(9, 51)),
        ("", None),
    ],
)
def test_times_are_read_by_either_clock(clock: str, expected: time | None) -> None:
    assert only(row(clock=clock)).local_time == expected


def test_a_dose_of_more_units_than_an_entry_counts_is_one_dose() -> None:
    entry = only(row(amount="50000.00 IU"))
    assert (entry.quantity, entry.portion_text, entry.kind) == (1, "50000 IU", FoodKind.SUPPLEMENT)


@pytest.mark.parametrize(
    ("amount", "category", "kind"),
    [
        ("1000.00 IU", "", FoodKind.SUPPLEMENT),
        ("2.00 softgel", "", FoodKind.SUPPLEMENT),
        ("1.00 scoop", "Supplements", FoodKind.SUPPLEMENT),
        ("1.00 capsule", "Beverages", FoodKind.FOOD),
        ("2.00 caps", "", FoodKind.FOOD),
        ("5.00 g", "", FoodKind.FOOD),
    ],
)
def test_a_supplement_is_what_the_file_calls_one(amount: str, category: str, kind: str) -> None:
    assert only(row(amount=amount, category=category)).kind == kind


def test_the_grams_of_a_supplement_are_no_weight() -> None:
    assert only(row(amount="2.00 g", category="Supplements")).grams is None


def test_a_file_without_nutrients_brings_names_and_amounts_that_are_all_unknown() -> None:
    incoming = read(
        "Day,Time,Group,Food Name,Amount,Category", "2026-01-05,8:30 AM,Breakfast,Bagel,2.00 bagel,Baked Products"
    )
    assert [entry.amounts for entry in incoming.entries] == [Amounts()]
    assert incoming.unknown == ("magnesium", "calcium", "potassium", "vitamin_d")
    assert [(one.line, "dailysummary.csv" in one.reason) for one in incoming.rejected] == [(1, True)]


def test_a_nutrient_whose_column_this_year_has_not_is_said_to_be_unknown() -> None:
    header = SERVINGS.replace("Vitamin D (IU),", "").replace("Sodium (mg),", "")
    incoming = read(header, "2020-05-03,,Drinks,Tea,600.00 g,6.00,,,,,0.0,6.0,48.0,,Beverages")
    assert incoming.unknown == ("vitamin_d",)


@pytest.mark.parametrize(
    ("name", "cell", "expected"),
    [
        ("Vitamin D (µg)", "3.75", 3.75),  # micro sign
        ("Vitamin D (μg)", "3.75", 3.75),  # Greek letter
        ("vitamin d  (MCG)", "3.75", 3.75),
        ("Vitamin D (Âµg)", "3.75", 3.75),  # read in a wrong encoding
        ("Vitamin D [ug]", "3.75", 3.75),
        ("Vitamin D (IU)", "150", 3.75),
    ],
)
def test_units_of_vitamin_d_are_read_in_every_spelling(name: str, cell: str, expected: float) -> None:
    header = f"\ufeffDay, FOOD NAME ,amount,User,{name}"
    entry = only(f"2026-01-05,Egg,1.00 large,someone,{cell}", header=header)
    assert entry.amounts == Amounts(vitamin_d_ug=expected)


def test_energy_in_kilojoules_is_turned_into_kilocalories() -> None:
    entry = only("2026-01-05,Rice,1.00 cup,836.8", header="Day,Food Name,Amount,Energy (kJ)")
    assert entry.amounts.energy_kcal == pytest.approx(200)  # 836.8 / 4.184


def test_a_column_in_an_unknown_unit_is_left_out_and_said_so() -> None:
    incoming = read("Day,Food Name,Amount,Calcium (drops)", "2026-01-05,Milk,1.00 cup,12")
    assert [entry.amounts for entry in incoming.entries] == [Amounts()]
    assert [(one.line, one.field) for one in incoming.rejected] == [(1, "Calcium (drops)")]


def test_two_equal_lines_are_two_entries() -> None:
    assert len(read(SERVINGS, row(), row()).entries) == 2


def test_blank_lines_and_the_header_once_more_are_passed_over() -> None:
    incoming = read(SERVINGS, row(), "", ",,,,,", SERVINGS, row(), "Total,,,,,460")
    assert (len(incoming.entries), list(incoming.rejected)) == (2, [])
    assert [entry.line for entry in incoming.entries] == [2, 6]


@pytest.mark.parametrize(
    ("line", "field"),
    [
        (row(day="2026-13-45"), "Day"),
        (row(day=""), "Day"),
        (row(clock="25:99"), "Time"),
        (row(amount="0.00 g"), "Amount"),
        (row(amount="-1.00 cup"), "Amount"),
        (row(amount="12000.00 g"), "Amount"),
        (row().replace('"Lentils, Cooked"', ""), "Food Name"),
        (row().replace("731.0", "much"), "Potassium (mg)"),
        (row().replace("731.0", "-3"), "Potassium (mg)"),
        (row().replace("731.0", "1e9"), "Potassium (mg)"),
        (row(category="Legumes").replace('"', ""), ""),  # a comma too many: all after it has moved
        ('2026-01-05,,Lunch,"Lentils","1.00 cup",23', ""),  # cut in the middle of a number
    ],
)
def test_a_line_with_a_cell_that_cannot_be_read_is_left_out_whole(line: str, field: str) -> None:
    incoming = read(SERVINGS, line, row())
    assert [(one.line, one.field) for one in incoming.rejected] == [(2, field)]
    assert [entry.line for entry in incoming.entries] == [3]


def test_a_file_from_a_european_spreadsheet_is_read() -> None:
    header = "Day;Time;Group;Food Name;Amount;Energy (kcal);Calcium (mg);Potassium (mg)"
    incoming = read(header, "27.01.2026;17:45:00;Dinner;Soup;300.00 g;1.234,5;38;731,25", delimiter=";")
    [entry] = incoming.entries
    assert (entry.date, entry.local_time) == (date(2026, 1, 27), time(17, 45))
    assert entry.amounts == Amounts(calcium_mg=38, potassium_mg=731.25, energy_kcal=1234.5)
