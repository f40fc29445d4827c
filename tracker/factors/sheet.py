"""The sheet of one day: a line a factor, as the person ordered them, with what was said and what yesterday said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Final, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from foods.nutrients import CAFFEINE
from tracker.display.amounts import format_amount
from tracker.display.dates import clock
from tracker.factors.forms import NOTE, LineForm, answers_of
from tracker.factors.items import ITEMS, Item
from tracker.factors.said import in_words
from tracker.factors.water import Glass, glass_of
from tracker.fluids.last_caffeine import last_caffeine
from tracker.models import DayFactors, DayNote, Entry, FactorPreferences
from tracker.models.factor import Answer
from tracker.models.factor_kinds import SheetLine
from tracker.person.diarist import Diarist

# What "none" says on a line; what stands beside it in its fields is open then.
NOTHING: Final[dict[SheetLine, dict[str, Answer]]] = {
    SheetLine.DRINKS: {"other_drinks_ml": 0},
    SheetLine.CAFFEINE: {"other_caffeine_mg": 0, "last_caffeine": None},
    SheetLine.EXERCISE: {"exercise_minutes": 0, "exercise_effort": None, "unaccustomed": None},
    SheetLine.ALCOHOL: {"alcohol_g": 0},
    SheetLine.SUN: {"sun_minutes": 0},
}
HINTS: Final[dict[SheetLine, str | Promise]] = {
    SheetLine.STRESS: gettext_lazy("from 0, none, to 4, very much"),
    SheetLine.ALCOHOL: gettext_lazy("also of what you logged: the food tables do not tell it"),
    SheetLine.URINE: gettext_lazy("B vitamins and some medicines colour it too"),
    SheetLine.NOTE: gettext_lazy("kept encrypted"),
}


class Logged(NamedTuple):
    """The caffeine of what is logged, in mg, and the time of the last; "" where not all of it has one."""

    caffeine_mg: float
    last: str

    @property
    def words(self) -> str:
        amount = format_amount(self.caffeine_mg, CAFFEINE, "")
        if not self.last:
            return _("from what you logged: %(amount)s") % {"amount": amount}
        return _("from what you logged: %(amount)s, the last at %(time)s") % {"amount": amount, "time": self.last}


@dataclass(frozen=True, slots=True)
class Line:
    """One line; `yesterday` is "" where yesterday says nothing, `problems` what is wrong with what was sent."""

    line: SheetLine
    form: LineForm
    is_answered: bool
    yesterday: str
    hint: str
    offers_none: bool
    items: Sequence[Item]
    problems: Sequence[str] = ()

    @property
    def is_yes_or_no(self) -> bool:
        """Its answers find room beside its name."""
        return self.line in (SheetLine.HEAT, SheetLine.STOMACH)


def _words(line: SheetLine, answers: Mapping[str, Any]) -> str:
    is_none = line in NOTHING and answers.items() >= NOTHING[line].items()
    return _("none") if is_none else in_words(answers)


class Sheet:
    """One day as one person answers it; everything is read when it is first asked for."""

    def __init__(self, diarist: Diarist, day: date) -> None:
        self.diarist, self.day = diarist, day
        self.is_today = day == diarist.today

    @cached_property
    def preferences(self) -> FactorPreferences:
        return FactorPreferences.objects.preferences_of(self.diarist.user)

    @cached_property
    def _answered(self) -> dict[date, DayFactors]:
        """This day and the one before."""
        user, before = self.diarist.user, self.day - timedelta(days=1)
        there = {row.date: row for row in DayFactors.objects.of(user).between(before, self.day)}
        return {day: there.get(day) or DayFactors(user=user, date=day) for day in (before, self.day)}

    @property
    def yesterday(self) -> DayFactors:
        return self._answered[self.day - timedelta(days=1)]

    @cached_property
    def note(self) -> str | None:
        """None where it can no longer be read."""
        return DayNote.objects.words_on(self.diarist.user, self.day)

    @cached_property
    def glass(self) -> Glass | None:
        return glass_of(self.diarist, self.day, self.preferences)

    @cached_property
    def logged(self) -> Logged:
        entries = Entry.objects.of(self.diarist.user).on(self.day).counted().filter(caffeine_mg__gt=0)
        last = last_caffeine(self.diarist, self.day, self.day).get(self.day)
        amounts = entries.values_list("caffeine_mg", flat=True)
        return Logged(sum(amount or 0.0 for amount in amounts), clock(last) if last else "")

    def answers(self, line: SheetLine) -> dict[str, Any]:
        return answers_of(line, self._answered[self.day], (self.note or "") if line is SheetLine.NOTE else "")

    def as_yesterday(self, line: SheetLine) -> dict[str, Any]:
        """What yesterday says on a line; a note is of its own day."""
        return {} if line is SheetLine.NOTE else answers_of(line, self.yesterday, "")

    def line(self, line: SheetLine, form: LineForm | None = None) -> Line:
        """`form` is one that came back with something wrong in it."""
        answers = self.answers(line)
        return Line(
            line=line,
            form=form or LineForm(line, initial=answers),
            is_answered=any(value not in (None, "") for value in answers.values()),
            yesterday=_words(line, self.as_yesterday(line)),
            hint=self._hint(line),
            offers_none=line in NOTHING,
            items=ITEMS.get(line, ()),
            problems=form.problems if form else (),
        )

    def lines(self) -> list[Line]:
        return [self.line(line) for line in self.preferences.lines]

    def _hint(self, line: SheetLine) -> str:
        if line is SheetLine.CAFFEINE and self.logged.caffeine_mg:
            return self.logged.words
        if line is SheetLine.NOTE and self.note is None:
            return _("What was written can no longer be read.")
        return str(HINTS.get(line, ""))

    def keep(self, answers: dict[str, Any]) -> None:
        """Raises HealthKeyError where a note cannot be sealed."""
        user = self.diarist.user
        kept = dict(answers)
        note = kept.pop(NOTE, None)
        if note or (note is not None and self.note is not None):  # what cannot be read now may be readable again
            DayNote.objects.keep(user=user, day=self.day, words=note)
        if kept:
            DayFactors.objects.answer(user=user, day=self.day, answers=kept)
