"""Foods by their barcode: which come, in which order, and what counts as a number."""

from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from foods.barcodes.look_up import foods_with, is_number, look_up
from foods.models import Food
from tests.conftest import MakeFood

OATS = "04006381333931"


def names(text: str, user: User | None = None) -> list[str]:
    return [food.name for food in look_up(text, user_id=user.pk if user else None).foods]


@pytest.mark.parametrize(
    "text", ["4006381333931", "4 006381 333931", "4006-3813-33931", "96385074", " 036000291452 ", "00036000291452"]
)
def test_digits_alone_are_a_number(text: str) -> None:
    assert is_number(text)


@pytest.mark.parametrize(
    "text", ["", "  ", "----------", "1234567", "123456789012345", "12345678 g", "2 eggs", "1.5 1234567", "12345678½"]
)
def test_anything_else_is_no_number(text: str) -> None:
    assert not is_number(text)


@pytest.mark.parametrize("text", ["4006381333931", "04006381333931", "4 006381 333931"])
def test_a_number_finds_its_food_however_it_is_written(text: str, make_food: MakeFood) -> None:
    make_food("Oats", source="branded", gtin=OATS)
    make_food("Other oats", source="branded", gtin="05901234123457")
    make_food("Egg")
    assert names(text) == ["Oats"]


def test_a_small_barcode_finds_the_food_of_its_long_number(make_food: MakeFood) -> None:
    """The example of many barcode guides: UPC-E 0 425261 4 is UPC-A 0 42100 00526 4."""
    make_food("Cola", source="branded", gtin="00042100005264")
    assert names("04252614") == ["Cola"]


def test_own_foods_come_first_then_the_newest_record_of_each_table(user: User, make_food: MakeFood) -> None:
    make_food("Branded, old", source="branded", gtin=OATS, release="2024-04-18")
    make_food("Branded, new", source="branded", gtin=OATS, release="2025-12-18")
    make_food("Open Food Facts", source="open_food_facts", gtin=OATS, release="2026-11-01")
    make_food("Mine, first", source="own", owner=user, gtin=OATS)
    make_food("Mine, second", source="own", owner=user, gtin=OATS)
    assert names(OATS, user) == ["Mine, second", "Mine, first", "Open Food Facts", "Branded, new"]
    assert names(OATS) == ["Open Food Facts", "Branded, new"]


def test_nobody_elses_food_and_none_that_was_put_away_is_found(user: User, stranger: User, make_food: MakeFood) -> None:
    then = datetime(2026, 11, 1, tzinfo=UTC)
    make_food("Theirs", source="own", owner=stranger, gtin=OATS)
    make_food("Archived", source="own", owner=user, gtin=OATS, archived_at=then)
    make_food("Deleted", source="own", owner=user, gtin=OATS, deleted_at=then)
    assert names(OATS, user) == []


def test_a_wrong_digit_is_a_problem_and_asks_the_database_nothing() -> None:
    found = look_up("4006381333932", user_id=None)
    assert (found.foods, found.problem) == ((), "check_digit")


def test_a_lookup_goes_through_the_index_of_barcodes(user: User, make_food: MakeFood) -> None:
    Food.objects.bulk_create(
        Food(name="Food", source="branded", source_id=str(n), release="2025", gtin=str(n).zfill(14) if n % 2 else "")
        for n in range(2000)
    )
    with CaptureQueriesContext(connection) as asked:
        foods_with([OATS, "00000000000001"], user_id=user.pk)
    explain = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE foods_food")
        cursor.execute(f"{explain} {asked[0]['sql']}")
        plan = str(cursor.fetchall())
    assert "food_by_gtin" in plan


def test_a_lookup_is_one_query(make_food: MakeFood, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for n in range(5):
        make_food(f"Oats {n}", source="branded", gtin=OATS)
    with django_assert_num_queries(1):
        foods_with([OATS], user_id=None)
