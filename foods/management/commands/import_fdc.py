"""manage.py import_fdc FOLDER…: foods from FoodData Central's CSV files, as anybody can download them."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from foods.importers import embedded, load, survey
from foods.importers.popularity import Popularity
from foods.importers.record import TableError
from foods.management.reports import announce, read_folders, sentence, summary


class Command(BaseCommand):
    help = "Imports foods from folders of FoodData Central (CSV). Repeatable: the same folder twice changes nothing."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER", help="an unpacked download")
        parser.add_argument("--strict", action="store_true", help="import nothing if any row is rejected")

    def handle(self, *_args: Any, folders: list[Path], strict: bool, verbosity: int, **_options: Any) -> None:
        try:
            shipped = embedded.read()
            reading = read_folders(folders, quiet=verbosity == 0)
        except TableError as error:
            raise CommandError(sentence(error.reason)) from None
        announce(reading.rejected, self.stderr)
        if strict and reading.rejected:
            raise CommandError(
                _("Nothing was imported: %(rows)s rows were rejected.") % {"rows": len(reading.rejected)}
            )
        # A newer release has no counts of its own: it takes over those of the foods it continues.
        counts, popularity = survey.of_records(shipped), Popularity(shipped)
        outcome = load.save(popularity.completed(counts.on(record)) for record in reading.records)
        self.stdout.write(summary(outcome, reading))
