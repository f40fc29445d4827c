"""Reading FoodData Central's CSV: three ways to write portions, two of vitamin D, three of energy, and bad rows."""

from pathlib import Path

import pytest

from foods.importers import fdc
from foods.importers.fdc import Reading
from foods.importers.fdc_layout import KINDS, clean, iso_date
from foods.importers.record import FoodRecord, PortionRecord, TableError
from foods.models import FoodSource
from tests.foods.importers.conftest import Fdc, tables, write


def by_number(reading: Reading) -> dict[str, FoodRecord]:
    return {record.source_id: record for record in reading.records}


def test_each_kind_of_food_is_read_and_samples_are_passed_over(fdc_folder: Fdc) -> None:
    reading = fdc.read(fdc_folder())
    assert reading.rejected == []
    foods = by_number(reading)
    assert [(food.source, food.code, food.release, food.group) for food in foods.values()] == [
        ("fndds", "63107010", "2024-10-31", "Bananas"),
        ("sr_legacy", "11457", "2019-04-01", "Vegetables and Vegetable Products"),
        ("foundation", "100147", "2019-04-01", "Vegetables and Vegetable Products"),
    ]
    assert foods["11"].portions == (PortionRecord("1 banana", 126.0),)
    assert foods["22"].portions == (PortionRecord("1 cup", 30.0),)
    assert foods["33"].portions == (PortionRecord("5 tomatoes", 49.7),)


def test_sources_are_those_of_the_database() -> None:
    assert {kind.source for kind in KINDS.values()} <= set(FoodSource.values)


def test_zero_stays_zero_and_unknown_stays_unknown(fdc_folder: Fdc) -> None:
    amounts = by_number(fdc.read(fdc_folder()))["11"].amounts
    assert amounts.vitamin_d_ug == 0.0
    assert amounts.magnesium_mg == 28.0
    assert amounts.calcium_mg is None
    assert amounts.water_g is None


def test_vitamin_d_in_units_is_turned_into_micrograms_unless_they_are_given(fdc_folder: Fdc) -> None:
    assert by_number(fdc.read(fdc_folder()))["22"].amounts.vitamin_d_ug == 1.0  # 40 IU
    both = fdc_folder("both", food_nutrient=[(8, 22, 1114, 1.1)])
    assert by_number(fdc.read(both))["22"].amounts.vitamin_d_ug == 1.1


def test_energy_is_the_stated_one_else_specific_else_general(fdc_folder: Fdc) -> None:
    assert by_number(fdc.read(fdc_folder()))["33"].amounts.energy_kcal == 27.0
    stated = fdc_folder("stated", food_nutrient=[(8, 33, 1008, 29)])
    assert by_number(fdc.read(stated))["33"].amounts.energy_kcal == 29.0


def test_older_nutrient_numbers_are_understood(fdc_folder: Fdc) -> None:
    folder = fdc_folder(food_nutrient=[(8, 11, 301, 5), (9, 11, 208, 97)])
    amounts = by_number(fdc.read(folder))["11"].amounts
    assert (amounts.calcium_mg, amounts.energy_kcal) == (5.0, 97.0)


def test_weight_of_an_unspecified_quantity_is_the_usual_one_and_no_portion(fdc_folder: Fdc) -> None:
    reading = fdc.read(fdc_folder())
    assert by_number(reading)["11"].usual_g == 126.0
    assert reading.skipped_portions == 1


def test_portions_stand_in_the_order_of_their_table(fdc_folder: Fdc) -> None:
    folder = fdc_folder(food_portion=[(9, 11, 1, "", 9999, "1 cup", 1, 150), (8, 11, "", "", 9999, "1 oz", 1, 28.35)])
    assert [portion.text for portion in by_number(fdc.read(folder))["11"].portions] == ["1 cup", "1 banana", "1 oz"]


def test_portions_without_weight_are_skipped_and_repeated_ones_stand_once(fdc_folder: Fdc) -> None:
    folder = fdc_folder(
        food_portion=[
            (6, 11, 4, "", 9999, "1 chip", 1, 0),
            (7, 11, 5, "", 9999, "1 chip", 1, ""),
            (8, 11, 6, "", 9999, "1 banana", 1, 126),
        ]
    )
    reading = fdc.read(folder)
    assert [portion.text for portion in by_number(reading)["11"].portions] == ["1 banana"]
    assert (reading.skipped_portions, reading.rejected) == (3, [])


def test_other_names_come_from_either_file(fdc_folder: Fdc) -> None:
    folder = fdc_folder(food_attribute_additional_description=[(11, 63107010, "Cavendish;  plátano")])
    write(
        folder,
        {
            "food_attribute.csv": (
                "id,fdc_id,seq_num,food_attribute_type_id,name,value",
                [(1, 11, 1, 1000, "Common Name", "dessert banana"), (2, 11, 2, 998, "Update Log", "changed")],
            )
        },
    )
    assert by_number(fdc.read(folder))["11"].alternate_names == "Cavendish; plátano; dessert banana"


def test_names_are_cleaned() -> None:
    name = "Pears,\xa0raw  &amp; ripe (Includes foods for USDA's Food Distribution Program)"
    assert clean(name) == "Pears, raw & ripe"


def test_release_is_the_newest_date_of_its_kind_and_dates_are_read_both_ways(fdc_folder: Fdc) -> None:
    food = (34, "foundation_food", "Hummus, commercial", 16, "12/18/2025")
    foods = by_number(fdc.read(fdc_folder(food=[food])))
    assert foods["33"].release == foods["34"].release == "2025-12-18"
    assert foods["22"].release == "2019-04-01"
    assert iso_date("31.10.2024") is None


def test_of_two_versions_of_a_food_the_newer_one_counts(fdc_folder: Fdc) -> None:
    folder = fdc_folder(
        food=[(99, "foundation_food", "Tomatoes, grape, raw", 11, "2025-12-18")],
        foundation_food=[(99, 100147, "")],
    )
    assert [record.source_id for record in fdc.read(folder).records if record.source == "foundation"] == ["99"]


@pytest.mark.parametrize(
    ("file", "row", "line", "reason"),
    [
        ("food", ("x1", "sr_legacy_food", "Egg", 1, "2019-04-01"), 6, "“x1” is no FDC number."),
        ("food", (22, "sr_legacy_food", "Egg", 1, "2019-04-01"), 6, "Food 22 stands in line 3 already."),
        ("food", (55, "sr_legacy_food", "Egg", 1, "April"), 6, "“April” is no publication date."),
        ("food", (55, "sr_legacy_food", " ", 1, "2019-04-01"), 6, "The food has no name."),
        ("food", (55, "sr_legacy_food", "Egg" * 101, 1, "2019-04-01"), 6, "longer than 300 characters"),
        ("food_nutrient", (8, 22, 1087, -1), 9, "Calcium is negative: -1 mg."),
        ("food_nutrient", (8, 22, 1051, 101), 9, "101 g of Water weigh more than the 100 g they are in."),
        ("food_nutrient", (8, 22, 1008, 9020), 9, "9020 kcal in 100 g are more than pure fat has (905)."),
        ("food_nutrient", (8, 22, 1087, "9,9"), 9, "“9,9” is no number; Calcium of “Spinach, raw” stays unknown."),
        ("food_nutrient", (8, 22, 1087, "nan"), 9, "“nan” is no number"),
        ("food_nutrient", (8, 22, 1090, 80), 9, "Magnesium of “Spinach, raw” was given already"),
        ("food_nutrient", (8, 22), 9, "The row has 2 of at least 4 fields."),
        ("food_portion", (6, 22, 2, 1, 9999, "", "leaf", -10), 7, "“-10” is no amount or weight of a portion."),
        ("food_portion", (6, 22, 2, 1, 9999, "", "leaf", "ten"), 7, "“ten” is no amount or weight of a portion."),
        ("food_portion", (6, 22, 2, -1, 9999, "", "leaf", 10), 7, "“-1” is no amount or weight of a portion."),
        ("food_portion", (6, 22, 2, 1, 1234, "", "leaf", 10), 7, "Measure unit 1234 is not in measure_unit.csv."),
        ("food_portion", (6, 22, 2, 1, 9999, "", "x" * 201, 10), 7, "longer than 200 characters"),
    ],
)
def test_bad_row_is_reported_with_its_line_and_the_rest_goes_in(
    fdc_folder: Fdc, file: str, row: tuple[object, ...], line: int, reason: str
) -> None:
    reading = fdc.read(fdc_folder(**{file: [row]}))
    (rejection,) = reading.rejected
    assert (rejection.file, rejection.line) == (f"{file}.csv", line)
    assert reason in str(rejection.reason)
    assert by_number(reading) == by_number(fdc.read(fdc_folder("good")))


@pytest.mark.parametrize("file", sorted(set(tables()) - {"food_attribute_additional_description.csv"}))
def test_missing_file_is_named_with_what_to_do(fdc_folder: Fdc, file: str) -> None:
    folder = fdc_folder()
    (folder / file).unlink()
    with pytest.raises(TableError, match=rf"has no {file}: download the complete release"):
        fdc.read(folder)


def test_missing_folder_is_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"nowhere has no food\.csv"):
        fdc.read(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("file", "column"),
    [
        ("food.csv", "publication_date"),
        ("food_nutrient.csv", "amount"),
        ("food_portion.csv", "gram_weight"),
        ("survey_fndds_food.csv", "food_code"),
        ("wweia_food_category.csv", "wweia_food_category"),
        ("food_category.csv", "description"),
    ],
)
def test_missing_column_is_named(fdc_folder: Fdc, file: str, column: str) -> None:
    folder = fdc_folder()
    text = (folder / file).read_text(encoding="utf-8")
    (folder / file).write_text(text.replace(f'"{column}"', '"something"', 1), encoding="utf-8")
    with pytest.raises(TableError, match=f"{file} has no column {column}"):
        fdc.read(folder)


@pytest.mark.parametrize("content", ["", "\n"])
def test_empty_file_lacks_its_columns(fdc_folder: Fdc, content: str) -> None:
    folder = fdc_folder()
    (folder / "food_nutrient.csv").write_text(content, encoding="utf-8")
    with pytest.raises(TableError, match=r"food_nutrient\.csv has no column"):
        fdc.read(folder)


def test_what_is_not_utf8_is_named_with_its_line(fdc_folder: Fdc) -> None:
    folder = fdc_folder()
    latin = '"55","sr_legacy_food","Crème","1","2019-04-01"\n'.encode("latin-1")
    with (folder / "food.csv").open("ab") as file:
        file.write(latin)
    with pytest.raises(TableError, match=r"food\.csv, line 6, is not UTF-8 text"):
        fdc.read(folder)


def test_byte_order_mark_columns_in_another_order_and_more_columns_do_no_harm(fdc_folder: Fdc) -> None:
    good = fdc.read(fdc_folder())
    folder = fdc_folder("other")
    rows = ["amount,more,nutrient_id,fdc_id,id", "28,x,1090,11,1", "0,x,1114,11,2", "79.0,x,1090,22,3"]
    rows += ["40,x,1110,22,4", "31,x,2047,33,5", "27,x,2048,33,6"]
    (folder / "food_nutrient.csv").write_text("\n".join(rows) + "\n", encoding="utf-8-sig")
    assert fdc.read(folder) == good


def test_unclosed_quote_is_said_with_its_line(fdc_folder: Fdc) -> None:
    folder = fdc_folder()
    with (folder / "food_nutrient.csv").open("a", encoding="utf-8") as file:
        file.write('"8,22,1087,99\n' + "9,22,1087,99\n" * 20_000)
    with pytest.raises(TableError, match=r"food_nutrient\.csv cannot be read as CSV beyond line"):
        fdc.read(folder)


def test_folder_without_a_known_food_says_what_it_holds(tmp_path: Path) -> None:
    content = tables()
    content["food.csv"] = (content["food.csv"][0], [(1, "branded_food", "String cheese", "", "2020-11-13")])
    with pytest.raises(TableError, match=r"found: branded_food"):
        fdc.read(write(tmp_path / "branded", content))


def test_progress_adds_up_to_the_size_of_the_large_files(fdc_folder: Fdc) -> None:
    folder = fdc_folder()
    told: list[int] = []
    fdc.read(folder, told.append)
    assert sum(told) == fdc.bytes_to_read(folder) > 0


def test_real_releases_are_read_without_a_rejected_row(real_data: Path) -> None:
    found = {folder: fdc.read(real_data / "fdc" / folder) for folder in REAL_FOODS}
    assert {folder: len(reading.records) for folder, reading in found.items()} == REAL_FOODS
    assert [reading.rejected for reading in found.values()] == [[], [], []]


# data/README.md of the releases
REAL_FOODS = {"fndds_2021-2023": 5432, "sr_legacy_2018-04": 7793, "foundation_2025-12-18": 365}
