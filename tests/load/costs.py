"""What single requests cost a site on PostgreSQL: processor time, bytes, what they write into the log, memory."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Final
from urllib.parse import urlencode
from uuid import uuid4

from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone

from foods.models import Food
from tests.bench.processor import processor_ms
from tests.bench.server import CHART, LINES, WORDS, Server, Visitor, memory_mib, served
from tests.load.databases import database_processes
from tests.load.pieces import Request

TIMES: Final = 120
ADDED: Final = 50
COLD: Final = 20


@dataclass(frozen=True, slots=True)
class Site:
    server: Server
    databases: list[int]

    def used_ms(self) -> tuple[float, float]:
        """Processor time of the site and of its database, until now."""
        return processor_ms(self.server.pid), sum(map(processor_ms, self.databases))


@contextmanager
def site() -> Iterator[Site]:
    with served() as server:
        yield Site(server, database_processes([os.environ["DATABASE_URL"]]))


def costs(site: Site, user: User) -> dict[str, Request]:
    """Each thing that people do, asked for again and again by one person."""
    visitor = Visitor(site.server.port, user)
    day = f"/diary/{timezone.now().date()}/"
    typed = [word[:letters] for word in WORDS for letters in range(1, len(word) + 1)]
    asked = {
        "day page": [day],
        "beside the day": [f"{day}beside/"],
        "twitches, beside the day": [f"{day}twitches/"],
        "medicines, beside the day": [f"{day}medicines/today/"],
        "search, a letter": [f"{day}search/?{urlencode({'q': letters})}" for letters in typed],
        "line of several foods": [f"{day}search/?{urlencode({'q': said})}" for said in LINES],
        "dashboard": ["/dashboard/"],
        "chart": [CHART],
        "suggestions": ["/suggestions/"],
    }
    found = {name: _cost(site, visitor, paths) for name, paths in asked.items()}
    return found | {"add": _cost_of_adding(site, visitor)}


def _cost(site: Site, visitor: Visitor, paths: list[str]) -> Request:
    for path in paths * (8 // len(paths) + 1):  # each process and thread comes to know it
        visitor.fetch("GET", path)
    every = paths * (TIMES // len(paths) + 1)
    before = site.used_ms()
    sent = sum(visitor.fetch("GET", path).sent_bytes for path in every)
    return _each(before, site.used_ms(), sent, len(every))


def _cost_of_adding(site: Site, visitor: Visitor) -> Request:
    food, today = _food(), timezone.now().date()
    paths = [f"/diary/{today - timedelta(days=1 + back % 60)}/add/{food}/" for back in range(TIMES)]
    before = site.used_ms()
    sent = sum(visitor.fetch("POST", path, _form()).sent_bytes for path in paths)
    return _each(before, site.used_ms(), sent, len(paths))


def _each(before: tuple[float, float], after: tuple[float, float], sent: int, times: int) -> Request:
    of_site, of_database = ((now - then) / times for now, then in zip(after, before, strict=True))
    return Request(of_site, of_database, sent / times)


def log_bytes(site: Site, user: User) -> tuple[float, float]:
    """What an added entry writes into PostgreSQL's log: one of many, and the first after a checkpoint.

    After a checkpoint each page of a table or an index that is changed goes into the log as a whole, once.
    """
    visitor, path = Visitor(site.server.port, user), f"/diary/{timezone.now().date()}/add/{_food()}/"

    def written(times: int) -> int:
        begin = _log_place()
        for _ in range(times):
            visitor.fetch("POST", path, _form())
        return _log_place() - begin

    written(1)
    warm = written(ADDED) / ADDED
    cold = 0
    for _ in range(COLD):
        with connection.cursor() as cursor:
            cursor.execute("CHECKPOINT")
        cold += written(1)
    return warm, cold / COLD


def _log_place() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn")
        return int(cursor.fetchone()[0])


def memory_of_a_process(site: Site) -> float:
    """MiB of one process of the site, its share of what they have in common included."""
    from django.conf import settings

    return memory_mib(site.server.pid) / settings.WEB_CONCURRENCY


def _food() -> int:
    food = Food.objects.order_by("-popularity", "id").first()
    assert food is not None
    return int(food.pk)


def _form() -> dict[str, str]:
    return {"key": str(uuid4()), "quantity": "1", "portion": "g", "meal": "dinner"}
