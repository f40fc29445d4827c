"""What is reckoned on paper, from pieces whose sums can be done in the head."""

from collections.abc import Callable
from dataclasses import fields, replace

import pytest

from tests.load.amounts import amount, duration, size
from tests.load.assumptions import ASKED_A_DAY, Assumptions
from tests.load.paper import (
    ON_THE_COORDINATOR,
    PAGE,
    PEOPLE,
    SOURCES,
    Need,
    assumed,
    day_of,
    limits,
    limits_table,
    log_bytes,
    measured,
    need,
    table,
)
from tests.load.pieces import Pieces, Request, Table

GIVEN = Assumptions(
    years=2,
    busiest_hour=0.1,
    busiest_minute=2,
    added_at_once=4,
    in_use=0.5,
    grown=1.5,
    cores=8,
    memory_gb=256,
    database_gb=1000,
    hot_days=73,
    copied_mb=100,
    alone=1000,
    citus_site=1.1,
    citus_statement=2,
    shards_a_core=2,
    threads=4,
    price=10,
)
PIECES = Pieces(
    tables={"tracker_entry": Table(500, a_day=20), "tracker_profile": Table(1000, a_person=1)},
    spread_tables=30,
    account_bytes=2000,
    foods_bytes=1e7,
    log_bytes=1000,
    log_bytes_cold=9000,
    process_mib=100,
    requests=dict.fromkeys(ASKED_A_DAY, Request(site_ms=20, database_ms=5, sent_bytes=4000)),
)


def test_rows_and_bytes_of_a_hundred() -> None:
    found = need(100, PIECES, GIVEN)
    assert found.rows == 100 * (1 + 730 * 20)
    assert found.database_bytes == pytest.approx(1e7 + 100 * 1.5 * (2000 + 1000 + 730 * 20 * 500))
    assert found.log_bytes_a_day == 100 * 20 * 3000  # one in four writes 9,000 bytes, the others 1,000


def test_the_busiest_minute() -> None:
    """A tenth of the day in one hour, twice that in its busiest minute: 1/18,000 of a day in each second."""
    found = need(18_000, PIECES, GIVEN)
    assert found.requests == pytest.approx(127)
    assert found.added == pytest.approx(20)
    assert found.site_cores == pytest.approx(127 * 0.020)
    assert found.worker_cores == pytest.approx(127 * 0.005)
    assert (found.processes, found.connections) == (6, 24)


def test_few_have_one_machine_and_more_a_second_that_can_take_over() -> None:
    assert (need(1000, PIECES, GIVEN).machines, need(1001, PIECES, GIVEN).machines) == (1, 2)


def test_the_site_moves_to_machines_of_its_own_when_half_of_one_is_in_use() -> None:
    """127 requests of 25 ms are 3.2 processors; four are in use at most."""
    assert need(18_000, PIECES, GIVEN).site_machines == 0
    found = need(23_000, PIECES, GIVEN)
    assert (found.site_machines, found.workers, found.shards) == (1, 1, 0)


def test_more_than_one_machine_of_database_is_a_citus() -> None:
    """1,800,000 people: 19.7 TB; their searches and as much again as the other statements keep a coordinator busy."""
    found = need(1_800_000, PIECES, GIVEN)
    assert found.workers == 20
    assert (found.shards, found.shard_tables) == (2 * 8 * 20, 30 * 2 * 8 * 20)
    searches = sum(ASKED_A_DAY[name] for name in ON_THE_COORDINATOR)
    assert found.coordinator_cores == pytest.approx(100 * 0.005 * 127)
    assert found.worker_cores == pytest.approx(100 * 0.005 * (127 - searches))
    assert found.site_cores == pytest.approx(100 * 0.020 * 127 * 1.1)
    assert found.coordinators == 16
    assert found.copy_hours == pytest.approx(found.database_bytes / 20 / 1e8 / 3600)
    assert found.machines == found.site_machines + 2 * (20 + 16)
    assert found.cost == 10 * found.machines


def test_memory_may_ask_for_more_machines_than_bytes() -> None:
    found = need(1_800_000, PIECES, replace(GIVEN, memory_gb=8))
    assert found.workers == pytest.approx(found.hot_bytes / 4e9, abs=1)


def test_what_is_full_first() -> None:
    """A person's 127 requests of 25 ms keep 1/5,669 of a processor busy; a diary of 7.3 MB grows to 11 MB."""
    found = {full: people for people, full, _then in limits(PIECES, GIVEN)}
    assert found["processors of one machine"] == pytest.approx(4 * 18_000 / (127 * 0.025))
    assert found["processors of one PostgreSQL"] == pytest.approx(4 * 18_000 / (127 * 0.005))
    assert found["disk of one PostgreSQL, and its backup"] == pytest.approx(91_285, abs=1)
    assert found["PostgreSQL's 97 connections"] == pytest.approx(97 / 4 * 0.5 * 18_000 / (127 * 0.020))
    assert list(found.values()) == sorted(found.values())


@pytest.mark.parametrize(
    ("full", "next_step"),
    [
        ("processors of one machine", lambda more: more.site_machines > 0),
        ("disk of one PostgreSQL, and its backup", lambda more: more.shards > 0),
    ],
)
def test_more_people_than_the_limit_need_the_next_step(full: str, next_step: Callable[[Need], bool]) -> None:
    people = next(people for people, name, _then in limits(PIECES, GIVEN) if name == full)
    assert not next_step(need(round(people) - 100, PIECES, GIVEN))
    assert next_step(need(round(people) + 100, PIECES, GIVEN))


def test_all_that_is_asked_on_a_day_was_measured() -> None:
    assert set(Pieces.read().requests) == set(ASKED_A_DAY)
    assert day_of(PIECES.requests).site_ms == 20 * sum(ASKED_A_DAY.values())
    assert log_bytes(PIECES, GIVEN) == 3000


def test_the_pages_have_what_is_reckoned_from_the_measured_pieces() -> None:
    pieces, given = Pieces.read(), Assumptions()
    page, sources = (each.read_text(encoding="utf-8") for each in (PAGE, SOURCES))
    assert table([need(people, pieces, given) for people in PEOPLE]) in page
    assert limits_table(pieces, given) in page
    assert measured(pieces) in sources
    assert assumed(given) in sources


def test_every_assumption_says_what_it_is() -> None:
    assert all(one.metadata["words"] for one in fields(Assumptions))


@pytest.mark.parametrize(
    ("value", "words"),
    [(0, "0"), (0.8837, "0.88"), (8837, "8,800"), (16_425_000_000, "16 billion"), (1.9e13, "19 trillion")],
)
def test_amounts_have_two_digits_that_count(value: float, words: str) -> None:
    assert amount(value) == words


@pytest.mark.parametrize(("value", "words"), [(12, "12 B"), (8837, "8.8 KB"), (1.97e13, "20 TB"), (1.9e15, "1.9 PB")])
def test_sizes(value: float, words: str) -> None:
    assert size(value) == words


@pytest.mark.parametrize(("hours", "words"), [(0.0021, "8 s"), (0.21, "13 min"), (2.62, "2.6 h")])
def test_durations(hours: float, words: str) -> None:
    assert duration(hours) == words
