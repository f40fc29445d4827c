"""CSV files row by row, with the line each row stands on; what is wrong with a file is said in one sentence."""

import csv
from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter
from pathlib import Path
from typing import Final, TextIO

from foods.importers.record import Rejection, TableError
from foods.nutrients import gettext_noop
from foods.plausible import Reason

# Told how many more bytes have been read, now and then.
Progress = Callable[[int], None]
Reject = Callable[[Rejection], None]
Names = str | tuple[str, ...]

_ROWS_BETWEEN_REPORTS: Final = 5_000


def unwatched(_bytes: int) -> None:
    """Progress that nobody looks at."""


def rows(
    path: Path, columns: Sequence[Names], reject: Reject, progress: Progress = unwatched
) -> Iterator[tuple[int, Sequence[str]]]:
    """The line and the values of `columns`, in that order, for each row of the UTF-8 CSV file at `path`.

    A column may be given by several names, of which the first present counts. Rows that are too short go to `reject`.
    Raises TableError when the file is missing, is not UTF-8, is no CSV or lacks a column.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as text:
            yield from _chosen(text, path.name, columns, reject, _Pace(text, progress))
    except FileNotFoundError:
        message = gettext_noop("%(folder)s has no %(file)s: download the complete release and unpack all its files.")
        raise TableError(message, file=path.name, folder=str(path.parent)) from None
    except UnicodeDecodeError:
        message = gettext_noop("%(file)s, line %(line)s, is not UTF-8 text: download it again or save it as UTF-8.")
        raise TableError(message, file=path.name, line=_first_line_not_utf8(path)) from None
    except OSError as error:
        message = gettext_noop("%(file)s in %(folder)s cannot be read (%(error)s): check the file and its rights.")
        raise TableError(message, file=path.name, folder=str(path.parent), error=error.strerror) from None


class _Pace:
    """Reports to `progress` how far `text` has been read."""

    def __init__(self, text: TextIO, progress: Progress) -> None:
        self._text, self._progress, self._told = text, progress, 0

    def report(self) -> None:
        position = self._text.buffer.tell()
        self._progress(position - self._told)
        self._told = position


def _chosen(
    text: TextIO, file: str, columns: Sequence[Names], reject: Reject, pace: _Pace
) -> Iterator[tuple[int, Sequence[str]]]:
    reader = csv.reader(text)
    try:
        places = _places(next(reader, []), file, columns)
        chosen, width = _getter(places), max(places) + 1
        for count, row in enumerate(reader):
            if count % _ROWS_BETWEEN_REPORTS == 0:
                pace.report()
            if len(row) >= width:
                yield reader.line_num, chosen(row)
            elif row:
                message = gettext_noop("The row has %(found)s of at least %(needed)s fields.")
                reject(Rejection(file, reader.line_num, Reason(message, {"found": len(row), "needed": width})))
        pace.report()
    except csv.Error as error:
        message = gettext_noop("%(file)s cannot be read as CSV beyond line %(line)s (%(error)s): download it again.")
        raise TableError(message, file=file, line=reader.line_num, error=str(error)) from None


def _getter(places: list[int]) -> Callable[[list[str]], Sequence[str]]:
    """itemgetter, which for a single place returns no sequence."""
    return itemgetter(*places) if len(places) > 1 else lambda row: (row[places[0]],)


def _places(header: list[str], file: str, columns: Sequence[Names]) -> list[int]:
    """Where each of `columns` stands in `header`."""
    found = {name.strip(): place for place, name in enumerate(header)}
    options = [(names,) if isinstance(names, str) else names for names in columns]
    missing = [names[0] for names in options if not any(name in found for name in names)]
    if missing:
        message = gettext_noop("%(file)s has no column %(columns)s: use the CSV files as the publisher provides them.")
        raise TableError(message, file=file, columns=", ".join(missing))
    return [next(found[name] for name in names if name in found) for names in options]


def _first_line_not_utf8(path: Path) -> int:
    with path.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                return number
    return 1  # unreachable unless the file was changed meanwhile
