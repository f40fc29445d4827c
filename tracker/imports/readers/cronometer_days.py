"""Cronometer's dailysummary.csv: the sums of days, or of the meals of days."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from foods.nutrients import Amounts
from tracker.imports.incoming import Incoming, IncomingEntry, Question, Rejection
from tracker.imports.readers.cells import cut, decimal_mark, fold, is_total
from tracker.imports.readers.columns import Row, folded, index_of, name_of, nutrient_columns, rows_of
from tracker.imports.readers.dates import Days
from tracker.imports.readers.meals import meal_of
from tracker.imports.readers.reading import LONGEST_NAME, amounts_of, apart, in_order, numbers_in, read_each
from tracker.imports.readers.totals import never_known, says_nothing, without_impossible_gaps
from tracker.models.meal import Meal

_TRUE: Final = frozenset({"true", "yes", "1", "wahr", "vrai", "verdadero", "verdadeiro", "vero", "waar"})


class CronometerDays:
    """dailysummary.csv: the sums of a day a line, or those of its meals and then a line that adds them up."""

    key = "cronometer_days"
    name = "Cronometer dailysummary.csv"

    def recognises(self, header: Sequence[str]) -> bool:
        names = folded(header)
        has_sums = any(name.startswith("energy (") for name in names) or (
            "completed" in names and bool(nutrient_columns(header, usual_units={})[0])
        )
        others = {"food name", "meal", "food", "name", "exercise", "metric"}
        return has_sums and index_of(names, "date", "day") is not None and not others & set(names)

    def questions(self, header: Sequence[str]) -> Sequence[Question]:  # noqa: ARG002 - a Reader names it
        return ()

    def read(
        self, header: Sequence[str], rows: Iterable[tuple[int, Sequence[str]]], answers: Mapping[str, str]
    ) -> Incoming:
        return _Days(header, answers).read(rows)


@dataclass(frozen=True, slots=True)
class _Sum:
    """A line of dailysummary.csv; `group` is "" where it is a whole day."""

    line: int
    date: date
    group: str
    amounts: Amounts
    is_complete: bool


class _Days:
    def __init__(self, header: Sequence[str], answers: Mapping[str, str]) -> None:
        names = folded(header)
        self.header, self.answers = header, answers
        self.day, self.group = index_of(names, "date", "day"), index_of(names, "group")
        self.completed = index_of(names, "completed")
        self.columns, self.unread = nutrient_columns(header, usual_units={})
        self.with_meals: set[date] = set()

    def read(self, lines: Iterable[tuple[int, Sequence[str]]]) -> Incoming:
        indexes = (self.day, self.group, *(column.index for column in self.columns))
        needed = max(index for index in indexes if index is not None)
        kept = (*indexes, self.completed)
        rows, rejected = apart(rows_of(self.header, lines, kept=kept, needed=needed, labels=(self.day,)))
        self.days = Days((row.text(self.day) for row in rows), self.answers)
        self.mark = decimal_mark(numbers_in(rows, self.columns))
        sums, unreadable = read_each(rows, self._sum)
        parts = [one for one in sums if one.group or one.date not in self.with_meals]
        once, twice = _once(parts)
        entries = [_entry_of(one) for one in once if not says_nothing(one.amounts)]
        return Incoming(
            entries,
            in_order((*self.unread, *rejected, *unreadable, *twice)),
            never_known(entries),
            totals_only=True,
            complete_days=frozenset(one.date for one in sums if one.is_complete),
            asked=(self.days.question,) if self.days.question else (),
        )

    def _sum(self, row: Row) -> _Sum:
        day, _clock = self.days.read(row.text(self.day), name_of(self.header, self.day))
        group = row.text(self.group)
        group = "" if is_total(group) else group
        if group:
            self.with_meals.add(day)  # also where its amounts cannot be read: the day's sum would hide that
        amounts = without_impossible_gaps(amounts_of(row, self.columns, self.mark))
        return _Sum(row.line, day, group, amounts, fold(row.text(self.completed)) in _TRUE)


def _once(sums: Iterable[_Sum]) -> tuple[list[_Sum], list[Rejection]]:
    """The first sum of each day and meal. Cronometer writes each once; the same once more would be eaten twice."""
    kept: dict[tuple[date, str], _Sum] = {}
    rejected = []
    for one in sums:
        if kept.setdefault((one.date, one.group), one) is not one:
            reason = _("The file has this day in an earlier line: only that counts.")
            rejected.append(Rejection(one.line, "", reason))
    return list(kept.values()), rejected


def _entry_of(one: _Sum) -> IncomingEntry:
    if one.group:
        name = _("%(meal)s (whole meal)") % {"meal": cut(one.group, LONGEST_NAME - 60)}
        return IncomingEntry(one.line, one.date, meal_of(one.group), name, one.amounts)
    return IncomingEntry(one.line, one.date, Meal.SNACK, _("Whole day (Cronometer)"), one.amounts)
