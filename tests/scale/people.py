"""People who write and read while the database dies: what each was answered, word for word, and when."""

import http.client
import re
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from html import unescape
from typing import Final

from tests.kill.people import GIVES_UP, Writer

BROKE: Final = "the connection broke"
SENTENCE: Final = re.compile(r"<h1>.*?</h1>\s*<p>(.*?)</p>", re.DOTALL)
DONE: Final = 302
SHOWN: Final = 200
READS_EVERY: Final = 0.5  # seconds


@dataclass(frozen=True)
class Answer:
    """`sent` and `came` by this machine's clock that never turns back, in seconds; what it says where it refuses."""

    sent: float
    came: float
    status: int | None
    words: str = ""


class Witness(Writer):
    """A writer who tries again after a moment, or leaves it, also where the server said that it could not save."""

    pause = 0.2  # seconds

    def __init__(self, session: str, port: int, *, foods: list[int], seed: int) -> None:
        super().__init__(session, port, foods=foods, seed=seed)
        self.answers: list[Answer] = []
        self.heard = ""

    def gives_up(self, status: int | None) -> bool:
        return status != DONE and self.random.random() < GIVES_UP

    def be_refused(self, what: str) -> None:
        """An entry that was lost is missing to its writer too, who goes on, so that all of them are counted."""

    def hear(self, answer: http.client.HTTPResponse) -> None:
        self.heard = said(answer) if answer.status != DONE else ""

    def status_of(self, path: str, body: str) -> int | None:
        self.heard, sent = BROKE, time.monotonic()
        status = super().status_of(path, body)
        self.answers.append(Answer(sent, time.monotonic(), status, self.heard))
        return status


class Reader:
    """Somebody who opens the day's page over and over."""

    def __init__(self, session: str, port: int) -> None:
        self.session, self.port = session, port
        self.answers: list[Answer] = []

    def read_until(self, ended: threading.Event) -> None:
        while not ended.wait(READS_EVERY):
            self.read()

    def read(self) -> None:
        connection = http.client.HTTPConnection("localhost", self.port, timeout=60)
        status, words, sent = None, BROKE, time.monotonic()
        try:
            path = f"/diary/{datetime.now(UTC).date()}/"
            connection.request("GET", path, headers={"Cookie": f"sessionid={self.session}"})
            answer = connection.getresponse()
            status, words = answer.status, said(answer) if answer.status != SHOWN else ""
        except (OSError, http.client.HTTPException):
            pass
        finally:
            connection.close()
        self.answers.append(Answer(sent, time.monotonic(), status, words))


def said(answer: http.client.HTTPResponse) -> str:
    """What a refusal tells a person, and a machine: "503, Retry-After 5: The server’s …"."""
    sentence = SENTENCE.search(answer.read().decode())
    wait = answer.headers.get("Retry-After")
    words = unescape(sentence[1]).strip() if sentence else "no sentence"
    return f"{answer.status}{f', Retry-After {wait}' if wait else ''}: {words}"
