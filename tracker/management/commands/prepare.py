"""Everything that has to be true before the server starts, in one process: `make run` calls it every time."""

from typing import Any

from django.core.management import BaseCommand, call_command

from foods.search import find as search
from tracker.static_files import collect_if_changed


class Command(BaseCommand):
    help = "Brings the database up to date, loads the food table into an empty one and collects static files."

    def handle(self, *_args: Any, **_options: Any) -> None:
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        if search.is_empty():  # an empty database, or an index that a migration has laid anew
            self.stdout.write("Loading the food table (once) …")
            call_command("load_food_table", verbosity=0)
        collect_if_changed()
        call_command("purge", verbosity=0)
