"""The passphrase of a backup: from the terminal, a file or the environment, never an argument that others can list."""

import sys
from argparse import ArgumentParser
from getpass import getpass
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from tracker.backup.unsafe import UnsafeError


def add_passphrase(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--passphrase-file", type=Path, metavar="FILE", help="the passphrase is its first line; else BACKUP_PASSPHRASE"
    )


def passphrase_to_seal(file: Path | None, *, asked_for: bool) -> str:
    """ "" where none is given and none is `asked_for`."""
    given = _given(file)
    if given or not asked_for:
        return given
    first = _ask(_("Passphrase: "))
    if first != _ask(_("Once more: ")):
        raise UnsafeError(_("Those were two different passphrases, so no backup was made."))
    return first


def passphrase_to_open(file: Path | None) -> str:
    return _given(file) or _ask(_("The backup is sealed. Passphrase: "))


def _given(file: Path | None) -> str:
    if file is None:
        return str(settings.BACKUP_PASSPHRASE)
    words = file.read_text(encoding="utf-8").partition("\n")[0].rstrip("\r")
    if not words:
        raise UnsafeError(_("%(file)s holds no passphrase in its first line.") % {"file": file})
    return words


def has_terminal() -> bool:
    return sys.stdin.isatty()


def _ask(prompt: str) -> str:
    if not has_terminal():
        raise UnsafeError(_("A passphrase is needed: set BACKUP_PASSPHRASE, or give --passphrase-file."))
    words = getpass(prompt)
    if not words:
        raise UnsafeError(_("An empty passphrase seals nothing."))
    return words
