"""The command on a database that answers as a Citus would, and what it refuses, each in a sentence."""

from collections.abc import Callable

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from foods.models import Food
from tracker.database import citus
from tracker.database.layout import spread_tables
from tracker.database.plan import plan
from tracker.models import Entry

pytestmark = pytest.mark.django_db


def say(sql: str) -> None:
    citus.run(sql)


def distribute() -> None:
    for statement in plan(citus.distribution(), database=citus.database_name()):
        say(statement.sql)


def test_dry_run_prints_the_plan_on_any_database_and_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("distribute", "--dry-run")
    printed = capsys.readouterr().out
    assert "SELECT create_reference_table('auth_user');" in printed
    mode = f"ALTER DATABASE \"{citus.database_name()}\" SET citus.multi_shard_modify_mode = 'sequential';"
    assert printed.rstrip().endswith(mode)


def test_plain_database_is_refused() -> None:
    wanted = "The extension Citus is missing" if connection.vendor == "postgresql" else "Only PostgreSQL"
    for arguments in ([], ["--check"]):
        with pytest.raises(CommandError, match=wanted):
            call_command("distribute", *arguments)


@pytest.mark.usefixtures("coordinator")
@pytest.mark.parametrize(
    ("sql", "sentence"),
    [
        ("UPDATE pg_dist_local_group SET groupid = 2", "leads to a worker"),
        ("DELETE FROM pg_dist_node WHERE groupid = 0", "citus_set_coordinator_host"),
        ("DELETE FROM pg_dist_node WHERE groupid <> 0", "There are no workers"),
        ("DELETE FROM django_migrations WHERE id = (SELECT max(id) FROM django_migrations)", "Migrations are missing"),
    ],
)
def test_what_is_not_ready_is_refused_in_a_sentence(sql: str, sentence: str) -> None:
    say(sql)
    with pytest.raises(CommandError, match=sentence):
        call_command("distribute")


@pytest.mark.usefixtures("coordinator")
def test_distributed_database_has_only_its_setting_left_to_take_hold() -> None:
    distribute()
    now = citus.distribution()
    assert set(now.spread) == set(spread_tables())
    assert list(citus.faults(now)) == ["citus.multi_shard_modify_mode is parallel, not sequential."]
    say("SET citus.multi_shard_modify_mode = 'sequential'")  # as a new connection has it
    assert list(citus.faults(citus.distribution())) == []
    assert plan(citus.distribution(), database="electrolog") == []


@pytest.mark.usefixtures("coordinator")
def test_foreign_keys_are_checked_at_once_whether_citus_knows_the_table_or_not(log: Callable[..., Entry]) -> None:
    log()
    say("SET CONSTRAINTS ALL IMMEDIATE")  # in a transaction of its own, which a test is not
    say("INSERT INTO pg_dist_partition VALUES ('tracker_entry')")
    before = links_of("tracker_entry")
    distribute()
    assert links_of("tracker_entry") == before  # by name and target
    assert citus.deferrable_tables() == frozenset()


@pytest.mark.usefixtures("coordinator")
def test_numbers_go_on_after_the_highest(make_food: Callable[..., Food]) -> None:
    last = make_food().pk
    say("ALTER SEQUENCE foods_food_id_seq RESTART WITH 1")
    assert citus.tables_behind() == {"foods_food"}
    distribute()
    assert make_food().pk == last + 1


@pytest.mark.usefixtures("coordinator")
def test_check_names_what_is_not_right() -> None:
    distribute()
    say("SET citus.multi_shard_modify_mode = 'sequential'")
    say("UPDATE citus_tables SET colocation_id = 8 WHERE table_name::text = 'tracker_day'")
    say("DELETE FROM citus_tables WHERE table_name::text = 'tracker_entry'")
    with pytest.raises(CommandError) as refused:
        call_command("distribute", "--check")
    assert str(refused.value).splitlines() == [
        "tracker_day is distributed, but not colocated with tracker_profile.",
        "tracker_entry is not distributed by person.",
        "To mend it: manage.py distribute",
    ]


def links_of(table: str) -> set[tuple[str, str]]:
    sql = "SELECT conname, confrelid::regclass::text FROM pg_constraint WHERE conrelid = %s::regclass AND contype = 'f'"
    with connection.cursor() as cursor:
        cursor.execute(sql, [table])
        return set(cursor.fetchall())
