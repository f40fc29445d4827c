"""Looks through all of the database, while the site runs."""

import os
from pathlib import Path
from typing import Any

from django.core.management import BaseCommand
from django.core.management.base import CommandError
from django.db import connection
from django.utils.translation import gettext as _

from tracker.backup import condition, postgres
from tracker.backup.unsafe import UnsafeError


class Command(BaseCommand):
    help = "Look through all of the database and its keys, while the site runs; prepare looks for half a second only."
    requires_system_checks = ()

    def handle(self, *_args: Any, **_options: Any) -> None:
        try:
            condition.check_database()
            fault = everything()
            condition.check_keys()
        except UnsafeError as error:
            raise CommandError(str(error)) from error
        if fault:
            raise CommandError(_("The database is damaged: %(fault)s.") % {"fault": fault})
        self.stdout.write(_("The database is whole, and its keys open what is sealed."))


def everything() -> str:
    """The first fault, "" where there is none; PostgreSQL's own tool reads every row, and fails where it cannot."""
    if connection.vendor == "sqlite":
        return condition.check_whole_database()
    postgres.copy(Path(os.devnull))
    return ""
