"""What happens on the servers that `python -m tests.scale` has started: people write, the primary dies, the count."""

import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from cryptography.fernet import Fernet

from tests.bench.report import line
from tests.browser.serving import prepare, serve
from tests.kill.counting import ask_inside
from tests.scale.outcome import Loss, Promotion, counted, milliseconds, seconds_until_written, table
from tests.scale.people import Answer, Reader, Witness
from tests.scale.servers import Servers, kill
from tests.scale.under import Under

WRITERS: Final = 8
ROUNDS: Final = 15
ADDED: Final = 10  # in each round, with the replica waited for and without
NOTICED: Final = 3.0  # seconds until an administrator, or what watches for them, knows that a server is dead
AGAIN: Final = 60.0  # seconds in which everybody must be able to write again


def main(seconds: float) -> None:
    settings = {name: os.environ[name] for name in ("DATABASE_URL", "DATABASE_REPLICA_URLS")}
    settings["HEALTH_KEY"] = Fernet.generate_key().decode()  # where there are replicas it is a setting
    servers = Servers.of(settings)
    print("A primary, a replica, a pgbouncer and the site start …", flush=True)
    with tempfile.TemporaryDirectory(prefix="electrolog-scale-") as folder:
        prepare(Path(folder), **settings)
        with serve(Path(folder), **settings) as site:
            port = urlsplit(site.address).port
            assert port
            (opened,) = ask_inside(site.environment, [WRITERS])
            writers = people_of(opened, port)
            reader = Reader(writers[0].session, port)
            compare_waiting(servers, writers[0])
            with Under(*(each.write_until for each in writers), reader.read_until) as under:
                time.sleep(seconds)
                loss = lose_replica(servers, writers, under)
                time.sleep(seconds)
                promotion = fail_over(servers, writers, under)
                time.sleep(seconds / 3)
            rows = ask_inside(site.environment, [name for name, _session in opened["people"]])
    outcome = counted(writers, reader, rows, loss=loss, promotion=promotion)
    for name, figures in table(outcome):
        line(name, figures)
    if not outcome.is_whole:
        sys.exit("What was acknowledged is not what is stored.")


def people_of(opened: dict[str, Any], port: int) -> list[Witness]:
    sessions = [session for _name, session in opened["people"]]
    return [Witness(session, port, foods=opened["foods"], seed=seed) for seed, session in enumerate(sessions)]


def compare_waiting(servers: Servers, writer: Witness) -> None:
    """Prints what it costs one entry that the replica is waited for; from then on it is."""
    answers: dict[bool, list[Answer]] = {False: [], True: []}
    for _round in range(ROUNDS):
        for waited in answers:
            servers.commit_at_replica(waited)
            servers.until_replica_is("sync" if waited else "async")
            before = len(writer.answers)
            for _time in range(ADDED):
                writer.add()
            answers[waited] += writer.answers[before:]
    line("adding an entry, the replica not waited for", milliseconds(answers[False]))
    line("adding an entry, the replica waited for", milliseconds(answers[True]))


def lose_replica(servers: Servers, writers: Sequence[Witness], under: Under) -> Loss:
    """The only replica dies, which the primary waits for until it is told not to; later it comes back."""
    kill(servers.replica)
    killed = time.monotonic()
    time.sleep(NOTICED)
    let_go = time.monotonic()
    servers.commit_at_replica(False)
    until_everybody_writes(writers, under, since=let_go)
    servers.start_replica()
    servers.commit_at_replica(True)
    servers.until_replica_is("sync")
    return Loss(killed, let_go)


def fail_over(servers: Servers, writers: Sequence[Witness], under: Under) -> Promotion:
    """The primary dies; a while later the replica takes its place."""
    kill(servers.primary)
    killed = time.monotonic()
    time.sleep(NOTICED)
    noticed = time.monotonic()
    servers.promote()
    promoted = time.monotonic()
    servers.lead_to_replica()
    led = time.monotonic()
    until_everybody_writes(writers, under, since=killed)
    return Promotion(killed, noticed, promoted, led)


def until_everybody_writes(writers: Sequence[Witness], under: Under, *, since: float) -> None:
    """Returns when each has saved something anew; raises TimeoutError where that does not come."""
    until = time.monotonic() + AGAIN
    while any(seconds_until_written(list(each.answers), since=since) == float("inf") for each in writers):
        under.look()
        if time.monotonic() > until:
            raise TimeoutError(f"Not everybody could write again within {AGAIN:.0f} s")
        time.sleep(0.05)


if __name__ == "__main__":
    try:
        main(float(sys.argv[1]))
    except KeyboardInterrupt:
        sys.exit(130)  # as a shell says it
