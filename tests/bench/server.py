"""The server as `make run` starts it: how soon it answers, how fast, how large, and what a browser fetches."""

import gzip
import http.client
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Browser, BrowserContext, Request, ViewportSize, sync_playwright

from foods.models import Food
from tests.bench.diary import fill_a_long_day
from tests.bench.report import line, percentiles
from tests.browser.conftest import CHROMIUM_FLAGS
from tests.browser.serving import ROOT, free_port, wait_for

WORDS = ("egg", "spinach", "banana", "yoghurt", "milk", "chicken breast", "brown rice", "cofee", "avocado", "salmon")
LINES = (
    "2 eggs, a slice of whole wheat toast with butter, coffee with milk",
    "a salad with spinach, chickpeas, feta and olive oil",
    "salmon, a baked potato, broccoli",
    "200 g yoghurt, 1 banana, a handful of almonds",
    "For lunch, I had 50 g of bread and 30 g of cheese, along with an apple",
)
TIMES = 150
CHART = "/dashboard/charts/daily/?nutrient=magnesium&days=28"
TOKEN = "b" * 32


def measure(user: User) -> None:
    """Starts the server, asks it, prints what came out, and stops it."""
    started = time.perf_counter()
    with served() as server:
        line("cold start to the first page", f"{time.perf_counter() - started:.1f} s")
        _times(Visitor(server.port, user), user, server.pid)
        _in_browser(server.port, user)


@dataclass(frozen=True, slots=True)
class Server:
    port: int
    pid: int


@contextmanager
def served() -> Iterator[Server]:
    """A server that answers, until the block ends."""
    port = free_port()
    process = subprocess.Popen([sys.executable, "manage.py", "serve", "--port", str(port)], cwd=ROOT)
    try:
        wait_for(f"http://127.0.0.1:{port}/accounts/login/")
        yield Server(port, process.pid)
    finally:
        process.terminate()
        process.wait(timeout=20)


@dataclass(frozen=True, slots=True)
class Answer:
    """`took_ms` from sending a request to having read its answer; `sent_bytes` of its body as they came, gzipped."""

    took_ms: float
    sent_bytes: int
    full_bytes: int


class Visitor:
    """One signed-in person on one kept-alive connection."""

    def __init__(self, port: int, user: User) -> None:
        self.connection = http.client.HTTPConnection("127.0.0.1", port)
        self.session = session_of(user)

    def ask(self, method: str, path: str, form: dict[str, str] | None = None) -> float:
        """Milliseconds from sending a request to having read its answer."""
        return self.fetch(method, path, form).took_ms

    def fetch(self, method: str, path: str, form: dict[str, str] | None = None) -> Answer:
        headers = {
            "Cookie": f"{settings.SESSION_COOKIE_NAME}={self.session}; csrftoken={TOKEN}",
            "X-CSRFToken": TOKEN,
            "HX-Request": "true",
            "Content-Type": "application/x-www-form-urlencoded",
            "Accept-Encoding": "gzip",
        }
        started = time.perf_counter()
        self.connection.request(method, path, urlencode(form) if form else None, headers)
        answer = self.connection.getresponse()
        body = answer.read()
        took = (time.perf_counter() - started) * 1000
        assert answer.status == 200, f"{method} {path}: {answer.status}"
        packed = answer.headers.get("Content-Encoding") == "gzip"
        return Answer(took, len(body), len(gzip.decompress(body)) if packed else len(body))


def session_of(user: User) -> str:
    """The key of a session in which `user` is signed in."""
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.create()
    return str(store.session_key)


def _times(visitor: Visitor, user: User, pid: int) -> None:
    day = f"/diary/{timezone.now().date()}/"
    food = Food.objects.order_by("-popularity", "id").first()
    assert food is not None
    typed = [word[:letters] for word in WORDS for letters in range(1, len(word) + 1)]
    searches = [f"{day}search/?{urlencode({'q': word})}" for word in typed]
    for path in (day, *searches[:20]):
        visitor.ask("GET", path)
    line("search, each letter typed", percentiles([visitor.ask("GET", path) for path in searches]))
    lines = [f"{day}search/?{urlencode({'q': text})}" for text in LINES] * (TIMES // len(LINES))
    line("a line of three to five foods", percentiles([visitor.ask("GET", path) for path in lines]))
    line("day page", percentiles([visitor.ask("GET", day) for _ in range(TIMES)]))
    long_day = f"/diary/{fill_a_long_day(user)}/"
    line("day page of 300 entries", percentiles([visitor.ask("GET", long_day) for _ in range(TIMES)]))
    line(
        "beside the day (suggestions, verdicts)",
        percentiles([visitor.ask("GET", f"{day}beside/") for _ in range(TIMES)]),
    )
    today = timezone.now().date()
    days = [f"/diary/{today - timedelta(days=back)}/" for back in range(1, 61)]
    added = [visitor.ask("POST", f"{each}add/{food.pk}/", _entry_form()) for each in days]
    line("add to a day of 20 entries", percentiles(added))
    line("memory before the first chart", f"{memory_mib(pid):.0f} MiB")
    first = visitor.ask("GET", CHART)
    line("28-day chart data, the first", f"{first:.0f} ms")
    line("28-day chart data", percentiles([visitor.ask("GET", CHART) for _ in range(TIMES)]))
    line("dashboard page", percentiles([visitor.ask("GET", "/dashboard/") for _ in range(TIMES)]))
    line("memory after the first chart", f"{memory_mib(pid):.0f} MiB")


def _entry_form() -> dict[str, str]:
    return {"key": str(uuid4()), "quantity": "1", "portion": "g", "meal": "dinner"}


def memory_mib(pid: int) -> float:
    """Proportional set size of a process and its children, in MiB (Linux)."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    own = Path(f"/proc/{pid}/smaps_rollup").read_text()
    kib = next(int(row.split()[1]) for row in own.splitlines() if row.startswith("Pss:"))
    return kib / 1024 + sum(memory_mib(int(child)) for child in children)


@contextmanager
def chromium() -> Iterator[Browser | None]:
    """The system's Chromium until the block ends; None where there is none."""
    executable = shutil.which("chromium")
    if not executable:
        yield None
        return
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


def signed_in(browser: Browser, port: int, session: str, *, viewport: ViewportSize | None = None) -> BrowserContext:
    """A browser with an empty cache in which the person of `session` is signed in."""
    context = browser.new_context(base_url=f"http://localhost:{port}", viewport=viewport)
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "domain": "localhost", "path": "/"}])
    return context


def _in_browser(port: int, user: User) -> None:
    """Bytes and requests of a day page with an empty cache; left out, and said so, where there is no Chromium."""
    session = session_of(user)
    with chromium() as browser:
        if browser is None:
            line("day page in the browser", "not measured: no Chromium")
            return
        page = signed_in(browser, port, session).new_page()
        finished: list[Request] = []
        page.on("requestfinished", lambda request: finished.append(request))
        page.goto(f"/diary/{timezone.now().date()}/", wait_until="networkidle")
        sizes = [request.sizes() for request in finished]
        sent = sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes)
        line("day page in the browser, cache empty", f"{len(sizes)} requests, {sent / 1000:.0f} KB with their heads")
