"""The SQL that spreads the diary, and its order."""

import re
from dataclasses import replace

from tracker.database.layout import COPIED, numbered_columns, spread_tables
from tracker.database.plan import Distribution, plan, untouched

KINDS = (
    ("foreign key", "CONSTRAINT"),
    ("copied", "create_reference_table"),
    ("spread", "create_distributed_table"),
    ("numbers", "setval"),
    ("mode", "ALTER DATABASE"),
)


def statements(now: Distribution) -> list[str]:
    return [statement.sql for statement in plan(now, database="electrolog")]


def kind(sql: str) -> str:
    return next(name for name, words in KINDS if words in sql)


def finished() -> Distribution:
    return Distribution(
        spread=dict.fromkeys(spread_tables(), 7),
        copied=frozenset(COPIED),
        known=frozenset(spread_tables()) | frozenset(COPIED),
        deferrable=frozenset(),
        behind=frozenset(),
        mode="sequential",
    )


def test_whole_plan_stands_in_the_order_that_citus_needs() -> None:
    every = len(spread_tables())
    expected = ["foreign key"] * every + ["copied"] * len(COPIED) + ["spread"] * every
    expected += ["numbers"] * len(numbered_columns()) + ["mode"]
    assert [kind(sql) for sql in statements(untouched())] == expected


def test_statements_are_spelled_as_citus_reads_them() -> None:
    said = statements(untouched())
    assert [sql for sql in said if kind(sql) == "copied"] == [
        "SELECT create_reference_table('auth_user')",
        "SELECT create_reference_table('foods_food')",
        "SELECT create_reference_table('tracker_trialaccount')",
        "SELECT create_reference_table('tracker_reminderfeed')",
    ]
    spread = [sql for sql in said if kind(sql) == "spread"]
    assert spread[0] == "SELECT create_distributed_table('tracker_profile', 'user_id', colocate_with => 'none')"
    assert (
        "SELECT create_distributed_table('tracker_entry', 'user_id', colocate_with => 'tracker_profile')" in spread[1:]
    )
    assert said[-1] == """ALTER DATABASE "electrolog" SET citus.multi_shard_modify_mode = 'sequential'"""


def test_every_statement_has_its_reason() -> None:
    assert all(statement.reason for statement in plan(untouched(), database="electrolog"))


def test_nothing_is_said_twice() -> None:
    assert statements(finished()) == []


def test_table_of_a_later_migration_joins_the_others_and_numbers_are_set_again() -> None:
    """Citus keeps it on the coordinator and knows it by its foreign keys, so they are replaced, not altered."""
    spread = {table: 7 for table in spread_tables() if table != "tracker_day"}
    now = replace(finished(), spread=spread, deferrable=frozenset({"tracker_day"}))
    said = statements(now)
    assert [kind(sql) for sql in said] == ["foreign key", "spread"] + ["numbers"] * len(numbered_columns())
    assert re.search("DROP CONSTRAINT.*ADD CONSTRAINT", said[0], re.DOTALL)
    assert "ALTER CONSTRAINT" not in said[0]


def test_sequence_that_is_behind_is_set_alone() -> None:
    said = statements(replace(finished(), behind=frozenset({"foods_food"})))
    assert [kind(sql) for sql in said] == ["numbers"]
    assert "pg_get_serial_sequence('\"foods_food\"', 'id')" in said[0]
