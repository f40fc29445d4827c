"""How well plain words find plain food: the lists in tests/foods/search/queries against the shipped table, scored.

`make search-quality` prints the scores on both engines. With --answers, what is found is printed as JSON instead, so
that one engine's answers can be compared with the other's.
"""

import json
import os
import re
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import django

LISTS = ("everyday", "first_blind", "second_blind", "third_blind", "recall", "tables")
FOLDER = Path(__file__).with_name("queries")
PLACES = 20
PACKAGED = 400


@dataclass(frozen=True, slots=True)
class Expectation:
    """A query and the names that answer it."""

    query: str
    names: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Score:
    """Shares of queries that are answered first, in the first five and ten; mean of 1/place. `misses`: beyond five."""

    queries: int
    top_1: float
    top_5: float
    top_10: float
    reciprocal_rank: float
    misses: dict[str, int | None]


def expectations(name: str) -> list[Expectation]:
    lines = (FOLDER / f"{name}.txt").read_text("utf-8").splitlines()
    pairs = (line.split(" => ", 1) for line in lines if line and not line.startswith("#"))
    return [Expectation(query, re.compile(pattern, re.IGNORECASE)) for query, pattern in pairs]


def place(expected: Expectation) -> int | None:
    """The place of the first food that answers, from 1; None where none of the first 20 does."""
    from foods.search import find as search

    found = search.find(expected.query, limit=PLACES)
    for texts in ([food.name for food in found], [food.alternate_names for food in found]):
        for number, text in enumerate(texts, 1):
            if expected.names.search(text):
                return number
    return None


def scored(asked: Sequence[Expectation]) -> Score:
    places = {expected.query: place(expected) for expected in asked}

    def within(most: int) -> float:
        return sum(number is not None and number <= most for number in places.values()) / len(places)

    reciprocal = sum(1 / number for number in places.values() if number) / len(places)
    misses = {query: number for query, number in places.items() if number is None or number > 5}
    return Score(len(places), within(1), within(5), within(10), reciprocal, misses)


def load() -> None:
    """The shipped table and some packaged foods into an empty database."""
    from foods.importers import embedded
    from foods.importers.load import save, save_packaged
    from tests.bench.packaged import records

    save(embedded.read())
    list(save_packaged(enumerate(records(PACKAGED, real=False)), lambda _place: None))


def answers() -> dict[str, list[str]]:
    """What every third query of all lists, and a beginning of every other third, finds: numbers in their sources."""
    from foods.search import find as search

    asked = [expected.query for name in LISTS for expected in expectations(name)]
    queries = asked[::3]
    beginnings = [query[: len(query) // 2 + 1] for query in asked[1::3]]
    return {query: [food.source_id for food in search.find(query)] for query in [*queries, *beginnings]}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["ELECTROLOG_VAR"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
        django.setup()
        from django.core.management import call_command
        from django.db import connection

        call_command("migrate", verbosity=0)
        load()
        if "--answers" in sys.argv:
            print(json.dumps(answers()))
            return
        print(f"{connection.vendor:<24} {'queries':>9} {'top 1':>7} {'top 5':>7} {'top 10':>7} {'MRR':>7}")
        for name in LISTS:
            score = scored(expectations(name))
            shares = f"{score.top_1:7.1%} {score.top_5:7.1%} {score.top_10:7.1%} {score.reciprocal_rank:7.3f}"
            print(f"{name:<24} {score.queries:>9} {shares}")
            for query, number in score.misses.items():
                print(f"    {query}: {number or 'not found'}")


if __name__ == "__main__":
    main()
