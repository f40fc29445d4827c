"""What was sent, looked at before it is read: which kind of file it is, and the one file in a ZIP that is a diary."""

import gzip
import io
from collections.abc import Callable
from typing import IO, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tracker.imports.problems import FileError
from tracker.imports.zips import opened

CHUNK: Final = 65_536
MOST_UNPACKED: Final = 128_000_000  # bytes
ZIP: Final = b"PK"
PART_OF_A_SPREADSHEET: Final = "[Content_Types].xml"
SPREADSHEET: Final = gettext_lazy(
    "That is a spreadsheet. Open it, choose “Save as”, then “CSV UTF-8”, and send the new file."
)
PICTURE: Final = gettext_lazy("That is a picture. A diary comes as a CSV, JSON or ZIP file.")
# What people take by mistake, by its first bytes.
OTHERS: Final = (
    (b"%PDF", gettext_lazy("That is a PDF, which no program can read a diary from. Export it as CSV instead.")),
    (b"\x89PNG", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF8", PICTURE),
    (b"RIFF", PICTURE),
    (b"\xd0\xcf\x11\xe0", SPREADSHEET),
    (b"\x1f\x8b", gettext_lazy("That file is packed. Unpack it and send what was in it.")),
    (b"Rar!", gettext_lazy("That file is packed. Unpack it and send what was in it.")),
    (b"7z\xbc\xaf", gettext_lazy("That file is packed. Unpack it and send what was in it.")),
    (b"<", gettext_lazy("That is a web page, not a diary. Export the diary as CSV and send that file.")),
)


Rank = Callable[[IO[bytes]], int | None]


def packed(file: IO[bytes], rank_of: Rank) -> bytes:
    """What was sent as gzip to be kept; of a ZIP the file of the lowest rank, none where it is no diary.

    Raises FileError.
    """
    file.seek(0)
    start = file.read(512)
    if start.startswith(ZIP):
        return _from_zip(file, rank_of)
    for first, sentence in OTHERS:
        if start.lstrip().startswith(first):
            raise FileError(str(sentence))
    file.seek(0)
    return _gzip(file)


def unpacked(content: bytes) -> IO[bytes]:
    """What `packed` kept, to be read bit by bit."""
    return io.BufferedReader(gzip.GzipFile(fileobj=io.BytesIO(content)))


def _from_zip(file: IO[bytes], rank_of: Rank) -> bytes:
    with opened(file) as archive:
        if PART_OF_A_SPREADSHEET in archive.namelist():
            raise FileError(str(SPREADSHEET))
        found: dict[int, bytes] = {}
        for member in archive.infolist():
            if not member.filename.lower().endswith((".csv", ".json", ".tsv", ".txt")):
                continue
            with archive.open(member) as inside:
                content = _gzip(inside)
            rank = rank_of(unpacked(content))
            if rank is not None:
                found.setdefault(rank, content)
    if found:
        return found[min(found)]
    raise FileError(_("That ZIP holds no diary that this program rank_of. Look below for what it reads."))


def _gzip(file: IO[bytes]) -> bytes:
    """Counted as it is read, whatever a file says of its size."""
    kept = io.BytesIO()
    size = 0
    with gzip.GzipFile(fileobj=kept, mode="wb", compresslevel=5, mtime=0) as into:
        while chunk := file.read(CHUNK):
            size += len(chunk)
            if size > MOST_UNPACKED:
                raise FileError(_("That file unpacks to more than 128 MB. Split it by years, then send one at a time."))
            into.write(chunk)
    return kept.getvalue()
