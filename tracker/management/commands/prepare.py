"""Everything that has to be true before the server starts, in one process: `make run` calls it every time."""

from argparse import ArgumentParser
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, call_command
from django.core.management.base import CommandError
from django.db import connection
from django.utils.translation import gettext as _

from foods.search import find as search
from tracker.backup import condition, known
from tracker.backup.alone import no_restore
from tracker.backup.restoring import moved_away
from tracker.backup.swap import JOURNAL, swap, undo_interrupted
from tracker.backup.unsafe import UnsafeError
from tracker.database import citus
from tracker.database.moving import target
from tracker.private_files import make_private
from tracker.static_files import collect_if_changed


class Command(BaseCommand):
    help = "Looks whether all is sound, brings the database up to date, fills an empty one and collects static files."
    requires_system_checks = ()  # they run when the database has been looked at

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--new-database", action="store_true", help="make a new one where the old one is gone or damaged"
        )
        parser.add_argument(
            "--forget-health-answers", action="store_true", help="delete the health answers that the key does not open"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            with no_restore(settings.VAR):
                self._prepare(**options)
        except UnsafeError as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(f"{error.filename or settings.VAR}: {error.strerror or error}") from error

    def _prepare(self, *, new_database: bool, forget_health_answers: bool, **_options: Any) -> None:
        if undo_interrupted(settings.VAR / JOURNAL):
            self.stderr.write(_("A restore was cut off before its end: what was there before it is back."))
        for sentence in make_private(settings.VAR, databases=sqlite_files()):
            self.stderr.write(sentence)
        self._look_at_database(new_database=new_database)
        self._look_at_keys(forget=forget_health_answers)
        self.check()
        self._refuse_worker()
        call_command("migrate", verbosity=0)
        target.refuse_half_filled(target.name_of(target.HERE))
        known.remember()
        call_command("createcachetable", verbosity=0)
        if search.is_empty():  # an empty database, or an index that a migration has laid anew
            self.stdout.write("Loading the food table (once) …")
            call_command("load_food_table", verbosity=0)
        collect_if_changed()
        self._look_at_distribution()
        call_command("purge", verbosity=0)

    def _look_at_database(self, *, new_database: bool) -> None:
        try:
            condition.check_database()
        except UnsafeError:
            if not new_database:
                raise
            for path in make_room():
                self.stdout.write(_("What was there before: %(file)s") % {"file": path})

    def _refuse_worker(self) -> None:
        try:
            if citus.has_citus():
                citus.refuse_worker()
        except citus.CannotDistributeError as error:
            raise CommandError(str(error)) from error

    def _look_at_distribution(self) -> None:
        """Says what is not right on a Citus; the site works meanwhile, or says itself what does not."""
        if citus.has_citus():
            try:
                call_command("distribute", "--check", stdout=StringIO())
            except CommandError as error:
                self.stderr.write(str(error))

    def _look_at_keys(self, *, forget: bool) -> None:
        if settings.SECRET_KEY_IS_NEW and known.was_there():
            self.stderr.write(
                _("%(file)s was not there and was made anew: everybody has to sign in again.")
                % {"file": settings.SECRET_KEY_FILE}
            )
        if forget:
            count = condition.forget_unreadable_answers()
            self.stdout.write(_("%(count)s health answers deleted; those people are asked again.") % {"count": count})
        condition.check_keys()
        condition.check_key_of_this_machine()


def make_room() -> list[Path]:
    """Renames the files of a database that cannot be used, so that a new one can be made; their new names."""
    if connection.vendor != "sqlite":
        return []
    connection.close()
    moves = moved_away(Path(connection.settings_dict["NAME"]), mark=f"replaced-{datetime.now(UTC):%Y%m%dT%H%M%S.%fZ}")
    swap(moves, journal=settings.VAR / JOURNAL)
    return [new for _old, new in moves]


def sqlite_files() -> list[Path]:
    databases = settings.DATABASES.values()
    return [Path(database["NAME"]) for database in databases if database["ENGINE"] == "django.db.backends.sqlite3"]
