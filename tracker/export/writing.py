"""A person's diary as one JSON document: the same rows give the same bytes, on either engine and after an import.

Tables and columns stand in the order of their names, rows in that of their keys, one on each line. It says neither
when it was made nor whose it is.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from django.contrib.auth.models import User
from django.db.models import QuerySet

from tracker.assessment.health.cautions import HealthStatement
from tracker.export.columns import Column, Kind
from tracker.export.factor_tables import DAY_NOTES
from tracker.export.references import OWN, References, bare, with_number
from tracker.export.sealed_tables import HEALTH_ANSWERS, SEALED
from tracker.export.table import Table
from tracker.export.tables import (
    DAYS,
    ENTRIES,
    FOODS,
    FORMAT,
    OWN_FOODS,
    TABLES,
    VERSION,
)
from tracker.export.warning_tables import WARNING_DAYS
from tracker.models import DayNote, Entry, HealthAnswer, WarningDay

PIECE: Final = 65_536  # characters of the document that are given out at once
MONTH: Final = timedelta(days=31)

Row = dict[str, Any]

encode: Final = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode


def number(value: float) -> float | None:
    """A number as every reader understands it: no -0.0, which one engine keeps and the other does not, and no NaN."""
    return value or 0.0 if value - value == 0 else None


def moment(value: datetime) -> str:
    return value.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def day(value: date) -> str:
    return value.isoformat()


def clock(value: time) -> str:
    return value.isoformat(timespec="microseconds")


def key(value: UUID) -> str:
    return str(value)


PLAIN: Final[Mapping[Kind, Callable[[Any], Any]]] = {
    Kind.MOMENT: moment,
    Kind.DATE: day,
    Kind.TIME: clock,
    Kind.KEY: key,
}


class Writer:
    """The rows of one person as the document has them."""

    def __init__(self, user: User) -> None:
        self.user = user
        self.references = References(user)
        self.openers: dict[str, Callable[[], Iterator[Row]]] = {
            HEALTH_ANSWERS.name: self._health,
            WARNING_DAYS.name: self._warning_days,
            DAY_NOTES.name: self._notes,
        }

    def rows(self, table: Table, query: "QuerySet[Any] | None" = None) -> Iterator[Row]:
        """The rows of a table, or of a part of it, in no order of their own."""
        if table.details is not None:
            yield from self._opened(table)
            return
        if table.name in self.openers:
            yield from self.openers[table.name]()
            return
        query = table.of(self.user) if query is None else query
        names = [column.name for column in table.columns]
        numbers = [column.name for column in table.columns if column.kind is Kind.NUMBER]
        steps = [(column.name, step) for column in table.columns if (step := self._plain(column))]
        for values in query.values_list(*(column.attribute for column in table.columns)):
            row = dict(zip(names, values, strict=True))
            for name in numbers:  # most of what there is
                if row[name] is not None:
                    row[name] = number(row[name])
            for name, step in steps:
                if row[name] is not None:
                    row[name] = step(row[name])
            if table.key != ("food",) or row["food"] is not None:
                yield _without_numbers(table, row)

    def in_order(self, table: Table) -> Iterator[Row]:
        """All rows of a table in the order of the document. Entries go by the day, then as they were logged."""
        if table is ENTRIES:
            yield from self._entries()
        else:
            yield from sorted(self.rows(table), key=lambda row: [row[name] for name in table.key])

    def _entries(self) -> Iterator[Row]:
        """Month by month, so that neither a long diary nor a slow reader holds memory or a query open."""
        entries = Entry.objects.of(self.user).present()
        for first in entries.order_by().dates("date", "month"):
            last = (first + MONTH).replace(day=1) - timedelta(days=1)
            yield from self.rows(ENTRIES, entries.between(first, last).order_by("date", "created_at", "key"))

    def _health(self) -> Iterator[Row]:
        answers = HealthAnswer.objects.answers_of(self.user)
        if answers.statement is not HealthStatement.UNANSWERED:
            yield {"single": sorted(answers.single), "statement": answers.statement.value}

    def _opened(self, table: Table) -> Iterator[Row]:
        in_clear = [column for column in table.columns if column not in table.opened]
        for row in table.of(self.user).with_details():  # type: ignore[attr-defined]
            details = row.details or table.unread
            if details is not None:
                said = asdict(details)
                yield {name: list(part) if type(part) is tuple else part for name, part in said.items()} | {
                    column.name: self._cell(column, getattr(row, column.attribute)) for column in in_clear
                }

    def _cell(self, column: Column, value: Any) -> Any:
        step = self._plain(column)
        return step(value) if step and value is not None else value

    def _warning_days(self) -> Iterator[Row]:
        for date_of, said in WarningDay.objects.of(self.user).said_by_date().items():
            yield {"date": day(date_of), "put_away": list(said.put_away), "signs": list(said.signs)}

    def _notes(self) -> Iterator[Row]:
        for note in DayNote.objects.of(self.user).with_words():
            if note.words is not None:
                yield {"date": day(note.date), "words": note.words}

    def _plain(self, column: Column) -> Callable[[Any], Any] | None:
        return self.references.of if column.kind is Kind.FOOD else PLAIN.get(column.kind)


def _without_numbers(table: Table, row: Row) -> Row:
    """Own foods by their keys, whatever number this database had to give them."""
    if table is OWN_FOODS:
        row["key"] = bare(row["key"])
    elif table is DAYS:
        row["meant_repeats"] = {with_number(each, bare): times for each, times in row["meant_repeats"].items()}
    elif row.get("source") == OWN:
        row["source_id"] = bare(row["source_id"])
    return row


def document(user: User, *, with_health: bool) -> Iterator[str]:
    """The document in pieces; what is sealed is in it only where the person wants them there."""
    writer = Writer(user)
    rows: dict[str, Iterable[Row]] = {FOODS: writer.references.shared}
    rows |= {table.name: writer.in_order(table) for table in TABLES if with_health or table not in SEALED}
    return in_pieces(text_of(rows))


def text_of(rows: Mapping[str, Iterable[Row]]) -> Iterator[str]:
    """A document of these rows by table."""
    yield f'{{\n"_format":{encode(FORMAT)},\n"_version":{VERSION}'
    for name in sorted(rows):
        yield f",\n{encode(name)}:["
        for place, row in enumerate(rows[name]):
            yield f"{',' if place else ''}\n{encode(row)}"
        yield "\n]"
    yield "\n}\n"


def in_pieces(texts: Iterable[str]) -> Iterator[str]:
    """The same text in fewer pieces."""
    held: list[str] = []
    size = 0
    for text in texts:
        held.append(text)
        size += len(text)
        if size >= PIECE:
            yield "".join(held)
            held, size = [], 0
    yield "".join(held)
