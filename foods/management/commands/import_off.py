"""manage.py import_off FILE: packaged foods from Open Food Facts' CSV export, as anybody can download it."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from foods.importers import open_food_facts
from foods.importers.tables import Progress
from foods.importers.tally import Tally
from foods.management.packaged import Import, Records, Source


class Command(BaseCommand):
    help = (
        "Imports packaged foods from Open Food Facts' CSV export (plain, .gz or .xz; any size). Repeatable: the same "
        "file twice changes nothing; interrupted and started again it goes on."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="en.openfoodfacts.org.products.csv.gz, for example")
        parser.add_argument("--country", default="", help="only products sold there, for example france")
        parser.add_argument("--limit", type=int, metavar="N", help="only the first N products, to try it out")
        parser.add_argument("--from-start", action="store_true", help="even if an earlier import stopped on the way")
        parser.add_argument(
            "--with-estimates",
            action="store_true",
            help="take over amounts that Open Food Facts estimated from lists of ingredients",
        )

    def handle(
        self, *_args: Any, file: Path, country: str, with_estimates: bool, verbosity: int, **options: Any
    ) -> None:
        def read(tally: Tally, progress: Progress, after: int) -> Records:
            return open_food_facts.read(
                file, tally, progress=progress, after=after, country=country, with_estimates=with_estimates
            )

        Import(
            Source(file.name, (file,), asked=f"{country} {with_estimates}"),
            self.stdout,
            self.stderr,
            quiet=verbosity == 0,
            limit=options["limit"],
            from_start=options["from_start"],
        ).run(read)
        self.stdout.write(_("Data: %(source)s.") % {"source": open_food_facts.ATTRIBUTION})
