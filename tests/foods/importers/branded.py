"""A small folder of Branded Foods in FoodData Central's layout, its foods our own invention."""

from pathlib import Path

from tests.foods.importers.conftest import FOOD, NUTRIENT, Row, Tables, write

DETAILS = (
    "fdc_id,brand_owner,brand_name,gtin_upc,serving_size,serving_size_unit,household_serving_fulltext,"
    "branded_food_category,modified_date,market_country,discontinued_date"
)


def tables() -> Tables:
    """Cheese with a lost leading zero, a drink in millilitres, and crackers without details."""
    return {
        "food.csv": (
            FOOD,
            [
                (501, "branded_food", "STRING CHEESE STICKS", "", "2021-03-19"),
                (502, "branded_food", "OAT DRINK, OAT", "", "2021-03-19"),
                (503, "branded_food", "Rye crackers", "", "2020-01-31"),
            ],
        ),
        "branded_food.csv": (
            DETAILS,
            [
                (501, "Alder Foods Inc.", "ALDER", "36000291452", 28, "g", "1 STICK", "Cheese", "2020-11-05", "US", ""),
                (502, "Hazel Mill", "", "6291041500213", 240, "ml", "1 cup", "Drinks", "2021-01-02", "US", ""),
            ],
        ),
        # in no order: FoodData Central does not promise any
        "food_nutrient.csv": (
            NUTRIENT,
            [
                (1, 502, 1110, 30),
                (2, 501, 1087, 714),
                (3, 503, 1090, 110),
                (4, 501, 1008, 286),
                (5, 502, 1114, 0.75),
                (6, 501, 1003, 25),
                (7, 502, 1092, 0),
                (8, 999, 1087, 5),
            ],
        ),
    }


def folder(path: Path, **more: list[Row]) -> Path:
    """The folder at `path`; rows given by file name (without .csv) are added to it."""
    content = tables()
    for file, rows in more.items():
        content[f"{file}.csv"][1].extend(rows)
    return write(path, content)
