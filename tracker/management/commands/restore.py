"""Brings back what `backup` saved, in the place of what is there."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError
from django.utils.translation import gettext as _

from tracker.backup.archive import needs_passphrase
from tracker.backup.restoring import restore
from tracker.backup.unsafe import UnsafeError
from tracker.display.dates import moment_name
from tracker.management.passphrase import add_passphrase, passphrase_to_open


class Command(BaseCommand):
    help = "Bring back database and keys from a backup. Stop the site first; what is there now is kept beside it."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="what manage.py backup has written")
        add_passphrase(parser)

    def handle(self, *_args: Any, file: Path, **options: Any) -> None:
        try:
            passphrase = passphrase_to_open(options["passphrase_file"]) if needs_passphrase(file) else ""
            done = restore(file, passphrase=passphrase)
        except UnsafeError as error:
            raise CommandError(_("%(reason)s Nothing was changed.") % {"reason": error}) from error
        except (OSError, OperationalError) as error:
            reason = getattr(error, "strerror", None) or error
            sentence = _("%(file)s could not be restored: %(reason)s. Nothing was changed.")
            raise CommandError(sentence % {"file": file, "reason": reason}) from error
        made_at = moment_name(done.manifest.made_at)
        self.stdout.write(_("Restored as it was at %(time)s UTC.") % {"time": made_at})
        for path in done.kept:
            self.stdout.write(_("What was there before: %(file)s") % {"file": path})
        self.stdout.write(_("Start Electrolog as always: make run"))
