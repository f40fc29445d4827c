"""The primary, its replica and the pgbouncer before them, and what an administrator does to them when one dies."""

import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self
from urllib.parse import parse_qs, urlsplit

from tests.kill.engines import kill_with_children, program, server_person

WITHIN: Final = 60  # seconds


@dataclass(frozen=True)
class Servers:
    """The folders of what tests/on_postgres, tests/on_replica and tests/on_pgbouncer have started."""

    primary: Path
    replica: Path
    pooler: Path

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> Self:
        pooler = folder_in(environment["DATABASE_URL"])
        return cls(led_to(pooler), folder_in(environment["DATABASE_REPLICA_URLS"]), pooler)

    def commit_at_replica(self, wanted: bool) -> None:
        """Whether the primary says that something is saved only when the replica has it on its disk too."""
        ask(self.primary, f"ALTER SYSTEM SET synchronous_standby_names = '{'*' if wanted else ''}'")
        ask(self.primary, "SELECT pg_reload_conf()")

    def until_replica_is(self, state: str) -> None:
        """Returns when the primary knows it as "sync" or "async"; raises TimeoutError where that does not come."""
        until = time.monotonic() + WITHIN
        while ask(self.primary, "SELECT sync_state FROM pg_stat_replication") != state:
            if time.monotonic() > until:
                raise TimeoutError(f"The replica did not become {state}")
            time.sleep(0.05)

    def start_replica(self) -> None:
        """Anew, as it was started before."""
        control(self.replica, "restart", "-l", str(self.replica / "log"))

    def promote(self) -> None:
        """The replica takes writes from now on."""
        control(self.replica, "promote")

    def lead_to_replica(self) -> None:
        """What asks pgbouncer asks there from now on."""
        settings = self.pooler / "ini"
        settings.write_text(settings.read_text().replace(f"host={self.primary} ", f"host={self.replica} "))
        ask(self.pooler, "RELOAD", database="pgbouncer", port=6432)


def kill(folder: Path) -> None:
    """SIGKILL to a server, as where its machine loses power: it says nothing to anybody any more."""
    kill_with_children(int((folder / "data" / "postmaster.pid").read_text().split()[0]))


def control(folder: Path, *arguments: str) -> None:
    """pg_ctl, which returns when the server is as it should be."""
    command = [program("pg_ctl"), *arguments, "-D", str(folder / "data"), "-w", "-s"]
    subprocess.run(command, cwd=folder, check=True, stderr=subprocess.DEVNULL, **server_person())


def folder_in(url: str) -> Path:
    """The folder of the socket that an address of a database names."""
    return Path(parse_qs(urlsplit(url).query)["host"][0])


def led_to(pooler: Path) -> Path:
    """The folder of the socket that a pgbouncer asks, as its settings say."""
    line = next(line for line in (pooler / "ini").read_text().splitlines() if line.startswith("* = host="))
    return Path(line.removeprefix("* = host=").split()[0])


def ask(folder: Path, sentence: str, *, database: str = "electrolog", port: int = 5432) -> str:
    """What psql answers."""
    command = [program("psql"), "-h", str(folder), "-p", str(port), "-U", "electrolog", "-XAtqc", sentence, database]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout.strip()
