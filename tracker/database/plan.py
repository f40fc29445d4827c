"""What is still to be said to Citus, as SQL in its order; nothing here asks a database.

Tried on Citus 13.2 with PostgreSQL 15. The order matters: of a table that it knows, Citus refuses `ALTER CONSTRAINT`;
conversion starts the numbers of rows at 1 again.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tracker.database.layout import COPIED, FIRST, KEY, numbered_columns, spread_tables

SEQUENTIAL: Final = "sequential"
MODE: Final = "citus.multi_shard_modify_mode"


@dataclass(frozen=True)
class Statement:
    sql: str
    reason: str


@dataclass(frozen=True)
class Distribution:
    """What a database says of itself: names are those of tables."""

    spread: dict[str, int]  # to the colocation group
    copied: frozenset[str]
    known: frozenset[str]  # to Citus, also those it keeps on the coordinator
    deferrable: frozenset[str]  # of the diary's, with a foreign key that is checked at commit only
    behind: frozenset[str]  # whose next number is taken already
    mode: str


def untouched() -> Distribution:
    """A database that Django's migrations have made, before Citus knows a table of it."""
    return Distribution(
        spread={},
        copied=frozenset(),
        known=frozenset(),
        deferrable=frozenset(spread_tables()),
        behind=frozenset(),
        mode="parallel",
    )


def plan(now: Distribution, *, database: str) -> list[Statement]:
    """What is missing until the diary is spread: none where nothing is. database is its name, for its setting."""
    moves = [*_copying(now), *_spreading(now)]
    renumbered = numbered_columns() if moves else {table: numbered_columns()[table] for table in sorted(now.behind)}
    return [
        *_foreign_keys(now),
        *moves,
        *(Statement(count_on(table, column), "conversion starts at 1 again") for table, column in renumbered.items()),
        *_mode(now, database),
    ]


def _foreign_keys(now: Distribution) -> Iterator[Statement]:
    reason = "checked at each statement: Citus would tell of a violation at commit only"
    for table in spread_tables():
        if table in now.deferrable:
            yield Statement(_replace_links(table) if table in now.known else _alter_links(table), reason)


def _copying(now: Distribution) -> Iterator[Statement]:
    for table, reason in COPIED.items():
        if table not in now.copied:
            yield Statement(f"SELECT create_reference_table('{table}')", reason)


def _spreading(now: Distribution) -> Iterator[Statement]:
    for table in spread_tables():
        if table not in now.spread:
            beside = "none" if table == FIRST else FIRST
            reason = "a group of shards of its own" if table == FIRST else "one person's rows stand on one shard"
            yield Statement(f"SELECT create_distributed_table('{table}', '{KEY}', colocate_with => '{beside}')", reason)


def _mode(now: Distribution, database: str) -> Iterator[Statement]:
    if now.mode != SEQUENTIAL:
        yield Statement(
            f"ALTER DATABASE {quoted(database)} SET {MODE} = '{SEQUENTIAL}'",
            "deleting own foods and accounts changes copied and spread tables in one transaction",
        )


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _alter_links(table: str) -> str:
    return _for_each_link(table, ["format('ALTER TABLE {table} ALTER CONSTRAINT %I NOT DEFERRABLE', link.name)"])


def _replace_links(table: str) -> str:
    """Where Citus knows the table already; both in one transaction, so that the foreign key is never lost."""
    drop = "format('ALTER TABLE {table} DROP CONSTRAINT %I', link.name)"
    add = "format('ALTER TABLE {table} ADD CONSTRAINT %I %s', link.name, link.said)"
    return _for_each_link(table, [drop, add])


def _for_each_link(table: str, commands: list[str]) -> str:
    """A block that runs the commands for each deferrable foreign key, all found before the first is changed."""
    runs = "\n".join(f"    EXECUTE {command.format(table=quoted(table))};" for command in commands)
    return f"""DO $$
DECLARE
  links json := (
    SELECT coalesce(json_agg(json_build_object('name', conname, 'said',
      regexp_replace(pg_get_constraintdef(oid), ' DEFERRABLE( INITIALLY DEFERRED)?', ''))), '[]')
    FROM pg_constraint WHERE conrelid = '{quoted(table)}'::regclass AND contype = 'f' AND condeferrable);
  link record;
BEGIN
  FOR link IN SELECT * FROM json_to_recordset(links) AS found(name text, said text) LOOP
{runs}
  END LOOP;
END $$"""  # noqa: S608 - names of models


def count_on(table: str, column: str) -> str:
    """Sets a sequence past the highest number, never back. The rows are asked apart from setval: a query of a copied
    table may be answered by a node whose sequence is not the coordinator's."""
    return f"""DO $$
DECLARE
  numbers regclass := pg_get_serial_sequence('{quoted(table)}', '{column}');
  highest bigint;
BEGIN
  SELECT max({quoted(column)}) INTO highest FROM {quoted(table)};
  highest := greatest(highest, pg_sequence_last_value(numbers));
  IF highest IS NOT NULL THEN
    PERFORM setval(numbers, highest);
  END IF;
END $$"""  # noqa: S608 - names of models
