"""Saves database and keys in one file, while the site runs."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from tracker.backup.making import back_up, back_up_to
from tracker.backup.manifest import Manifest
from tracker.backup.unsafe import UnsafeError
from tracker.management.passphrase import add_passphrase, passphrase_to_seal


class Command(BaseCommand):
    help = "Save the database, the keys and what they belong to in one file, while the site runs. Restore reads it."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", help="where to write it, or - for a pipe")
        parser.add_argument("--force", action="store_true", help="take the place of a file that is there")
        parser.add_argument("--seal", action="store_true", help="ask for a passphrase that the backup is sealed with")
        add_passphrase(parser)

    def handle(self, *_args: Any, file: str, **options: Any) -> None:
        try:
            passphrase = passphrase_to_seal(options["passphrase_file"], asked_for=options["seal"])
            if file == "-":
                self._pipe(passphrase)
                return
            manifest = back_up(Path(file), passphrase=passphrase, replace=options["force"])
        except UnsafeError as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            sentence = _("The backup could not be written to %(file)s: %(reason)s. What was there before is untouched.")
            raise CommandError(sentence % {"file": file, "reason": error.strerror or error}) from error
        if options["verbosity"]:
            self.stdout.write(summary(manifest, Path(file).stat().st_size))
        if options["verbosity"] and not passphrase:
            self.stdout.write(_("It is not sealed: whoever has the file can read all of it, the keys too."))

    def _pipe(self, passphrase: str) -> None:
        if sys.stdout.isatty():
            raise CommandError(_("A backup is no text for a terminal: name a file, or lead it into a pipe."))
        back_up_to(sys.stdout.buffer, passphrase=passphrase)


def summary(manifest: Manifest, size: int) -> str:
    """One line of what is in a backup."""
    return _("Saved and read back: %(rows)s rows and %(keys)s keys, %(size)s MB.") % {
        "rows": number_format(sum(manifest.rows.values()), force_grouping=True),
        "keys": len(manifest.members) - 1,
        "size": number_format(size / 1_000_000, decimal_pos=1),
    }
