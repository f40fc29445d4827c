"""manage.py build_food_table FOLDER… --survey FILE --source-list FILE: the table that the project ships."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from foods.importers import embedded, household, source_list, survey
from foods.importers.popularity import Popularity
from foods.importers.record import TableError
from foods.importers.siblings import with_namesakes_sizes, with_siblings_portions
from foods.management.reports import announce, read_folders, sentence


class Command(BaseCommand):
    help = "Writes the embedded food table and source list from folders of FoodData Central. Needs no database."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER", help="an unpacked download")
        parser.add_argument("--survey", type=Path, required=True, metavar="FILE", help="how often each food was eaten")
        parser.add_argument("--source-list", type=Path, metavar="FILE", help="the researched list of source foods")
        parser.add_argument("--output", type=Path, default=embedded.TABLE.parent, metavar="FOLDER")

    def handle(self, *_args: Any, output: Path, verbosity: int, **options: Any) -> None:
        try:
            counts, rejected = survey.read(options["survey"])
            reading = read_folders(options["folders"], quiet=verbosity == 0)
            announce([*reading.rejected, *rejected], self.stderr)
            records = [counts.on(record) for record in with_siblings_portions(reading.records)]
            sources = {record.source_id: record.source for record in records}
            listed = source_list.derived(options["source_list"], sources) if options["source_list"] else None
        except TableError as error:
            raise CommandError(sentence(error.reason)) from None
        popularity = Popularity(records, household.read())
        completed = with_namesakes_sizes(map(popularity.completed, records))
        size = embedded.write(completed, output / embedded.TABLE.name)
        if listed is not None:
            source_list.write(listed, output / source_list.SOURCE_LIST.name)
        written = _("%(foods)s foods, %(listed)s listed source foods, %(size)s bytes.")
        self.stdout.write(written % {"foods": len(records), "listed": len(listed or ()), "size": size})
