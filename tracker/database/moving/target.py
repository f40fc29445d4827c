"""The database that is moved into: how it is reached, and what speaks against it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from django.db import DatabaseError, OperationalError, connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext as _

from foods.models import ImportProgress
from tracker.backup import postgres
from tracker.backup.alone import is_open_elsewhere
from tracker.backup.unsafe import UnsafeError
from tracker.database.connections import SQLITE, Connection, database_at
from tracker.database.moving.rows import MARK

HERE: Final = "default"
THERE: Final = "target"
PATIENCE: Final = 30  # seconds that SQLite waits for another writer
LOCK: Final = 7_316_004  # a number for a lock of PostgreSQL, which a database has for itself


@contextmanager
def opened(url: str) -> Iterator[None]:
    """Makes the target known under the name THERE; raises UnsafeError where that is no database of its own."""
    connections.settings[THERE] = connections.configure_settings({HERE: {}, THERE: _words(url)})[THERE]
    try:
        _refuse_same()
        yield
    finally:
        connections[THERE].close()
        del connections[THERE]
        del connections.settings[THERE]


@contextmanager
def in_place_of_default() -> Iterator[None]:
    """Whatever asks the usual database asks the target: search index, migrations, what a person's rows are."""
    here = connections[HERE]
    there: BaseDatabaseWrapper = connections[THERE]
    connections[HERE] = there
    alias, there.alias = there.alias, HERE
    try:
        yield
    finally:
        there.alias = alias
        connections[HERE] = here


def refuse_in_use() -> None:
    """Raises UnsafeError where others have the usual database open; this process must not have it so."""
    connection.close()
    if connection.vendor == "sqlite":
        file = Path(connection.settings_dict["NAME"])
        if file.exists() and is_open_elsewhere(file):
            raise UnsafeError(_("Something has the database %(file)s open: stop it first.") % {"file": file})
    elif others := postgres.sessions_that_stay():
        words = _("%(count)s other connections to %(database)s are open: stop the server, and whatever else reads it.")
        raise UnsafeError(words % {"count": others, "database": name_of(HERE)})


def refuse_unmigrated(name: str) -> None:
    """Raises UnsafeError unless the usual database, called `name`, has exactly the migrations of this program."""
    words = {"database": name}
    if connection.vendor == "sqlite" and not Path(connection.settings_dict["NAME"]).exists():
        raise UnsafeError(_not_migrated() % words)
    try:
        executor = MigrationExecutor(connection)
    except OperationalError as error:
        reason = str(error).strip().splitlines()[0]
        raise UnsafeError(_("%(database)s does not answer: %(reason)s") % (words | {"reason": reason})) from error
    except DatabaseError as error:
        raise UnsafeError(_("%(database)s is no database: %(reason)s.") % (words | {"reason": str(error)})) from error
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise UnsafeError(_not_migrated() % words)
    if executor.loader.applied_migrations.keys() - executor.loader.disk_migrations.keys():
        raise UnsafeError(_("%(database)s was made by a newer Electrolog: update this one first.") % words)


def refuse_half_filled(name: str) -> None:
    """Raises UnsafeError where a move into the usual database, called `name`, did not come to its end."""
    if ImportProgress.objects.filter(file=MARK).exists():
        words = _("A move into %(database)s was cut off. Run it again, from the database that it came from.")
        raise UnsafeError(words % {"database": name})


def name_of(database: str) -> str:
    """A database as a sentence names it, without a password."""
    words = connections[database].settings_dict
    if connections[database].vendor == "sqlite":
        return str(words["NAME"])
    host = words["HOST"] or words["OPTIONS"].get("host", "")
    return _("PostgreSQL %(name)s on %(host)s") % {"name": words["NAME"], "host": host or "localhost"}


def _words(url: str) -> Connection:
    """Raises UnsafeError with a sentence that does not repeat the address: there may be a password in it."""
    words = database_at(url)
    if words is None or words["NAME"] == ":memory:":
        raise UnsafeError(
            _(
                "This address leads to no database. Write it like postgres://name:password@host/database "
                "or sqlite:////folder/file.sqlite3."
            )
        )
    if words["ENGINE"] == SQLITE:
        words["OPTIONS"] = {"transaction_mode": "IMMEDIATE", "timeout": PATIENCE}
    return words


def _refuse_same() -> None:
    if connections[HERE].vendor != connections[THERE].vendor:
        return
    same = _is_same_file() if connection.vendor == "sqlite" else _is_same_postgresql()
    if same:
        raise UnsafeError(_("This is the database that the site is on already: name another one."))


def _is_same_file() -> bool:
    here, there = (Path(connections[name].settings_dict["NAME"]) for name in (HERE, THERE))
    return there.exists() and here.exists() and there.samefile(here)


def _is_same_postgresql() -> bool:
    """Whatever its host is called: a lock that is held here is held there too."""
    try:
        with transaction.atomic(), connections[HERE].cursor() as here:
            here.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
            with transaction.atomic(THERE), connections[THERE].cursor() as there:
                there.execute("SELECT pg_try_advisory_xact_lock(%s)", [LOCK])
                return not there.fetchone()[0]
    except OperationalError:
        return False  # one that does not answer is told of by name


def _not_migrated() -> str:
    return _("%(database)s is not migrated. First, with DATABASE_URL set to it: manage.py migrate")
