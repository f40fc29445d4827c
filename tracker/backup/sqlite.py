"""Copies of an SQLite database, made while others write to it."""

import errno
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

from django.utils.translation import gettext as _

from tracker.backup.facts import Facts
from tracker.backup.unsafe import UnsafeError

BESIDE: Final = ("", "-wal", "-shm", "-journal")  # the files that are one database
PATIENCE: Final = 30  # seconds


def copy(database: Path, into: Path) -> Facts:
    """One moment of `database` as a whole file; raises UnsafeError where what is there is damaged.

    VACUUM INTO reads one snapshot, holds no writer up, and leaves behind the remains of what was deleted.
    """
    try:
        with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True, timeout=PATIENCE)) as source:
            source.execute("VACUUM INTO ?", [str(into)])
        return facts(into)
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_FULL:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)) from error
        raise UnsafeError(
            _("The database %(database)s cannot be copied (%(reason)s), so no backup was made.")
            % {"database": database, "reason": error}
        ) from error


def facts(database: Path) -> Facts:
    """Raises UnsafeError where the file is not sound, sqlite3.DatabaseError where it is no database at all."""
    with closing(sqlite3.connect(database)) as source:
        fault = fault_of(source)
        if fault:
            raise UnsafeError(_("The database is damaged: %(fault)s.") % {"fault": fault})
        tables = [name for (name,) in source.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return Facts(
            sqlite3.sqlite_version,
            tuple(
                f"{app}.{name}" for app, name in source.execute("SELECT app, name FROM django_migrations ORDER BY id")
            ),
            {table: _count(source, table) for table in sorted(tables)},
        )


def fault_of(source: sqlite3.Connection) -> str:
    """The first thing that is not sound, "" where all is."""
    (first,) = source.execute("PRAGMA integrity_check(1)").fetchone()
    return "" if first == "ok" else str(first).replace("\n", " ")


def orphan_of(source: sqlite3.Connection) -> str:
    """The first row that belongs to one which is not there, in words, "" where there is none."""
    row = source.execute("PRAGMA foreign_key_check").fetchone()
    words = _("a row of %(table)s belongs to a row of %(other)s that is not there")
    return words % {"table": row[0], "other": row[2]} if row else ""


def _count(source: sqlite3.Connection, table: str) -> int:
    quoted = table.replace('"', '""')
    (count,) = source.execute(f'SELECT count(*) FROM "{quoted}"').fetchone()  # noqa: S608 - a table's own name, quoted
    return int(count)
