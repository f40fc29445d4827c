"""Plain PostgreSQL in place of a Citus: the diary's tables partitioned by person, and who asks more than one partition.

Tried beside a Citus of two workers: the statements that name more than one partition here are those that Citus sends to
every shard. `pytest --partitioned` (CONTRIBUTING.md) runs tests so.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any, Final

from django.apps import apps
from django.db import connection

from tracker.database.layout import KEY, spread_tables
from tracker.management.commands.purge import PURGED
from tracker.models.health_vault import STORED_IN

ROOT: Final = Path(__file__).resolve().parents[1]
SHARDS: Final = 4
SHARD: Final = re.compile(r"^tracker_\w+_shard_(\d+)$")
ASKED: Final = re.compile("|".join(rf'"{table}"' for table in spread_tables()))
# What this finds may name one shard or several with the same words; of all else one look at the plan is enough.
BY_ITS_VALUES: Final = re.compile(r'user_id"? (?:IN \(%s,|= ANY)')
HEAD: Final = re.compile(r'^(SELECT|UPDATE|DELETE)(?:.*? FROM)? "(\w+)"', re.DOTALL)

_NIGHT: Final = "the nightly purge is about everybody"
_FOOD: Final = "Django's collector looks in every diary for a food that goes"
_FITS: Final = "whether the key fits: the newest rows of each table, before the server starts"
_READY: Final = "whether the key fits, one row of each table, once for each key in each process"
_KEY: Final = "where there is no key, once: a new one is made only if nobody's answer needs the old one"

SEALED: Final = [apps.get_model(name)._meta.db_table for name in STORED_IN]

# What must ask every shard: the function of ours that asks, the statement and its table; and why.
MUST_ASK_ALL: Final = {
    ("foods/own/kept.py _remove", "UPDATE tracker_entry"): _FOOD,
    ("foods/own/kept.py _remove", "UPDATE tracker_savedmealitem"): _FOOD,
    ("foods/own/kept.py _remove", "UPDATE tracker_medicine"): _FOOD,
    ("foods/own/kept.py _remove", "DELETE tracker_favourite"): _FOOD,
    ("foods/own/kept.py _remove", "DELETE tracker_dislike"): _FOOD,
    **{("tracker/models/ownership.py purge", f"DELETE {model._meta.db_table}"): _NIGHT for model, _name in PURGED},
    ("tracker/models/saved_meals.py purge", "SELECT tracker_savedmeal"): _NIGHT,
    ("tracker/models/medicine.py purge", "SELECT tracker_medicine"): _NIGHT,
    ("tracker/models/account_event.py purge", "DELETE tracker_accountevent"): _NIGHT,
    ("tracker/models/diary_import.py purge", "UPDATE tracker_diaryimport"): _NIGHT,
    ("tracker/models/diary_import.py purge", "DELETE tracker_diaryimport"): _NIGHT,
    ("tracker/models/health.py unreadable", "SELECT tracker_healthanswer"): _FITS,
    **{("tracker/models/sealed_rows.py _unopened", f"SELECT {table}"): _FITS for table in SEALED},
    **{("tracker/models/health_vault.py _holds_sealed", f"SELECT {table}"): _KEY for table in SEALED},
    **{("tracker/observing/ready.py _sealed", f"SELECT {table}"): _READY for table in SEALED},
}


def partition_diary() -> None:
    """Puts every diary table that is there and whole into partitions, its rows, keys, checks and indexes with it."""
    for table in whole_tables():
        _partition(table)


def whole_tables() -> list[str]:
    """The diary's tables that are there and in one piece."""
    found = _rows("SELECT relname FROM pg_class WHERE oid = ANY(%s::regclass[]) AND relkind = 'r'", _there())
    return [name for (name,) in found]


def _there() -> list[str]:
    return [table for table in spread_tables() if _rows("SELECT to_regclass(%s)", table)[0][0]]


def _partition(table: str) -> None:
    _run("SET CONSTRAINTS ALL IMMEDIATE")
    constraints = _rows(
        """SELECT conname, regexp_replace(pg_get_constraintdef(oid), ' DEFERRABLE( INITIALLY DEFERRED)?', '')
        FROM pg_constraint WHERE conrelid = %s::regclass AND contype IN ('p', 'u', 'c', 'f')""",
        table,
    )
    indexes = _rows(
        """SELECT pg_get_indexdef(indexrelid) FROM pg_index WHERE indrelid = %s::regclass
        AND NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conindid = indexrelid AND conrelid = indrelid)""",
        table,
    )
    _run(f'CREATE TABLE "{table}_new" (LIKE "{table}" INCLUDING DEFAULTS) PARTITION BY HASH ({KEY})')
    for number in range(SHARDS):
        _run(
            f'CREATE TABLE "{table}_shard_{number}" PARTITION OF "{table}_new" '
            f"FOR VALUES WITH (MODULUS {SHARDS}, REMAINDER {number})"
        )
    _run(f'INSERT INTO "{table}_new" SELECT * FROM "{table}"')
    _run(f'DROP TABLE "{table}"')
    _run(f'ALTER TABLE "{table}_new" RENAME TO "{table}"')
    for name, definition in constraints:
        _run(f'ALTER TABLE "{table}" ADD CONSTRAINT "{name}" {definition}')
    for (definition,) in indexes:
        _run(definition)


_of_one_shard: Final[set[tuple[str, str]]] = set()  # who asked, and the statement


@contextmanager
def watched() -> Iterator[list[str]]:
    """What the application asks of more than one partition meanwhile, and may not: a description each."""
    found: list[str] = []

    def watch(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
        asker = _asker() if not many and ASKED.search(sql) else ""
        if asker and (asker, sql) not in _of_one_shard and (asker, _head(sql)) not in MUST_ASK_ALL:
            shards = _shards(sql, params)
            if len(shards) > 1:
                found.append(f"{asker} asks more than one shard: {sql[:600]}")
            elif shards and not BY_ITS_VALUES.search(sql):
                _of_one_shard.add((asker, sql))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield found


def _asker() -> str:
    """The innermost function of ours that leads to a statement ("tracker/diary/views.py day"); "" where a test asks."""
    frame: FrameType | None = sys._getframe(1)
    while frame:
        place, name = _place(frame.f_code.co_filename), frame.f_code.co_name
        if place and not name.startswith("<"):  # a comprehension belongs to its function, before Python 3.12 as well
            return "" if place.startswith("tests/") else f"{place} {name}"
        frame = frame.f_back
    return ""


@cache
def _place(file: str) -> str:
    """Where a file of ours stands, from the root on; "" of others and of this one."""
    path = Path(file)
    is_ours = path.is_relative_to(ROOT) and path != Path(__file__) and ".venv" not in path.parts
    return str(path.relative_to(ROOT)) if is_ours else ""


def _head(sql: str) -> str:
    """A statement's verb and its table: "DELETE tracker_entry"."""
    match = HEAD.match(sql)
    return " ".join(match.groups()) if match else ""


def _shards(sql: str, params: Any) -> set[str]:
    """The numbers of the partitions that the plan of a statement names; of different tables one number is one shard."""
    if not re.match(r"\s*(SELECT|INSERT|UPDATE|DELETE|WITH|\()", sql, re.IGNORECASE):
        return set()
    with connection.wrap_database_errors, connection.connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON, COSTS OFF) {sql}", params)
        (plan,) = cursor.fetchone()
    text = plan if isinstance(plan, str) else json.dumps(plan)
    names = re.findall(r'"Relation Name": "([^"]+)"', text)
    return {match[1] for match in map(SHARD.match, names) if match}


def _run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def _rows(sql: str, *values: str | list[str]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
