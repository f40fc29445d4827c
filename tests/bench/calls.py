"""Processor time of a single call, to the microsecond: of the bench or a server, with PostgreSQL's for it (Linux)."""

import time
from collections.abc import Iterator
from pathlib import Path

from django.db import connection


class Processor:
    """Processor time of a process with its children, or of this one where none is named, and of PostgreSQL's for it."""

    def __init__(self, pid: int | None = None) -> None:
        self._pid = pid
        pids = [*_with_children(pid)] if pid else []
        tasks = (task for each in [*pids, *_of_database()] for task in Path(f"/proc/{each}/task").iterdir())
        self._counted = [task / "schedstat" for task in tasks]

    def used_ms(self) -> float:
        """Milliseconds so far."""
        nanoseconds = sum(int(counted.read_text().split()[0]) for counted in self._counted)
        return nanoseconds / 1e6 + (0.0 if self._pid else time.process_time() * 1000)


def _with_children(pid: int) -> Iterator[int]:
    yield pid
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        yield from _with_children(int(child))


def _of_database() -> list[int]:
    """The processes that serve this database's connections; none for SQLite, which has none of its own."""
    if connection.vendor != "postgresql":
        return []
    with connection.cursor() as cursor:
        cursor.execute("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
        return [pid for (pid,) in cursor.fetchall() if Path(f"/proc/{pid}").exists()]
