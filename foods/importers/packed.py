"""Large text files line by line, plain or packed (gzip, xz): memory does not grow with the file."""

import csv
import gzip
import lzma
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final, cast

from foods.importers.record import TableError
from foods.importers.tables import Progress, unwatched
from foods.nutrients import gettext_noop

LONGEST_LINE: Final = 4_000_000  # bytes: the longest line of Open Food Facts has some 100,000
_LINES_BETWEEN_REPORTS: Final = 1_000
_GZIP, _XZ = b"\x1f\x8b", b"\xfd7zXZ\x00"


def lines(path: Path, progress: Progress = unwatched) -> Iterator[str]:
    """The lines of the UTF-8 file at `path`, without their ends; bytes that are no UTF-8 become U+FFFD.

    Only a newline ends a line, and a longer one than LONGEST_LINE is given in pieces. `progress` is told the bytes read
    of the file as it lies on the disk. Raises TableError when it is missing, cannot be read or is cut short.
    """
    try:
        with _opened(path) as (stream, position):
            told = 0
            for count, line in enumerate(iter(partial(stream.readline, LONGEST_LINE), b"")):
                if count % _LINES_BETWEEN_REPORTS == 0:
                    progress((now := position()) - told)
                    told = now
                yield line.removeprefix(b"\xef\xbb\xbf" if count == 0 else b"").decode(errors="replace").rstrip("\r\n")
            progress(position() - told)
    except FileNotFoundError:
        raise TableError(gettext_noop("There is no file %(file)s."), file=str(path)) from None
    except (EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile) as error:
        message = gettext_noop("%(file)s is cut short or damaged (%(error)s): download it again.")
        raise TableError(message, file=path.name, error=str(error).rstrip(".")) from None
    except OSError as error:
        message = gettext_noop("%(file)s cannot be read (%(error)s): check the file and its rights.")
        raise TableError(message, file=str(path), error=error.strerror or str(error)) from None


@contextmanager
def _opened(path: Path) -> Iterator[tuple[BinaryIO, Callable[[], int]]]:
    """The content of a file, unpacked, and a function that says how far in the packed file it has come."""
    with path.open("rb") as raw:
        start = raw.peek(len(_XZ))
        if start.startswith(_GZIP):
            with gzip.GzipFile(fileobj=raw) as unpacked:
                yield cast("BinaryIO", unpacked), raw.tell
        elif start.startswith(_XZ):
            with lzma.LZMAFile(raw) as unpacked:
                yield cast("BinaryIO", unpacked), raw.tell
        else:
            yield raw, raw.tell


def split(text: Iterable[str]) -> Iterator[tuple[int, list[str]]]:
    """Rows of fields with the line each begins on; what divides fields is seen by the first line.

    Tab-separated exports are not quoted, so quotes are characters there; files with commas, or tabs and a quoted
    header, follow the usual rules of CSV. Raises csv.Error when those are broken.
    """
    remaining = iter(text)
    header = next(remaining, "")
    if "\t" in header and not header.startswith('"'):
        yield 1, header.split("\t")
        for line, row in enumerate(remaining, start=2):
            yield line, row.split("\t")
        return
    delimiter = "\t" if "\t" in header else ";" if header.count(";") > header.count(",") else ","
    reader = csv.reader(_with_newlines(header, remaining), delimiter=delimiter)
    begins = 1
    for fields in reader:
        yield begins, fields
        begins = reader.line_num + 1


def _with_newlines(first: str, others: Iterable[str]) -> Iterator[str]:
    yield first + "\n"
    for line in others:
        yield line.replace("\r", " ") + "\n"
