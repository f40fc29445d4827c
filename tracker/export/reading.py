"""Reading a document: ours of this version or an older one, whoever changed it since.

What is no document raises UnreadableDocument. A row with something wrong in it is left out and explained; the rest of
the file may go in.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any, BinaryIO, Final

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from foods.models import FoodSource
from tracker.assessment.blood.analytes import UNITS
from tracker.export.checks import WrongValue, checked
from tracker.export.columns import Column
from tracker.export.documents import Document, Problem, Row, TableFood
from tracker.export.joining import joined
from tracker.export.references import AGAIN, OWN, reference
from tracker.export.scanning import Scanner, UnreadableDocument
from tracker.export.sealed_tables import BLOOD_RESULTS
from tracker.export.table import Table
from tracker.export.tables import BY_NAME, FOOD_COLUMNS, FOOD_FIELDS, FOODS, FORMAT, OWN_FOODS, VERSION
from tracker.models.caffeine_trial import START_AHEAD
from tracker.models.day import EARLIEST_DAY

MOST_PROBLEMS: Final = 200  # that are explained; the others are counted
MOST_LEFT_OUT: Final = 5_000  # then the file is another's, or no diary
MOST_ROWS: Final = 400_000
MOST_OWN_KEY: Final = 36  # characters, a UUID's: the column has room for what makes it the only one of a site
SHARED: Final = frozenset(FoodSource) - {OWN}


class WrongRow(ValueError):  # noqa: N818
    """A row that cannot be taken: the column ("" where it is the whole row), and a translated sentence."""

    def __init__(self, field: str, reason: str) -> None:
        super().__init__(reason)
        self.field, self.reason = field, reason


def read(file: BinaryIO, *, latest: date) -> Document:
    """The document in `file`, checked; rows of days after `latest` (tomorrow, as one may plan) are left out.

    Raises UnreadableDocument. Memory: about 900 bytes a row, MOST_ROWS at most.
    """
    return _Reader(latest).read(Scanner(file))


def row_of(table: Table, values: dict[str, Any], *, version: int = VERSION) -> Row:
    """A row from its values by column; raises WrongRow."""
    unknown = values.keys() - table.places.keys()
    if unknown:
        words = _("“%(name)s” is no column of %(table)s.")
        raise WrongRow("", words % {"name": min(unknown)[:60], "table": table.name})
    return tuple(_cell(column, values, version) for column in table.columns)


def _cell(column: Column, values: dict[str, Any], version: int) -> Any:
    if column.name not in values:
        if column.since > version:
            return column.default
        raise WrongRow(column.name, _("It is missing."))
    try:
        return checked(column, values[column.name])
    except WrongValue as error:
        raise WrongRow(column.name, str(error)) from None


class _Reader:
    def __init__(self, latest: date) -> None:
        self.latest = latest
        self.version = 0
        self.rows: dict[str, list[Row]] = {}
        self.lines: dict[str, list[int]] = {}
        self.foods: dict[str, TableFood] = {}
        self.problems: list[Problem] = []
        self.taken = self.left_out = 0
        self.texts: dict[str, str] = {}

    def read(self, scanner: Scanner) -> Document:
        names = scanner.members()
        self._begin(scanner, names)
        seen: set[str] = set()
        for name in names:
            if name in seen:
                words = _("“%(name)s” stands twice in the file, so that it is not clear which is meant.")
                raise UnreadableDocument(words % {"name": name})
            seen.add(name)
            if name == FOODS:
                self._each(scanner, self._food)
            elif name in BY_NAME:
                self._each(scanner, self._row_reader(BY_NAME[name]))
            else:
                raise UnreadableDocument(_("“%(name)s” is no part of an export of Electrolog.") % {"name": name[:60]})
        rows = joined(self.rows, self.lines, self._leave_out)
        return Document(rows, self.foods, tuple(self.problems), self.left_out)

    def _begin(self, scanner: Scanner, names: Iterator[str]) -> None:
        """The first two members say what the file is."""
        try:
            begins = next(names, "") == "_format" and scanner.value() == FORMAT and next(names, "") == "_version"
        except UnreadableDocument:
            begins = False
        if not begins:
            raise UnreadableDocument(_("This is no export of Electrolog: it does not begin like one."))
        version = scanner.value()
        if type(version) is not int or version < 1:
            raise UnreadableDocument(_("This is no export of Electrolog: its version is missing."))
        if version > VERSION:
            raise UnreadableDocument(
                _("A newer Electrolog made this file. Whoever runs this site has to update it before it can be read.")
            )
        self.version = version

    def _each(self, scanner: Scanner, take: Callable[[int, dict[str, Any]], None]) -> None:
        for line, value in scanner.rows():
            self.taken += 1
            if self.taken > MOST_ROWS:
                words = _("The file has more than %(most)s rows, and no diary has.")
                raise UnreadableDocument(words % {"most": number_format(MOST_ROWS)})
            try:
                if not isinstance(value, dict):
                    raise WrongRow("", _("It is no row."))
                take(line, value)
            except WrongRow as error:
                self._leave_out(line, error.field, error.reason)

    def _food(self, _line: int, values: dict[str, Any]) -> None:
        if values.keys() != FOOD_FIELDS.keys():
            raise WrongRow("", _("It is no row."))
        cells = {column.name: _cell(column, values, self.version) for column in FOOD_COLUMNS}
        if cells["source"] in SHARED:
            self.foods[reference(cells["source"], cells["number"])] = TableFood(**cells)

    def _row_reader(self, table: Table) -> Callable[[int, dict[str, Any]], None]:
        rows, lines = self.rows.setdefault(table.name, []), self.lines.setdefault(table.name, [])
        seen: set[tuple[Any, ...]] = set()

        def take(line: int, values: dict[str, Any]) -> None:
            row = row_of(table, values, version=self.version)
            self._check(table, row)
            key = table.key_of(row)
            if key in seen:
                raise WrongRow("", _("It stands in the file twice."))
            seen.add(key)
            rows.append(tuple(self.texts.setdefault(cell, cell) if type(cell) is str else cell for cell in row))
            lines.append(line)

        return take

    def _check(self, table: Table, row: Row) -> None:
        day = row[table.places["date"]] if "date" in table.places else None
        if day is not None and not EARLIEST_DAY <= day <= self.latest:
            raise WrongRow("date", _("It lies too far back or ahead."))
        if "starts" in table.places and not EARLIEST_DAY <= row[table.places["starts"]] <= self.latest + START_AHEAD:
            raise WrongRow("starts", _("It lies too far back or ahead."))
        if table is OWN_FOODS:
            key = row[table.places["key"]]
            if not key or AGAIN in key or len(key) > MOST_OWN_KEY:
                raise WrongRow("key", _("It is no key of an own food."))
        if table is BLOOD_RESULTS and row[table.places["unit"]] not in UNITS[row[table.places["analyte"]]]:
            raise WrongRow("unit", _("It is no unit of what was measured."))

    def _leave_out(self, line: int, field: str, reason: str) -> None:
        self.left_out += 1
        if self.left_out > MOST_LEFT_OUT:
            words = _("More than %(most)s rows are wrong. Line %(line)s, %(field)s: %(reason)s")
            told = {"most": number_format(MOST_LEFT_OUT), "line": number_format(line), "field": field, "reason": reason}
            raise UnreadableDocument(words % told)
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append(Problem(line, field, reason))
