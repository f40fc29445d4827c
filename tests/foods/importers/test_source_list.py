"""The article's source lists as shipped, derived from the researched list, and refused when malformed."""

import csv
import re
from collections import Counter
from pathlib import Path

import pytest

from foods.importers import embedded, source_list
from foods.importers.record import TableError
from foods.importers.source_list import COLUMNS, ListedFood

GOOD = {
    "nutrient": "magnesium",
    "term": "spinach",
    "label": "Spinach, raw",
    "source": "sr_legacy",
    "fdc_id": "168462",
    "portion": "1 cup",
    "portion_g": "30",
    "diet": "vegan",
    "allergens": "",
    "flags": "high_oxalate",
    "good_source": "modest",
}


def written(path: Path, *rows: dict[str, str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, COLUMNS)
        table.writeheader()
        table.writerows(rows)
    return path


def test_row_is_read_with_its_line(tmp_path: Path) -> None:
    (food,) = source_list.read(written(tmp_path / "list.csv", GOOD))
    assert food == ListedFood(**(GOOD | {"portion_g": 30.0}), line=2)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("nutrient", "zinc"),
        ("label", ""),
        ("fdc_id", "spinach"),
        ("portion", ""),
        ("portion_g", "0"),
        ("portion_g", "-3"),
        ("portion_g", "a cup"),
        ("diet", "keto"),
        ("good_source", "maybe"),
    ],
)
def test_malformed_row_is_named(tmp_path: Path, column: str, value: str) -> None:
    path = written(tmp_path / "list.csv", GOOD, GOOD | {"fdc_id": "168463"} | {column: value})
    with pytest.raises(TableError, match=rf"list\.csv, line 3: “{value}” cannot be the {column}"):
        source_list.read(path)


def test_food_twice_on_a_list_is_named(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"line 3: “Spinach, raw” stands in line 2 already"):
        source_list.read(written(tmp_path / "list.csv", GOOD, GOOD))


def test_row_cut_short_is_named(tmp_path: Path) -> None:
    path = written(tmp_path / "list.csv", GOOD)
    path.write_text(path.read_text(encoding="utf-8") + "magnesium,spinach\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"line 3, is cut short"):
        source_list.read(path)


def test_written_list_reads_back(tmp_path: Path) -> None:
    listed = source_list.read()
    path = tmp_path / "list.csv"
    source_list.write(listed, path)
    assert path.read_bytes() == source_list.SOURCE_LIST.read_bytes()
    assert source_list.read(path) == listed


def test_shipped_list_has_the_articles_foods_and_our_extras() -> None:
    listed = source_list.read()
    assert Counter((food.nutrient, bool(food.term)) for food in listed) == {
        ("magnesium", True): 79,
        ("calcium", True): 66,
        ("potassium", True): 31,
        ("vitamin_d", True): 32,  # without sun exposure, which is no food
        ("magnesium", False): 3,
        ("potassium", False): 3,
        ("vitamin_d", False): 3,
    }
    assert not any("sun" in food.term for food in listed)


def test_every_listed_food_is_in_the_shipped_table() -> None:
    numbers = {(food.source, food.source_id) for food in embedded.read()}
    assert [food.label for food in source_list.read() if (food.source, food.fdc_id) not in numbers] == []


def test_portions_and_labels_are_for_readers() -> None:
    listed = source_list.read()
    remarks = re.compile(r"^\d/\d|SR Legacy|SR28|=|contrast|taken as")
    assert [food for food in listed if remarks.search(food.portion) or remarks.search(food.label)] == []
    assert {food.allergens for food in listed if food.label == "Spinach, raw"} == {""}


def test_shipped_list_is_the_researched_one(real_data: Path, tmp_path: Path) -> None:
    sources = {food.source_id: food.source for food in embedded.read()}
    listed = source_list.derived(real_data.parent / "science" / "source_list.csv", sources)
    source_list.write(listed, tmp_path / "list.csv")
    assert (tmp_path / "list.csv").read_bytes() == source_list.SOURCE_LIST.read_bytes()


def test_researched_food_that_no_table_has_is_named(real_data: Path) -> None:
    with pytest.raises(TableError, match=r"Line 2 .*“Spinach, raw” .*168462\) is not in the food table"):
        source_list.derived(real_data.parent / "science" / "source_list.csv", {})
