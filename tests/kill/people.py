"""People who write all the time, send once more what broke off, and remember what the server said it has kept."""

import http.client
import threading
import time
from collections import Counter
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

TOKEN: Final = "a" * 32
GIVES_UP: Final = 0.25  # of those whose connection broke: they close the page, and never learn what became of it
PAUSE: Final = 0.03  # seconds until what was not done is sent again
DAYS: Final = 300  # that they write about, since a day holds so many entries and no more

Row = tuple[float, bool]  # number of portions, and whether it is deleted
NOT_THERE: Final = None


class Writer:
    """One person. `kept` has by key the states an entry may be in: one where all was acknowledged."""

    pause = PAUSE

    def __init__(self, session: str, port: int, *, foods: list[int], seed: int) -> None:
        self.session, self.port, self.foods = session, port, foods
        self.random = Random(seed)
        self.kept: dict[UUID, set[Row | None]] = {}
        self.said: Counter[str] = Counter()

    def write_until(self, ended: threading.Event) -> None:
        """Adds, changes, deletes and takes back, one after the other; what is under way at the end is finished."""
        doing = (self.add, self.add, self.add_line, self.add_line, self.edit, self.delete, self.delete_and_undo)
        while not ended.is_set():
            self.random.choice(doing)()

    def add(self) -> None:
        key, number = self._key(), self._number()
        form = {"key": key, "quantity": number, "portion": "g", "meal": "lunch"}
        path = f"/diary/{self._day()}/add/{self.random.choice(self.foods)}/"
        self._do("added", path, form, {key: (float(number), False)})

    def add_line(self) -> None:
        """Two foods in one form."""
        key = self._key()
        form: dict[str, object] = {"key": key, "meal": "dinner", "row-TOTAL_FORMS": 2, "row-INITIAL_FORMS": 0}
        after: dict[UUID, Row] = {}
        for place, food in enumerate(self.foods[:2]):
            number = self._number()
            row = {"text": "x", "was": "x", "take": "on", "food": food, "quantity": number, "portion": f"{food}:g"}
            form |= {f"row-{place}-{name}": value for name, value in row.items()}
            after[UUID(int=key.int + place)] = (float(number), False)
        self._do("added by line", f"/diary/{self._day()}/add-line/", form, after)

    def edit(self) -> None:
        if key := self._one(deleted=False):
            number = self._number()
            form = {"key": key, "quantity": number, "portion": "same", "meal": "snack", "day": self._day()}
            self._do("changed", f"/diary/entry/{key}/", form, {key: (float(number), False)})

    def delete(self) -> None:
        if key := self._one(deleted=False):
            self._do("deleted", f"/diary/entry/{key}/delete/", {}, {key: (self._state(key)[0], True)})

    def delete_and_undo(self) -> None:
        self.delete()
        if key := self._one(deleted=True):
            self._do("brought back", f"/diary/entry/{key}/restore/", {}, {key: (self._state(key)[0], False)})

    def _do(self, what: str, path: str, form: dict[str, object], after: dict[UUID, Row]) -> None:
        """Sends a form; afterwards its entries are as it asks, or, where nobody knows, as before or as it asks."""
        for key, row in after.items():
            self.kept.setdefault(key, {NOT_THERE}).add(row)
        if self._send(path, urlencode(form | {"csrfmiddlewaretoken": TOKEN})):
            self.said[what] += 1
            self.kept |= {key: {row} for key, row in after.items()}
        else:
            self.said["given up"] += 1

    def _send(self, path: str, body: str) -> bool:
        """Whether the server said that it is done; sent again until then, or given up where the connection broke."""
        while True:
            status = self.status_of(path, body)
            if status == 302:
                return True
            if status is not None and status < 500:
                self.be_refused(f"{path} was answered with {status} to {body}")
                return False
            if self.gives_up(status):
                return False
            self.said["sent again"] += 1
            time.sleep(self.pause)

    def gives_up(self, status: int | None) -> bool:
        """Whether what was answered so is not sent once more."""
        return status is None and self.random.random() < GIVES_UP

    def be_refused(self, what: str) -> None:
        """Where the server takes something for wrong or for missing, which none of this is."""
        raise AssertionError(what)

    def hear(self, answer: http.client.HTTPResponse) -> None:
        """Each answer as it comes, for those who read more of it than its status."""

    def status_of(self, path: str, body: str) -> int | None:
        """The status of the answer, None where the connection broke after all was sent."""
        headers = {
            "Content-Type": "application/x-www-form-urlencoded",
            "Cookie": f"sessionid={self.session}; csrftoken={TOKEN}",
        }
        while True:
            connection = http.client.HTTPConnection("localhost", self.port, timeout=60)
            try:
                connection.connect()
            except OSError:  # nobody listens: nothing was sent
                time.sleep(PAUSE)
                continue
            try:
                connection.request("POST", path, body, headers)
                answer = connection.getresponse()
                self.hear(answer)
                return answer.status
            except (OSError, http.client.HTTPException):
                return None
            finally:
                connection.close()

    def _one(self, *, deleted: bool) -> UUID | None:
        """An entry of which all is known."""
        known = [key for key, states in self.kept.items() if len(states) == 1 and self._state(key)[1] is deleted]
        return self.random.choice(known) if known else None

    def _state(self, key: UUID) -> Row:
        (state,) = self.kept[key]
        assert state is not None
        return state

    def _key(self) -> UUID:
        return UUID(int=self.random.getrandbits(128) >> 1, version=4)

    def _number(self) -> int:
        return self.random.randint(1, 40)

    def _day(self) -> str:
        today = datetime.now(UTC).date() - timedelta(days=1)  # today in every time zone, or the day before
        return str(today - timedelta(days=self.random.randrange(DAYS)))
