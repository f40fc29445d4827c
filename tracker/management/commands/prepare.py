"""Everything that has to be true before the server starts, in one process: `make run` calls it every time."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import BaseCommand, call_command

from foods.search import find as search
from tracker.private_files import make_private
from tracker.static_files import collect_if_changed


class Command(BaseCommand):
    help = "Brings the database up to date, loads the food table into an empty one and collects static files."

    def handle(self, *_args: Any, **_options: Any) -> None:
        for sentence in make_private(settings.VAR, databases=sqlite_files()):
            self.stderr.write(sentence)
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        if search.is_empty():  # an empty database, or an index that a migration has laid anew
            self.stdout.write("Loading the food table (once) …")
            call_command("load_food_table", verbosity=0)
        collect_if_changed()
        call_command("purge", verbosity=0)


def sqlite_files() -> list[Path]:
    databases = settings.DATABASES.values()
    return [Path(database["NAME"]) for database in databases if database["ENGINE"] == "django.db.backends.sqlite3"]
