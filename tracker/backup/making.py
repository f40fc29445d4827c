"""Making a backup: a copy of the database, the keys and a manifest in one file, which is read back before it counts."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Final

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext as _

from tracker.backup import archive, postgres, sqlite
from tracker.backup.alone import one_backup
from tracker.backup.facts import Facts
from tracker.backup.keys import key_files
from tracker.backup.manifest import DATABASE_MEMBERS, Manifest
from tracker.backup.swap import sync_folder
from tracker.backup.unsafe import UnsafeError

DRAFT: Final = "backup.draft"


def back_up(target: Path, *, passphrase: str = "", replace: bool = False) -> Manifest:
    """Writes a backup to `target`, mode 600, in place of a file that is there only where told to `replace` it.

    It has its name once it has been read back; until then what was there stays. Raises UnsafeError, or OSError where
    the disk takes no more.
    """
    if target.exists() and not replace:
        raise UnsafeError(_("%(file)s is there already: choose another name, or --force.") % {"file": target})
    with one_backup(settings.VAR):
        return save(target, passphrase=passphrase)


def save(target: Path, *, passphrase: str = "") -> Manifest:
    """`back_up` for who keeps other backups away already."""
    with _copied(settings.VAR / DRAFT) as (manifest, files):
        draft = target.with_name(f".{target.name}.draft")
        try:
            with _private(draft) as file:
                archive.write(file, manifest, files, passphrase=passphrase)
                file.flush()
                os.fsync(file.fileno())
            archive.read(draft, passphrase=passphrase)
            draft.replace(target)
        finally:
            draft.unlink(missing_ok=True)
        sync_folder(target.parent)
    return manifest


def back_up_to(stream: BinaryIO, *, passphrase: str = "") -> Manifest:
    """Writes a backup where nothing can be read back, into a pipe."""
    with one_backup(settings.VAR), _copied(settings.VAR / DRAFT) as (manifest, files):
        archive.write(stream, manifest, files, passphrase=passphrase)
        stream.flush()
    return manifest


@contextmanager
def empty_folder(folder: Path) -> Iterator[Path]:
    """A folder of the owner's alone that is gone afterwards; what a process that was killed has left goes first."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _copied(folder: Path) -> Iterator[tuple[Manifest, dict[str, Path]]]:
    """The copy stands in var/, as private as the database itself, wherever the backup goes."""
    with empty_folder(folder):
        engine = connection.vendor
        database = folder / DATABASE_MEMBERS[engine]
        facts = _copy_of_database(database)
        files = {database.name: database} | {f"keys/{path.name}": path for path in key_files(settings.VAR)}
        yield _manifest(engine, facts, files), files


def _copy_of_database(into: Path) -> Facts:
    if connection.vendor == "postgresql":
        return postgres.copy(into)
    return sqlite.copy(Path(connection.settings_dict["NAME"]), into)


def _manifest(engine: str, facts: Facts, files: dict[str, Path]) -> Manifest:
    return Manifest(
        made_at=datetime.now(UTC).replace(microsecond=0),
        commit=_commit(),
        engine=engine,
        engine_version=facts.engine_version,
        migrations=facts.migrations,
        rows=facts.rows,
        members={name: archive.measured(path) for name, path in files.items()},
    )


def _commit() -> str:
    """The commit of the program that runs, "" where it was not installed by git."""
    git = shutil.which("git")
    if git is None or not (settings.BASE_DIR / ".git").exists():
        return ""
    asked = [git, "-C", str(settings.BASE_DIR), "rev-parse", "HEAD"]
    return subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()  # noqa: S603 - fixed words


def _private(path: Path) -> BinaryIO:
    path.unlink(missing_ok=True)
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb")
