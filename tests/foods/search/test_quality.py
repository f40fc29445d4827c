"""Everyday words against the shipped food table: the plain food is among the first five, on every engine alike."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker

from foods.names.synonyms.bare import meanings
from foods.names.wording import words
from foods.search import find as search
from foods.search.known import forget_words
from foods.search.understanding import understand
from tests.foods.search.quality import LISTS, answers, expectations, load, scored

pytestmark = pytest.mark.django_db
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def food_table(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The shipped table, loaded once for this module and taken back afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        load()
        yield
        transaction.set_rollback(True)
    forget_words()


def test_lists_hold_three_hundred_queries_and_more() -> None:
    assert len({expected.query for name in LISTS for expected in expectations(name)}) >= 300


@pytest.mark.parametrize("name", LISTS)
def test_plain_food_is_among_the_first_five(food_table: None, name: str) -> None:
    score = scored(expectations(name))
    assert score.top_5 >= 0.95, score.misses
    assert score.top_1 >= 0.75


def test_bare_words_find_the_food_they_mean_and_nothing_of_them_is_missed(food_table: None) -> None:
    for phrase, name in list(meanings())[::8]:
        (food,) = search.find(phrase, limit=1)
        assert sorted(words(food.name)) == sorted(words(name)), phrase
        assert understand(phrase, food).is_whole, phrase


@pytest.mark.parametrize(
    ("query", "first"),
    [
        # the plain food, by its kind
        ("zucchini", "Summer squash, green, raw"),
        ("cinnamon", "Spices, cinnamon, ground"),
        ("eggplant", "Eggplant, raw"),
        ("winter squash", "Winter squash, cooked, no added fat"),
        ("kale, cooked", "Kale, fresh, cooked, no added fat"),
        ("trout", "Fish, trout, NFS"),
        ("italian dressing", "Italian dressing, made with vinegar and oil"),
        ("potato, baked, with skin", "Potato, baked, peel eaten"),
        ("chicken thigh, roasted, with skin", "Chicken thigh, baked, broiled, or roasted, skin eaten, from raw"),
        ("salmon, sockeye, cooked", "Fish, salmon, sockeye, cooked, dry heat"),
        ("okra", "Okra, fresh, cooked, no added fat"),
        ("chicken broth", "Soup, chicken broth, ready-to-serve"),
        ("alcohol free beer", "Beer, nonalcoholic"),
        # cooked, and no other food that is
        ("grilled beef", "Beef, NFS"),
        ("cooked turkey", "Turkey, NFS"),
        ("boiled fish", "Fish, NS as to type, steamed"),
        ("grilled chicken breast", "Chicken breast, grilled without sauce, skin eaten"),
        ("oil-packed sardines", "Fish, sardines, canned"),
        ("green split peas", "Peas, green, split, mature seeds, raw"),
        # the tables' way round
        ("milk, semi-skimmed", "Milk, reduced fat (2%)"),
        ("chocolate, milk", "Candies, milk chocolate"),
        ("doughnut, ring, iced", "Doughnut, NFS"),
        ("hamburger in bun", "Hamburger, on white bun, 1 large patty"),
        # other words for it
        ("mushrooms, white, exposed to UV light", "Mushroom, white, exposed to ultraviolet light, raw"),
        ("orange juice, fortified", "Orange juice, 100%, with calcium added, canned, bottled or in a carton"),
        ("nori", "Seaweed, dried"),
        # brands, whole
        ("mcdonald's quarter pounder", "Quarter Pounder (McDonalds)"),
        ("kfc original recipe", "KFC, Fried Chicken, ORIGINAL RECIPE, Breast, meat and skin with breading"),
        ("snickers bar", "Candies, MARS SNACKFOOD US, SNICKERS Bar"),
        ("ben and jerry's", "Ice cream, vanilla"),
        ("ben & jerry's chocolate", "Ice cream, chocolate"),
    ],
)
def test_first_of_the_shipped_table(food_table: None, query: str, first: str) -> None:
    assert search.find(query, limit=1)[0].name == first


@pytest.mark.parametrize(
    ("query", "nearest"),
    [
        ("halloumi", "Cheese, white, queso blanco"),
        ("grilled halloumi", "Cheese, white, queso blanco"),
        ("skyr", "Yogurt, Greek, plain, nonfat"),
        ("malt loaf", "Roll, sweet, with fruit, frosted"),
    ],
)
def test_what_no_table_has_is_unknown_and_its_nearest_are_told(food_table: None, query: str, nearest: str) -> None:
    assert search.find(query) == []
    assert search.nearest(query)[0].name == nearest


def test_foods_with_every_amount_known_come_first(food_table: None) -> None:
    assert [search.find(query, limit=1)[0].source for query in ("banana", "egg", "milk")] == ["fndds"] * 3


@pytest.mark.parametrize("query", ["banana", "broccoli", "cheddar", "whole milk", "blueberries", "spinach"])
def test_a_food_in_three_tables_is_shown_once(food_table: None, query: str) -> None:
    found = search.find(query)
    assert len({food.same_as_id or food.pk for food in found}) == len(found)
    assert len({food.name.casefold() for food in found[:5]}) == 5


@pytest.mark.parametrize("letter", ["b", "c", "e", "o", "s"])
def test_one_letter_finds_what_people_eat(food_table: None, letter: str) -> None:
    found = search.find(letter)
    assert len(found) == 20
    assert all(food.popularity > 80 for food in found[:5])


def test_postgresql_finds_the_same_foods_in_the_same_order_as_sqlite(food_table: None) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("the run on PostgreSQL compares both")
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    command = [sys.executable, "-m", "tests.foods.search.quality", "--answers"]
    on_sqlite = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    here, there = answers(), json.loads(on_sqlite.stdout)
    assert {query: found for query, found in here.items() if found != there[query]} == {}
