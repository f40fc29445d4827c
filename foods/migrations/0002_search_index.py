"""The search index: folded words keyed by food id, in the full-text form of the engine in use.

It stands alone, without triggers or foreign keys: foods.search writes it in the transaction that writes the foods.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

CREATE = {
    "sqlite": """
        CREATE VIRTUAL TABLE foods_search USING fts5(
            name, other, tier, owner_id UNINDEXED, standing UNINDEXED, tokenize = 'unicode61 remove_diacritics 0')
        """,
    "postgresql": """
        CREATE TABLE foods_search (food_id bigint PRIMARY KEY, name text NOT NULL, other text NOT NULL,
            owner_id bigint, standing integer NOT NULL, tsv tsvector NOT NULL);
        CREATE INDEX foods_search_tsv ON foods_search USING gin (tsv) WITH (fastupdate = off);
        """,
}


def create(_: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.execute(CREATE[schema_editor.connection.vendor])


def drop(_: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.execute("DROP TABLE foods_search")


class Migration(migrations.Migration):
    dependencies = [("foods", "0001_initial")]

    operations = [migrations.RunPython(create, drop)]
