"""Open Food Facts' export as records: units, names, what is dropped, what is left out, and files that are none."""

import gzip
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foods.importers.open_food_facts import read
from foods.importers.record import FoodRecord, PortionRecord, TableError
from foods.importers.tally import Tally
from foods.nutrients import AMOUNT_FIELDS, Amounts
from tests.foods.importers import off_export
from tests.foods.importers.off_export import CRACKERS, OAT_DRINK, Row


def read_all(path: Path, **asked: object) -> tuple[list[FoodRecord], Tally]:
    tally = Tally(path.name)
    return [record for _line, record in read(path, tally, **asked)], tally  # type: ignore[arg-type]


def product(tmp_path: Path, **values: str) -> tuple[FoodRecord, Tally]:
    """The oat drink with other values; names of columns with "-" are written with "_"."""
    named = {column.replace("-", "_"): column for column in off_export.COLUMNS}
    row = OAT_DRINK | {named[column]: value for column, value in values.items()}
    (found,), tally = read_all(off_export.write(tmp_path / "export.tsv", row))
    return found, tally


def dropped(tally: Tally) -> list[str]:
    return [str(row.reason) for first, _more in tally.values.most_common() for row in first]


def test_a_product_is_read_with_grams_made_milligrams_and_micrograms(tmp_path: Path) -> None:
    found, tally = product(tmp_path)
    assert found == FoodRecord(
        source="open_food_facts",
        source_id="0036000291452",
        code="00036000291452",
        gtin="00036000291452",
        release="2023-11-14",
        name="Oat drink with calcium",
        brand="Hazel Mill",
        group="Oat milks",
        amounts=Amounts(calcium_mg=120, potassium_mg=0, vitamin_d_ug=0.75, energy_kcal=46, sodium_mg=40),
        alternate_names="Drink from oats",
        portions=(PortionRecord("1 cup (240 ml)", 240),),
        usual_portion=PortionRecord("1 cup (240 ml)", 240),
        popularity=12,
    )
    assert (tally.without_barcode, tally.without_amounts, tally.rows.total(), tally.values.total()) == (0, 0, 0, 0)


@pytest.mark.parametrize(
    ("values", "field", "amount"),
    [
        ({"magnesium_100g": "0.0267"}, "magnesium_mg", 26.7),
        ({"caffeine_100g": "0.032"}, "caffeine_mg", 32),
        ({"water_100g": "88.4"}, "water_g", 88.4),
        ({"vitamin_d_100g": "1.0725e-05"}, "vitamin_d_ug", 10.725),
        ({"sodium_100g": "", "salt_100g": "1.5"}, "sodium_mg", 600),  # salt / 2.5
        ({"sodium_100g": "", "salt_100g": ""}, "sodium_mg", None),
        ({"sodium_100g": "44", "salt_100g": "0.1"}, "sodium_mg", 40),  # impossible sodium, possible salt
        ({"energy_kcal_100g": "", "energy_kj_100g": "192"}, "energy_kcal", 45.8891),  # 192 / 4.184
        ({"energy_kcal_100g": "", "energy_kj_100g": "", "energy_100g": "192"}, "energy_kcal", 45.8891),
        ({"energy_kcal_100g": "190", "energy_kj_100g": "192"}, "energy_kcal", 45.8891),  # kJ in the column of kcal
        ({"calcium_100g": "0.123456789"}, "calcium_mg", 123.457),
        ({"calcium_100g": ""}, "calcium_mg", None),
        ({"calcium_100g": "0"}, "calcium_mg", 0),
    ],
)
def test_amounts_come_from_the_first_column_that_can_be(
    tmp_path: Path, values: Row, field: str, amount: float | None
) -> None:
    found, tally = product(tmp_path, **values)
    assert getattr(found.amounts, field) == (None if amount is None else pytest.approx(amount, rel=1e-5))
    assert dropped(tally) == []


@pytest.mark.parametrize(
    ("kcal", "kilojoules", "macronutrients", "expected"),
    [
        ("129.31", "129", ("1", "4.5", "1"), 30.8317),  # kJ in the column of kcal: 1×9 + 4.5×4 + 1×4 = 31
        ("129.31", "129", ("", "", ""), None),
        ("17", "91.6", ("0.5", "3.8", "0.5"), 21.8929),  # 21.7 by its macronutrients
        ("500", "2520", ("50", "20", "10"), None),  # 570: neither within what fits alone
        ("46", "190", ("1.5", "6.6", "1"), 46),
        ("0", "0", ("0", "0", "0"), 0),
    ],
)
def test_energies_that_contradict_each_other_are_decided_by_macronutrients_or_unknown(
    tmp_path: Path, kcal: str, kilojoules: str, macronutrients: tuple[str, str, str], expected: float | None
) -> None:
    fat, carbohydrates, proteins = macronutrients
    stated = {"fat_100g": fat, "carbohydrates_100g": carbohydrates, "proteins_100g": proteins}
    found, tally = product(tmp_path, energy_kcal_100g=kcal, energy_100g=kilojoules, **stated)
    assert found.amounts.energy_kcal == (None if expected is None else pytest.approx(expected, rel=1e-4))
    assert len(dropped(tally)) == (expected is None)


@pytest.mark.parametrize(
    ("values", "field", "why"),
    [
        ({"magnesium_100g": "27"}, "magnesium_mg", "27000 mg of Magnesium in 100 g are more than any food has (2000)."),
        ({"calcium_100g": "-0.1"}, "calcium_mg", "Calcium is negative: -100 mg."),
        (
            {"vitamin_d_100g": "0.5"},
            "vitamin_d_ug",
            "500000 µg of Vitamin D in 100 g are more than any food has (260).",
        ),
        ({"energy_kcal_100g": "1598", "energy_100g": "6686"}, "energy_kcal", "more than pure fat has (905)."),
        ({"sodium_100g": "44", "salt_100g": "110"}, "sodium_mg", "more than any food has (40000)."),
        ({"potassium_100g": "1,2"}, "potassium_mg", "“1,2” is no number; Potassium stays unknown."),
        ({"potassium_100g": "nan"}, "potassium_mg", "“nan” is no number"),
    ],
)
def test_what_cannot_be_is_dropped_alone_and_the_product_stays(
    tmp_path: Path, values: Row, field: str, why: str
) -> None:
    found, tally = product(tmp_path, **values)
    assert getattr(found.amounts, field) is None
    assert len(dropped(tally)) == 1
    assert why in dropped(tally)[0]
    unchanged, _tally = product(tmp_path)
    others = [name for name in AMOUNT_FIELDS if name != field]
    assert [getattr(found.amounts, name) for name in others] == [getattr(unchanged.amounts, name) for name in others]


ESTIMATE = {
    "sucrose_100g": "0.1",
    "glucose_100g": "0.9",
    "fructose_100g": "0.8",
    "lactose_100g": "0",
    "maltose_100g": "0.1",
    "starch_100g": "0.2",
    "water_100g": "92.9",
    "magnesium_100g": "0.0098",
    "vitamin-d_100g": "0",
}


def test_amounts_estimated_from_ingredients_stay_unknown_unless_asked_for(tmp_path: Path) -> None:
    path = off_export.write(tmp_path / "export.tsv", OAT_DRINK | ESTIMATE)
    (found,), tally = read_all(path)
    assert found.amounts == Amounts(energy_kcal=46, sodium_mg=40)
    assert tally.estimated == 1
    (found,), tally = read_all(path, with_estimates=True)
    assert (found.amounts.magnesium_mg, found.amounts.vitamin_d_ug, found.amounts.water_g) == (9.8, 0, 92.9)
    assert tally.estimated == 0


def test_a_product_without_nutrition_is_kept_to_be_found_by_its_barcode(tmp_path: Path) -> None:
    (found,), tally = read_all(off_export.write(tmp_path / "e.tsv", {"code": "6291041500213", "product_name": "Tea"}))
    assert found.amounts == Amounts()
    assert (found.gtin, found.portions, found.popularity, found.release, found.group) == (
        "06291041500213", (), 0, "", "",
    )  # fmt: skip
    assert tally.without_amounts == 1


def test_a_label_said_to_have_no_nutrition_has_none(tmp_path: Path) -> None:
    found, tally = product(tmp_path, no_nutrition_data="on")
    assert found.amounts == Amounts()
    assert tally.without_amounts == 1


def test_a_wrong_barcode_is_no_barcode_but_the_product_stays(tmp_path: Path) -> None:
    found, tally = product(tmp_path, code="0036000291453")
    assert (found.source_id, found.code, found.gtin) == ("0036000291453", "", "")
    assert tally.without_barcode == 1


def test_a_shops_own_number_is_found_but_names_no_other_product(tmp_path: Path) -> None:
    found, tally = product(tmp_path, code="00505161")
    assert (found.source_id, found.code, found.gtin) == ("00505161", "", "00000000505161")
    assert tally.without_barcode == 0


@pytest.mark.parametrize(
    ("values", "group"),
    [
        ({"main_category_en": "de:brote"}, "Oat milks"),
        ({"main_category_en": "", "categories_en": "Snacks,fr:gaufres"}, "Snacks"),
        ({"main_category_en": "", "categories_en": "", "pnns_groups_2": "Bread"}, "Bread"),
        ({"main_category_en": "", "categories_en": "", "pnns_groups_2": "unknown"}, ""),
    ],
)
def test_the_group_is_the_narrowest_english_category(tmp_path: Path, values: Row, group: str) -> None:
    assert product(tmp_path, **values)[0].group == group


def test_names_in_capitals_and_other_names_alike_are_tidied(tmp_path: Path) -> None:
    (found,), _tally = read_all(
        off_export.write(tmp_path / "e.tsv", CRACKERS | {"generic_name": "Crispy rye crackers"})
    )
    assert (found.name, found.brand, found.alternate_names) == ("Crispy rye crackers", "Birch & Sons", "")


def test_rows_that_cannot_be_read_are_left_out_and_named(tmp_path: Path) -> None:
    path = tmp_path / "export.tsv"
    nameless, codeless = OAT_DRINK | {"product_name": " "}, OAT_DRINK | {"code": "x1"}
    path.write_text(off_export.text(OAT_DRINK, nameless, codeless) + "123\tshort\n\n" + "a\t" * 60 + "\n", "utf-8")
    records, tally = read_all(path)
    assert len(records) == 1
    assert [str(row) for first, _more in tally.rows.most_common() for row in first] == [
        "export.tsv:5: The row has 2 fields, the header 35.",
        "export.tsv:7: The row has 61 fields, the header 35.",
        "export.tsv:3: The product has no name.",
        "export.tsv:4: “x1” is no code of a product.",
    ]


def test_quotes_and_nul_bytes_and_broken_text_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "export.tsv"
    odd = OAT_DRINK | {"product_name": 'The "real\x00" \\ oat', "generic_name": '"'}
    path.write_bytes(off_export.text(odd, CRACKERS).encode().replace(b"RYE", b"R\xe9E"))
    (drink, crackers), tally = read_all(path)
    assert (drink.name, drink.alternate_names) == ('The "real " \\ oat', '"')
    assert crackers.name == "CRISPY RéE CRACKERS"
    assert tally.rows.total() == 0


def test_a_file_with_commas_or_gzipped_reads_the_same(tmp_path: Path) -> None:
    plain, _tally = read_all(off_export.write(tmp_path / "export.tsv", OAT_DRINK, CRACKERS))
    quoted = {key: f'"{value}"' for key, value in OAT_DRINK.items()}
    (tmp_path / "export.csv").write_text(off_export.text(quoted, CRACKERS, separator=","), encoding="utf-8")
    (tmp_path / "export.gz").write_bytes(gzip.compress(off_export.text(OAT_DRINK, CRACKERS).encode()))
    assert read_all(tmp_path / "export.csv")[0] == plain
    assert read_all(tmp_path / "export.gz")[0] == plain


def test_only_what_lies_beyond_a_line_is_read(tmp_path: Path) -> None:
    path = off_export.write(tmp_path / "export.tsv", *off_export.many(5))
    assert [line for line, _record in read(path, Tally("x"), after=4)] == [5, 6]


@pytest.mark.parametrize("country", ["france", "France", "FRANCE"])
def test_only_products_of_a_country_when_asked(tmp_path: Path, country: str) -> None:
    path = off_export.write(tmp_path / "export.tsv", OAT_DRINK, CRACKERS)
    records, tally = read_all(path, country=country)
    assert [record.name for record in records] == ["Oat drink with calcium"]
    assert tally.elsewhere == 1
    assert len(read_all(path, country="United States")[0]) == 1


@pytest.mark.parametrize(
    ("content", "columns"),
    [
        ("fdc_id,description\n1,a\n", "code, product_name"),
        ("code\tproduct_name\n1\ta\n", "…_100g"),
        ("", "code, product_name"),
        ("{}\n", "code, product_name"),
    ],
)
def test_a_file_that_is_no_export_is_said_to_be_none(tmp_path: Path, content: str, columns: str) -> None:
    path = tmp_path / "other.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(TableError, match=f"no export of Open Food Facts: it has no column {columns}"):
        read_all(path)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(alphabet=st.characters(exclude_characters="\n"), max_size=30), min_size=35, max_size=35))
def test_any_row_is_a_plausible_record_or_left_out(tmp_path: Path, row: list[str]) -> None:
    path = tmp_path / "export.tsv"
    path.write_bytes((off_export.text() + "\t".join(row) + "\n").encode(errors="surrogatepass"))
    for record in read_all(path)[0]:
        assert record.name
        assert all(amount is None or amount >= 0 for amount in record.amounts)


@pytest.mark.parametrize(("year", "named", "valid"), [(2024, 946, 720), (2026, 938, 909)])
def test_the_real_exports_are_read_whole(real_data: Path, year: int, named: int, valid: int) -> None:
    records, tally = read_all(real_data / "off" / f"off_export_{year}_1000.tsv")
    assert len(records) == named
    assert tally.rows.total() == 1000 - named  # those without a name
    assert sum(bool(record.gtin) for record in records) == valid
    assert max(record.amounts.energy_kcal or 0 for record in records) <= 905
    assert tally.estimated == {2024: 0, 2026: 51}[year]


def test_a_real_label_has_its_printed_amounts(real_data: Path) -> None:
    records, _tally = read_all(real_data / "off" / "off_export_2024_1000.tsv")
    spread = next(record for record in records if record.source_id == "0000111301201")
    assert spread.amounts.vitamin_d_ug == 10.725  # 60 IU in 14 g, 15 % of the old Daily Value of 400 IU
    assert (spread.amounts.energy_kcal, spread.amounts.magnesium_mg) == (643, None)


def test_a_name_in_an_unknown_encoding_is_left_out_with_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "export.tsv"
    path.write_bytes(off_export.text(CRACKERS, OAT_DRINK).encode().replace(b"RYE", b"r\x8ae"))
    records, tally = read_all(path)
    assert [record.name for record in records] == ["Oat drink with calcium"]
    assert [str(first[0].reason) for first, _more in tally.rows.most_common()] == [
        "“CRISPY r?e CRACKERS” is in another encoding: save the file as UTF-8 and import it again."
    ]


OF_2024 = (
    "code\tlc\tproduct_name_de\tproduct_name_fr\tserving_size\tbrands\tnutrition_data_per\tenergy_value\tenergy_unit\t"
    "calcium_value\tcalcium_unit\tvitamin-d_value\tvitamin-d_unit\tsalt_value\tsalt_unit\tmagnesium_prepared_value\n"
    '0036000291452\tde\t"Käse, ""mild"""\tFromage\t30 g\tHazel Mill\tserving\t120\tkcal\t240\tmg\t60\tIU\t450\tmg\t9\n'
)
_SOLD = "nutrition.input_sets.packaging.as_sold.100g.nutrients."
OF_2026 = (
    f"code\tlc\tproduct_name_fr\t{_SOLD}calcium.value\t{_SOLD}calcium.unit\t{_SOLD}sodium.value\t{_SOLD}sodium.unit\t"
    f"{_SOLD}sodium.modifier\tnutrition.input_sets.estimate.as_sold.100g.nutrients.magnesium.value\t"
    "nutrition.input_sets.estimate.as_sold.100g.nutrients.magnesium.unit\n"
    "0036000291452\tfr\tFromage\t800\tmg\t0.1\tg\t<\t20\tmg\n"
)


def test_the_search_pages_export_is_read_per_100_g_in_the_products_language(tmp_path: Path) -> None:
    path = tmp_path / "openfoodfacts_export.csv"
    path.write_text(OF_2024, encoding="utf-8")
    (found,), tally = read_all(path)
    assert (found.name, found.brand, found.usual_portion) == (
        'Käse, "mild"',
        "Hazel Mill",
        PortionRecord("1 serving", 30),
    )
    # 30 g hold 120 kcal, 240 mg, 60 IU = 1.5 µg and 450 mg of salt = 180 mg of sodium
    assert found.amounts == Amounts(calcium_mg=800, vitamin_d_ug=5, energy_kcal=400, sodium_mg=600)
    assert tally.rows.total() == 0


def test_the_search_pages_export_since_2026_is_read_without_estimates_and_limits(tmp_path: Path) -> None:
    path = tmp_path / "openfoodfacts_export.csv"
    path.write_text(OF_2026, encoding="utf-8")
    (found,), _tally = read_all(path)
    assert (found.name, found.amounts) == ("Fromage", Amounts(calcium_mg=800))
