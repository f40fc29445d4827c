"""From the bytes of a text file to the cells of its lines: encoding, delimiter, quotes; memory stays bounded."""

import codecs
import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import IO, Final

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from tracker.imports.problems import FileError

CHUNK: Final = 65_536
MOST_LINE: Final = 65_536  # characters
MOST_OF_A_ROW: Final = 262_144  # characters, where line breaks stand in quotes
MOST_LINES: Final = 400_000
MOST_ROWS: Final = 100_000
DELIMITERS: Final = (",", ";", "\t")


def encoding_of(file: IO[bytes]) -> str:
    """How the text is encoded: by its mark, else UTF-8 where all of it is, else what Windows writes in the West."""
    file.seek(0)
    start = file.read(4)
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and start != codecs.BOM_UTF32_LE:
        return "utf-16"
    file.seek(0)
    decoder = codecs.getincrementaldecoder("utf-8")()
    encoding = "utf-8-sig"
    while chunk := file.read(CHUNK):
        if b"\0" in chunk:
            raise FileError(_("That is not plain text. In your spreadsheet choose “Save as”, then “CSV UTF-8”."))
        if encoding == "utf-8-sig":
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError:
                encoding = "cp1252"
    return encoding


class Lines:
    """The lines of a text, one at a time, with a bound on each; `row` is what was read since it was last emptied."""

    def __init__(self, file: IO[bytes], encoding: str) -> None:
        file.seek(0)
        self.text = io.TextIOWrapper(file, encoding, newline="")
        self.number = 0
        self.row = ""

    def __iter__(self) -> Iterator[str]:
        while line := self._next():
            yield line

    def _next(self) -> str:
        try:
            line = self.text.readline(MOST_LINE + 1)
        except UnicodeError as error:
            raise FileError(
                _("Line %(line)s holds signs that cannot be read. Save the file as “CSV UTF-8” and send it again.")
                % {"line": number_format(self.number + 1)}
            ) from error
        self.number += bool(line)
        self.row += line
        if len(line) > MOST_LINE or len(self.row) > MOST_OF_A_ROW:
            raise FileError(
                _("Line %(line)s is too long for a diary. A quotation mark before it may never be closed.")
                % {"line": number_format(self.number)}
            )
        if "\0" in line:
            raise FileError(_("That is not plain text. In your spreadsheet choose “Save as”, then “CSV UTF-8”."))
        if self.number > MOST_LINES:
            raise FileError(
                _("That file has more than %(most)s lines. Split it by years and bring in one after another.")
                % {"most": number_format(MOST_ROWS)}
            )
        return line


@dataclass(slots=True)
class Table:
    """A text as a table. `heads` are its first line's cells, once for each way to split it: by delimiter."""

    lines: Lines
    heads: dict[str, list[str]]

    @classmethod
    def of(cls, file: IO[bytes]) -> "Table":
        """Raises FileError where there is no line with anything on it."""
        lines = Lines(file, encoding_of(file))
        for line in lines:
            if line.strip() and not line.lower().startswith("sep="):  # Excel's way to say the delimiter
                return cls(lines, {delimiter: _cells(line, delimiter) for delimiter in DELIMITERS})
        raise FileError(_("That file is empty. Export your diary once more and send the new file."))

    def rows(self, delimiter: str) -> Iterator[tuple[int, Sequence[str]]]:
        """The lines below the first, (the line that it begins on, its cells); blank ones are passed over."""
        count = 0
        self.lines.row = ""
        reader = csv.reader(self.lines, delimiter=delimiter)
        begins = self.lines.number + 1
        while (cells := self._row(reader, begins)) is not None:
            if any(map(str.strip, cells)):
                count += 1
                if count > MOST_ROWS:
                    raise FileError(
                        _("That file has more than %(most)s lines. Split it by years and bring in one after another.")
                        % {"most": number_format(MOST_ROWS)}
                    )
                yield begins, cells
            begins = self.lines.number + 1
            self.lines.row = ""

    def _row(self, reader: "Iterator[list[str]]", begins: int) -> list[str] | None:
        try:
            cells = next(reader, None)
        except csv.Error:
            cells = None
            unclosed = True
        else:
            unclosed = self.lines.number > begins and self.lines.row.count('"') % 2 == 1
        if unclosed:
            raise FileError(
                _("A quotation mark on line %(line)s is never closed. Mend that line and send the file again.")
                % {"line": number_format(begins)}
            )
        return cells


def _cells(line: str, delimiter: str) -> list[str]:
    return [cell.strip() for cell in next(csv.reader([line], delimiter=delimiter), [])]
