"""Bringing a backup back: all that can be wrong is looked for first, then everything is exchanged at once."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.utils.translation import gettext as _

from tracker.backup import archive, postgres, sqlite
from tracker.backup.alone import is_open_elsewhere, not_served, one_backup
from tracker.backup.keys import key_files
from tracker.backup.making import empty_folder, save
from tracker.backup.manifest import NAMES, Manifest, newer
from tracker.backup.swap import JOURNAL, Move, swap
from tracker.backup.unsafe import UnsafeError

DRAFT: Final = "restore.draft"
KEPT: Final = "before-restore"


@dataclass(frozen=True, slots=True)
class Restored:
    """`kept` are the files in which what was there before goes on standing."""

    manifest: Manifest
    kept: tuple[Path, ...]


def restore(source: Path, *, passphrase: str = "") -> Restored:
    """Puts a backup in the place of database and keys, and brings it up to date.

    Raises UnsafeError, or OSError where the disk takes no more; then everything is as it was.
    """
    with not_served(settings.VAR):
        if connection.vendor == "postgresql":
            return _into_postgresql(source, passphrase)
        return _into_sqlite(source, passphrase)


def _into_sqlite(source: Path, passphrase: str) -> Restored:
    database = Path(connection.settings_dict["NAME"])
    connection.close()
    if database.exists() and is_open_elsewhere(database):
        raise UnsafeError(_("Something has the database %(file)s open: stop it first.") % {"file": database})
    with one_backup(settings.VAR), empty_folder(database.parent / DRAFT) as draft:
        manifest = _read(source, passphrase, draft)
        fresh = draft / manifest.database
        if sqlite.facts(fresh).rows != manifest.rows:
            raise UnsafeError(_("The backup does not hold the rows that it names."))
        with _connected_to(fresh):
            _migrate()
        moves = [*moved_away(database, mark=_mark()), (fresh, database), *_moves_of_keys(draft)]
        swap(moves, journal=settings.VAR / JOURNAL)
    return Restored(manifest, tuple(new for _old, new in moves if KEPT in new.name))


def _into_postgresql(source: Path, passphrase: str) -> Restored:
    others = postgres.sessions_that_stay()
    if others:
        raise UnsafeError(
            _("%(count)s other connections to the database are open: stop the server, and whatever else reads it.")
            % {"count": others}
        )
    before = settings.VAR / f"{_mark()}.backup"
    had_tables = bool(postgres.tables())
    with one_backup(settings.VAR), empty_folder(settings.VAR / DRAFT) as draft:
        manifest = _read(source, passphrase, draft)
        if had_tables:
            save(before)
        moves = _moves_of_keys(draft)
        postgres.put_back(draft / manifest.database, manifest.rows)
        with _put_back_if_it_fails(before if had_tables else None):
            _migrate()
            swap(moves, journal=settings.VAR / JOURNAL)
    kept = [new for _old, new in moves if KEPT in new.name]
    return Restored(manifest, tuple([before, *kept] if had_tables else kept))


def _read(source: Path, passphrase: str, draft: Path) -> Manifest:
    """What is in the backup, written into `draft`, if this program and this engine can take it."""
    manifest = archive.read(source, passphrase=passphrase, into=draft)
    if manifest.engine != connection.vendor:
        raise UnsafeError(
            _(
                "The backup is of %(theirs)s and this site is on %(ours)s: set DATABASE_URL to a %(theirs)s database, "
                "restore there, and let people take their diaries along by the export on their account pages."
            )
            % {"theirs": NAMES[manifest.engine], "ours": NAMES[connection.vendor]}
        )
    if set(manifest.migrations) - {f"{app}.{name}" for app, name in _known_migrations()}:
        raise UnsafeError(newer())
    return manifest


def _known_migrations() -> Iterable[tuple[str, str]]:
    migrations = MigrationLoader(None).disk_migrations
    assert migrations is not None  # noqa: S101 - for the type checker: it is read above
    return migrations.keys()


def _migrate() -> None:
    """An older backup becomes one of this program; raises UnsafeError where that fails."""
    try:
        call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as error:
        raise UnsafeError(_("The backup cannot be brought up to date: %(reason)s.") % {"reason": error}) from error
    finally:
        connection.close()


@contextmanager
def _connected_to(database: Path) -> Iterator[None]:
    before = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = str(database)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


@contextmanager
def _put_back_if_it_fails(before: Path | None) -> Iterator[None]:
    try:
        yield
    except BaseException:
        if before is not None:
            with empty_folder(settings.VAR / f"{DRAFT}.back") as draft:
                manifest = archive.read(before, into=draft)
                postgres.put_back(draft / manifest.database, manifest.rows)
        raise


def moved_away(database: Path, *, mark: str) -> list[Move]:
    """A database and all that belongs to it: its old log would be played into a new one."""
    kept = database.with_name(f"{database.name}.{mark}")
    moves = [
        (database.with_name(database.name + suffix), kept.with_name(kept.name + suffix)) for suffix in sqlite.BESIDE
    ]
    return [(old, new) for old, new in moves if old.exists()]


def _moves_of_keys(draft: Path) -> list[Move]:
    """The keys that are there go aside, those of the backup take their places."""
    away = [(path, path.with_name(f"{path.name}.{_mark()}")) for path in key_files(settings.VAR)]
    return [*away, *((path, settings.VAR / path.name) for path in key_files(draft / "keys"))]


def _mark() -> str:
    return f"{KEPT}-{datetime.now(UTC):%Y%m%dT%H%M%S.%fZ}"
