"""Whether a value of a document may stand in its column, and what it is in Python."""

import math
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any, Final
from uuid import UUID
from zoneinfo import available_timezones

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from tracker.export.columns import Column, Kind

LONGEST: Final = 10_000  # characters of a text whose column has no limit of its own
MOST_PARTS: Final = 500  # of a list
NAME_LENGTH: Final = 500
NEEDED: Final = frozenset({"name"})


class WrongValue(ValueError):  # noqa: N818
    """str() is a translated sentence: what is wrong with a value."""


def checked(column: Column, value: Any) -> Any:
    """The value as Python has it; raises WrongValue."""
    if value is None:
        if column.may_be_unknown:
            return None
        raise WrongValue(_("It is missing."))
    return CHECKS[column.kind](column, value)


def _text(column: Column, value: Any) -> str:
    text = _plain_text(value, longest=column.longest or LONGEST)
    if column.choices is not None and text not in column.choices:
        raise WrongValue(_("“%(value)s” is none of the words that can stand here.") % {"value": text[:40]})
    if not text.strip() and column.name in NEEDED:
        raise WrongValue(_("It is empty."))
    return text


def _plain_text(value: Any, *, longest: int) -> str:
    if not isinstance(value, str):
        raise WrongValue(_("It is no text."))
    if len(value) > longest:
        words = _("It is longer than %(most)s characters.")
        raise WrongValue(words % {"most": number_format(longest)})
    if "\0" in value or not (value.isascii() or _is_unicode(value)):
        raise WrongValue(_("It has a character that is none."))
    return value


def _is_unicode(value: str) -> bool:
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _number(column: Column, value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise WrongValue(_("It is no number."))
    return float(_in_range(column, value))


def _whole(column: Column, value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise WrongValue(_("It is no whole number."))
    return int(_in_range(column, value))


def _in_range(column: Column, value: float) -> float:
    if column.range is not None and not column.range.holds(value):
        raise WrongValue(_("%(value)s is too small or too large.") % {"value": number_format(value)})
    return value


def _flag(_column: Column, value: Any) -> bool:
    if not isinstance(value, bool):
        raise WrongValue(_("It is neither true nor false."))
    return value


def _date(_column: Column, value: Any) -> date:
    try:
        found = date.fromisoformat(_plain_text(value, longest=10))
    except ValueError:
        found = None
    if found is None or found.isoformat() != value:
        raise WrongValue(_("It is no date like 2026-11-28."))
    return found


def _time(_column: Column, value: Any) -> time:
    try:
        found = time.fromisoformat(_plain_text(value, longest=15))
    except ValueError:
        found = None
    if found is None or found.tzinfo is not None:
        raise WrongValue(_("It is no time like 07:30:00."))
    return found


def _moment(_column: Column, value: Any) -> datetime:
    try:
        found = datetime.fromisoformat(_plain_text(value, longest=40))
        if found.tzinfo is not None:
            return found.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise WrongValue(_("It is no date and time like 2026-11-28T07:30:00Z."))


def _key(_column: Column, value: Any) -> UUID:
    try:
        found = UUID(_plain_text(value, longest=36))
    except ValueError:
        found = None
    if found is None or str(found) != value:
        raise WrongValue(_("It is no key like 0f8fad5b-d9cb-469f-a165-70867728950e."))
    return found


def _food(_column: Column, value: Any) -> str:
    text = _plain_text(value, longest=80)
    if ":" not in text:
        raise WrongValue(_("It names no food as “source:number”."))
    return text


def _counts(_column: Column, value: Any) -> dict[str, int]:
    parts = _parts(value, dict)
    if not all(type(times) is int and 0 < times <= MOST_PARTS for times in parts.values()):
        raise WrongValue(_("It is no list of counts."))
    return {_plain_text(name, longest=NAME_LENGTH): times for name, times in parts.items()}


def _texts(_column: Column, value: Any) -> dict[str, str]:
    parts = _parts(value, dict)
    return {_plain_text(name, longest=NAME_LENGTH): _plain_text(text, longest=LONGEST) for name, text in parts.items()}


def _list(column: Column, value: Any) -> list[str]:
    return [_text(column, text) for text in _parts(value, list)]


def _parts(value: Any, expected: type[Any]) -> Any:
    if not isinstance(value, expected) or len(value) > MOST_PARTS:
        raise WrongValue(_("It is no list, or one of too many."))
    return value


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _zone(column: Column, value: Any) -> str:
    text = _text(column, value)
    if text not in _zones():
        raise WrongValue(_("“%(value)s” is no time zone that is known here.") % {"value": text[:40]})
    return text


CHECKS: Final[Mapping[Kind, Callable[[Column, Any], Any]]] = {
    Kind.TEXT: _text,
    Kind.NUMBER: _number,
    Kind.WHOLE: _whole,
    Kind.FLAG: _flag,
    Kind.DATE: _date,
    Kind.TIME: _time,
    Kind.MOMENT: _moment,
    Kind.KEY: _key,
    Kind.FOOD: _food,
    Kind.COUNTS: _counts,
    Kind.TEXTS: _texts,
    Kind.LIST: _list,
    Kind.ZONE: _zone,
}
