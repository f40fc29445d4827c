"""A ZIP, opened without trusting anything that it says of itself."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Final

from django.utils.translation import gettext as _

from tracker.imports.problems import FileError

MOST_MEMBERS: Final = 100
MOST_DIRECTORY: Final = 100_000  # bytes of the list of members, which zipfile reads whole
END: Final = b"PK\x05\x06"
END_SIZE: Final = 22  # bytes, then a comment of up to 64 KB
END_64: Final = b"PK\x06\x07"  # 20 bytes before END; of archives above 4 GB or 65,535 members
READ_WAYS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


@contextmanager
def opened(file: IO[bytes]) -> Iterator[zipfile.ZipFile]:
    """The archive in `file`; raises FileError, also where a member turns out to be damaged while it is read."""
    try:
        _look_at_directory(file)
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
            if len(members) > MOST_MEMBERS:
                raise FileError(_("That ZIP holds more than 100 files. Take the diary’s file out of it and send that."))
            if any(member.flag_bits & 1 for member in members):
                raise FileError(_("That ZIP is locked with a password. Unpack it and send the file that was in it."))
            if any(member.compress_type not in READ_WAYS for member in members):
                raise FileError(_("That ZIP is packed in a rare way. Unpack it and send the file that was in it."))
            yield archive
    except (zipfile.BadZipFile, NotImplementedError, EOFError, zlib.error) as error:
        raise FileError(_("That ZIP is damaged or cut off. Download it once more and send it again.")) from error


def _look_at_directory(file: IO[bytes]) -> None:
    """Refuses an archive whose list of members is long, before it is read: a file of 30 MB can list a million."""
    size = file.seek(0, 2)
    start = max(0, size - END_SIZE - 65_535)
    file.seek(start)
    tail = file.read()
    place = tail.rfind(END)
    file.seek(0)
    if place < 0 or len(tail) - place < END_SIZE:
        raise zipfile.BadZipFile
    length = int.from_bytes(tail[place + 12 : place + 16], "little")
    if length > MOST_DIRECTORY or tail[max(0, place - 20) : place].startswith(END_64):
        raise FileError(_("That ZIP holds too much. Take the diary’s file out of it and send that."))
