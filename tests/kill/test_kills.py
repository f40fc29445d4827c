"""200 SIGKILLs by `make kill-test`, 10 by `make test-long`: what was acknowledged is there, and nothing is there twice.

KILLS says how many, KILL_SEED (1) what is written and when it is killed, as far as the machine's pace lets it.
"""

import os
import threading
import time
from collections import Counter
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from random import Random
from typing import Final
from urllib.parse import urlsplit

import pytest

from tests.browser.serving import prepare, serve, wait_for
from tests.kill.counting import ask_inside, compared, total
from tests.kill.engines import Engine, PostgreSQL, SQLite, program
from tests.kill.people import Writer

KILLS: Final = int(os.environ.get("KILLS", "10"))
SEED: Final = int(os.environ.get("KILL_SEED", "1"))
WRITERS: Final = 4
EVERY: Final = 5  # one kill in so many comes while the server starts; on PostgreSQL another kills the database
LONGEST: Final = 1.0  # seconds of writing between an acknowledgement and the kill

pytestmark = pytest.mark.long


def kill_over_and_over(site: serve, engine: Engine, writers: list[Writer], writing: list[Future[None]]) -> list[float]:
    """KILLS times, each at some moment of the writing; returns the seconds until each new start answered."""
    random, waits = Random(SEED), []
    for number in range(KILLS):
        if number % EVERY:
            until_acknowledged(writers, writing)
        time.sleep(random.uniform(0, LONGEST))
        if isinstance(engine, PostgreSQL) and number % EVERY == 1:
            engine.kill()
            engine.start()
            continue
        site.process.kill()
        site.process.wait()
        started = time.monotonic()
        site.start()
        if number % EVERY != EVERY - 1:  # else the next kill comes while it starts
            wait_for(site.address)
            waits.append(time.monotonic() - started)
    wait_for(site.address)
    return waits


def until_acknowledged(writers: list[Writer], writing: list[Future[None]]) -> None:
    """Returns when one more form was; raises what made somebody stop."""
    before = total(writers)
    while total(writers) == before:
        for one in writing:
            if one.done():
                one.result()
        time.sleep(0.01)


@pytest.mark.parametrize("engine_name", ["SQLite", "PostgreSQL"])
def test_no_kill_loses_or_doubles_what_was_acknowledged(engine_name: str, tmp_path: Path) -> None:
    if engine_name == "PostgreSQL" and not program("postgres"):
        pytest.skip("PostgreSQL's binaries were not found")
    with ExitStack() as stack:
        engine: Engine = PostgreSQL() if engine_name == "PostgreSQL" else SQLite(tmp_path)
        stack.enter_context(engine)
        prepare(tmp_path, **engine.environment)
        # In one process, so that what is killed is what answers.
        site = stack.enter_context(serve(tmp_path, WEB_CONCURRENCY="1", **engine.environment))
        (opened,) = ask_inside(site.environment, [WRITERS])
        port = urlsplit(site.address).port
        assert port
        writers = [
            Writer(session, port, foods=opened["foods"], seed=SEED + number)
            for number, (_name, session) in enumerate(opened["people"])
        ]
        ended = threading.Event()
        with ThreadPoolExecutor(WRITERS) as pool:
            writing = [pool.submit(writer.write_until, ended) for writer in writers]
            try:
                waits = kill_over_and_over(site, engine, writers, writing)
            finally:
                ended.set()
            for one in writing:
                one.result()
        rows = ask_inside(site.environment, [name for name, _session in opened["people"]])
        found = sum((compared(writer, of_one) for writer, of_one in zip(writers, rows, strict=True)), Counter())
        said = sum((writer.said for writer in writers), Counter())
        report = {"kills": KILLS, "acknowledged": total(writers), **said, "lost": 0, "doubled": 0, **found}
        print(f"\n{engine_name}: " + ", ".join(f"{count:,} {what}" for what, count in report.items()))
        print(f"{engine_name}: a new start answered after {max(waits):.1f} s at the most")
        assert (found["lost"], found["doubled"]) == (0, 0)
        assert total(writers) > KILLS
        assert engine.problems() == []
