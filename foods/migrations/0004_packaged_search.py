"""The search index of packaged foods, the words in it with the number of foods that have each, and subjects in the other.

A packaged food's key is its rank: what stands first among foods that match equally well. It lets an engine that walks
its index in order stop early, which is what keeps two million foods quick. The index of everyday foods is laid anew,
empty, with the words that say what a food is; manage.py prepare fills it.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

CREATE = {
    "sqlite": """
        DROP TABLE foods_search;
        CREATE VIRTUAL TABLE foods_search USING fts5(name, other, subject, tier, owner_id UNINDEXED,
            standing UNINDEXED, tokenize = 'unicode61 remove_diacritics 0', prefix = '1 2');
        CREATE VIRTUAL TABLE foods_packaged_search USING fts5(name, other, tokenize = 'unicode61 remove_diacritics 0');
        CREATE TABLE foods_packaged_words (word varchar(40) PRIMARY KEY, foods integer NOT NULL) WITHOUT ROWID
        """,
    "postgresql": """
        DELETE FROM foods_search;
        CREATE TABLE foods_packaged_search (
            rank bigint PRIMARY KEY, name text NOT NULL, other text NOT NULL, tsv tsvector NOT NULL);
        CREATE INDEX foods_packaged_search_tsv ON foods_packaged_search USING gin (tsv);
        CREATE TABLE foods_packaged_words (word varchar(40) PRIMARY KEY, foods integer NOT NULL)
        """,
}


def create(_: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for statement in CREATE[schema_editor.connection.vendor].split(";"):
        schema_editor.execute(statement)


def drop(_: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    schema_editor.execute("DROP TABLE foods_packaged_search")
    schema_editor.execute("DROP TABLE foods_packaged_words")


class Migration(migrations.Migration):
    dependencies = [("foods", "0003_packaged_and_own_foods")]

    operations = [migrations.RunPython(create, drop)]
