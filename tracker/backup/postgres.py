"""Copies of a PostgreSQL database by its own tools, and what they are called with."""

import errno
import os
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from django.db import connection, transaction
from django.utils.translation import gettext as _
from psycopg.conninfo import make_conninfo

from tracker.backup.facts import Facts
from tracker.backup.unsafe import UnsafeError

INSTALLED: Final = Path("/usr/lib/postgresql")
NOT_LIBPQ: Final = {"context", "cursor_factory", "prepare_threshold", "password", "client_encoding"}
LOCK_WAIT: Final = "10s"
LEAVING: Final = 2  # seconds


def copy(into: Path) -> Facts:
    """One moment of the database as pg_dump's custom format; rows are counted in the snapshot that is dumped."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SELECT pg_export_snapshot(), current_schema(), current_setting('server_version')")
        snapshot, schema, version = cursor.fetchone()
        dump = ["--format=custom", "--compress=0", "--no-owner", "--no-privileges", "--no-sync"]
        with conninfo(into.parent) as database:
            run("pg_dump", *dump, f"--schema={schema}", f"--snapshot={snapshot}", f"--file={into}", database)
        migrations = "SELECT app || '.' || name FROM django_migrations ORDER BY id"
        return Facts(version, tuple(name for (name,) in _all(migrations)), {table: _count(table) for table in tables()})


def tables() -> list[str]:
    """The tables of the schema in use; partitions come, count and go with the table that they are of."""
    asked = """
        SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace
        AND relkind IN ('r', 'p') AND NOT relispartition ORDER BY 1
    """
    return [name for (name,) in _all(asked)]


def put_back(dump: Path, rows: Mapping[str, int]) -> None:
    """Puts a dump in the place of every table there is, in one transaction that ends only if all rows came.

    Raises UnsafeError with PostgreSQL's words; then nothing was changed.
    """
    script, before, after = (dump.with_name(name) for name in ("dump.sql", "before.sql", "after.sql"))
    (schema,) = next(_all("SELECT current_schema()"))
    run("pg_restore", "--no-owner", "--no-privileges", f"--schema={schema}", f"--file={script}", str(dump))
    drop = "".join(f"DROP TABLE {_quoted(table)} CASCADE;\n" for table in tables())
    before.write_text(
        f"SET client_min_messages = warning;\nSET lock_timeout = '{LOCK_WAIT}';\n{drop}", encoding="utf-8"
    )
    after.write_text("".join(_expected(schema, table, count) for table, count in rows.items()), encoding="utf-8")
    connection.close()
    with conninfo(dump.parent) as database:
        files = [f"--file={file}" for file in (before, script, after)]
        run("psql", "--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", *files, database)


def sessions_that_stay() -> int:
    """How many others are connected to the database; whoever has just left is given a moment to be gone."""
    until = time.monotonic() + LEAVING
    while (others := _sessions_of_others()) and time.monotonic() < until:
        time.sleep(0.1)
    return others


def _sessions_of_others() -> int:
    asked = (
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() "
        "AND coalesce(backend_type, 'client backend') = 'client backend'"
    )
    (count,) = next(_all(asked))
    return int(count)


@contextmanager
def conninfo(folder: Path) -> Iterator[str]:
    """Where the database is, as libpq reads it; the password stands in a file in `folder`, no process lists it."""
    values = connection.get_connection_params()
    words: dict[str, Any] = {name: value for name, value in values.items() if name not in NOT_LIBPQ}
    if values.get("password"):
        escaped = str(values["password"]).replace("\\", "\\\\").replace(":", "\\:")
        words["passfile"] = str(folder / "pgpass")
        Path(words["passfile"]).write_text(f"*:*:*:*:{escaped}\n", encoding="utf-8")
    try:
        yield f"--dbname={make_conninfo(**words)}"
    finally:
        (folder / "pgpass").unlink(missing_ok=True)


def run(tool: str, *arguments: str) -> None:
    """Runs one of PostgreSQL's tools; raises UnsafeError with the first of its words where it fails."""
    done = subprocess.run([_found(tool), *arguments], capture_output=True, text=True, check=False)  # noqa: S603 - its own tools, no shell
    if done.returncode:
        said = next((line for line in done.stderr.splitlines() if "error" in line.lower()), done.stderr.strip())
        if "No space left" in done.stderr:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        raise UnsafeError(_("PostgreSQL's %(tool)s failed: %(said)s") % {"tool": tool, "said": said})


def _found(tool: str) -> str:
    """The tool of the server's own version where it is installed, else of the path, else the newest."""
    (number,) = next(_all("SHOW server_version_num"))
    version = int(number) // 10_000
    installed = sorted(INSTALLED.glob(f"*/bin/{tool}"), key=lambda path: float(path.parts[-3]))
    same = [str(path) for path in installed if path.parts[-3] == str(version)]
    found = [*same, *filter(None, [shutil.which(tool)]), *map(str, reversed(installed))]
    if not found:
        raise UnsafeError(
            _("PostgreSQL's %(tool)s was not found. On Debian: apt-get install postgresql-client") % {"tool": tool}
        )
    return found[0]


def _all(asked: str) -> Iterator[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(asked)
        yield from cursor.fetchall()


def _count(table: str) -> int:
    (count,) = next(_all(f"SELECT count(*) FROM {_quoted(table)}"))  # noqa: S608 - a table's own name, quoted
    return int(count)


def _quoted(table: str) -> str:
    return connection.ops.quote_name(table.replace('"', '""'))


def _expected(schema: str, table: str, count: int) -> str:
    """Ends the transaction where a table has not as many rows as were saved."""
    asked = f"SELECT count(*) FROM {_quoted(schema)}.{_quoted(table)}"  # noqa: S608 - names of our own, quoted
    return f"SELECT 1 / (({asked}) = {count})::int;\n"
