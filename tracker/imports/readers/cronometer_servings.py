"""Cronometer's servings.csv: every food that was eaten."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from django.utils.translation import gettext as _

from foods.models import FoodKind
from tracker.imports.incoming import Incoming, IncomingEntry, Question, Rejection
from tracker.imports.readers.cells import UnreadableError, cut, decimal_mark, fold
from tracker.imports.readers.columns import Row, folded, index_of, name_of, nutrient_columns, rows_of
from tracker.imports.readers.dates import Days, read_time
from tracker.imports.readers.meals import meal_of
from tracker.imports.readers.portions import Portion, read_portion
from tracker.imports.readers.reading import LONGEST_NAME, amounts_of, apart, in_order, numbers_in, read_each
from tracker.imports.readers.totals import never_known

LONGEST_GROUP: Final = 120  # the column of Serving; a test compares them


class CronometerServings:
    """servings.csv: a food a line. Newer accounts of the free sort have no nutrients in it: all amounts are unknown."""

    key = "cronometer_servings"
    name = "Cronometer servings.csv"

    def recognises(self, header: Sequence[str]) -> bool:
        names = folded(header)
        return {"food name", "amount"} <= set(names) and index_of(names, "day", "date") is not None

    def questions(self, header: Sequence[str]) -> Sequence[Question]:  # noqa: ARG002 - a Reader names it
        return ()

    def read(
        self, header: Sequence[str], rows: Iterable[tuple[int, Sequence[str]]], answers: Mapping[str, str]
    ) -> Incoming:
        return _Servings(header, answers).read(rows)


class _Servings:
    def __init__(self, header: Sequence[str], answers: Mapping[str, str]) -> None:
        names = folded(header)
        self.header, self.answers = header, answers
        self.day, self.time = index_of(names, "day", "date"), index_of(names, "time")
        self.meal, self.category = index_of(names, "group"), index_of(names, "category")
        self.food, self.amount, self.unit = (index_of(names, name) for name in ("food name", "amount", "unit"))
        self.columns, self.unread = nutrient_columns(header, usual_units={})

    def read(self, lines: Iterable[tuple[int, Sequence[str]]]) -> Incoming:
        indexes = [column.index for column in self.columns]
        needed = [index for index in (self.day, self.food, self.amount, *indexes) if index is not None]
        kept = (*needed, self.time, self.meal, self.category, self.unit)
        rows, rejected = apart(rows_of(self.header, lines, kept=kept, needed=max(needed), labels=(self.day,)))
        self.days = Days((row.text(self.day) for row in rows), self.answers)
        self.mark = decimal_mark(numbers_in(rows, self.columns))
        entries, unreadable = read_each(rows, self._entry)
        asked = (self.days.question,) if self.days.question else ()
        left_out = in_order((*self._without_nutrients(), *self.unread, *rejected, *unreadable))
        return Incoming(entries, left_out, never_known(entries), asked=asked)

    def _without_nutrients(self) -> Sequence[Rejection]:
        if self.columns or self.unread:
            return ()
        reason = _("The file has no nutrients: all of them stay unknown. Cronometer's dailysummary.csv may have them.")
        return (Rejection(1, "", reason),)

    def _entry(self, row: Row) -> IncomingEntry:
        day, clock = self.days.read(row.text(self.day), name_of(self.header, self.day))
        local_time = read_time(row.text(self.time), name_of(self.header, self.time)) or clock
        name = row.text(self.food)
        if not name:
            raise UnreadableError(name_of(self.header, self.food), _("The food has no name."))
        said = f"{row.text(self.amount)} {row.text(self.unit)}".strip()
        portion = read_portion(said, name_of(self.header, self.amount))
        category = row.text(self.category)
        kind = _kind(category, portion)
        return IncomingEntry(
            row.line,
            day,
            meal_of(row.text(self.meal)),
            cut(name, LONGEST_NAME),
            amounts_of(row, self.columns, self.mark),
            kind=kind,
            local_time=local_time,
            quantity=portion.quantity,
            portion_text=portion.text,
            grams=None if kind == FoodKind.SUPPLEMENT else portion.grams,
            group=cut(category, LONGEST_GROUP),
        )


def _kind(category: str, portion: Portion) -> str:
    """A supplement where the file says so: by its category, or where it has none, by a dose; a dose's weight says
    nothing.
    """
    is_supplement = fold(category) in {"supplements", "supplement"} if category else portion.is_dose
    return FoodKind.SUPPLEMENT if is_supplement else FoodKind.FOOD
