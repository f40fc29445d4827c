"""A small export in Open Food Facts' columns, its products our own invention."""

from pathlib import Path

COLUMNS = (
    "code",
    "url",
    "last_modified_t",
    "product_name",
    "generic_name",
    "brands",
    "categories_en",
    "countries_tags",
    "serving_size",
    "serving_quantity",
    "no_nutrition_data",
    "pnns_groups_2",
    "unique_scans_n",
    "main_category_en",
    "energy-kj_100g",
    "energy-kcal_100g",
    "energy_100g",
    "fat_100g",
    "carbohydrates_100g",
    "sugars_100g",
    "sucrose_100g",
    "glucose_100g",
    "fructose_100g",
    "lactose_100g",
    "maltose_100g",
    "starch_100g",
    "proteins_100g",
    "salt_100g",
    "sodium_100g",
    "vitamin-d_100g",
    "potassium_100g",
    "calcium_100g",
    "magnesium_100g",
    "caffeine_100g",
    "water_100g",
)

# 1700000000 is 2023-11-14 in UTC.
OAT_DRINK = {
    "code": "0036000291452",
    "last_modified_t": "1700000000",
    "product_name": "Oat drink with calcium",
    "generic_name": "Drink from oats",
    "brands": "Hazel Mill,Mill",
    "categories_en": "Beverages,Plant milks,Oat milks",
    "main_category_en": "Oat milks",
    "countries_tags": "en:france,en:united-states",
    "serving_size": "1 cup (240 ml)",
    "serving_quantity": "240",
    "unique_scans_n": "12",
    "energy-kcal_100g": "46",
    "energy_100g": "192",
    "fat_100g": "1.5",
    "carbohydrates_100g": "6.6",
    "proteins_100g": "1",
    "salt_100g": "0.1",
    "sodium_100g": "0.04",
    "vitamin-d_100g": "0.00000075",
    "potassium_100g": "0",
    "calcium_100g": "0.12",
    "magnesium_100g": "",
}
CRACKERS = {
    "code": "6291041500213",
    "last_modified_t": "1650000000",
    "product_name": "CRISPY RYE CRACKERS",
    "brands": "BIRCH & SONS",
    "countries_tags": "en:germany",
    "magnesium_100g": "0.11",
    "salt_100g": "1.5",
}

Row = dict[str, str]


def text(*rows: Row, separator: str = "\t") -> str:
    """The export of `rows`; what a row does not name is empty."""
    lines = [COLUMNS, *([row.get(column, "") for column in COLUMNS] for row in rows)]
    return "".join(separator.join(line) + "\n" for line in lines)


def write(path: Path, *rows: Row) -> Path:
    path.write_text(text(*rows), encoding="utf-8")
    return path


def many(count: int, *, first: int = 1) -> list[Row]:
    """`count` products with distinct codes (no valid barcodes, so that none are the same food)."""
    return [
        CRACKERS | {"code": f"200{number:09}99", "product_name": f"Crackers No {number}"}
        for number in range(first, first + count)
    ]
