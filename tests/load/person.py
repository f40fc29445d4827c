"""One person at a phone, as Locust plays them: comes in, types letter by letter, adds, takes back, looks around.

Locust runs this file in a process of its own. LOAD_PEOPLE says who they are and LOAD_FILE gets what came of it. They
keep cookies and files of style and script as a browser does, and ask for what a page asks for by itself on opening.
"""

import json
import os
import random
import re
import time
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from html import unescape
from itertools import count
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

from gevent import spawn
from gevent.pool import Group
from locust import FastHttpUser, between, events, task
from requests.cookies import create_cookie

PEOPLE: Final = iter(json.loads(os.environ["LOAD_PEOPLE"]))  # names and sessions, of which some are missing
PASSWORD: Final = os.environ["LOAD_PASSWORD"]
HOUSEHOLDS: Final = count(1)
WORDS: Final = ("egg", "spinach", "banana", "yoghurt", "chicken breast", "brown rice", "cofee", "avocado", "salmon")
LINES: Final = (
    "2 eggs, a slice of whole wheat toast with butter, coffee with milk",
    "a salad with spinach, chickpeas, feta and olive oil",
    "200 g yoghurt, 1 banana, a handful of almonds",
)
LETTER_SECONDS: Final = 0.25  # between two keys of a thumb
CHARTS_SEEN: Final = 2  # before anybody scrolls

FILES: Final = re.compile(r'(?:href|src)="(/static/[^"]+)"')
ON_OPENING: Final = re.compile(r'<[^>]*\bhx-get="([^"]+)"[^>]*\bhx-trigger="load\b')
FOUND: Final = re.compile(r'hx-(?:post|get)="([^"]*/add/\d+/[^"]*)"')
USUAL: Final = re.compile(r'<form method="post" action="([^"]*/add/\d+/)"[^>]*data-at-once>(.*?)<button', re.DOTALL)
FIELD: Final = re.compile(r'name="([^"]+)" value="([^"]*)"')
CHART: Final = re.compile(r'data-chart="([^"]+)"')
ASKED_FOR: Final = {
    "beside": "beside the day",
    "twitches": "twitches, beside the day",
    "today": "medicines, beside the day",
}


class Person(FastHttpUser):
    """Waits for a few seconds between two things, as somebody does who reads what came."""

    wait_time = between(1, 4)

    def on_start(self) -> None:
        home = next(HOUSEHOLDS)
        self.household = f"10.0.{home // 250}.{home % 250 + 1}"
        self.day = f"/diary/{datetime.now(UTC).date()}/"
        self.files: set[str] = set()
        name, session = next(PEOPLE)
        self.is_new_here = not session
        if session:
            self.client.cookiejar.set_cookie(create_cookie("sessionid", session, domain=urlsplit(self.host).hostname))
        else:
            self._come_in(name)
        self.open_the_day()

    @task(4)
    def open_the_day(self) -> None:
        self.usual = USUAL.findall(self._page("open the day", self.day))

    @task(6)
    def type_and_add(self) -> None:
        self._add(self._type(random.choice(WORDS)))

    @task(3)
    def tap_what_is_usual(self) -> None:
        if self.usual:
            address, form = random.choice(self.usual)
            self._change("add what is usual", address, dict(FIELD.findall(form)) | {"key": str(uuid4())})

    @task(2)
    def add_and_take_back(self) -> None:
        key = self._add(self._type("milk"))
        if key:
            self._wait(1)
            self._change("undo", f"{self.day}added/{key}/undo/", {})

    @task(2)
    def say_a_line(self) -> None:
        self._fragment("line of several foods", f"{self.day}search/?{urlencode({'q': random.choice(LINES)})}")

    @task(1)
    def look_at_the_dashboard(self) -> None:
        charts = CHART.findall(self._page("dashboard", "/dashboard/"))
        for address in charts[:CHARTS_SEEN]:
            self._ask("GET", "chart", unescape(address))

    @task(1)
    def look_at_suggestions(self) -> None:
        self._page("suggestions", "/suggestions/")

    @task(1)
    def look_at_the_week_before(self) -> None:
        today = datetime.now(UTC).date()
        for back in range(1, 8):
            self._page("a day of the week before", f"/diary/{today - timedelta(days=back)}/")
            self._wait(1)

    def _come_in(self, name: str) -> None:
        """With the password, or into a trial where there is no name."""
        if name:
            self._page("sign-in page", "/accounts/login/")
            self._form("sign in", "/accounts/login/", {"login": name, "password": PASSWORD}, leads_on=True)
        else:
            self._page("landing page", "/")
            self._form("open a trial", "/try/", {"time_zone": "UTC"}, leads_on=True)

    def _type(self, word: str) -> str:
        """Letter by letter, at a thumb's pace however slow the answers; where the first food of the word is added."""
        asked = []
        for letters in range(1, len(word) + 1):
            asked.append(spawn(self._fragment, "search", f"{self.day}search/?{urlencode({'q': word[:letters]})}"))
            self._wait(LETTER_SECONDS)
        for letter in asked:
            letter.join()
        found = FOUND.search(asked[-1].value or "")
        return unescape(found[1]) if found else ""

    def _add(self, address: str) -> str:
        """Adds 100 g of a food that was found; the key of the form, "" where nothing was."""
        if not address:
            return ""
        key = str(uuid4())
        form = {"key": key, "quantity": "100", "portion": "g", "meal": "lunch"}
        self._change("add", address.partition("?")[0], form)
        return key

    def _change(self, name: str, path: str, form: dict[str, str]) -> None:
        """A form of the day, after which its page asks for what stands beside it."""
        self._form(name, path, form)
        self._open([f"{self.day}beside/"])

    def _page(self, name: str, path: str) -> str:
        """A page with what a browser fetches for it: files that it has not kept, at once, then what it asks for."""
        page = self._ask("GET", name, path)
        if self.is_new_here:
            self._fetch(set(FILES.findall(page)) - self.files)
        self._open(ON_OPENING.findall(page))
        return page

    def _fetch(self, files: set[str]) -> None:
        self.files |= files
        fetching = Group()
        for file in files:
            fetching.spawn(self._ask, "GET", "file of style or script", file)
        fetching.join()

    def _open(self, addresses: Iterable[str]) -> None:
        """What is asked for on opening, and what that asks for in turn."""
        for address in map(unescape, addresses):
            name = address.partition("?")[0].rstrip("/").rpartition("/")[2]
            self._open(ON_OPENING.findall(self._fragment(ASKED_FOR.get(name, name), address)))

    def _fragment(self, name: str, path: str) -> str:
        return self._ask("GET", name, path, headers={"HX-Request": "true"})

    def _form(self, name: str, path: str, form: dict[str, str], *, leads_on: bool = False) -> None:
        token = next((cookie.value or "" for cookie in self.client.cookiejar if cookie.name == "csrftoken"), "")
        headers = {"X-CSRFToken": token, "Content-Type": "application/x-www-form-urlencoded"}
        if not leads_on:
            headers["HX-Request"] = "true"
        self._ask("POST", name, path, urlencode(form), headers=headers, wanted=302 if leads_on else 200)

    def _ask(
        self,
        method: str,
        name: str,
        path: str,
        body: str | None = None,
        *,
        headers: dict[str, str] | None = None,
        wanted: int = 200,
    ) -> str:
        every = {"X-Forwarded-For": self.household, **(headers or {})}
        with self.client.request(
            method, path, name=name, data=body, headers=every, allow_redirects=False, catch_response=True
        ) as answer:
            if answer.status_code != wanted:  # a page of signing in is no answer either
                answer.failure(f"status {answer.status_code}")
            return answer.text or ""

    def _wait(self, seconds: float) -> None:
        time.sleep(seconds)  # Locust lets others go on meanwhile


def tell(environment: Any, **_more: Any) -> None:
    """Writes what was counted as `tests.load.measured.Run` has it."""
    every = environment.stats
    actions = {
        entry.name: (sorted(entry.response_times.items()), entry.num_failures)
        for entry in sorted(every.entries.values(), key=lambda entry: str(entry.name))
    }
    problems = [f"{error.occurrences} times {error.name}: {error.error}" for error in every.errors.values()]
    seconds = every.total.last_request_timestamp - every.total.start_time
    Path(os.environ["LOAD_FILE"]).write_text(
        json.dumps({"seconds": seconds, "actions": actions, "problems": problems}), encoding="utf-8"
    )


events.quitting.add_listener(tell)  # type: ignore[no-untyped-call]
