"""What was left out of a large file: counted by reason, with the first lines of each named."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from foods.importers.record import Rejection
from foods.plausible import Reason

NAMED: Final = 3  # of each reason; the rest is a count


@dataclass(slots=True)
class Reasons:
    """Rejections by reason: how many, and the first few of them."""

    counts: Counter[tuple[str, object]] = field(default_factory=Counter)
    first: dict[tuple[str, object], list[Rejection]] = field(default_factory=dict)

    def add(self, rejection: Rejection) -> None:
        kind = rejection.reason.message, rejection.reason.params.get("nutrient")
        self.counts[kind] += 1
        if self.counts[kind] <= NAMED:
            self.first.setdefault(kind, []).append(rejection)

    def total(self) -> int:
        return self.counts.total()

    def most_common(self) -> Iterator[tuple[list[Rejection], int]]:
        """For each reason, the commonest first: its first rejections and how many more there are."""
        for kind, number in self.counts.most_common():
            yield self.first[kind], number - len(self.first[kind])


@dataclass(slots=True)
class Tally:
    """Counts of one reading: rows left out, amounts dropped from foods that stay, and what else a person may ask.

    `without_barcode` counts foods that state none or a wrong one, `without_amounts` those that have none of the eight
    amounts, `skipped_portions` servings without a weight that can be, `older` versions of a food that the same files
    have in a newer one, `elsewhere` foods of countries not asked for, `estimated` foods whose amounts were worked out
    from their ingredients and so stay unknown. `expected` foods will be read, as far as that is known (else 0).
    """

    file: str
    rows: Reasons = field(default_factory=Reasons)
    values: Reasons = field(default_factory=Reasons)
    without_barcode: int = 0
    without_amounts: int = 0
    skipped_portions: int = 0
    older: int = 0
    elsewhere: int = 0
    estimated: int = 0
    expected: int = 0

    def row(self, line: int, message: str, *, file: str = "", **params: object) -> None:
        """A row is left out."""
        self.rows.add(Rejection(file or self.file, line, Reason(message, params)))

    def value(self, line: int, reason: Reason) -> None:
        """A value is dropped, the food stays."""
        self.values.add(Rejection(self.file, line, reason))
