"""Everything of one person as a ZIP, made while it is sent: neither the file nor the diary is ever whole in memory.

The standard library writes it: to something that cannot be sought, zipfile puts sizes behind each member.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile

from django.contrib.auth.models import User
from django.utils.translation import gettext as _

from tracker.export.sheets import SHEETS, Sheet, Shown
from tracker.export.writing import document, in_pieces

DOCUMENT: Final = "electrolog.json"
README: Final = "README.txt"
PIECE: Final = 65_536  # bytes that are sent at once
QUICKLY: Final = 3  # a seventh larger than zlib's usual 6, in half the time


class _Pipe:
    """What zipfile writes to, and what is taken away to be sent."""

    def __init__(self) -> None:
        self._held = bytearray()

    def write(self, data: bytes) -> int:
        self._held += data
        return len(data)

    def flush(self) -> None:
        """There is nothing behind it to be flushed to."""

    def take(self, *, least: int = 0) -> Iterator[bytes]:
        if len(self._held) > least:
            data = bytes(self._held)
            self._held.clear()
            yield data


def archive(user: User, *, with_health: bool) -> Iterator[bytes]:
    """The ZIP in pieces; health answers are in it only where `with_health` says so."""
    pipe = _Pipe()
    into: Any = pipe  # all that zipfile asks for, and less than its types say
    with ZipFile(into, "w", ZIP_DEFLATED, compresslevel=QUICKLY) as file:
        for name, texts in _members(user, with_health=with_health):
            with file.open(name, "w") as member:
                for text in in_pieces(texts):
                    member.write(text.encode())
                    yield from pipe.take(least=PIECE)
    yield from pipe.take()


def _members(user: User, *, with_health: bool) -> Iterator[tuple[str, Iterable[str]]]:
    sheets = [sheet for sheet in SHEETS if with_health or not sheet.is_health]
    shown = Shown(user)
    yield README, readme(sheets)
    yield DOCUMENT, document(user, with_health=with_health)
    yield from ((sheet.file, sheet.lines(shown)) for sheet in sheets)


def readme(sheets: Iterable[Sheet]) -> Iterator[str]:
    """What each file is, in the language of whoever asks for it."""
    yield _("Everything that Electrolog keeps about you") + "\n\n"
    yield f"{DOCUMENT}\n  " + _("All of it in one file, to be brought back into Electrolog, here or elsewhere.") + "\n"
    yield from (f"{sheet.file}\n  {sheet.about}\n" for sheet in sheets)
    yield "\n" + _("An empty cell means unknown, which is not zero.") + "\n"
    yield _("Units stand in the names of the columns: mg, ug (micrograms), kcal, g. Moments are in UTC.") + "\n"
    yield _("A text that a spreadsheet could take for a formula has an apostrophe (') before it.") + "\n"
