"""Spreads the diary over the machines of a Citus, or says what is missing; docs/citus.md tells how."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import BaseCommand
from django.core.management.base import CommandError
from django.db import connection
from django.utils.translation import gettext as _

from tracker.database import citus
from tracker.database.plan import Distribution, Statement, plan, untouched


class Command(BaseCommand):
    help = "Spread the diary by person over the workers of a Citus; what is done already is not done again."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        how = parser.add_mutually_exclusive_group()
        how.add_argument("--dry-run", action="store_true", help="print the SQL in its order, and change nothing")
        how.add_argument("--check", action="store_true", help="say what is not right, and change nothing")

    def handle(self, *_args: Any, dry_run: bool, check: bool, **_options: Any) -> None:
        try:
            if dry_run:
                self._print(missing(known() if citus.has_citus() else untouched()))
            elif check:
                self._check()
            else:
                self._distribute()
        except citus.CannotDistributeError as error:
            raise CommandError(str(error)) from error

    def _print(self, statements: list[Statement]) -> None:
        for statement in statements:
            self.stdout.write(f"-- {statement.reason}\n{statement.sql};")
        if not statements:
            self.stdout.write(_("-- Nothing is missing."))

    def _check(self) -> None:
        found = list(citus.faults(known()))
        if found:
            raise CommandError("\n".join([*found, _("To mend it: manage.py distribute")]))
        self.stdout.write(_("The diary is distributed as it must be."))

    def _distribute(self) -> None:
        for statement in missing(known()):
            self.stdout.write(statement.sql)
            citus.run(statement.sql)
        connection.close()  # a setting of the database holds for new connections
        self._check()


def known() -> Distribution:
    """What a database that can be distributed says of itself."""
    citus.refuse_unready()
    return citus.distribution()


def missing(now: Distribution) -> list[Statement]:
    return plan(now, database=citus.database_name())
