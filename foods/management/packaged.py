"""What the imports of packaged foods have in common: a large source, a bar, progress that survives, and the counts."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Final, NoReturn

from django.core.management.base import CommandError, OutputWrapper
from django.utils.translation import gettext as _
from tqdm import tqdm

from foods.importers import load
from foods.importers.load import Outcome
from foods.importers.record import FoodRecord, TableError
from foods.importers.tables import Progress
from foods.importers.tally import Reasons, Tally
from foods.management.reports import sentence
from foods.models import ImportProgress

Records = Iterator[tuple[int, FoodRecord]]
Read = Callable[[Tally, Progress, int], Records]

_SAMPLE: Final = 1 << 16  # bytes of a file's beginning and end that tell it from others
INTERRUPTED: Final = 130  # what a shell expects of a command that Ctrl-C ended


@dataclass(frozen=True, slots=True)
class Source:
    """Something to import: its name, its files, and what was asked of it beyond them."""

    name: str
    files: tuple[Path, ...]
    asked: str = ""

    @property
    def size(self) -> int:
        """Bytes on disk; files that are missing have none."""
        return sum(path.stat().st_size for path in self.files if path.is_file())

    def fingerprint(self) -> str:
        """Tells this source from others, and from itself once a file in it has changed."""
        found = hashlib.sha256(self.asked.encode())
        for path in self.files:
            if path.is_file():
                found.update(f"{path.name} {path.stat().st_size} ".encode())
                with path.open("rb") as file:
                    found.update(file.read(_SAMPLE))
                    file.seek(-min(_SAMPLE, path.stat().st_size), 2)
                    found.update(file.read())
        return found.hexdigest()


@dataclass(slots=True)
class Import:
    """One import of packaged foods, as it is printed while and after it runs."""

    source: Source
    stdout: OutputWrapper
    stderr: OutputWrapper
    quiet: bool = False
    limit: int | None = None
    from_start: bool = False
    _outcome: Outcome = field(default_factory=Outcome)
    _trouble: TableError | None = None

    def run(self, read: Read) -> None:
        """Stores what `read` gives and prints what came of it; what is stored when it stops is there to stay.

        Raises CommandError when the source is no such table or breaks off, and when a person interrupts.
        """
        tally = Tally(self.source.name)
        fingerprint = self.source.fingerprint()
        unfinished = ImportProgress.objects.filter(fingerprint=fingerprint)
        keeps_progress = self.limit is None
        if self.from_start:
            unfinished.delete()
        places = unfinished.values_list("place", flat=True) if keeps_progress else ()
        after = next(iter(places), 0)
        if after:
            self.stdout.write(_("Going on where an earlier import of %(file)s stopped.") % {"file": self.source.name})

        def keep(place: int) -> None:
            if keeps_progress:
                values = {"file": self.source.name[-200:], "place": place}
                ImportProgress.objects.update_or_create(fingerprint=fingerprint, defaults=values)

        try:
            with Bar(self.source, quiet=self.quiet) as bar:
                records = self._until_trouble(read(tally, bar.read, after))
                for outcome in load.save_packaged(islice(records, self.limit), keep):
                    self._outcome += outcome
                    bar.stored(self._outcome.total, tally.expected)
        except KeyboardInterrupt:
            self._report(tally)
            again = _("Interrupted. Run the same command again to go on from here.")
            raise CommandError(again, returncode=INTERRUPTED) from None
        self._report(tally)
        if self._trouble:
            raise CommandError(self._words_of_trouble(self._trouble))
        unfinished.delete()

    def _until_trouble(self, records: Records) -> Records:
        """Up to where the source breaks off, so that what comes before is stored."""
        try:
            yield from records
        except TableError as error:
            self._trouble = error

    def _words_of_trouble(self, trouble: TableError) -> str:
        words = sentence(trouble.reason)
        if not self._outcome.total:
            return words
        return _("%(problem)s The foods before that are in; run the command again to go on.") % {"problem": words}

    def _report(self, tally: Tally) -> None:
        _announce((tally.rows, tally.values), self.stderr)
        self.stdout.write(summary(self._outcome, tally))


class Bar:
    """How far an import has come, on stderr and only where somebody watches.

    First the bytes read; where those come long before the foods, the foods stored. Rate and time left are of either.
    """

    def __init__(self, source: Source, *, quiet: bool) -> None:
        self._name, self._disable = source.name, True if quiet else None
        self._bar: tqdm[NoReturn] = tqdm(
            total=source.size, desc=source.name, unit="B", unit_scale=True, disable=self._disable
        )
        self._counts_foods = False

    def __enter__(self) -> "Bar":
        return self

    def __exit__(self, *_exception: object) -> None:
        self._bar.close()

    def read(self, size: int) -> None:
        self._bar.update(size)

    def stored(self, foods: int, expected: int) -> None:
        """`foods` are stored, of `expected` ones (0: nobody knows)."""
        if not expected:
            self._bar.set_postfix_str(_("%(foods)s foods") % {"foods": f"{foods:,}"})
            return
        if not self._counts_foods:
            self._bar.close()
            self._bar = tqdm(total=expected, desc=self._name, unit=_(" foods"), disable=self._disable)
            self._counts_foods = True
        self._bar.update(foods - self._bar.n)


def _announce(kinds: Iterable[Reasons], stream: OutputWrapper) -> None:
    """For each reason its first lines, then how many more there are."""
    for reasons in kinds:
        for first, more in reasons.most_common():
            for row in first:
                stream.write(f"{row.file}:{row.line}: {sentence(row.reason)}")
            if more:
                stream.write(_("… and %(more)s more of this kind.") % {"more": f"{more:,}"})


def summary(outcome: Outcome, tally: Tally) -> str:
    """The counts: what became of the foods, then what was left out of them, as far as there is any."""
    foods = _(
        "Foods: %(new)s new, %(changed)s changed, %(unchanged)s unchanged, %(older)s known in a newer release."
    ) % {
        "new": outcome.new,
        "changed": outcome.changed,
        "unchanged": outcome.unchanged,
        "older": outcome.older,
    }
    notes = (
        (tally.rows.total(), _("%(count)s rows left out")),
        (tally.values.total(), _("%(count)s values dropped that cannot be")),
        (tally.estimated, _("%(count)s foods whose amounts are estimates from their ingredients, left unknown")),
        (tally.without_barcode, _("%(count)s foods without a valid barcode")),
        (tally.without_amounts, _("%(count)s foods without any amount")),
        (tally.skipped_portions, _("%(count)s servings without a weight that can be")),
        (tally.older, _("%(count)s older records of a barcode")),
        (tally.elsewhere, _("%(count)s foods of other countries")),
    )
    found = [text % {"count": f"{count:,}"} for count, text in notes if count]
    return foods + "\n" + _("Read: %(notes)s.") % {"notes": "; ".join(found)} if found else foods
