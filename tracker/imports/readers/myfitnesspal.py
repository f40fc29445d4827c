"""MyFitnessPal's Nutrition-Summary: the sums of meals, and where the file has times, of what was logged at a time.

MyFitnessPal writes 0 for what it does not know and for what is none. Potassium and calcium are in all food and on few
of the labels that people typed in, so a 0 of theirs is not known, whatever the meal; sodium and calories are on every
label and stay. A sum of which only some foods told their potassium looks like a whole one: it is at least so much.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from django.utils.translation import gettext as _

from foods.nutrients import CALCIUM, Amounts
from tracker.imports.incoming import Incoming, IncomingEntry, Question, Rejection
from tracker.imports.readers.cells import cut, decimal_mark, fold
from tracker.imports.readers.columns import NutrientColumn, Row, folded, index_of, name_of, nutrient_columns, rows_of
from tracker.imports.readers.dates import Days, read_time
from tracker.imports.readers.meals import meal_of
from tracker.imports.readers.reading import LONGEST_NAME, amounts_of, apart, in_order, numbers_in, read_each
from tracker.imports.readers.totals import never_known, without_gaps

CALCIUM_DAILY_VALUE: Final = "calcium_daily_value"
NOT_SAID: Final = "unknown"
# The lower tolerable upper intake level of adults for a day, food and supplements (IOM 2011). Above it, a meal's
# "percent" are milligrams, which foods entered since 2016 have in the same column.
MOST_CALCIUM_MG: Final = 2000.0

_DATES: Final = ("date", "datum", "fecha", "data", "dato", "дата", "日付")
_MEALS: Final = ("meal", "mahlzeit", "repas", "comida", "refeição", "pasto", "maaltijd", "måltid", "posiłek", "食事")
_TIMES: Final = ("time", "uhrzeit", "zeit", "heure", "hora", "ora", "tijd", "tid", "время")
_OF_OTHERS: Final = frozenset({"food name", "food", "name", "exercise", "steps", "weight"})
_UNITS: Final = {"energy_kcal": 1.0, "potassium_mg": 1.0, "sodium_mg": 1.0}
_MG_PER_PERCENT: Final = {"1000": 10.0, "1300": 13.0}  # of the label's old and new Daily Value
_PERCENT_SIGN: Final = re.compile(r"\s*[(\[]\s*%.*[)\]]\s*$")


class MyFitnessPalMeals:
    """Nutrition-Summary: one line a meal, or one a meal and time. It has no magnesium, vitamin D, water or caffeine."""

    key = "myfitnesspal_meals"
    name = "MyFitnessPal Nutrition-Summary"

    def recognises(self, header: Sequence[str]) -> bool:
        names = folded(header)
        fields = {column.field for column in _columns(header, 1.0)[0]}
        has_place = index_of(names, *_DATES) is not None and index_of(names, *_MEALS) is not None
        return has_place and "energy_kcal" in fields and not _OF_OTHERS & set(names)

    def questions(self, header: Sequence[str]) -> Sequence[Question]:
        return (_calcium_question(),) if _is_calcium_in_percent(header) else ()

    def read(
        self, header: Sequence[str], rows: Iterable[tuple[int, Sequence[str]]], answers: Mapping[str, str]
    ) -> Incoming:
        return _Meals(header, answers).read(rows)


class _Meals:
    def __init__(self, header: Sequence[str], answers: Mapping[str, str]) -> None:
        names = folded(header)
        self.header, self.answers = header, answers
        self.day, self.meal = index_of(names, *_DATES), index_of(names, *_MEALS)
        self.time = index_of(names, *_TIMES)
        mg_per_percent = _MG_PER_PERCENT.get(answers.get(CALCIUM_DAILY_VALUE, ""))
        self.is_calcium_known = mg_per_percent is not None or not _is_calcium_in_percent(header)
        self.columns, self.unread = _columns(header, mg_per_percent or 1.0)

    def read(self, lines: Iterable[tuple[int, Sequence[str]]]) -> Incoming:
        indexes = (self.day, self.meal, *(column.index for column in self.columns))
        needed = max(index for index in indexes if index is not None)
        kept, labels = (*indexes, self.time), (self.day, self.meal)
        rows, rejected = apart(rows_of(self.header, lines, kept=kept, needed=needed, labels=labels))
        self.days = Days((row.text(self.day) for row in rows), self.answers)
        self.mark = decimal_mark(numbers_in(rows, self.columns))
        self.parts = Counter(self._meal_of_day(row) for row in rows)
        entries, unreadable = read_each(rows, self._entry)
        return Incoming(
            entries,
            in_order((*self.unread, *rejected, *unreadable)),
            never_known(entries),
            totals_only=True,
            asked=(self.days.question,) if self.days.question else (),
        )

    def _entry(self, row: Row) -> IncomingEntry:
        day, clock = self.days.read(row.text(self.day), name_of(self.header, self.day))
        local_time = read_time(row.text(self.time), name_of(self.header, self.time)) or clock
        meal = row.text(self.meal)
        said = cut(meal, LONGEST_NAME - 60) or _("Unnamed meal")
        words = (
            _("%(meal)s (whole meal)") if self.parts[self._meal_of_day(row)] == 1 else _("%(meal)s (part of a meal)")
        )
        amounts = self._believed(amounts_of(row, self.columns, self.mark))
        return IncomingEntry(row.line, day, meal_of(meal), words % {"meal": said}, amounts, local_time=local_time)

    def _believed(self, amounts: Amounts) -> Amounts:
        calcium = amounts.calcium_mg
        if not self.is_calcium_known or (calcium is not None and calcium > MOST_CALCIUM_MG):
            amounts = amounts._replace(calcium_mg=None)
        return without_gaps(amounts, fields=("potassium_mg", "calcium_mg"))

    def _meal_of_day(self, row: Row) -> tuple[str, str]:
        return row.text(self.day), fold(row.text(self.meal))


def _columns(header: Sequence[str], mg_per_percent: float) -> tuple[tuple[NutrientColumn, ...], tuple[Rejection, ...]]:
    """Its nutrients; calcium, whose column names no unit, is in percent of the Daily Value."""
    plain = [_PERCENT_SIGN.sub("", cell) for cell in header]
    return nutrient_columns(plain, usual_units=_UNITS | {CALCIUM.field: mg_per_percent})


def _is_calcium_in_percent(header: Sequence[str]) -> bool:
    """Whether there is a column of calcium that goes by the Daily Value."""
    factors = [
        next((c.factor for c in _columns(header, each)[0] if c.field == CALCIUM.field), None) for each in (10, 13)
    ]
    return factors[0] != factors[1]


def _calcium_question() -> Question:
    return Question(
        CALCIUM_DAILY_VALUE,
        _("MyFitnessPal gives calcium in percent of the Daily Value. Of which?"),
        (
            ("1300", _("1,300 mg, as on US labels since 2016")),
            ("1000", _("1,000 mg, as on older labels and in older foods")),
            (NOT_SAID, _("I do not know: leave calcium out")),
        ),
    )
