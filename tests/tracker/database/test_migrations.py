"""Each migration of the diary on a partitioned copy: what a partition refuses, a Citus refuses."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from tests.partitioned import partition_diary, whole_tables
from tracker.database.layout import spread_tables

pytestmark = pytest.mark.django_db


@pytest.fixture
def empty_schema(db: None) -> Iterator[None]:
    """A schema of its own, gone with the transaction of the test."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no partitions")
    with connection.cursor() as cursor:
        cursor.execute("CREATE SCHEMA copy_of_the_diary")
        cursor.execute("SET LOCAL search_path = copy_of_the_diary")
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL search_path = public")


@pytest.mark.usefixtures("empty_schema")
def test_each_migration_runs_on_a_partitioned_diary() -> None:
    """New tables are partitioned after the migration that makes them, as `distribute` spreads them."""
    for step in MigrationExecutor(connection).migration_plan(leaves()):
        run_pending_checks()
        executor = MigrationExecutor(connection)
        executor.migrate([(step[0].app_label, step[0].name)])
        partition_diary()
        assert whole_tables() == [], step[0].name
    assert MigrationExecutor(connection).migration_plan(leaves()) == []
    assert set(connection.introspection.table_names()) >= set(spread_tables())


def leaves() -> list[tuple[str, str]]:
    return list(MigrationExecutor(connection).loader.graph.leaf_nodes())


def run_pending_checks() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
