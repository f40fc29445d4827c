"""A database on Citus: what it says of itself, what speaks against distributing it, and what is not right in it.

Citus' own tables and functions: docs.citusdata.com, "Citus Tables and Views", "Citus Utility Functions".
"""

from collections.abc import Iterator
from typing import Any

from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from tracker.database.layout import COPIED, FIRST, KEY, numbered_columns, spread_tables
from tracker.database.plan import MODE, SEQUENTIAL, Distribution, quoted


class CannotDistributeError(Exception):
    """Why a database cannot be distributed as it stands: a sentence for its administrator."""


def has_citus() -> bool:
    return connection.vendor == "postgresql" and bool(_rows("SELECT 1 FROM pg_extension WHERE extname = 'citus'"))


def refuse_worker() -> None:
    """Raises CannotDistributeError where the connection leads to a worker: half of the tables are not there."""
    if _rows("SELECT 1 FROM pg_dist_local_group WHERE groupid <> 0"):
        raise CannotDistributeError(
            _("DATABASE_URL leads to a worker, where search and sessions are missing. Name the coordinator there.")
        )


def refuse_unready() -> None:
    """Raises CannotDistributeError unless this is the coordinator of a Citus with workers, its migrations applied."""
    if connection.vendor != "postgresql":
        raise CannotDistributeError(
            _("Only PostgreSQL with the extension Citus can be distributed. DATABASE_URL leads to another database.")
        )
    if not has_citus():
        raise CannotDistributeError(
            _("The extension Citus is missing in this database. On every node: CREATE EXTENSION citus;")
        )
    refuse_worker()
    if not _rows("SELECT 1 FROM pg_dist_node WHERE groupid = 0"):
        raise CannotDistributeError(
            _("The workers do not know where the coordinator is. Here: SELECT citus_set_coordinator_host('name');")
        )
    if not _rows("SELECT 1 FROM pg_dist_node WHERE groupid <> 0 AND isactive AND shouldhaveshards"):
        raise CannotDistributeError(
            _("There are no workers to spread the diary over. Here, for each: SELECT citus_add_node('name', 5432);")
        )
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise CannotDistributeError(_("Migrations are missing. First: manage.py migrate"))


def distribution() -> Distribution:
    """What this database says of itself; Citus must be there."""
    tables = _rows("SELECT table_name::text, citus_table_type, distribution_column, colocation_id FROM citus_tables")
    return Distribution(
        spread={name: group for name, kind, column, group in tables if kind == "distributed" and column == KEY},
        copied=frozenset(name for name, kind, _column, _group in tables if kind == "reference"),
        known=frozenset(name for (name,) in _rows("SELECT logicalrelid::regclass::text FROM pg_dist_partition")),
        deferrable=deferrable_tables(),
        behind=tables_behind(),
        mode=str(_rows("SELECT current_setting(%s, true)", MODE)[0][0]),
    )


def deferrable_tables() -> frozenset[str]:
    """The diary's tables with a foreign key that is checked at commit only."""
    sql = """
        SELECT DISTINCT conrelid::regclass::text FROM pg_constraint
        WHERE contype = 'f' AND condeferrable AND conrelid::regclass::text = ANY(%s)
    """
    return frozenset(name for (name,) in _rows(sql, spread_tables()))


def tables_behind() -> frozenset[str]:
    """The tables whose sequence would give a number that a row has already."""
    return frozenset(table for table, column in numbered_columns().items() if _behind(table, column))


def _behind(table: str, column: str) -> bool:
    last = _rows("SELECT pg_sequence_last_value(pg_get_serial_sequence(%s, %s)::regclass)", quoted(table), column)
    highest = _rows(f"SELECT max({quoted(column)}) FROM {quoted(table)}")  # noqa: S608 - names of models
    return (highest[0][0] or 0) > (last[0][0] or 0)


def faults(now: Distribution) -> Iterator[str]:
    """What is not as it must be, a sentence each."""
    for table in COPIED:
        if table not in now.copied:
            yield _("%(table)s is not copied to every node.") % {"table": table}
    for table in spread_tables():
        if table not in now.spread:
            yield _("%(table)s is not distributed by person.") % {"table": table}
        elif FIRST in now.spread and now.spread[table] != now.spread[FIRST]:
            yield _("%(table)s is distributed, but not colocated with %(first)s.") % {"table": table, "first": FIRST}
        if table in now.deferrable:
            yield _("%(table)s has a foreign key that is checked at commit only.") % {"table": table}
    for table in sorted(now.behind):
        yield _("The next number of %(table)s is taken already: its sequence is behind.") % {"table": table}
    if now.mode != SEQUENTIAL:
        yield _("%(setting)s is %(value)s, not %(wanted)s.") % {
            "setting": MODE,
            "value": now.mode,
            "wanted": SEQUENTIAL,
        }


def database_name() -> str:
    """As PostgreSQL calls it, which a pooler in between need not; of another engine, as ours would be called there."""
    return str(_rows("SELECT current_database()")[0][0]) if connection.vendor == "postgresql" else "electrolog"


def run(sql: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(sql)


def _rows(sql: str, *values: str | list[str]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
