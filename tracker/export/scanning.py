"""A document read piece by piece: what stands in which table, row by row, with the line that each begins on.

A file of any size takes the memory of one row. What cannot be a document of ours ends the reading with a sentence.
"""

import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, Final, NoReturn

from django.utils.formats import number_format
from django.utils.translation import gettext as _

MOST_BYTES: Final = 128 * 1024 * 1024  # ten years of twenty entries a day are 45 MB
MOST_CHARACTERS: Final = 1024 * 1024  # of one row; ours have less than 20,000
MOST_DIGITS: Final = 18  # of a whole number
PIECE: Final = 65_536
BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"

SPACE: Final = re.compile(r"[ \t\r\n]*")


class UnreadableDocument(ValueError):  # noqa: N818 - str() is a translated sentence for the person
    """The file is no document, or one that cannot be read from some line on. str() says what is wrong and where."""


class RepeatedName(ValueError):  # noqa: N818
    """One name stands twice in an object, so that it is not clear which value is meant. str() is the name."""


class UnfitNumber(ValueError):  # noqa: N818
    """A number that is none (NaN), has no end, or has more digits than any amount."""


def _whole(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        raise UnfitNumber
    return int(digits)


def _no_number(_word: str) -> NoReturn:
    raise UnfitNumber


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        raise RepeatedName(next(name for name, _value in pairs if name in seen or seen.add(name)))  # type: ignore[func-returns-value]
    return found


_decode: Final = json.JSONDecoder(object_pairs_hook=_once, parse_int=_whole, parse_constant=_no_number).raw_decode


class Scanner:
    """Reads `file`, which holds UTF-8 text, from its beginning to its end once."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._bytes = 0
        self._text, self._at, self._line = "", 0, 1
        self._rest = b""
        self._ended = False

    @property
    def line(self) -> int:
        """The line that is read, counted from 1."""
        return self._line + self._text.count("\n", 0, self._at)

    def members(self) -> Iterator[str]:
        """The names of the document's members; whoever takes one reads its `value` or its `rows` before the next."""
        self._take("{")
        if self._next() == "}":
            return self._end()
        while True:
            name = self.value()
            if not isinstance(name, str):
                self._fail()
            self._take(":")
            yield name
            if self._next() != ",":
                return self._end()
            self._take(",")

    def rows(self) -> Iterator[tuple[int, Any]]:
        """Each value of a list with its line."""
        self._take("[")
        if self._next() == "]":
            return self._take("]")
        while True:
            self._next()
            yield self.line, self.value()
            if self._next() != ",":
                return self._take("]")
            self._take(",")

    def value(self) -> Any:
        """The value that stands here."""
        self._next()
        while True:
            try:
                value, end = _decode(self._text, self._at)
            except json.JSONDecodeError:
                if not self._may_go_on():
                    self._fail()
            except (RecursionError, UnfitNumber, RepeatedName) as error:
                self._fail(error)
            else:
                if end - self._at > MOST_CHARACTERS:
                    self._refuse_length()
                if end < len(self._text) or not self._more():  # else a number may go on
                    self._at = end
                    return value

    def _may_go_on(self) -> bool:
        """Whether there is more text for a value that has not ended."""
        if len(self._text) - self._at > MOST_CHARACTERS:
            self._refuse_length()
        return self._more(least=len(self._text) - self._at)

    def _refuse_length(self) -> NoReturn:
        words = _("Line %(line)s: what begins here is longer than %(most)s characters.")
        raise UnreadableDocument(words % {"line": number_format(self.line), "most": number_format(MOST_CHARACTERS)})

    def _more(self, least: int = 0) -> bool:
        """Read on, at least so many bytes; False at the end of the file."""
        if self._ended:
            return False
        self._line += self._text.count("\n", 0, self._at)
        piece = self._file.read(max(PIECE, least))
        self._bytes += len(piece)
        if self._bytes > MOST_BYTES:
            words = _("The file is larger than %(most)s MB, and no diary is.")
            raise UnreadableDocument(words % {"most": number_format(MOST_BYTES // (1024 * 1024))})
        self._ended = not piece
        self._text = self._text[self._at :] + self._decoded(piece)
        self._at = 0
        return bool(piece)

    def _decoded(self, piece: bytes) -> str:
        """The characters that end in this piece; the beginning of another waits for the next."""
        whole = self._rest + piece
        if self._bytes == len(piece):
            whole = whole.removeprefix(BYTE_ORDER_MARK)
        try:
            text = whole.decode()
            self._rest = b""
        except UnicodeDecodeError as error:
            if not piece or error.end < len(whole) or len(whole) - error.start > 3:
                raise UnreadableDocument(
                    _("The file is not UTF-8 text. Take electrolog.json as it is in the ZIP.")
                ) from None
            text, self._rest = whole[: error.start].decode(), whole[error.start :]
        return text

    def _next(self) -> str:
        """The next character that is no space, "" at the end of the file."""
        while True:
            found = SPACE.match(self._text, self._at)
            self._at = found.end() if found else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._more():
                return ""

    def _take(self, sign: str) -> None:
        if self._next() != sign:
            self._fail()
        self._at += 1

    def _end(self) -> None:
        self._take("}")
        if self._next():
            self._fail()

    def _fail(self, error: Exception | None = None) -> NoReturn:
        words = _("Line %(line)s cannot be read: the file is cut off, or was changed.")
        if isinstance(error, RecursionError):
            words = _("Line %(line)s cannot be read: it is nested too deeply.")
        elif isinstance(error, UnfitNumber):
            words = _("Line %(line)s cannot be read: it has a number that no amount can be.")
        elif isinstance(error, RepeatedName):
            words = _("Line %(line)s cannot be read: “%(name)s” stands there twice.")
        raise UnreadableDocument(words % {"line": number_format(self.line), "name": str(error)[:60]}) from None
