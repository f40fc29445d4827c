"""Whether what is kept can be worked on: the database is there, whole and writable, and its keys are."""

import os
import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import OperationalError, ProgrammingError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model
from django.utils.translation import gettext as _

from tracker.backup import known, sqlite
from tracker.backup.unsafe import UnsafeError
from tracker.models import BloodResult, DayNote, HealthAnswer, Medicine, MedicineChange, Twitch, WarningDay
from tracker.models.health_vault import has_key, key_name, something_is_stored

SEALED: Final = (Twitch, Medicine, MedicineChange, BloodResult, DayNote, WarningDay)  # beside health answers
LONGEST: Final = 0.5  # seconds of a quick check
HEADER: Final = b"SQLite format 3\0"  # https://www.sqlite.org/fileformat2.html#the_database_header


def check_database() -> None:
    """Raises UnsafeError where the database is gone, empty, damaged or cannot be written; takes under a second."""
    if connection.vendor == "postgresql":
        _check_postgresql()
    else:
        _check_sqlite(Path(connection.settings_dict["NAME"]))


def check_whole_database() -> str:
    """The first fault that a look at all of an SQLite database finds, "" where there is none; nobody is held up."""
    with closing(sqlite3.connect(f"{_file().resolve().as_uri()}?mode=ro", uri=True, timeout=sqlite.PATIENCE)) as source:
        try:
            return sqlite.fault_of(source) or sqlite.orphan_of(source)
        except sqlite3.DatabaseError as error:
            return str(error)


def check_keys() -> None:
    """Raises UnsafeError where something stored is encrypted and the key does not open it, or is no key."""
    answers = HealthAnswer.objects.unreadable().values_list("user", flat=True) if _has(HealthAnswer) else ()
    rows = [row for model in SEALED if _has(model) for row in model.objects.all().newest().unreadable()]
    count = len({*answers, *(user for user, _key in rows)})
    if count:
        raise UnsafeError(
            _(
                "%(file)s does not open stored health answers (of people: %(count)s), and cautions would go without a "
                "word. Put the key back from a backup, or let them be asked again: "
                "manage.py prepare --forget-health-answers"
            )
            % {"file": key_name(), "count": count}
        )
    try:
        has_key()
    except ValueError as error:
        raise UnsafeError(_("%(reason)s No stored answer needs it: delete it.") % {"reason": error}) from error


def check_key_of_this_machine() -> None:
    """Raises UnsafeError where a machine would serve without the key of the others: answers would seem not given."""
    try:
        is_there = has_key()
    except ValueError as error:
        raise UnsafeError(str(error)) from error
    if is_there:
        return
    if _is_one_of_several():
        raise UnsafeError(
            _(
                "HEALTH_KEY is not set, and each machine would make a key that the others do not have. Set it to the "
                "same on all of them: what stands in var/health_key of the first, or else a new one "
                '(python -c "from cryptography.fernet import Fernet; print(Fernet.generate_key().decode())").'
            )
        )
    if _something_is_stored():
        raise UnsafeError(
            _(
                "%(file)s is gone, and stored health answers need it: cautions would go without a word. Put the key "
                "back from a backup, or set HEALTH_KEY to the key of the other machines."
            )
            % {"file": key_name()}
        )


def _is_one_of_several() -> bool:
    """What only a site of several machines sets."""
    return bool(settings.REDIS_URL or settings.DATABASE_ROUTERS)


def _something_is_stored() -> bool:
    try:
        return something_is_stored()
    except (OperationalError, ProgrammingError):  # not there yet: pages say so, and read nothing sealed
        return False


def forget_unreadable_answers() -> int:
    """Deletes the health answers that no key opens, so that those people are asked again; how many.

    Twitches, medicines and blood results that no key opens keep their days, and lose what was said of them; signs that
    were ticked beside twitches and notes of days go.
    """
    for model in SEALED:
        if _has(model):
            model.objects.all().forget_unreadable()
    return HealthAnswer.objects.unreadable().delete()[0] if _has(HealthAnswer) else 0


def _has(model: type[Model]) -> bool:
    """Whether its table is there: before a database is migrated it may not be."""
    return model._meta.db_table in connection.introspection.table_names()


def _file() -> Path:
    return Path(connection.settings_dict["NAME"])


def _check_sqlite(database: Path) -> None:
    _check_writable(database)
    if not database.exists() or not database.stat().st_size:
        if known.was_there() or _log_of(database).exists():
            raise UnsafeError(_gone() % {"database": database})
        return
    fault = _quick_fault(database)
    if fault:
        raise UnsafeError(
            _(
                "The database %(database)s is damaged (%(fault)s). Bring a backup back: manage.py restore FILE; "
                "what is there stays beside it."
            )
            % {"database": database, "fault": fault}
        )
    _check_that_it_is_ours(database.name)


def _check_postgresql() -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SHOW transaction_read_only")
            read_only = cursor.fetchone() == ("on",)
    except OperationalError as error:
        reason = str(error).strip().splitlines()[0]
        raise UnsafeError(_("PostgreSQL does not answer: %(reason)s") % {"reason": reason}) from error
    if read_only:
        raise UnsafeError(_("PostgreSQL lets nobody write into this database: it is read-only."))
    _check_that_it_is_ours(connection.settings_dict["NAME"])


def _check_that_it_is_ours(name: str) -> None:
    if MigrationRecorder.Migration._meta.db_table not in connection.introspection.table_names() and known.was_there():
        raise UnsafeError(_gone() % {"database": name})


def _gone() -> str:
    return _(
        "The database %(database)s is gone or empty, and there was one. Bring a backup back: manage.py restore FILE. "
        "To start anew without what was in it: manage.py prepare --new-database"
    )


def _check_writable(database: Path) -> None:
    for path in (database.parent, database, _log_of(database)):
        if path.exists() and not os.access(path, os.W_OK, effective_ids=True):
            raise UnsafeError(
                _("%(path)s cannot be written: give it to the user that runs Electrolog, or its disk is read-only.")
                % {"path": path}
            )


def _log_of(database: Path) -> Path:
    return database.with_name(f"{database.name}-wal")


def _quick_fault(database: Path) -> str:
    """What a look of half a second finds; a large database is looked through as far as that goes."""
    with database.open("rb") as file:
        if file.read(len(HEADER)) != HEADER:
            return _("it does not begin as a database does")
    with closing(
        sqlite3.connect(f"{database.resolve().as_uri()}?mode=rw", uri=True, check_same_thread=False)
    ) as source:
        alarm = threading.Timer(LONGEST, source.interrupt)
        alarm.start()
        try:
            (first,) = source.execute("PRAGMA quick_check(1)").fetchone()
        except sqlite3.DatabaseError as error:
            return "" if error.sqlite_errorcode in (sqlite3.SQLITE_INTERRUPT, sqlite3.SQLITE_BUSY) else str(error)
        finally:
            alarm.cancel()
            alarm.join()
    return "" if first == "ok" else str(first).replace("\n", " ")
