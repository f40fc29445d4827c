"""Everyday words against the shipped food table: the plain food is among the first five."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from foods import search
from foods.importers import embedded, load

QUERIES = Path(__file__).with_name("everyday_queries.txt")


def expectations() -> list[tuple[str, re.Pattern[str]]]:
    lines = [line for line in QUERIES.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    pairs = [line.split(" => ") for line in lines]
    return [(query, re.compile(f"(?:{pattern})", re.IGNORECASE)) for query, pattern in pairs]


@pytest.fixture(scope="module")
def food_table(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The shipped table, loaded once for this module and taken back afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        load.save(embedded.read())
        yield
        transaction.set_rollback(True)
    search.forget_words()


def rank(query: str, pattern: re.Pattern[str]) -> int | None:
    """The place of the first acceptable food, from 1."""
    found = search.find(query)
    return next((place for place, food in enumerate(found, 1) if pattern.match(food.name)), None)


def test_plain_food_is_among_the_first_five(food_table: None) -> None:
    ranks = {query: rank(query, pattern) for query, pattern in expectations()}
    misses = {query: place for query, place in ranks.items() if place is None or place > 5}
    for query, place in misses.items():
        print(f"{query!r}: place {place}, first {search.find(query, limit=3)}")
    first = sum(place == 1 for place in ranks.values())
    print(f"{len(ranks)} queries: first {first / len(ranks):.1%}, in five {1 - len(misses) / len(ranks):.1%}")
    assert len(misses) <= 0.05 * len(ranks)
    assert first >= 0.75 * len(ranks)


def test_foods_with_every_amount_known_come_first(food_table: None) -> None:
    assert [search.find(query, limit=1)[0].source for query in ("banana", "egg", "milk")] == ["fndds"] * 3


@pytest.mark.parametrize("letter", ["b", "c", "e", "o", "s"])
def test_one_letter_finds_what_people_eat(food_table: None, letter: str) -> None:
    found = search.find(letter)
    assert len(found) == 20
    assert all(food.popularity > 80 for food in found[:5])
