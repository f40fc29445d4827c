"""What the food commands have in common: reading folders under a progress bar, and saying what came of it."""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import NoReturn

from django.core.management.base import OutputWrapper
from django.utils.translation import gettext as _
from tqdm import tqdm

from foods.importers import fdc
from foods.importers.fdc import Reading
from foods.importers.load import Outcome
from foods.importers.record import Rejection
from foods.plausible import Reason


def sentence(reason: Reason) -> str:
    """`reason` in the language of the person at the screen."""
    return _(reason.message) % reason.params


def read_folders(folders: Sequence[Path], *, quiet: bool, may_be_empty: Sequence[Path] = ()) -> Reading:
    """All foods of `folders` together; the bar stands on stderr, and only where somebody watches.

    Those that `may_be_empty` need not have any, other folders must.
    """
    total = Reading()
    for folder in folders:
        size = fdc.bytes_to_read(folder)
        with tqdm(total=size, desc=folder.name, unit="B", unit_scale=True, disable=True if quiet else None) as bar:
            found = fdc.read(folder, partial(_advance, bar), may_be_empty=folder in may_be_empty)
        total.records += found.records
        total.rejected += [Rejection(f"{folder.name}/{row.file}", row.line, row.reason) for row in found.rejected]
        total.skipped_portions += found.skipped_portions
    return total


def _advance(bar: "tqdm[NoReturn]", size: int) -> None:
    bar.update(size)


def announce(rejected: Iterable[Rejection], stream: OutputWrapper) -> None:
    """One line for each rejected row: file, line, reason."""
    for row in rejected:
        stream.write(f"{row.file}:{row.line}: {sentence(row.reason)}")


def summary(outcome: Outcome, reading: Reading) -> str:
    """The counts on one line."""
    return _(
        "Foods: %(new)s new, %(changed)s changed, %(unchanged)s unchanged, %(older)s known in a newer release. "
        "Rows: %(rejected)s rejected, %(skipped)s portions without quantity or weight skipped."
    ) % {
        "new": outcome.new,
        "changed": outcome.changed,
        "unchanged": outcome.unchanged,
        "older": outcome.older,
        "rejected": len(reading.rejected),
        "skipped": reading.skipped_portions,
    }
