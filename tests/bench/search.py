"""How fast a search is at three sizes, how large its index is, and how long it takes to build."""

import random
import time
from collections.abc import Iterable, Sequence
from itertools import islice

from django.db import connection

from foods.importers import load
from foods.models import Food
from foods.search import find as search
from tests.bench import packaged
from tests.bench.report import line
from tests.foods.search.quality import LISTS, expectations

SIZES = (13_590, 818_776, 2_000_000)
_INDEX_BYTES = {
    "sqlite": "SELECT sum(pgsize) FROM dbstat WHERE name GLOB 'foods_search*' OR name GLOB 'foods_packaged_*'",
    "postgresql": """
        SELECT sum(pg_total_relation_size(oid)) FROM pg_class
        WHERE relkind = 'r' AND relname IN ('foods_search', 'foods_packaged_search', 'foods_packaged_words')
        """,
}


def measure(sizes: Sequence[int] = SIZES) -> None:
    """Adds packaged foods to the shipped table up to each size in turn, and searches."""
    numbered = enumerate(packaged.records(max(sizes)))
    foods = Food.objects.count()
    for size in sizes:
        started = time.perf_counter()
        while foods < size:  # some barcodes stand twice in the export
            batch = islice(numbered, size - foods)
            foods += sum(outcome.new for outcome in load.save_packaged(batch, lambda _place: None))
        filled = time.perf_counter() - started
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # as PostgreSQL does by itself within a minute
        _measure(f"search, {foods:,} foods", filled)


def _measure(what: str, filled: float) -> None:
    dice = random.Random(7)
    asked = [expected.query for name in LISTS for expected in expectations(name)]
    words = dice.sample(asked, 300)
    kinds = {
        "words": words,
        "each letter typed": [word[:end] for word in dice.sample(asked, 60) for end in range(1, len(word) + 1)],
        "typing errors": [_misspelt(word, dice) for word in dice.sample(asked, 100)],
        "packaged names": _packaged_names(dice),
    }
    search.find("warm up")
    times: list[float] = []
    for kind, queries in kinds.items():
        took = _times(queries)
        times += took
        if took:
            line(f"{what}, {kind}", _shares(took))
    line(f"{what}, all", _shares(times))
    line(f"{what}, index", f"{_index_bytes() / 1e6:.0f} MB; {filled:.0f} s to write the foods added, index and all")


def _misspelt(word: str, dice: random.Random) -> str:
    place = dice.randrange(len(word))
    return word[:place] + word[place + 1 :]


def _packaged_names(dice: random.Random) -> list[str]:
    """The beginnings of 300 names of packaged foods, one to three words long."""
    ids = Food.objects.filter(packaged_rank__isnull=False).order_by("id").values_list("id", flat=True)
    first, last = ids.first(), ids.last()
    if first is None or last is None:
        return []
    chosen = {dice.randint(first, last) for _ in range(300)}
    names = Food.objects.filter(id__in=chosen).order_by("id").values_list("name", flat=True)
    return [" ".join(name.split()[: dice.randint(1, 3)]) for name in names]


def _times(queries: Iterable[str]) -> list[float]:
    """Milliseconds for each query."""
    times = []
    for query in queries:
        started = time.perf_counter()
        search.find(query)
        times.append((time.perf_counter() - started) * 1000)
    return times


def _shares(milliseconds: Sequence[float]) -> str:
    ordered = sorted(milliseconds)
    p50, p95, p99 = (ordered[int(len(ordered) * share)] for share in (0.50, 0.95, 0.99))
    return f"{p50:.1f} / {p95:.1f} / {p99:.1f} ms (p50 / p95 / p99 of {len(ordered)})"


def _index_bytes() -> int:
    with connection.cursor() as cursor:
        cursor.execute(_INDEX_BYTES[connection.vendor])
        return int(cursor.fetchone()[0])
