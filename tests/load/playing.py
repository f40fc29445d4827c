"""One set-up of the database: its site is prepared and served, and so many people after so many use it for a while.

`tests/on_postgres python -m tests.load.playing FILE SECONDS PEOPLE …`, as __main__.py starts it; FILE gets the runs.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from cryptography.fernet import Fernet

from tests.bench.processor import machine_ms, processor_ms
from tests.bench.report import line
from tests.browser.people import PASSWORD, People
from tests.browser.serving import ROOT, prepare, serve
from tests.load.databases import database_processes
from tests.load.measured import Run, figures

PERSON: Final = Path(__file__).with_name("person.py")
OF_THE_DATABASE: Final = ("DATABASE_URL", "DATABASE_REPLICA_URLS")
COMING_IN: Final = 0.1  # of the time
WARM_UP: Final = (5, 10)  # people and seconds that do not count: what has just started reads its templates
NEW_HERE: Final = 10  # one in so many opens a trial, and one signs in; the others have done so weeks ago


def main(file: Path, seconds: int, sizes: Sequence[int]) -> None:
    """Prints each run's actions, and writes the runs to `file`."""
    engine = {name: os.environ[name] for name in OF_THE_DATABASE if name in os.environ}
    # The people come from different addresses, as a proxy in front would tell: limits count by household.
    settings = engine | {"HEALTH_KEY": Fernet.generate_key().decode(), "BEHIND_PROXY": "on"}
    runs = []
    with tempfile.TemporaryDirectory() as folder:
        prepare(Path(folder), **settings)
        with serve(Path(folder), **settings) as site:
            databases = database_processes(engine.values())
            _run(site, databases, *WARM_UP)
            for people in sizes:
                runs.append(_run(site, databases, people, seconds))
                _print(runs[-1])
    file.write_text(json.dumps([asdict(run) for run in runs]))


def _run(site: serve, databases: Sequence[int], people: int, seconds: int) -> Run:
    with People(site.environment) as opening:
        crowd = [_who(opening, number) for number in range(1, people + 1)]
    busy = _watch({"site": [site.process.pid], "databases": databases})
    told = _play(site.address.replace("localhost", "127.0.0.1"), crowd, seconds)
    return Run(people=people, processors=busy(), **told)


def _who(opening: People, number: int) -> tuple[str, str]:
    """Name and session: no session for who has to sign in, no name either for who wants to try."""
    if number % NEW_HERE == 0:
        return "", ""
    account = opening.diarist()
    return account.name, "" if number % NEW_HERE == NEW_HERE // 2 else account.session


def _watch(processes: dict[str, Sequence[int]]) -> Callable[[], dict[str, float]]:
    """Tells, when asked, how many processors were busy since: for these, for what this one has started, and for all."""

    def used() -> dict[str, float]:
        started = resource.getrusage(resource.RUSAGE_CHILDREN)
        people = 1000 * (started.ru_utime + started.ru_stime)
        return {name: sum(map(processor_ms, of)) for name, of in processes.items()} | {
            "people": people,
            "all": machine_ms(),
        }

    before, since = used(), time.perf_counter()

    def busy() -> dict[str, float]:
        took_ms = 1000 * (time.perf_counter() - since)
        return {name: (ms - before[name]) / took_ms for name, ms in used().items()}

    return busy


def _play(address: str, crowd: Sequence[tuple[str, str]], seconds: int) -> dict[str, Any]:
    """What the people have counted: seconds, actions and problems, as `Run` has them."""
    coming = max(1, len(crowd) / (COMING_IN * seconds))
    command = [sys.executable, "-m", "locust", "--locustfile", str(PERSON), "--headless", "--host", address]
    bounds = ["--users", str(len(crowd)), "--spawn-rate", str(coming), "--run-time", f"{seconds}s"]
    ends = ["--stop-timeout", "60", "--loglevel", "ERROR", "--exit-code-on-error", "0"]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "told.json"
        told = {"LOAD_PEOPLE": json.dumps(crowd), "LOAD_PASSWORD": PASSWORD, "LOAD_FILE": str(file)}
        every, environment = [*command, *bounds, *ends], os.environ | told
        answer = subprocess.run(every, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=seconds + 90)
        if answer.returncode or not file.exists():
            sys.exit(answer.stderr)
        counted: dict[str, Any] = json.loads(file.read_text())
    return counted


def _print(run: Run) -> None:
    busy = ", ".join(f"{name} {processors:.2f}" for name, processors in run.processors.items())
    line(f"{run.people} people, {run.seconds:.0f} s", f"processors busy: {busy} of {os.cpu_count()}")
    for name, (times, errors) in run.actions.items():
        line(name, figures(Counter(dict(times)), errors, run.seconds))
    line("all", figures(run.times(), run.errors(), run.seconds))
    for problem in run.problems:
        line("error", problem)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), [int(size) for size in sys.argv[3:]])
