"""A kept file read by the reader that knows it: its entries with their keys, what is left out, what it asks."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import IO, Final, Protocol
from uuid import UUID

from django.utils.translation import gettext as _

from tracker.imports.checks import problem_of
from tracker.imports.incoming import Incoming, IncomingEntry, Question, Reader, Rejection
from tracker.imports.problems import FileError
from tracker.imports.readers import READERS
from tracker.imports.table import Table

# Keys of imported entries are version 5 UUIDs of this name space, so that no two kinds of key meet (RFC 9562).
NAME_SPACE: Final = UUID("6d0f2a5e-9a1b-4c57-8a0d-0b6f1c2d3e4f").bytes
Row = tuple[int, Sequence[str]]


class Named(Protocol):
    """What knows the file: its key in the code, and its name for people."""

    @property
    def key(self) -> str: ...

    @property
    def name(self) -> str: ...


@dataclass(frozen=True, slots=True)
class KeyedEntry:
    """An entry of a file with the key that the same line of any file of this kind gives it."""

    key: UUID
    entry: IncomingEntry


@dataclass(frozen=True, slots=True)
class FileRead:
    """A file as it stands: `entries` may go in, `rejected` may not; `questions` are all that it asks.

    `is_own`: this program wrote it.
    """

    reader: Named
    entries: Sequence[KeyedEntry]
    rejected: Sequence[Rejection]
    questions: Sequence[Question]
    incoming: Incoming
    is_own: bool = False

    @property
    def dates(self) -> Counter[date]:
        """How many entries it has by day."""
        return Counter(keyed.entry.date for keyed in self.entries)


def rank_of(file: IO[bytes]) -> int | None:
    """Which reader knows a file, by its place among them: the first is wanted most. None where none does."""
    try:
        return READERS.index(_reader_of(Table.of(file))[0])
    except FileError:
        return None


def read(file: IO[bytes], answers: Mapping[str, str], *, today: date) -> FileRead:
    """Reads all of it; raises FileError where nothing of it can be brought in.

    A question that is not answered is read as its first choice.
    """
    table = Table.of(file)
    reader, delimiter = _reader_of(table)
    header = table.heads[delimiter]
    first = {question.key: question.choices[0][0] for question in reader.questions(header)}
    rows = Rows(table.rows(delimiter), kind=reader.key)
    incoming = reader.read(header, rows, {**first, **answers})
    questions = [*reader.questions(header), *incoming.asked]
    return _checked(reader, incoming, questions, rows, today=today)


def _reader_of(table: Table) -> tuple[Reader, str]:
    for delimiter, header in table.heads.items():
        for reader in READERS:
            if reader.recognises(header):
                return reader, delimiter
    widest = max(table.heads.values(), key=len)
    if len(widest) == 1:
        raise FileError(_("That is not a table with a line of column names at its top. Look below for what is read."))
    names = ", ".join(f"“{name}”" for name in widest[:6])
    raise FileError(
        _("No format that is read here has the columns %(names)s. A file of your own needs “date” and “food”.")
        % {"names": names}
    )


class Rows:
    """The rows of a file on their way to a reader; what tells each line from all others is noted."""

    def __init__(self, rows: Iterable[Row], *, kind: str) -> None:
        self.digests: dict[int, bytes] = {}
        self._rows, self._kind = rows, kind
        self._seen: Counter[bytes] = Counter()

    def __iter__(self) -> Iterator[Row]:
        for line, cells in self._rows:
            self.digests[line] = self._digest(cells)
            yield line, cells

    def _digest(self, cells: Sequence[str]) -> bytes:
        """Of a line's cells, whatever empty ones are at its end; the same once more is another line."""
        words = "\x1f".join([self._kind, *map(str.strip, cells)]).rstrip("\x1f")
        same = hashlib.sha1(words.encode(), usedforsecurity=False).digest()
        self._seen[same] += 1
        return same + self._seen[same].to_bytes(4, "big")


def key_of(digest: bytes, place: int) -> UUID:
    """The key of the entry at `place` among those of one line."""
    name = NAME_SPACE + digest + place.to_bytes(4, "big")
    return UUID(bytes=hashlib.sha1(name, usedforsecurity=False).digest()[:16], version=5)


def _checked(reader: Reader, incoming: Incoming, questions: Sequence[Question], rows: Rows, *, today: date) -> FileRead:
    places: Counter[int] = Counter()
    entries, rejected = [], list(incoming.rejected)
    for entry in incoming.entries:
        if problem := problem_of(entry, today=today):
            rejected.append(problem)
            continue
        entries.append(KeyedEntry(key_of(rows.digests[entry.line], places[entry.line]), entry))
        places[entry.line] += 1
    if not entries and {one.line for one in rejected} == {1}:
        raise FileError(str(rejected[0].reason))  # the file as a whole is another one
    if not entries and not rejected:
        raise FileError(_("That file has column names and no entry below them. Export a longer span of days."))
    return FileRead(reader, entries, sorted(rejected, key=lambda one: one.line), questions, incoming)
