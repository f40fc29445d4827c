"""A document that has been read and checked, as plain values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from tracker.export.table import Table
from tracker.export.tables import DAYS, ENTRIES

Row = tuple[Any, ...]  # the values of a table's columns in their order


class Problem(NamedTuple):
    """A row that was left out: the line it begins on, the column ("" where it is the whole row), and a sentence."""

    line: int
    field: str
    reason: str


class TableFood(NamedTuple):
    """A food of a shared table, as a document names it."""

    source: str
    number: str
    code: str
    release: str
    name: str


@dataclass(frozen=True, slots=True)
class Document:
    """Checked rows by table, `foods` by their reference, and what of the file was left out.

    `left_out` counts all rows that were, of which `problems` explains the first ones. A document that comes from
    another program's file has the rows of some tables only.
    """

    rows: Mapping[str, Sequence[Row]]
    foods: Mapping[str, TableFood] = field(default_factory=dict)
    problems: Sequence[Problem] = ()
    left_out: int = 0

    def of(self, table: Table) -> Sequence[Row]:
        return self.rows.get(table.name, ())

    def entries_by_date(self) -> dict[date, list[Row]]:
        place = ENTRIES.places["date"]
        found: dict[date, list[Row]] = {}
        for row in self.of(ENTRIES):
            found.setdefault(row[place], []).append(row)
        return found

    @property
    def dates(self) -> set[date]:
        """Every day that the document says something about."""
        return {row[table.places["date"]] for table in (ENTRIES, DAYS) for row in self.of(table)}
