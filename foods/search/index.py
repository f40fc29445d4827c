"""The search index: folded words of foods, in the full-text form of the engine in use.

Two tables. foods_search holds the foods that people mean by plain words, and own foods, each with its standing.
foods_packaged_search holds packaged foods, which may be millions: its key is the rank of a food, which orders foods
that match alike, so that both engines can stop at the first ones. foods_packaged_words counts the foods of the latter
by word, for completions and corrections.
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from itertools import islice
from typing import Any, Final, NamedTuple, Self

from django.db import connection, connections, router, transaction
from django.db.backends.utils import CursorWrapper

from foods.models import PACKAGED_SOURCES, Food
from foods.names.index_names import index_name, index_other, subject
from foods.nutrients import TRACKED, Amounts
from foods.search.engines import ENGINES, Asked, Engine, rank, ranked
from foods.search.ranking import Candidate
from foods.search.standing import standing

MAX_CANDIDATES: Final = 120  # those with the best standing; further ones do not reach the top
MAX_PACKAGED: Final = 60
MAX_OWN: Final = 100
EVERYDAY_STANDING: Final = 1010  # an unfinished word is looked up only among the thousand or so foods most eaten
BATCH: Final = 5_000
WORDS_KEPT: Final = 60_000  # of packaged foods, the commonest: rarer ones are brands and slips of the pen

EVERYDAY: Final = "everyday"  # the tier of foods of great standing


def _engine() -> Engine:
    return ENGINES[connection.vendor]


def _fetch(statement: str, parameters: Sequence[str | int | None]) -> list[Any]:
    with connections[router.db_for_read(Food)].cursor() as cursor:
        cursor.execute(statement, parameters)
        return list(cursor.fetchall())


def everyday_candidates(
    asked: Asked, *, user_id: int | None, wanted: Collection[int] = (), best_only: bool = False
) -> list[Candidate]:
    """Foods of the everyday index that may answer; `wanted` ids and own foods stand among them in any case.

    `best_only` reads only foods of great standing. Where very many foods have a word, those are read too that are
    called by it first: "Salt, table" stands far behind all that is made with salt.
    """
    engine = _engine()
    expression = engine.expression(asked)
    if best_only:
        expression = engine.everyday.format(expression)
    always = [json.dumps([*wanted]), user_id, MAX_OWN]
    rows = _fetch(engine.candidates, [expression, user_id, MAX_CANDIDATES, *always])
    if len(asked) == 1 and len(rows) >= MAX_CANDIDATES and not best_only:
        about = f"({expression}){engine.both}({engine.about(asked)})"
        rows = list({*rows, *_fetch(engine.candidates, [about, user_id, MAX_CANDIDATES, "[]", None, 0])})
    return [Candidate(*row) for row in rows]


def packaged_candidates(asked: Asked) -> list[Candidate]:
    """The packaged foods of first rank that answer."""
    engine = _engine()
    expressions = [engine.expression(asked)] * engine.packaged_tiers
    rows = _fetch(engine.packaged, [*expressions, *[MAX_PACKAGED] * engine.packaged.count("LIMIT")])
    return [_ranked(*row) for row in rows]


def wanted_packaged(food_ids: Collection[int]) -> list[Candidate]:
    """Those of these foods that are packaged, whatever they are called."""
    return [_ranked(*row) for row in _fetch(_engine().packaged_foods, [json.dumps([*food_ids])])]


def _ranked(rank: int, name: str, other: str) -> Candidate:
    food_id, points = ranked(rank)
    return Candidate(food_id, name, other, points)


def is_empty() -> bool:
    """Whether no food stands in the index of everyday foods."""
    return not _fetch("SELECT 1 FROM foods_search LIMIT 1", [])


def state() -> tuple[int, ...]:
    """Numbers that change when the shared tables do: foods, their standings, words of packaged foods."""
    everyday = _fetch("SELECT count(*), coalesce(sum(standing), 0) FROM foods_search WHERE owner_id IS NULL", [])
    packaged = _fetch("SELECT count(*), coalesce(sum(foods), 0) FROM foods_packaged_words", [])
    return (*everyday[0], *packaged[0])


def everyday_texts() -> list[tuple[int, str, str, int]]:
    """Id, name, other words and standing of every food of the everyday index that is nobody's own, by id."""
    return _fetch(_engine().texts, [])


def packaged_words() -> list[tuple[str, int]]:
    """The commonest words of packaged foods with the number of foods that have them."""
    statement = "SELECT word, foods FROM foods_packaged_words WHERE foods > 0 ORDER BY foods DESC, word LIMIT %s"
    return _fetch(statement, [WORDS_KEPT])


def packaged_rank(food_id: int, name: str, source: str, popularity: float, amounts: Amounts) -> int | None:
    """The key that a food will have in the index of packaged foods; None of any other food."""
    if source not in PACKAGED_SOURCES:
        return None
    return rank(food_id, standing(name, source, popularity, _unknown(amounts)))


def _unknown(amounts: Amounts) -> int:
    return [getattr(amounts, nutrient.field) for nutrient in TRACKED].count(None)


class _Row(NamedTuple):
    """A food as the index reads it."""

    id: int
    name: str
    alternate_names: str
    display_name: str
    brand: str
    owner_id: int | None
    source: str
    popularity: float
    packaged_rank: int | None
    amounts: tuple[float | None, ...]  # of the tracked nutrients

    @classmethod
    def of_columns(cls, *columns: Any) -> Self:
        """From one value for each of `COLUMNS`."""
        plain = len(cls._fields) - 1
        return cls._make((*columns[:plain], columns[plain:]))

    @property
    def is_packaged(self) -> bool:
        return self.source in PACKAGED_SOURCES

    @property
    def standing(self) -> int:
        unknown = self.amounts.count(None)
        return standing(self.name, self.source, self.popularity, unknown)

    def texts(self) -> tuple[str, str]:
        return index_name(self.name), index_other(self.name, self.brand, self.alternate_names, self.display_name)


COLUMNS: Final = (*_Row._fields[:-1], *(nutrient.field for nutrient in TRACKED))


def write(food_ids: Iterable[int]) -> int:
    """Writes the index rows of these foods and drops those of foods that are gone or put away; the rows written."""
    written = 0
    remaining = iter(sorted(set(food_ids)))
    while batch := list(islice(remaining, BATCH)):
        written += _write(batch)
    return written


def overwrite_removed() -> None:
    """Leave no word of what was dropped in the index: FTS5 keeps them, unfindable, until it merges (0.1 s)."""
    if _engine().overwrite:
        with connection.cursor() as cursor:
            cursor.execute(_engine().overwrite)


def write_all() -> int:
    """Writes the whole index anew; the rows written."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM foods_search")
            cursor.execute("DELETE FROM foods_packaged_search")
            cursor.execute("DELETE FROM foods_packaged_words")
        Food.objects.filter(packaged_rank__isnull=False).update(packaged_rank=None)
        written = last = 0
        while batch := list(Food.objects.filter(id__gt=last).order_by("id").values_list("id", flat=True)[:BATCH]):
            written, last = written + _write(batch), batch[-1]
    return written


def _write(food_ids: Sequence[int]) -> int:
    findable = Food.objects.filter(id__in=food_ids, archived_at__isnull=True, deleted_at__isnull=True)
    rows = [_Row.of_columns(*columns) for columns in findable.order_by("id").values_list(*COLUMNS)]
    packaged = [row for row in rows if row.is_packaged]
    _replace_everyday({*food_ids}.difference(row.id for row in packaged), [row for row in rows if not row.is_packaged])
    _replace_packaged(packaged)
    return len(rows)


def _replace_everyday(food_ids: Collection[int], rows: Sequence[_Row]) -> None:
    if not food_ids:
        return
    with connection.cursor() as cursor:
        cursor.execute(_engine().delete, [json.dumps(sorted(food_ids))])
        cursor.executemany(_engine().insert, [_everyday_row(row) for row in rows])


def _everyday_row(row: _Row) -> tuple[int, str, str, int | None, int, str, str]:
    tier = EVERYDAY if row.standing >= EVERYDAY_STANDING else ""
    return row.id, *row.texts(), row.owner_id, row.standing, subject(row.name), tier


def _replace_packaged(rows: Sequence[_Row]) -> None:
    if not rows:
        return
    ranks = {row.id: rank(row.id, row.standing) for row in rows}
    # In the order of rank: FTS5 writes its pending words to disk whenever a key is lower than the one before.
    indexed = sorted((ranks[row.id], *row.texts()) for row in rows)
    counts = Counter(word for _rank, *texts in indexed for word in _distinct_words(*texts))
    held = json.dumps([row.packaged_rank for row in rows if row.packaged_rank is not None])
    replaced = _fetch(_engine().packaged_texts, [held]) if held != "[]" else []
    for _old, *texts in replaced:
        counts.subtract(_distinct_words(*texts))
    with connection.cursor() as cursor:
        if replaced:
            cursor.execute(_engine().packaged_delete, [json.dumps([old for old, *_texts in replaced])])
        _many(cursor, _engine().packaged_insert, indexed)
        if settle := _engine().packaged_settle:
            cursor.execute(settle)
        _many(cursor, _engine().packaged_words, sorted((word, count) for word, count in counts.items() if count))
        moved = [(ranks[row.id], row.id) for row in rows if row.packaged_rank != ranks[row.id]]
        _many(cursor, _engine().packaged_rank, moved)


def _many(cursor: CursorWrapper, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
    """Runs a statement of the engine for `rows`."""
    if not _engine().by_columns:
        cursor.executemany(statement, rows)
    elif rows:
        cursor.execute(statement, [list(column) for column in zip(*rows, strict=True)])


def _distinct_words(name: str, other: str) -> set[str]:
    return {*f"{name} {other}".replace(",", " ").split()}
