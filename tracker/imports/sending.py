"""A file that was just sent: kept to be looked at, or refused in a sentence."""

import hashlib
from collections.abc import Mapping
from datetime import date, datetime
from typing import IO, Final

from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from tracker.imports.own_document import is_document, read_document
from tracker.imports.packing import packed, unpacked
from tracker.imports.problems import FileError
from tracker.imports.reading import FileRead, rank_of, read
from tracker.models import DiaryImport

MOST_OF_A_TRIAL: Final = 2_000_000  # bytes, about a year: whoever looks around in a trial is a stranger
CHUNK: Final = 65_536
OWN_FIRST: Final = -1


def keep(user: User, file: "UploadedFile[bytes]", *, now: datetime, today: date, is_trial: bool = False) -> DiaryImport:
    """Reads a file once and keeps it for a day, in place of the one before it that was not brought in.

    Raises FileError, and then nothing is written. It is kept in the database, gzipped and sealed: there it belongs to
    its person, goes with the account, and every process of the server finds it.
    """
    if is_trial and (file.size or 0) > MOST_OF_A_TRIAL:
        raise FileError(_("A trial takes files of up to 2 MB. Open an account of your own for a longer diary."))
    content = packed(file, _rank_of)
    found = read_kept(content, {}, today=today)
    kept = DiaryImport(
        user=user,
        file_name=shown_name(file.name or ""),
        digest=_digest(file),
        format=found.reader.key,
        sent_at=now,
    )
    kept.packed = content
    DiaryImport.objects.of(user).filter(brought_in_at=None).delete()
    kept.save(force_insert=True)
    return kept


def read_kept(content: bytes, answers: Mapping[str, str], *, today: date) -> FileRead:
    """What was kept, read anew by these answers. Raises FileError."""
    file = unpacked(content)
    return read_document(file, today=today) if is_document(file) else read(file, answers, today=today)


def _rank_of(file: IO[bytes]) -> int | None:
    """A document of ours before anything else that a ZIP holds."""
    return OWN_FIRST if is_document(file) else rank_of(file)


def shown_name(name: str) -> str:
    """A file's name without signs that cannot be shown, at most 120 long."""
    return "".join(sign for sign in name if sign.isprintable())[-120:] or _("a file without a name")


def _digest(file: "IO[bytes] | UploadedFile[bytes]") -> str:
    file.seek(0)
    digest = hashlib.sha256()
    while chunk := file.read(CHUNK):
        digest.update(chunk)
    return digest.hexdigest()
