"""Dates and times as programs and spreadsheets write them; whether the month or the day comes first."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, time
from typing import Final

from django.utils.translation import gettext as _

from tracker.display.dates import full_day_name
from tracker.imports.incoming import Question
from tracker.imports.readers.cells import UnreadableError, cut, fold, is_nothing

DAY_ORDER: Final = "day_order"
MONTH_FIRST: Final = "month_first"
DAY_FIRST: Final = "day_first"

_REST: Final = r"(?:[t ,]+(?P<clock>\d.*))?"
_YEAR: Final = r"(?P<y>\d{4}|\d\d)"
_YEAR_FIRST: Final = re.compile(
    rf"(?P<y>\d{{4}})(?P<sign>[-/.])(?P<m>\d{{1,2}})(?P=sign)(?P<d>\d{{1,2}}){_REST}", re.ASCII
)
_YEAR_LAST: Final = re.compile(rf"(?P<a>\d{{1,2}})(?P<sign>[-/.])(?P<b>\d{{1,2}})(?P=sign){_YEAR}{_REST}", re.ASCII)
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = rf"(?P<m>{'|'.join(_MONTHS)})[a-z]*\.?"
_NAMED: Final = (
    re.compile(rf"(?:[a-z]+, )?(?P<d>\d{{1,2}})[- ]{_MONTH}[- ,]+{_YEAR}{_REST}", re.ASCII),
    re.compile(rf"(?:[a-z]+, )?{_MONTH}[- ](?P<d>\d{{1,2}}),? (?P<y>\d{{4}}){_REST}", re.ASCII),
)
_PATTERNS: Final = (_YEAR_FIRST, _YEAR_LAST, *_NAMED)
_CLOCK: Final = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(?:[:.]\d\d(?:\.\d+)?)? ?(?:([ap])\.? ?m\.?)?", re.ASCII)


class Days:
    """Reads the dates of one file, which all have the same order.

    `texts` are all its dates. Where one can only be read one way ("1/27/2026"), all are read so; where none tells, or
    two contradict each other, `question` asks, and until `answers` holds the answer such dates cannot be read.
    """

    def __init__(self, texts: Iterable[str], answers: Mapping[str, str]) -> None:
        orders: set[str] = set()
        example = ""
        for text in texts:
            order = _order_of(text)
            if order:
                orders.add(order)
            elif order == "":
                example = example or text
        self.order = next(iter(orders)) if len(orders) == 1 else None
        self.question = None
        if self.order is None and (example or orders):
            answer = answers.get(DAY_ORDER)
            self.order = answer if answer in {MONTH_FIRST, DAY_FIRST} else None
            self.question = _question(example) if example else None

    def read(self, text: str, field: str) -> tuple[date, time | None]:
        """The date, and the time where the cell has one that is not midnight. Raises UnreadableError."""
        if is_nothing(text):
            raise UnreadableError(field, _("The date is missing."))
        match = _match(text)
        if match is None:
            raise UnreadableError(field, _("“%(cell)s” is not a date.") % {"cell": cut(text, 40)})
        groups = match.groupdict()
        found = _date(groups, self._order_for(text, field) if "a" in groups else MONTH_FIRST)
        if found is None:
            raise UnreadableError(field, _("“%(cell)s” is not a date.") % {"cell": cut(text, 40)})
        clock = _clock(groups["clock"]) if groups["clock"] else None
        return found, clock if clock != time(0) else None

    def _order_for(self, text: str, field: str) -> str:
        own = _order_of(text)
        order = self.order if own == "" else own or self.order or MONTH_FIRST
        if order is None:
            raise UnreadableError(field, _("Such a date can be two days: answer the question about them."))
        return order


def read_time(text: str, field: str) -> time | None:
    """A time of the local clock ("9:51 AM", "05:17", "17:45:00"); None where the cell says nothing."""
    if is_nothing(text):
        return None
    found = _clock(text)
    if found is None:
        raise UnreadableError(field, _("“%(cell)s” is not a time.") % {"cell": cut(text, 40)})
    return found


def _match(text: str) -> re.Match[str] | None:
    plain = fold(text)
    return next((match for pattern in _PATTERNS if (match := pattern.fullmatch(plain))), None)


def _order_of(text: str) -> str | None:
    """What a date says of the order of all: "" where it can be two days; None where it says nothing."""
    match = _YEAR_LAST.fullmatch(fold(text))
    if match is None:
        return None
    first, second = int(match["a"]), int(match["b"])
    if match["sign"] == ".":
        return DAY_FIRST  # nobody writes the month first with points
    if first > 12 or second > 12:
        return DAY_FIRST if second <= 12 else MONTH_FIRST if first <= 12 else None
    is_day = _date(match.groupdict(), MONTH_FIRST) and _date(match.groupdict(), DAY_FIRST)
    return "" if is_day and first != second else None


def _date(groups: Mapping[str, str], order: str) -> date | None:
    if "a" in groups:
        month, day = (groups["a"], groups["b"]) if order == MONTH_FIRST else (groups["b"], groups["a"])
    else:
        month, day = groups["m"], groups["d"]
    year = int(groups["y"]) + (2000 if len(groups["y"]) == 2 else 0)
    try:
        return date(year, _MONTHS.index(month) + 1 if month in _MONTHS else int(month), int(day))
    except ValueError:
        return None


def _clock(text: str) -> time | None:
    match = _CLOCK.fullmatch(fold(text))
    if match is None or not (match[2] or match[3]):
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3] and hour <= 12:
        hour = hour % 12 + (12 if match[3] == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _question(example: str) -> Question:
    """Asked in days of the file itself, so that nobody has to think of formats."""
    match = _match(example)
    assert match is not None  # noqa: S101 - for the type checker
    days = ((order, _date(match.groupdict(), order)) for order in (MONTH_FIRST, DAY_FIRST))
    return Question(
        DAY_ORDER,
        _("Which day is “%(date)s” in this file?") % {"date": cut(example, 40)},
        tuple((order, full_day_name(day)) for order, day in days if day),
    )
