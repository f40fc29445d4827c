"""The survey's counts, and what a food that was not counted inherits."""

from pathlib import Path

import pytest

from foods.importers import survey
from foods.importers.popularity import Popularity
from foods.importers.record import FoodRecord, TableError
from foods.importers.survey import Count, Survey
from foods.nutrients import Amounts


def food(
    name: str,
    group: str = "Bananas",
    *,
    source: str = "fndds",
    reports: int | None = None,
    usual_g: float | None = None,
    number: str = "1",
    code: str = "63",
) -> FoodRecord:
    return FoodRecord(source, number, code, "2024-10-31", name, group, Amounts(), reports=reports, usual_g=usual_g)


def test_counts_are_read_and_bad_rows_reported(tmp_path: Path) -> None:
    path = tmp_path / "eaten.csv"
    lines = ["fdc_id,food_code,times_eaten,grams_p25,grams_median,grams_p75", "1,63,40,100,118,126"]
    path.write_text("\n".join([*lines, "2,64,many,1,1,1", "3,65,7,1,0,1"]), encoding="utf-8")
    counts, rejected = survey.read(path)
    assert counts.by_fdc_id == {"1": Count(40, 118.0)}
    assert [(row.file, row.line) for row in rejected] == [("eaten.csv", 3), ("eaten.csv", 4)]


def test_missing_survey_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"has no eaten\.csv"):
        survey.read(tmp_path / "eaten.csv")


def test_count_matches_by_number_else_by_code() -> None:
    counts = Survey({"1": Count(40, 118.0)}, {"64": Count(7, 50.0)})
    assert counts.on(food("Banana, raw", number="1", code="99")).reports == 40
    newer = counts.on(food("Banana, baked", number="2", code="64"))
    assert (newer.reports, newer.usual_g) == (7, 50.0)
    assert counts.on(food("Plantain, raw", number="3", code="65")).reports is None


def test_ndb_number_equal_to_a_food_code_is_no_match() -> None:
    counts = Survey({}, {"64": Count(7, 50.0)})
    assert counts.on(food("Bananas, raw", source="sr_legacy", number="2", code="64")).reports is None


def test_newer_release_takes_over_the_counts_of_the_shipped_one() -> None:
    shipped = [food("Banana, raw", reports=40, usual_g=118.0, number="1", code="63"), food("Plantain", code="65")]
    newer = food("Banana, raw", number="901", code="63", usual_g=126.0)
    assert survey.of_records(shipped).on(newer).reports == 40


def test_counted_food_is_as_popular_as_its_count() -> None:
    banana = food("Banana, raw", reports=40)
    assert Popularity([banana]).completed(banana).popularity == 40.0


def test_uncounted_food_inherits_half_the_median_of_its_category_drawn_to_that_of_all() -> None:
    counted = [food("Milk, whole", "Milk", reports=n) for n in (10, 10, 10)]
    counted += [food("Tea", "Tea", reports=10), food("Soup", "Soup", reports=640)]
    popularity = Popularity(counted)
    assert popularity.completed(food("Milk, goat", "Milk")).popularity == 5.0
    # one counted soup and three times the median of all (10): (640 × 10³) ^ ¼ = 28.28…
    assert popularity.completed(food("Soup, pea", "Soup")).popularity == pytest.approx(28.284 / 2, abs=0.001)
    assert popularity.completed(food("Ice", "Sweets")).popularity == 5.0


def test_food_of_another_table_inherits_by_the_words_it_shares() -> None:
    popularity = Popularity([food("Banana, raw", reports=8000, usual_g=118.0)])
    same = popularity.completed(food("Bananas, raw", source="sr_legacy"))
    assert same.popularity == 4000.0
    # banana of {banana, raw, dehydrated}: a third, squared, halved
    other = popularity.completed(food("Bananas, dehydrated", source="sr_legacy"))
    assert other.popularity == pytest.approx(8000 / 9 / 2, abs=0.001)


def test_second_part_of_a_name_counts_half_where_the_first_has_no_kin() -> None:
    popularity = Popularity([food("Coffee, brewed", "Coffee", reports=900)])
    found = popularity.completed(food("Beverages, coffee, brewed", "Beverages", source="sr_legacy"))
    assert found.popularity == pytest.approx(900 * 4 / 9 / 4, abs=0.001)


def test_food_without_kin_inherits_from_its_group() -> None:
    records = [food("Banana, raw", reports=8000), food("Bananas, raw", "Fruits", source="sr_legacy")]
    found = Popularity(records).completed(food("Rambutan, canned", "Fruits", source="sr_legacy"))
    assert found.popularity == 2000.0


def test_without_any_count_nothing_is_popular() -> None:
    assert Popularity([]).completed(food("Banana, raw")).popularity == 0.0
