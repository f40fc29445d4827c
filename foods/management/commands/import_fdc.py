"""manage.py import_fdc FOLDER…: foods from FoodData Central's CSV files, as anybody can download them."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from foods.importers import embedded, fdc_branded, household, load, survey
from foods.importers.popularity import Popularity
from foods.importers.record import TableError
from foods.importers.siblings import with_namesakes_sizes
from foods.importers.tables import Progress
from foods.importers.tally import Tally
from foods.management.packaged import Import, Records, Source
from foods.management.reports import announce, read_folders, sentence, summary


class Command(BaseCommand):
    help = (
        "Imports foods from folders of FoodData Central (CSV). Repeatable: the same folder twice changes nothing. "
        "Branded Foods go in by batches; interrupted and started again they go on."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER", help="an unpacked download")
        parser.add_argument("--strict", action="store_true", help="import nothing if any row is rejected")
        parser.add_argument("--from-start", action="store_true", help="even if an earlier import stopped on the way")

    def handle(self, *_args: Any, folders: list[Path], strict: bool, verbosity: int, **options: Any) -> None:
        branded = [folder for folder in folders if fdc_branded.is_in(folder)]
        if strict and branded:
            raise CommandError(_("Branded Foods always have rows to reject: import them without --strict."))
        try:
            shipped = embedded.read()
            reading = read_folders(folders, quiet=verbosity == 0, may_be_empty=branded)
        except TableError as error:
            raise CommandError(sentence(error.reason)) from None
        announce(reading.rejected, self.stderr)
        if strict and reading.rejected:
            raise CommandError(
                _("Nothing was imported: %(rows)s rows were rejected.") % {"rows": len(reading.rejected)}
            )
        if reading.records or not branded:
            # A newer release has no counts of its own: it takes over those of the foods it continues.
            counts, popularity = survey.of_records(shipped), Popularity(shipped, household.read())
            completed = (popularity.completed(counts.on(record)) for record in reading.records)
            outcome = load.save(with_namesakes_sizes(completed, shipped))
            self.stdout.write(summary(outcome, reading))
        for folder in branded:
            self._import_branded(folder, quiet=verbosity == 0, from_start=options["from_start"])

    def _import_branded(self, folder: Path, *, quiet: bool, from_start: bool) -> None:
        def read(tally: Tally, progress: Progress, after: int) -> Records:
            return fdc_branded.read(folder, tally, progress=progress, after=after)

        source = Source(folder.name, fdc_branded.files(folder))
        Import(source, self.stdout, self.stderr, quiet=quiet, from_start=from_start).run(read)
