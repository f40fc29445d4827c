"""What readers share: rows into entries, with what cannot be read put aside, and the amounts of a row."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeVar

from foods.nutrients import Amounts
from tracker.imports.incoming import Rejection
from tracker.imports.readers.cells import UnreadableError, amount
from tracker.imports.readers.columns import NutrientColumn, Row

LONGEST_NAME: Final = 300  # the column of Serving; a test compares them

Read = TypeVar("Read")


def apart(found: Iterable[Row | Rejection]) -> tuple[list[Row], list[Rejection]]:
    """The rows that can be read on, and those that are rejected already."""
    rows: list[Row] = []
    rejected: list[Rejection] = []
    for one in found:
        if isinstance(one, Row):
            rows.append(one)
        else:
            rejected.append(one)
    return rows, rejected


def read_each(rows: Iterable[Row], read: Callable[[Row], Read]) -> tuple[list[Read], list[Rejection]]:
    """Each row read by `read`, and the rejection of each that it cannot read: no row is half right."""
    entries: list[Read] = []
    rejected: list[Rejection] = []
    for row in rows:
        try:
            entries.append(read(row))
        except UnreadableError as error:
            rejected.append(Rejection(row.line, error.field, error.reason))
    return entries, rejected


def amounts_of(row: Row, columns: Sequence[NutrientColumn], mark: str) -> Amounts:
    """The amounts of a row in our units. Raises UnreadableError for the first cell that is none."""
    found = {}
    for column in columns:
        value = amount(row.text(column.index), column.name, mark)
        found[column.field] = None if value is None else value * column.factor
    return Amounts(**found)


def numbers_in(rows: Iterable[Row], columns: Sequence[NutrientColumn]) -> Iterable[str]:
    """The cells of all amounts, to tell a decimal comma by."""
    return (row.text(column.index) for row in rows for column in columns)


def in_order(rejected: Iterable[Rejection]) -> list[Rejection]:
    return sorted(rejected, key=lambda one: one.line)
