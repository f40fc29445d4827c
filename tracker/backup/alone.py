"""Who serves a data folder, and who may have it alone: locks of the system, which end with their process."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from django.utils.translation import gettext as _

from tracker.backup.unsafe import UnsafeError

SERVING: Final = "serving.lock"
BACKING_UP: Final = "backup.lock"
# Where SQLite locks a file: from its PENDING_BYTE on, 512 bytes (https://www.sqlite.org/src/file/src/os.h).
PENDING_BYTE: Final = 0x40000000
LOCKED_BYTES: Final = 512


def serve_from(var: Path) -> int:
    """Says for as long as this process and its children live that `var` is being served; the file's descriptor.

    Raises UnsafeError while a backup is being restored there, or a database moved from there.
    """
    descriptor = _open(var / SERVING)
    if not _lock(descriptor, fcntl.LOCK_SH):
        os.close(descriptor)
        words = _("A backup is being restored into %(folder)s, or its database is moved: start when it is done.")
        raise UnsafeError(words % {"folder": var})
    return descriptor


@contextmanager
def not_served(var: Path) -> Iterator[None]:
    """Keeps `var` from being served; raises UnsafeError where it is."""
    with _held(var / SERVING, fcntl.LOCK_EX, _("Electrolog is running: stop it first, then run this again.")):
        yield


@contextmanager
def no_restore(var: Path) -> Iterator[None]:
    """Keeps backups from being restored into `var`; raises UnsafeError while one is."""
    descriptor = serve_from(var)
    try:
        yield
    finally:
        os.close(descriptor)


@contextmanager
def one_backup(var: Path) -> Iterator[None]:
    """One backup at a time, so that what one that was killed has left may go; raises UnsafeError beside another."""
    with _held(var / BACKING_UP, fcntl.LOCK_EX, _("Another backup is being made or restored: wait until it is done.")):
        yield


def is_open_elsewhere(database: Path) -> bool:
    """Whether another process has this SQLite database open. This one must not: closing the file ends its locks."""
    with database.open("r+b") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, LOCKED_BYTES, PENDING_BYTE)
        except OSError:
            return True
    return False


@contextmanager
def _held(path: Path, kind: int, otherwise: str) -> Iterator[None]:
    descriptor = _open(path)
    try:
        if not _lock(descriptor, kind):
            raise UnsafeError(otherwise)
        yield
    finally:
        os.close(descriptor)


def _open(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT, 0o600)


def _lock(descriptor: int, kind: int) -> bool:
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
