"""The processes of the servers behind some addresses of databases, by which their processor time is known."""

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import psycopg


def database_processes(urls: Iterable[str]) -> list[int]:
    """The first process of each PostgreSQL that answers there, and of a pgbouncer on the way; of SQLite none."""
    found = set()
    for url in " ".join(urls).split():
        folder = Path(parse_qs(urlsplit(url).query)["host"][0])
        with psycopg.connect(url) as connection:
            (backend,) = connection.execute("SELECT pg_backend_pid()").fetchone() or (0,)
            found.add(_parent(backend))
        bouncer = folder / "pid"
        if bouncer.exists():
            found.add(int(bouncer.read_text()))
    return sorted(found)


def _parent(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
