"""A plain CSV that anybody can write: columns by name, amounts with their unit in the name (docs/import.md says it).

What a file does not have is unknown, never zero.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import time
from typing import Final

from django.utils.translation import gettext as _

from foods.models import FoodKind
from tracker.imports.incoming import Incoming, IncomingEntry, Question
from tracker.imports.readers.cells import UnreadableError, amount, cut, decimal_mark, fold
from tracker.imports.readers.columns import Row, folded, index_of, name_of, nutrient_columns, rows_of
from tracker.imports.readers.dates import Days, read_time
from tracker.imports.readers.meals import meal_of
from tracker.imports.readers.reading import LONGEST_NAME, amounts_of, apart, in_order, read_each
from tracker.imports.readers.totals import never_known
from tracker.models.meal import Meal

COLUMNS: Final = {
    "date": ("date",),
    "food": ("food",),
    "time": ("time", "local time"),
    "meal": ("meal",),
    "quantity": ("quantity", "number"),
    "portion": ("portion", "portion text"),
    "grams": ("grams", "weight g"),
    "kind": ("kind",),
    "group": ("group", "food group"),
}
NEEDED: Final = ("date", "food")
LONGEST_PORTION: Final = 200
LONGEST_GROUP: Final = 120
# "magnesium_mg" is "magnesium (mg)"; calories are kilocalories wherever people count them.
_UNIT_BEHIND: Final = re.compile(r"(.+)[_ ](kg|g|mg|ug|mcg|µg|μg|iu|kcal|kj|ml|l)", re.IGNORECASE)
_CALORIES: Final = {"calories", "kcal"}


class PlainCsv:
    key = "plain_csv"
    name = "CSV"

    def recognises(self, header: Sequence[str]) -> bool:
        names = folded(header)
        return all(index_of(names, *COLUMNS[column]) is not None for column in NEEDED)

    def questions(self, header: Sequence[str]) -> Sequence[Question]:  # noqa: ARG002 - a Reader names it
        return ()

    def read(
        self, header: Sequence[str], rows: Iterable[tuple[int, Sequence[str]]], answers: Mapping[str, str]
    ) -> Incoming:
        return _Lines(header, answers).read(rows)


class _Lines:
    def __init__(self, header: Sequence[str], answers: Mapping[str, str]) -> None:
        names = folded(header)
        self.header, self.answers = header, answers
        self.places = {column: index_of(names, *called) for column, called in COLUMNS.items()}
        self.columns, self.unread = nutrient_columns([_with_unit(cell) for cell in header], usual_units={})

    def read(self, lines: Iterable[tuple[int, Sequence[str]]]) -> Incoming:
        needed = max(place for column in NEEDED if (place := self.places[column]) is not None)
        kept = (*self.places.values(), *(column.index for column in self.columns))
        rows, rejected = apart(rows_of(self.header, lines, kept=kept, needed=needed, labels=()))
        self.days = Days((row.text(self.places["date"]) for row in rows), self.answers)
        numbers = [self.places["quantity"], self.places["grams"], *(column.index for column in self.columns)]
        self.mark = decimal_mark(row.text(place) for row in rows for place in numbers)
        entries, unreadable = read_each(rows, self._entry)
        asked = (self.days.question,) if self.days.question else ()
        left_out = in_order((*self.unread, *rejected, *unreadable))
        return Incoming(entries, left_out, never_known(entries), asked=asked)

    def _entry(self, row: Row) -> IncomingEntry:
        day, clock = self.days.read(self._text(row, "date"), self._name("date"))
        eaten_at = read_time(self._text(row, "time"), self._name("time")) or clock
        name = self._text(row, "food")
        if not name:
            raise UnreadableError(self._name("food"), _("The food has no name."))
        quantity, portion = self._portion(row)
        is_supplement = fold(self._text(row, "kind")) == FoodKind.SUPPLEMENT
        return IncomingEntry(
            row.line,
            day,
            _meal(self._text(row, "meal"), eaten_at),
            cut(name, LONGEST_NAME),
            amounts_of(row, self.columns, self.mark),
            kind=FoodKind.SUPPLEMENT if is_supplement else FoodKind.FOOD,
            local_time=eaten_at,
            quantity=quantity,
            portion_text=portion,
            grams=None if is_supplement else self._number(row, "grams"),
            group=cut(self._text(row, "group"), LONGEST_GROUP),
        )

    def _portion(self, row: Row) -> tuple[float, str]:
        """How many of which portion; where only a weight is there, so many grams."""
        number, text = self._number(row, "quantity"), cut(self._text(row, "portion"), LONGEST_PORTION)
        grams = self._number(row, "grams")
        if number is None and not text and grams:
            return grams, "g"
        return (1.0 if number is None else number), text

    def _text(self, row: Row, column: str) -> str:
        return row.text(self.places[column])

    def _name(self, column: str) -> str:
        return name_of(self.header, self.places[column])

    def _number(self, row: Row, column: str) -> float | None:
        return amount(self._text(row, column), self._name(column), self.mark)


def _with_unit(name: str) -> str:
    """A column's name with its unit in brackets, as other programs write it."""
    if fold(name) in _CALORIES:
        return "Energy (kcal)"
    match = _UNIT_BEHIND.fullmatch(name.strip())
    return f"{match[1]} ({match[2]})" if match else name


def _meal(text: str, eaten_at: time | None) -> Meal:
    """The meal that a name means; without one that of its hour; snacks where neither says it."""
    if text:
        return meal_of(text)
    return Meal.at(eaten_at.hour) if eaten_at else Meal.SNACK
