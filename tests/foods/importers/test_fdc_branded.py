"""Branded Foods as records: barcodes, servings, the newest of each barcode, in whatever order the files are."""

import sqlite3
from pathlib import Path

import pytest

from foods.importers import fdc_branded
from foods.importers.record import FoodRecord, PortionRecord, TableError
from foods.importers.tally import Tally
from foods.nutrients import Amounts
from tests.foods.importers import branded
from tests.foods.importers.conftest import write


def read_all(folder: Path, after: int = 0) -> tuple[dict[str, FoodRecord], Tally]:
    tally = Tally(folder.name)
    found = list(fdc_branded.read(folder, tally, after=after))
    assert [number for number, _record in found] == sorted(int(record.source_id) for _number, record in found)
    return {record.source_id: record for _number, record in found}, tally


def test_a_branded_food_is_read_with_brand_barcode_and_serving(tmp_path: Path) -> None:
    foods, tally = read_all(branded.folder(tmp_path / "branded"))
    assert foods["501"] == FoodRecord(
        source="branded",
        source_id="501",
        code="00036000291452",
        gtin="00036000291452",
        release="2020-11-05",
        name="String cheese sticks",
        brand="Alder",
        group="Cheese",
        amounts=Amounts(calcium_mg=714, energy_kcal=286),
        portions=(PortionRecord("1 stick", 28),),
        usual_portion=PortionRecord("1 stick", 28),
    )
    assert (tally.without_barcode, tally.without_amounts, tally.expected) == (1, 0, 3)


def test_a_drink_in_millilitres_has_a_serving_with_its_volume(tmp_path: Path) -> None:
    drink = read_all(branded.folder(tmp_path / "branded"))[0]["502"]
    assert (drink.name, drink.brand) == ("Oat drink", "Hazel Mill")
    assert drink.usual_portion == PortionRecord("1 cup (240 ml)", 240)
    assert drink.amounts == Amounts(potassium_mg=0, vitamin_d_ug=0.75)  # µg before IU


def test_a_food_without_details_comes_without_barcode_and_serving(tmp_path: Path) -> None:
    crackers = read_all(branded.folder(tmp_path / "branded"))[0]["503"]
    assert (crackers.gtin, crackers.brand, crackers.portions, crackers.release) == ("", "", (), "2020-01-31")
    assert crackers.amounts == Amounts(magnesium_mg=110)


def test_of_one_barcode_the_latest_modified_counts_however_its_zeros_are_written(tmp_path: Path) -> None:
    folder = branded.folder(
        tmp_path / "branded",
        food=[(498, "branded_food", "New cheese", "", "2022-01-01"), (600, "branded_food", "Old", "", "2023-01-01")],
        branded_food=[
            (498, "", "Alder", "036000291452", 28, "g", "", "", "2021-12-31", "", ""),
            (600, "", "Alder", "00036000291452", 28, "g", "", "", "2019-01-01", "", ""),
        ],
    )
    foods, tally = read_all(folder)
    assert set(foods) == {"498", "502", "503"}
    assert tally.older == 2


@pytest.mark.parametrize(
    ("barcode", "stored"),
    [("36000291453", ""), ("654321", ""), ("", ""), ("7078404904", ""), ("10038034720202", "10038034720202")],
)
def test_a_wrong_barcode_is_dropped_and_counted(tmp_path: Path, barcode: str, stored: str) -> None:
    folder = branded.folder(
        tmp_path / "branded",
        food=[(700, "branded_food", "Ham", "", "2022-01-01")],
        branded_food=[(700, "", "", barcode, 28, "g", "", "", "2021-12-31", "", "")],
    )
    foods, tally = read_all(folder)
    assert foods["700"].gtin == foods["700"].code == stored
    assert tally.without_barcode == 1 + (not stored)


@pytest.mark.parametrize(
    ("size", "unit", "portions"),
    [
        (30, "GRM", ("1 stick", 30.0)),
        (30, "GM", ("1 stick", 30.0)),
        (30, "MLT", ("1 stick (30 ml)", 30.0)),
        (30, "MG", None),  # "1 tsp, 5 MG" is a slip that could be g or ml
        (30, "IU", None),
        (30, "", None),
        (0, "g", None),
        (90_000, "g", None),
        ("", "g", None),
    ],
)
def test_a_serving_needs_a_weight_or_volume(
    tmp_path: Path, size: object, unit: str, portions: tuple[str, float] | None
) -> None:
    folder = branded.folder(
        tmp_path / "branded",
        food=[(700, "branded_food", "Ham", "", "2022-01-01")],
        branded_food=[(700, "", "", "", size, unit, "1 STICK", "", "2021-12-31", "", "")],
    )
    foods, tally = read_all(folder)
    assert foods["700"].portions == ((PortionRecord(*portions),) if portions else ())
    assert tally.skipped_portions == (portions is None)


def test_rows_and_amounts_that_cannot_be_are_named_by_file_and_line(tmp_path: Path) -> None:
    folder = branded.folder(
        tmp_path / "branded",
        food=[("7e2", "branded_food", "x", "", "2022-01-01"), (700, "branded_food", " ", "", "2022-01-01")],
        food_nutrient=[(9, 503, 1087, "many"), (10, 503, 1087, 120_000), (11, 503, 1093, -1)],
    )
    foods, tally = read_all(folder)
    assert foods["503"].amounts == Amounts(magnesium_mg=110)
    named = [str(row) for kind in (tally.rows, tally.values) for first, _more in kind.most_common() for row in first]
    assert named == [
        "food.csv:5: “7e2” is no FDC number.",
        "food_nutrient.csv:10: “many” is no number; Calcium stays unknown.",
        "food.csv:6: The food has no name.",
        "food_nutrient.csv:11: 120000 mg of Calcium weigh more than the 100 g they are in.",
        "food_nutrient.csv:12: Sodium is negative: -1 mg.",
    ]


def test_only_foods_beyond_a_number_are_read(tmp_path: Path) -> None:
    foods, tally = read_all(branded.folder(tmp_path / "branded"), after=501)
    assert set(foods) == {"502", "503"}
    assert tally.expected == 2
    assert foods["502"].amounts.vitamin_d_ug == 0.75


def test_a_folder_without_a_file_or_a_branded_food_is_one_sentence(tmp_path: Path) -> None:
    folder = branded.folder(tmp_path / "branded")
    (folder / "food_nutrient.csv").unlink()
    with pytest.raises(TableError, match=r"has no food_nutrient\.csv"):
        read_all(folder)
    content = branded.tables()
    content["food.csv"][1].clear()
    with pytest.raises(TableError, match="has no food of the type branded_food"):
        read_all(write(tmp_path / "empty", content))


def test_a_full_temporary_folder_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_staging: object, _tally: object, _after: int) -> object:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(fdc_branded, "_records", full)
    with pytest.raises(TableError, match=r"cannot hold the foods \(database or disk is full\): set TMPDIR"):
        read_all(branded.folder(tmp_path / "branded"))


def test_the_real_sample_is_read_whole(real_data: Path) -> None:
    foods, tally = read_all(real_data / "fdc" / "branded_sample")
    assert len(foods) == 4827
    assert sum(bool(food.gtin) for food in foods.values()) == 23  # those in both files
    assert tally.values.total() == 22
    water = foods["579568"]
    assert (water.name, water.gtin, water.usual_portion) == (
        "Natural spring water",
        "00083046446858",
        PortionRecord("1 can (355 ml)", 355),
    )
