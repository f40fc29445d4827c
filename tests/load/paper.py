"""Reckons what 100 to ten million people need, from measured pieces and from assumptions: docs/scaling.md, "On paper".

`python -m tests.load.paper [--write] [--price 100] [--years 3] …`: each assumption can be set; with --write the tables
go into the pages: what is needed into docs/scaling.md, what it is reckoned from into docs/on-paper.md.
"""

import argparse
import math
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Final

from tests.browser.serving import ROOT
from tests.load.amounts import amount, duration, size
from tests.load.assumptions import ASKED_A_DAY, Assumptions
from tests.load.pieces import Pieces, Request
from tests.load.table import page_with

PEOPLE: Final = (100, 10_000, 1_000_000, 10_000_000)
PAGE: Final = ROOT / "docs" / "scaling.md"
SOURCES: Final = ROOT / "docs" / "on-paper.md"
BEGIN: Final = "<!-- on paper: begin -->"
END: Final = "<!-- on paper: end -->"
ENTRIES: Final = "tracker_entry"
# Answered from tables that stand on the coordinator, whatever the shards do.
ON_THE_COORDINATOR: Final = frozenset({"search, a letter", "line of several foods"})
CONNECTIONS: Final = 97  # of PostgreSQL's usual hundred; three are kept for its administrator


@dataclass(frozen=True, slots=True)
class Day:
    """What one person asks for on a day: processor time in ms, and bytes."""

    requests: float
    site_ms: float
    database_ms: float
    search_ms: float  # of the database's
    sent_bytes: float


@dataclass(frozen=True, slots=True)
class Need:
    """What so many people need. Bytes are those of one copy; what is a second's or in processors is in the evening."""

    people: int
    rows: float
    database_bytes: float
    hot_bytes: float
    log_bytes_a_day: float
    requests: float
    added: float
    sent_bytes: float
    site_cores: float
    worker_cores: float
    coordinator_cores: float
    processes: int
    site_bytes: float
    connections: int
    site_machines: int
    workers: int
    coordinators: int
    shards: int
    shard_tables: int
    standby_machines: int
    copy_hours: float
    cost: float

    @property
    def machines(self) -> int:
        return self.site_machines + self.workers + self.coordinators + self.standby_machines


def day_of(requests: dict[str, Request]) -> Day:
    every = [(name, requests[name], times) for name, times in ASKED_A_DAY.items()]
    return Day(
        requests=sum(ASKED_A_DAY.values()),
        site_ms=sum(times * each.site_ms for _name, each, times in every),
        database_ms=sum(times * each.database_ms for _name, each, times in every),
        search_ms=sum(times * each.database_ms for name, each, times in every if name in ON_THE_COORDINATOR),
        sent_bytes=sum(times * each.sent_bytes for _name, each, times in every),
    )


def diary_bytes(pieces: Pieces, days: float) -> float:
    """Of one person, with indexes."""
    return sum(table.row_bytes * (table.a_person + days * table.a_day) for table in pieces.tables.values())


def need(people: int, pieces: Pieces, given: Assumptions) -> Need:
    """One machine for all while that suffices, else some for the site and one PostgreSQL, else a Citus of workers."""
    day, days = day_of(pieces.requests), 365 * given.years
    each_second = people * given.in_the_busiest_minute(1)  # of what all do on a day
    busy = each_second / 1000
    stored = pieces.foods_bytes + people * given.grown * (pieces.account_bytes + diary_bytes(pieces, days))
    hot = pieces.foods_bytes + people * given.grown * diary_bytes(pieces, min(days, given.hot_days))
    usable = given.cores * given.in_use
    site, workers, coordinator = busy * day.site_ms, busy * day.database_ms, 0.0
    least = max(math.ceil(stored / 1e9 / given.database_gb), math.ceil(hot / 1e9 / (given.memory_gb / 2)))
    is_spread = least > 1 or workers > usable
    if is_spread:
        of_diary = busy * (day.database_ms - day.search_ms)
        coordinator = busy * day.search_ms + (given.citus_statement - 1) * of_diary
        site, workers = given.citus_site * site, of_diary
    nodes = max(least, math.ceil(workers / usable), 2 if is_spread else 1)
    coordinators = math.ceil(coordinator / usable)
    processes = math.ceil(site / given.in_use)
    on_one = not is_spread and site + workers <= usable
    shards = math.ceil(given.shards_a_core * given.cores * nodes) if is_spread else 0
    site_machines = 0 if on_one else math.ceil(site / usable)
    standby = nodes + coordinators if people > given.alone else 0
    return Need(
        people=people,
        rows=people * sum(table.a_person + days * table.a_day for table in pieces.tables.values()),
        database_bytes=stored,
        hot_bytes=hot,
        log_bytes_a_day=people * ASKED_A_DAY["add"] * log_bytes(pieces, given),
        requests=each_second * day.requests,
        added=each_second * ASKED_A_DAY["add"],
        sent_bytes=each_second * day.sent_bytes,
        site_cores=site,
        worker_cores=workers,
        coordinator_cores=coordinator,
        processes=processes,
        site_bytes=processes * pieces.process_mib * 2**20,
        connections=math.ceil(processes * given.threads),
        site_machines=site_machines,
        workers=nodes,
        coordinators=coordinators,
        shards=shards,
        shard_tables=shards * pieces.spread_tables,
        standby_machines=standby,
        copy_hours=stored / nodes / 1e6 / given.copied_mb / 3600,
        cost=given.price * (site_machines + nodes + coordinators + standby),
    )


def limits(pieces: Pieces, given: Assumptions) -> list[tuple[float, str, str]]:
    """So many people fill this, and what one does then; the fewest first."""
    day, usable = day_of(pieces.requests), given.cores * given.in_use
    busy = given.in_the_busiest_minute(1) / 1000  # processors for each ms of a person's day
    coordinator = day.search_ms + (given.citus_statement - 1) * (day.database_ms - day.search_ms)
    each = given.grown * (pieces.account_bytes + diary_bytes(pieces, 365 * given.years))
    hot = given.grown * diary_bytes(pieces, min(365 * given.years, given.hot_days))
    processes = CONNECTIONS / given.threads
    found = [
        (usable / (busy * (day.site_ms + day.database_ms)), "processors of one machine", "machines for the site alone"),
        (processes * given.in_use / (busy * day.site_ms), f"PostgreSQL's {CONNECTIONS} connections", "pgbouncer"),
        ((1e9 * given.database_gb - pieces.foods_bytes) / each, "disk of one PostgreSQL, and its backup", "Citus"),
        ((1e9 * given.memory_gb / 2 - pieces.foods_bytes) / hot, "memory of one PostgreSQL", "more of it; Citus"),
        (usable / (busy * day.database_ms), "processors of one PostgreSQL", "replicas; Citus"),
        (usable / (busy * coordinator), "processors of Citus' coordinator", "replicas of it, for the searches"),
    ]
    return sorted(found)


def log_bytes(pieces: Pieces, given: Assumptions) -> float:
    """Of an added entry: the first after a checkpoint writes whole pages, those soon after it do not."""
    return pieces.log_bytes + (pieces.log_bytes_cold - pieces.log_bytes) / given.added_at_once


def table(needs: list[Need]) -> str:
    """As Markdown, a column for each number of people."""
    rows = {
        "rows": [amount(each.rows) for each in needs],
        "database, one copy": [size(each.database_bytes) for each in needs],
        "of it often asked for": [size(each.hot_bytes) for each in needs],
        "log (WAL) a day": [size(each.log_bytes_a_day) for each in needs],
        "**in the busiest minute**: requests a second": [amount(each.requests) for each in needs],
        "entries added a second": [amount(each.added) for each in needs],
        "sent to people": [f"{size(8 * each.sent_bytes).removesuffix('B')}bit/s" for each in needs],
        "processors busy: site": [amount(each.site_cores) for each in needs],
        "PostgreSQL, or all workers": [amount(each.worker_cores) for each in needs],
        "coordinator": [amount(each.coordinator_cores) if each.shards else "–" for each in needs],
        "**so there are** processes of the site": [f"{each.processes:,}" for each in needs],
        "memory of these": [size(each.site_bytes) for each in needs],
        "connections to the database without pgbouncer": [f"{each.connections:,}" for each in needs],
        "machines: site": [f"{each.site_machines:,}" if each.site_machines else "the same" for each in needs],
        "PostgreSQL, or workers": [f"{each.workers:,}" for each in needs],
        "coordinators, by their processors": [f"{each.coordinators:,}" if each.shards else "–" for each in needs],
        "standbys": [f"{each.standby_machines:,}" for each in needs],
        "shards (tables of them)": [
            f"{each.shards:,} ({each.shard_tables:,})" if each.shards else "–" for each in needs
        ],
        "to copy one database machine": [duration(each.copy_hours) for each in needs],
        "**machines**": [f"{each.machines:,}" for each in needs],
        "cost a month (a person)": [f"{amount(each.cost)} ({amount(each.cost / each.people)})" for each in needs],
    }
    return _markdown(["people", *(f"{each.people:,}" for each in needs)], ([name, *of] for name, of in rows.items()))


def limits_table(pieces: Pieces, given: Assumptions) -> str:
    rows = [[amount(people), full, then] for people, full, then in limits(pieces, given)]
    return _markdown(["people", "what is full first", "then"], rows)


def measured(pieces: Pieces) -> str:
    """What the reckoning starts from, as Markdown."""
    beside = {name: each for name, each in pieces.tables.items() if name != ENTRIES}
    year = diary_bytes(pieces, 365) - sum(each.row_bytes * each.a_person for each in beside.values())
    rows_a_day = sum(each.a_day for each in beside.values())
    figures = [
        ["an entry with its share of the indexes", f"{pieces.tables[ENTRIES].row_bytes:,.0f} bytes"],
        ["other rows of a day", f"{rows_a_day:.1f}, in {len(beside)} tables"],
        ["a person's year", size(year)],
        ["account, session, and what does not grow by the day", size(pieces.account_bytes + diary_bytes(pieces, 0))],
        ["log (WAL) of an added entry, and of the first after a checkpoint", _both(pieces)],
        ["shipped foods with their search index", size(pieces.foods_bytes)],
        ["memory of a process of the site", f"{pieces.process_mib:.0f} MiB"],
    ]
    asked = [
        [name, f"{ASKED_A_DAY[name]:g}", f"{each.site_ms:.1f}", f"{each.database_ms:.1f}", size(each.sent_bytes)]
        for name, each in pieces.requests.items()
    ]
    day = day_of(pieces.requests)
    of_day = [f"{day.requests:g}", f"{day.site_ms:,.0f}", f"{day.database_ms:,.0f}", size(day.sent_bytes)]
    heads = ["one request", "a person and day", "processor ms: site", "PostgreSQL", "sent"]
    return "\n\n".join(
        [_markdown(["measured", ""], figures), _markdown(heads, [*asked, ["**a person's day**", *of_day]])]
    )


def _both(pieces: Pieces) -> str:
    return f"{size(pieces.log_bytes)}, {size(pieces.log_bytes_cold)}"


def assumed(given: Assumptions) -> str:
    """The assumptions as Markdown, each with the name that sets it."""
    rows = [[f"`--{one.name}`", f"{getattr(given, one.name):,g} {one.metadata['words']}"] for one in fields(given)]
    return _markdown(["assumption", ""], rows)


def _markdown(head: list[str], rows: Iterable[list[str]]) -> str:
    return "\n".join([_row(head), f"|{'---|' * len(head)}", *map(_row, rows)])


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def main() -> None:
    arguments = argparse.ArgumentParser(prog="python -m tests.load.paper")
    arguments.add_argument("--write", action="store_true")
    for one in fields(Assumptions):
        arguments.add_argument(f"--{one.name}", type=float, default=one.default, help=one.metadata["words"])
    told = vars(arguments.parse_args())
    writes = told.pop("write")
    given, pieces = Assumptions(**told), Pieces.read()
    needs = [need(people, pieces, given) for people in PEOPLE]
    found = {
        SOURCES: "\n\n".join([measured(pieces), assumed(given)]),
        PAGE: "\n\n".join([table(needs), limits_table(pieces, given)]),
    }
    for page, tables in found.items():
        print(f"{tables}\n")
        if writes:
            page.write_text(page_with(page.read_text(encoding="utf-8"), tables, BEGIN, END), encoding="utf-8")


if __name__ == "__main__":
    main()
