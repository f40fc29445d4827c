"""`make load`: 1, 10 and 100 people on each set-up of the database, a minute each, and one table. It stops by itself.

`python -m tests.load [PEOPLE …] [--seconds 60] [--write]`; with --write the table goes into docs/scaling.md. Server,
database and people are made for each set-up in folders that go at its end, and nothing but 127.0.0.1 is asked.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from tests.browser.serving import ROOT
from tests.load.measured import Run
from tests.load.setups import SETUPS, environment
from tests.load.table import BEGIN, END, page_with, table

PEOPLE: Final = (1, 10, 100)
SECONDS: Final = 60
MOST_PEOPLE: Final = 100
MOST_SECONDS: Final = 600
PAGE: Final = ROOT / "docs" / "scaling.md"


def main(people: Sequence[int] = PEOPLE, seconds: int = SECONDS, setups: Sequence[str] = tuple(SETUPS)) -> str:
    """The table, printed; the runs' own actions are printed as they come."""
    if not (all(0 < number <= MOST_PEOPLE for number in people) and 0 < seconds <= MOST_SECONDS):
        sys.exit(f"1 to {MOST_PEOPLE} people for 1 to {MOST_SECONDS} seconds")
    found = table([(name, run) for name in setups for run in runs(name, people, seconds)])
    print(found)
    return found


def runs(setup: str, people: Sequence[int], seconds: int) -> Iterator[Run]:
    """One run for each number of people, none where the set-up's programs are missing, which it says itself."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "runs.json"
        play = [sys.executable, "-m", "tests.load.playing", str(file), str(seconds), *map(str, people)]
        print(f"\n{setup}", flush=True)
        subprocess.run([*SETUPS[setup], *play], cwd=ROOT, env=environment(), check=True)
        told: list[dict[str, Any]] = json.loads(file.read_text()) if file.exists() else []
    yield from (Run(**each) for each in told)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(prog="python -m tests.load")
    arguments.add_argument("people", nargs="*", type=int, default=PEOPLE)
    arguments.add_argument("--seconds", type=int, default=SECONDS)
    arguments.add_argument("--write", action="store_true")
    given = arguments.parse_args()
    measured = main(given.people, given.seconds)
    if given.write:
        PAGE.write_text(page_with(PAGE.read_text(encoding="utf-8"), measured, BEGIN, END), encoding="utf-8")
