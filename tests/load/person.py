"""One person at a phone, as Locust plays them: thinks, types letter by letter, adds, takes back, looks around.

Locust runs this file in a process of its own; __main__.py says in LOAD_SESSIONS who is signed in.
"""

import json
import os
import random
import re
import time
from datetime import UTC, datetime, timedelta
from itertools import cycle
from typing import Final
from urllib.parse import urlencode
from uuid import uuid4

from locust import FastHttpUser, between, task

SESSIONS: Final = cycle(json.loads(os.environ["LOAD_SESSIONS"]))
TOKEN: Final = "l" * 32
WORDS: Final = ("egg", "spinach", "banana", "yoghurt", "chicken breast", "brown rice", "cofee", "avocado", "salmon")
LINES: Final = (
    "2 eggs, a slice of whole wheat toast with butter, coffee with milk",
    "a salad with spinach, chickpeas, feta and olive oil",
    "200 g yoghurt, 1 banana, a handful of almonds",
)
LETTER_SECONDS: Final = 0.25  # between two keys of a thumb
FOUND: Final = re.compile(rb"/add/(\d+)/")


class Person(FastHttpUser):
    """Waits for a few seconds between two things, as somebody does who reads what came."""

    wait_time = between(1, 4)

    def on_start(self) -> None:
        self.session = next(SESSIONS)
        self.day = f"/diary/{datetime.now(UTC).date()}/"
        self.open_the_day()

    @task(4)
    def open_the_day(self) -> None:
        self._get("open the day", self.day)
        self._beside()

    @task(6)
    def type_and_add(self) -> None:
        food = self._type(random.choice(WORDS))
        if food:
            self._add(food)

    @task(2)
    def add_and_take_back(self) -> None:
        food = self._type("milk")
        if food:
            key = self._add(food)
            self._post("undo", f"{self.day}added/{key}/undo/", {})
            self._beside()

    @task(2)
    def say_a_line(self) -> None:
        self._get("line of several foods", f"{self.day}search/?{urlencode({'q': random.choice(LINES)})}")

    @task(1)
    def look_at_the_dashboard(self) -> None:
        self._get("dashboard", "/dashboard/")
        self._get("chart", "/dashboard/charts/daily/?nutrient=magnesium&days=28")

    @task(1)
    def look_at_suggestions(self) -> None:
        self._get("suggestions", "/suggestions/")

    @task(1)
    def look_at_the_week_before(self) -> None:
        today = datetime.now(UTC).date()
        for back in range(1, 8):
            self._get("a day of the week before", f"/diary/{today - timedelta(days=back)}/")
            self._wait(0.5)

    def _type(self, word: str) -> str | None:
        """Letter by letter; the number of the first food that the whole word found."""
        found = None
        for letters in range(1, len(word) + 1):
            found = FOUND.search(self._get("search", f"{self.day}search/?{urlencode({'q': word[:letters]})}"))
            self._wait(LETTER_SECONDS)
        return found[1].decode() if found else None

    def _add(self, food: str) -> str:
        """Adds 100 g, after which the page asks for what stands beside it; the key of the form."""
        key = str(uuid4())
        form = {"key": key, "quantity": "100", "portion": "g", "meal": "lunch"}
        self._post("add", f"{self.day}add/{food}/", form)
        self._beside()
        return key

    def _beside(self) -> None:
        self._get("beside the day", f"{self.day}beside/")

    def _get(self, name: str, path: str) -> bytes:
        return self._ask("GET", name, path)

    def _post(self, name: str, path: str, form: dict[str, str]) -> None:
        self._ask("POST", name, path, urlencode(form))

    def _ask(self, method: str, name: str, path: str, body: str | None = None) -> bytes:
        headers = {
            "Cookie": f"sessionid={self.session}; csrftoken={TOKEN}",
            "X-CSRFToken": TOKEN,
            "HX-Request": "true",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        with self.client.request(
            method, path, name=name, data=body, headers=headers, allow_redirects=False, catch_response=True
        ) as answer:
            if answer.status_code != 200:  # a page of signing in is no answer either
                answer.failure(f"status {answer.status_code}")
            content: bytes = answer.content or b""
            return content

    def _wait(self, seconds: float) -> None:
        time.sleep(seconds)  # Locust lets others go on meanwhile
