"""`make load`: so many people on SQLite or, by tests/on_postgres, on PostgreSQL. It stops by itself.

`python -m tests.load [PEOPLE] [SECONDS]`; 20 people for 60 seconds unless told otherwise. The server, its database and
its people are made for this run in a folder that goes at the end, and nothing but 127.0.0.1 is asked.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from tests.bench.report import line
from tests.browser.people import People
from tests.browser.serving import ROOT, prepare, serve

PEOPLE: Final = 20
SECONDS: Final = 60
MOST_PEOPLE: Final = 100
MOST_SECONDS: Final = 600
PERSON: Final = Path(__file__).with_name("person.py")


def main(people: int = PEOPLE, seconds: int = SECONDS) -> None:
    if not (0 < people <= MOST_PEOPLE and 0 < seconds <= MOST_SECONDS):
        sys.exit(f"1 to {MOST_PEOPLE} people for 1 to {MOST_SECONDS} seconds")
    engine = {name: os.environ[name] for name in ("DATABASE_URL",) if name in os.environ}
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder), **engine)
        with serve(Path(folder), **engine) as site:
            with People(site.environment) as opening:
                sessions = [opening.visitor().session for _ in range(people)]
            measured = _play(site.address.replace("localhost", "127.0.0.1"), sessions, seconds)
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    line("people, seconds, engine", f"{people}, {seconds}, {'PostgreSQL' if engine else 'SQLite'}; load {load}")
    for name, figures in table(measured, seconds=seconds):
        line(name, figures)


def _play(address: str, sessions: Sequence[str], seconds: int) -> list[dict[str, Any]]:
    """What Locust has counted of each action."""
    people = str(len(sessions))
    command = [sys.executable, "-m", "locust", "--locustfile", str(PERSON), "--headless", "--host", address]
    bounds = ["--users", people, "--spawn-rate", people, "--run-time", f"{seconds}s", "--stop-timeout", "10"]
    told = ["--json", "--loglevel", "ERROR", "--exit-code-on-error", "0"]
    environment = {**os.environ, "LOAD_SESSIONS": json.dumps(sessions)}
    every = command + bounds + told
    answer = subprocess.run(every, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=seconds + 60)
    if answer.returncode:
        sys.exit(answer.stderr)
    measured: list[dict[str, Any]] = json.loads(answer.stdout)
    return measured


def table(measured: Iterable[dict[str, Any]], *, seconds: float) -> list[tuple[str, str]]:
    """A line an action and one for all: requests a second, p50, p95 and p99 in ms, and errors."""
    rows, all_times, all_errors = [], Counter[float](), 0
    for action in sorted(measured, key=lambda action: str(action["name"])):
        times = Counter({float(ms): count for ms, count in action["response_times"].items()})
        all_times += times
        all_errors += action["num_failures"]
        rows.append((action["name"], _figures(times, action["num_failures"], seconds)))
    return [*rows, ("all", _figures(all_times, all_errors, seconds))]


def _figures(times: Counter[float], errors: int, seconds: float) -> str:
    p50, p95, p99 = (percentile(times, share) for share in (0.50, 0.95, 0.99))
    rate = times.total() / seconds
    return f"{p50:5.0f} / {p95:5.0f} / {p99:5.0f} ms (p50 / p95 / p99), {rate:5.1f} a second, {errors} errors"


def percentile(times: Counter[float], share: float) -> float:
    """The time in which this share of the requests was answered, each time with its count."""
    left = share * times.total()
    for milliseconds, count in sorted(times.items()):
        left -= count
        if left <= 0:
            return milliseconds
    return 0.0


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
