"""On PostgreSQL packaged foods stand in a table for each tier of standing, each with an index of its words.

PostgreSQL reads every row that matches before it orders them. In one table each tier was a word of every row, and
whoever asked for two common words paid for walking through both, tier by tier; now each tier has its own lists, which
together are walked through once. The higher a tier, the smaller: the first that has enough has few too many.
"""

from typing import Final

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

# Ranks at which the next tier begins: ((1 << 20) - standing) << 40.
BOUNDS: Final = [((1 << 20) - standing) << 40 for standing in (600, 250, 50, -150, -300, -400, -600, -900)]
FORMER_BOUNDS: Final = [((1 << 20) - standing) << 40 for standing in (600, 100, -200, -450)]

COLUMNS: Final = "(rank bigint PRIMARY KEY, name text NOT NULL, other text NOT NULL, tsv tsvector NOT NULL)"
PUT_ASIDE: Final = """
    ALTER TABLE foods_packaged_search RENAME TO foods_packaged_former;
    ALTER INDEX foods_packaged_search_pkey RENAME TO foods_packaged_former_pkey;
    DROP INDEX foods_packaged_search_tsv
    """
INDEX: Final = "CREATE INDEX foods_packaged_search_tsv ON foods_packaged_search USING gin (tsv)"
DROP: Final = "DROP TABLE foods_packaged_former"


def divide(_: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor != "postgresql":
        return
    begins, ends = ["MINVALUE", *map(str, BOUNDS)], [*map(str, BOUNDS), "MAXVALUE"]
    tiers = (
        f"CREATE TABLE foods_packaged_search_{tier} PARTITION OF foods_packaged_search FOR VALUES FROM ({first}) TO ({last})"
        for tier, (first, last) in enumerate(zip(begins, ends, strict=True))
    )
    words_of_tiers = ", ".join(f"'__{tier}'" for tier in range(len(FORMER_BOUNDS) + 1))
    fill = f"""
        INSERT INTO foods_packaged_search (rank, name, other, tsv)
        SELECT rank, name, other, ts_delete(tsv, ARRAY[{words_of_tiers}]) FROM foods_packaged_former ORDER BY rank
        """  # noqa: S608 (numbers of our own)
    create = f"CREATE TABLE foods_packaged_search {COLUMNS} PARTITION BY RANGE (rank)"
    for statement in (*PUT_ASIDE.split(";"), create, *tiers, fill, INDEX, DROP):
        schema_editor.execute(statement)


def unite(_: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor != "postgresql":
        return
    bounds = ", ".join(map(str, FORMER_BOUNDS))
    fill = f"""
        INSERT INTO foods_packaged_search (rank, name, other, tsv)
        SELECT rank, name, other,
            tsv || array_to_tsvector(ARRAY['__' || width_bucket(rank, ARRAY[{bounds}]::bigint[])])
        FROM foods_packaged_former ORDER BY rank
        """  # noqa: S608 (numbers of our own)
    for statement in (*PUT_ASIDE.split(";"), f"CREATE TABLE foods_packaged_search {COLUMNS}", fill, INDEX, DROP):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("foods", "0008_imported_entries")]

    operations = [migrations.RunPython(divide, unite)]
