"""How fast a search is among how many foods, how large its index is, and how long it takes to build."""

import random
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import islice
from typing import Final
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone

from foods.barcodes.look_up import look_up
from foods.importers import load
from foods.models import Food, FoodSource
from foods.search import find as search
from tests.bench import asked, diary, packaged
from tests.bench.calls import Processor
from tests.bench.report import line, three_percentiles
from tests.bench.server import LINES, Visitor, served
from tracker.server import spare_collector

SIZES: Final = (13_590, 818_776, 2_000_000)
OWN: Final = "Grandmother's plum chocolate cake"
BARCODES: Final = 200
SERVED: Final = 200  # requests of a kind
OFTEN: Final = 10  # each line of foods, and each letter of an own food
# Of each table: bytes of itself, and of its indexes. FTS5 keeps its index in tables.
_ON_DISK: Final = {
    "sqlite": """
        SELECT tbl_name, sum(pgsize) FILTER (WHERE type = 'table'), sum(pgsize) FILTER (WHERE type = 'index')
        FROM dbstat JOIN sqlite_master USING (name) GROUP BY tbl_name
        """,
    "postgresql": """
        SELECT relname, pg_table_size(oid), pg_indexes_size(oid) FROM pg_class
        WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
        """,
}
_TOLD: Final = ("foods_search", "foods_packaged", "foods_food", "foods_portion", "")


def parts(sizes: Sequence[int] = SIZES) -> Iterator[Callable[[], None]]:
    """Adds packaged foods to the shipped table up to each size in turn, and searches."""
    numbered = enumerate(packaged.records(max(sizes)))

    def add(size: int) -> None:
        started, foods = time.perf_counter(), Food.objects.count()
        while foods < size:  # some barcodes stand twice in the export
            batch = islice(numbered, size - foods)
            foods += sum(outcome.new for outcome in load.save_packaged(batch, lambda _place: None))
        line(f"foods added up to {size:,}, index and all", f"{time.perf_counter() - started:.0f} s")
        measure()

    return (partial(add, size) for size in sizes)


def measure() -> None:
    """Searches as the server does, without a web server, among all foods that there are."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")  # as PostgreSQL does by itself within a minute
    dice = random.Random(7)
    among = f"among {Food.objects.count():,}"
    user = _owner()
    search.find("warm up")
    spare_collector()  # as the server does
    every: list[str] = []
    for kind, queries in asked.kinds(dice).items():
        every += queries
        _figures(f"{kind}, {among}", [partial(search.find, query) for query in queries])
    _figures(f"all of these, {among}", [partial(search.find, query) for query in dice.sample(every, 1000)])
    _figures(f"an own food, {among}", [partial(search.find, query, user_id=user.pk) for query in _of_own()])
    barcodes = [food.gtin for food in asked.packages(dice, BARCODES) if food.gtin]
    _figures(f"barcodes, {among}", [partial(look_up, barcode, user_id=user.pk) for barcode in barcodes])
    _sizes()


def measure_served() -> None:
    """Asks the server for what `measure` asks for, and for lines of foods, as somebody does who has a diary."""
    dice = random.Random(7)
    user = _owner()
    day = f"/diary/{timezone.now().date()}/search/?"
    kinds = {
        **asked.kinds(dice),
        "lines of three to five foods": LINES * OFTEN,
        "an own food": _of_own(),
        "barcodes": [food.gtin for food in asked.packages(dice, BARCODES) if food.gtin],
    }
    with served() as server:
        visitor = Visitor(server.port, user)
        for query in kinds["words"][:20]:
            visitor.ask("GET", day + urlencode({"q": query}))
        for kind, queries in kinds.items():
            chosen = dice.sample(queries, min(len(queries), SERVED))
            requests = [partial(visitor.ask, "GET", day + urlencode({"q": query})) for query in chosen]
            _figures(f"{kind}, by HTTP", requests, pid=server.pid)


def _owner() -> User:
    """Somebody with a diary of a month and one own food."""
    user = User.objects.filter(own_foods__name=OWN).first()
    if user is None:
        user = diary.fill(days=30, entries_a_day=20, seed=3)
        own = Food.objects.create(owner=user, source=FoodSource.OWN, source_id="cake", release="own", name=OWN)
        search.reindex([own.pk])
    return user


def _of_own() -> list[str]:
    return [OWN[:end] for end in range(1, len(OWN) + 1)] * OFTEN


def _figures(what: str, calls: Sequence[Callable[[], object]], *, pid: int | None = None) -> None:
    """Prints how long each call took, by the clock and of processors."""
    if not calls:
        return
    processor, took, used = Processor(pid), list[float](), list[float]()
    for call in calls:
        started, before = time.perf_counter(), processor.used_ms()
        call()
        took.append((time.perf_counter() - started) * 1000)
        used.append(processor.used_ms() - before)
    line(what, three_percentiles(took))
    line(f"  processor: {what}", three_percentiles(used))


def _sizes() -> None:
    """Prints what the search's tables take on disk, those of foods, and all together."""
    with connection.cursor() as cursor:
        cursor.execute(_ON_DISK[connection.vendor])
        rows = [(str(name), (int(table or 0), int(index or 0))) for name, table, index in cursor.fetchall()]
    for begins in _TOLD:
        tables, indexes = (sum(sizes[place] for name, sizes in rows if name.startswith(begins)) for place in (0, 1))
        line(f"on disk, {begins or 'everything'}…", f"{tables / 1e6:.1f} MB, indexes {indexes / 1e6:.1f} MB")
