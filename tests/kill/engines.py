"""The two databases as the kill test needs them: started, killed, and asked at the end whether they are whole."""

import os
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, Final, Self

STARTS_WITHIN: Final = 60  # seconds


class SQLite:
    """A file in the server's folder, so the server's end is also the database's."""

    name = "SQLite"

    def __init__(self, var: Path) -> None:
        self.file = var / "electrolog.sqlite3"
        self.environment: dict[str, str] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def problems(self) -> list[str]:
        """What SQLite itself finds wrong, nothing where all is well."""
        with closing(sqlite3.connect(self.file)) as database:
            found = [row[0] for row in database.execute("PRAGMA integrity_check")]
            found += [str(row) for row in database.execute("PRAGMA foreign_key_check")]
        return [words for words in found if words != "ok"]


class PostgreSQL:
    """A cluster of its own that writes as it does in earnest (fsync on), in a folder that goes at the end."""

    name = "PostgreSQL"

    def __init__(self) -> None:
        self.person = server_person()

    def __enter__(self) -> Self:
        self.folder = Path(tempfile.mkdtemp(prefix="killed-"))
        self.data = self.folder / "data"
        if self.person:
            shutil.chown(self.folder, "postgres")
        self.environment = {"DATABASE_URL": f"postgres://electrolog@/electrolog?host={self.folder}"}
        self._run("initdb", "-D", self.data, "-U", "electrolog", "-A", "trust", "-E", "UTF8", "--locale=C", "-k")
        self.start()
        self._run("createdb", "-h", self.folder, "-U", "electrolog", "electrolog")
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.kill()
        shutil.rmtree(self.folder)

    def start(self) -> None:
        """Starts the server, anew where it ends at once: what was killed may hold its memory a moment longer."""
        options = ["-c", "listen_addresses=", "-c", "log_min_messages=panic", "-k", str(self.folder)]
        until = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < until:
            self.process = subprocess.Popen(
                [program("postgres"), "-D", str(self.data), *options],
                cwd=self.folder,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
                **self.person,
            )
            while self.process.poll() is None:
                if self._answers():
                    return
                time.sleep(0.05)
        raise TimeoutError("PostgreSQL does not start")

    def kill(self) -> None:
        kill_with_children(self.process.pid)
        self.process.wait()

    def problems(self) -> list[str]:
        """What its indexes and, once it has stopped, its checksums show to be wrong."""
        # One of a table in parts ("I") has no pages: its parts have.
        indexes = (
            "SELECT count(bt_index_check(index.indexrelid, true)) FROM pg_index index "
            "JOIN pg_class class ON class.oid = index.indexrelid JOIN pg_am am ON am.oid = class.relam "
            "WHERE am.amname = 'btree' AND class.relpersistence = 'p' AND class.relkind = 'i'"
        )
        for sentence in ("CREATE EXTENSION IF NOT EXISTS amcheck", indexes):
            self._run("psql", "-h", self.folder, "-U", "electrolog", "-v", "ON_ERROR_STOP=1", "-qc", sentence)
        self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=STARTS_WITHIN)
        checked = self._run("pg_checksums", "--check", "-D", self.data, check=False)
        return [] if checked.returncode == 0 else [checked.stderr]

    def _answers(self) -> bool:
        asked = self._run("pg_isready", "-q", "-h", self.folder, "-U", "electrolog", check=False)
        return asked.returncode == 0

    def _run(self, name: str, *arguments: object, check: bool = True) -> subprocess.CompletedProcess[str]:
        command = [program(name), *map(str, arguments)]
        return subprocess.run(command, cwd=self.folder, check=check, capture_output=True, text=True, **self.person)


Engine = SQLite | PostgreSQL


def kill_with_children(pid: int) -> None:
    """SIGKILL to a process and to all that it has started itself."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    for each in (pid, *map(int, children)):
        with suppress(ProcessLookupError):
            os.kill(each, signal.SIGKILL)


def server_person() -> dict[str, Any]:
    """As whom to start PostgreSQL, in subprocess's words: it refuses to run as root."""
    return {"user": "postgres", "group": "postgres", "extra_groups": []} if os.getuid() == 0 else {}


def program(name: str) -> str:
    """The newest of PostgreSQL's programs with that name on this machine, "" where there is none."""
    installed = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda path: int(path.parts[4]))
    return str(installed[-1]) if installed else shutil.which(name) or ""
