"""Moves the site, or one person of it, into another database; docs/scaling.md tells how."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from tracker.backup.unsafe import UnsafeError
from tracker.database.moving.person import move_person
from tracker.database.moving.site import move_site
from tracker.database.moving.sums import MILLIONTHS, Sums


class Command(BaseCommand):
    help = "Copy the site, or one person, into another database, and compare the two. Stop the site first."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--to", required=True, metavar="DATABASE_URL", help="a migrated database; an empty one for a whole site"
        )
        parser.add_argument("--person", default="", metavar="NAME", help="only this person, among those who are there")

    def handle(self, *_args: Any, to: str, person: str, **_options: Any) -> None:
        try:
            sums = move_person(to, person, self.stdout.write) if person else move_site(to, self.stdout.write)
        except UnsafeError as error:
            raise CommandError(str(error)) from error
        for table, found in sorted(sums.items()):
            self.stdout.write(line(table, found))
        if person:
            said = _(
                "%(name)s is there as here, with a copy here still. What was deleted and staff rights stayed behind."
            )
            self.stdout.write(said % {"name": person})
            self.stdout.write(_("The other site needs the same health_key in its var/, and asks for a new sign-in."))
            return
        self.stdout.write(
            _("Everything is there as it is here. Sessions and rate limits stayed behind: sign in again.")
        )
        self.stdout.write(_("Set DATABASE_URL to the new database, keep var/ with its keys, and start: make run"))


def line(table: str, sums: Sums) -> str:
    """A table of the comparison; amounts in their units, with the checksum of the keys."""
    amounts = "; ".join(f"{name} {number_format(total / MILLIONTHS, 3)}" for name, total in sums.amounts.items())
    words = {"table": table, "rows": number_format(sums.rows), "keys": f"{sums.keys:016x}"}
    said = _("%(table)s: %(rows)s rows, keys %(keys)s") % words
    return f"{said}; {amounts}" if amounts else said
