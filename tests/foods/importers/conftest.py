"""Small folders in FoodData Central's layout, written by each test, and the real releases where they are at hand."""

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

REAL_DATA = Path(__file__).resolve().parents[4] / "shared" / "data"

Row = Sequence[object]
Tables = dict[str, tuple[str, list[Row]]]

FOOD = "fdc_id,data_type,description,food_category_id,publication_date"
NUTRIENT = "id,fdc_id,nutrient_id,amount"
PORTION = "id,fdc_id,seq_num,amount,measure_unit_id,portion_description,modifier,gram_weight"


def tables() -> Tables:
    """One food of each data type that is read, and one of a type that is not."""
    return {
        "food.csv": (
            FOOD,
            [
                (11, "survey_fndds_food", "Banana, raw", 6002, "2024-10-31"),
                (22, "sr_legacy_food", "Spinach, raw", 11, "2019-04-01"),
                (33, "foundation_food", "Tomatoes, grape, raw", 11, "2019-04-01"),
                (44, "sub_sample_food", "Tomatoes, grape, raw, lot 7", 11, "2025-12-18"),
            ],
        ),
        "food_nutrient.csv": (
            NUTRIENT,
            [
                (1, 11, 1090, 28),
                (2, 11, 1114, 0),
                (3, 22, 1090, 79.0),
                (4, 22, 1110, 40),
                (5, 33, 2047, 31),
                (6, 33, 2048, 27),
                (7, 44, 1090, -5),
            ],
        ),
        "food_portion.csv": (
            PORTION,
            [
                (1, 11, 2, "", 9999, "1 banana", 61000, 126),
                (2, 11, 3, "", 9999, "Quantity not specified", 90000, 126),
                (3, 22, 1, 1, 9999, "", "cup", 30),
                (4, 33, 1, "5.0", 1082, "", "", 49.7),
                (5, 44, 1, 1, 7777, "", "", 10),
            ],
        ),
        "measure_unit.csv": ("id,name", [(1082, "tomatoes"), (9999, "undetermined")]),
        "survey_fndds_food.csv": ("fdc_id,food_code,wweia_category_code", [(11, 63107010, 6002)]),
        "wweia_food_category.csv": ("wweia_food_category,wweia_food_category_description", [(6002, "Bananas")]),
        "sr_legacy_food.csv": ("fdc_id,NDB_number", [(22, 11457)]),
        "foundation_food.csv": ("fdc_id,NDB_number,footnote", [(33, 100147, "")]),
        "food_category.csv": ("id,code,description", [(11, 1100, "Vegetables and Vegetable Products")]),
        "food_attribute_additional_description.csv": ("fdc_id,food_code,additional_food_description", []),
    }


def write(folder: Path, content: Tables) -> Path:
    """Writes `content` as CSV files into `folder`."""
    folder.mkdir(exist_ok=True)
    for name, (header, rows) in content.items():
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            table = csv.writer(file, quoting=csv.QUOTE_ALL)
            table.writerow(header.split(","))
            table.writerows(rows)
    return folder


Fdc = Callable[..., Path]


@pytest.fixture
def fdc_folder(tmp_path: Path) -> Fdc:
    """A folder as FoodData Central gives it; rows given by file name (without .csv) are added to it."""

    def build(name: str = "fdc", **more: list[Row]) -> Path:
        content = tables()
        for file, rows in more.items():
            content[f"{file}.csv"][1].extend(rows)
        return write(tmp_path / name, content)

    return build


@pytest.fixture
def real_data() -> Path:
    """The folder of the real releases."""
    if not REAL_DATA.is_dir():
        pytest.skip(f"the USDA releases are not at {REAL_DATA}")
    return REAL_DATA
