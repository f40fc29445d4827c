"""Large text files line by line, plain or packed (gzip, xz): memory does not grow with the file."""

import csv
import gzip
import io
import lzma
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
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
_SAMPLE: Final = 1 << 16  # bytes by which the encoding and the ends of lines are seen
# In Windows-1252, which Western Europe's spreadsheets write, these are no text: a file in another encoding.
_OTHER_LETTERS: Final = re.compile(
    rb"[\x81\x8a\x8d-\x90\x9a\x9d-\x9f]|[\x80-\xff]{3}"
    rb"|[a-z][\x80-\x8b\x93-\x9b\xa1-\xa9\xab-\xb6\xb8\xb9\xbb-\xbf][a-z]"
)


def lines(path: Path, progress: Progress = unwatched) -> Iterator[str]:
    """The lines of the file at `path`, without their ends: UTF-8, UTF-16 or Windows-1252; else with U+FFFD.

    A newline ends a line, or a carriage return where the file has no newlines; a longer one than LONGEST_LINE is given
    in pieces. `progress` is told the bytes read of the file as it lies on the disk. Raises TableError when it is
    missing, cannot be read or is cut short.
    """
    try:
        with _opened(path) as (stream, position):
            told = 0
            for count, line in enumerate(_decoded(stream)):
                if count % _LINES_BETWEEN_REPORTS == 0:
                    progress((now := position()) - told)
                    told = now
                yield line.removeprefix("\ufeff" if count == 0 else "").rstrip("\r\n")
            progress(position() - told)
    except FileNotFoundError:
        raise TableError(gettext_noop("There is no file %(file)s."), file=str(path)) from None
    except (EOFError, zlib.error, lzma.LZMAError, gzip.BadGzipFile) as error:
        message = gettext_noop("%(file)s is cut short or damaged (%(error)s): download it again.")
        raise TableError(message, file=path.name, error=str(error).rstrip(".")) from None
    except OSError as error:
        message = gettext_noop("%(file)s cannot be read (%(error)s): check the file and its rights.")
        raise TableError(message, file=str(path), error=error.strerror or str(error)) from None


def _decoded(stream: BinaryIO) -> Iterator[str]:
    sample = cast("io.BufferedReader", stream).peek(_SAMPLE)[:_SAMPLE]
    encoding = _encoding(sample)
    if encoding == "utf-8" and (b"\n" in sample or b"\r" not in sample):
        yield from map(_text, iter(partial(stream.readline, LONGEST_LINE), b""))
        return
    # Without newlines, latin-1 keeps each byte as it is until a line is known.
    wide = encoding != "utf-8"
    text = io.TextIOWrapper(stream, encoding if wide else "latin-1", errors="replace", newline=None)
    try:
        for line in iter(partial(text.readline, LONGEST_LINE), ""):
            yield line if wide else _text(line.encode("latin-1"))
    finally:
        text.detach()  # whoever has opened the stream closes it


def _encoding(sample: bytes) -> str:
    """UTF-16 by its mark or, without one, by the empty half of each Latin letter; else UTF-8."""
    if sample.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = sample[first::2]
        if half and half.count(0) > len(half) / 2:
            return encoding
    return "utf-8"


def _text(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("utf-8" if _OTHER_LETTERS.search(line) else "cp1252", errors="replace")


@contextmanager
def _opened(path: Path) -> Iterator[tuple[BinaryIO, Callable[[], int]]]:
    """The content of a file, unpacked, and a function that says how far in the packed file it has come."""
    with cast("io.BufferedReader", path.open("rb", buffering=_SAMPLE)) as raw:
        start = raw.peek(len(_XZ))
        if start.startswith(_GZIP):
            with gzip.GzipFile(fileobj=raw) as unpacked:
                yield cast("BinaryIO", unpacked), raw.tell
        elif start.startswith(_XZ):
            with lzma.LZMAFile(raw) as unpacked:
                yield cast("BinaryIO", unpacked), raw.tell
        else:
            yield raw, raw.tell


def split(
    text: Iterable[str], is_quoted: Callable[[Sequence[str]], bool] = lambda _header: False
) -> Iterator[tuple[int, list[str]]]:
    """Rows of fields with the line each begins on; what divides fields is seen by the first line.

    Tab-separated exports are not quoted, so quotes are characters there; files with commas, or tabs and a quoted
    header, and what `is_quoted` knows by its header follow the usual rules of CSV. Raises csv.Error when those are
    broken.
    """
    remaining = iter(text)
    header = next(remaining, "")
    if "\t" in header and not header.startswith('"') and not is_quoted(header.split("\t")):
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
