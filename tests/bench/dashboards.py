"""How fast the dashboard and its charts answer, and how large they are: alone, and among other people's entries."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta

from django.contrib.auth.models import User
from django.utils import timezone

from tests.bench import diary, first_chart, others
from tests.bench.off_import import database_bytes
from tests.bench.processor import processor_ms
from tests.bench.report import line, percentiles
from tests.bench.server import Server, Visitor, memory_mib, served
from tracker.dashboard.chart_list import CHARTS
from tracker.models import Entry

PEOPLE = 1_000
BYTES_AN_ENTRY = 900  # on disk with its indexes, and what writing it takes for a while
MOST_SECONDS = 20.0  # for one figure


@dataclass(frozen=True, slots=True)
class Asked:
    """A span as an address asks for it, and how often the dashboard and each chart are asked for it."""

    name: str
    query: str
    times: int
    chart_times: int


def spans() -> list[Asked]:
    today = timezone.now().date()
    return [
        Asked("30 days", f"from={today - timedelta(days=29)}&to={today}", 100, 30),
        Asked("1 year", "days=365", 60, 20),
        Asked("10 years", "days=all", 20, 8),
    ]


def measure(user: User) -> None:
    """Starts the server, looks at the dashboard in Chromium, then asks for it and for each chart."""
    line("dashboards of a diary of", diary.mix(user))
    with _load(), served() as server:
        Visitor(server.port, user).ask("GET", f"/diary/{timezone.now().date()}/")
        line("memory before the first dashboard", f"{memory_mib(server.pid):.0f} MiB")
        first_chart.measure(server.port, user)
        line("memory after the first charts", f"{memory_mib(server.pid):.0f} MiB")
        asking = _Asking(server, user)
        asking.pages("")
        for span in spans():
            for chart in CHARTS:
                path = f"/dashboard/charts/{chart}/?nutrient=vitamin_d&{span.query}"
                asking.figure(f"{chart} chart, {span.name}", path, span.chart_times)
        line("memory after all charts", f"{memory_mib(server.pid):.0f} MiB")


def among(model: User, people: int, *, days: int) -> None:
    """The dashboard of a diary like the model's, written among the years of `people` others."""
    needed = people * Entry.objects.of(model).count() * min(others.YEAR / days, 1) * BYTES_AN_ENTRY
    free = shutil.disk_usage(tempfile.gettempdir()).free
    if free < needed:
        line("among others", f"not measured: {needed / 1e9:.0f} GB of disk needed, {free / 1e9:.0f} GB free")
        return
    before, started = database_bytes(), time.perf_counter()
    reader = others.move_in(model, people, days=days)
    took, size = time.perf_counter() - started, database_bytes() - before
    line("entries of everybody", f"{Entry.objects.count():,}: {size / 1e9:.1f} GB more on disk, filled in {took:.0f} s")
    with _load(), served() as server:
        _Asking(server, reader).pages(f" among {people:,} people")


class _Asking:
    """One person who asks a server for pages again and again."""

    def __init__(self, server: Server, user: User) -> None:
        self.server, self.user = server, user
        self.visitor = Visitor(server.port, user)

    def pages(self, where: str) -> None:
        for span in spans():
            self.figure(f"dashboard, {span.name}{where}", f"/dashboard/?{span.query}", span.times)

    def figure(self, what: str, path: str, times: int) -> None:
        """Times after a first that does not count, bytes as they are and gzipped, and queries.

        The mean of the server's own processor time, without a PostgreSQL's, tells the page from a busy machine.
        """
        answer = self.visitor.fetch("GET", path)
        took: list[float] = []
        until, used = time.perf_counter() + MOST_SECONDS, processor_ms(self.server.pid)
        while len(took) < times and (not took or time.perf_counter() < until):
            took.append(self.visitor.ask("GET", path))
        processor = (processor_ms(self.server.pid) - used) / len(took)
        (queries,) = diary.queries_for(self.user, [path])
        size = f"{answer.full_bytes / 1000:.1f} KB, {answer.sent_bytes / 1000:.1f} gzipped"
        line(what, f"{percentiles(took)}, {processor:.0f} ms of processor, {size}, {queries} queries")


@contextmanager
def _load() -> Iterator[None]:
    """Says how busy the machine was while the figures were taken: others' work shows in them."""
    before = os.getloadavg()[0]
    yield
    line("load average before and after", f"{before:.1f}, {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
