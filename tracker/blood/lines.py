"""Blood results in words, each beside what was eaten before it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tracker.assessment.blood.analytes import Unit, likely_units
from tracker.blood.intake import IntakeBefore
from tracker.blood.words import ANALYTES, UNIT_SIGNS, other_units, range_words, value_words
from tracker.display.dates import full_day_name
from tracker.models import BloodResult
from tracker.models.blood_details import BloodDetails
from tracker.person.diarist import Diarist


@dataclass(frozen=True, slots=True)
class Line:
    """One result: `name` "Magnesium", `value` "0.82 mmol/L", `others` the same in other units, `before` the intake."""

    result: BloodResult
    day: str
    name: str
    value: str
    others: str
    range: str
    before: str


def lines_of(diarist: Diarist, results: Sequence[BloodResult]) -> list[Line]:
    """In the order of `results`; what can no longer be read has its day alone."""
    before = IntakeBefore(diarist, [result.date for result in results if result.details])
    return [_line(result, result.details, before) for result in results]


def _line(result: BloodResult, details: BloodDetails | None, before: IntakeBefore) -> Line:
    day = full_day_name(result.date)
    if details is None:
        return Line(result, day, _("A result that can no longer be read"), "", "", "", "")
    return Line(
        result,
        day,
        str(ANALYTES[details.analyte]),
        value_words(details),
        ", ".join(other_units(details)),
        range_words(details),
        before.words(details.analyte, result.date),
    )


@dataclass(frozen=True, slots=True)
class UnitQuestion:
    """Whether another unit was meant: the value is kept as it was typed, whatever the answer."""

    result: BloodResult
    words: str
    units: Sequence[tuple[Unit, str]]


def question_about(result: BloodResult) -> UnitQuestion | None:
    """Where the value is hardly ever found in its unit."""
    details = result.details
    units = likely_units(details.value, details.analyte, details.unit) if details else None
    if details is None or units is None:
        return None
    named = {"value": value_words(details), "analyte": ANALYTES[details.analyte]}
    words = _("%(analyte)s is seldom %(value)s. It is kept as you wrote it.") % named
    return UnitQuestion(result, words, [(unit, UNIT_SIGNS[unit]) for unit in units])
