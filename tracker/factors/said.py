"""What was answered on a line of the sheet, in a few words."""

from collections.abc import Callable, Mapping
from datetime import time
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.display.amounts import NO_BREAK_SPACE, format_number
from tracker.display.dates import clock


def _in(unit: str, decimals: int = 0) -> Callable[[float], str]:
    return lambda value: f"{format_number(value, decimals)}{NO_BREAK_SPACE}{_(unit)}"


def _at(moment: time) -> str:
    return _("the last at %(time)s") % {"time": clock(moment)}


def _effort(value: float) -> str:
    return _("effort %(effort)s") % {"effort": format_number(value)}


def _unaccustomed(value: bool) -> str:
    return _("unaccustomed") if value else _("accustomed")


def _woken(value: float) -> str:
    return ngettext("woken %(times)s time", "woken %(times)s times", int(value)) % {"times": format_number(value)}


def _yes_no(value: bool) -> str:
    return _("yes") if value else _("no")


WORDS: Final[Mapping[str, Callable[[Any], str]]] = {
    "other_drinks_ml": _in("mL"),
    "other_caffeine_mg": _in("mg"),
    "last_caffeine": _at,
    "stress": format_number,
    "exercise_minutes": _in("min"),
    "exercise_effort": _effort,
    "unaccustomed": _unaccustomed,
    "sleep_hours": _in("h", 2),
    "times_woken": _woken,
    "alcohol_g": _in("g", 1),
    "heat": _yes_no,
    "upset_stomach": _yes_no,
    "urine_colour": format_number,
    "sun_minutes": _in("min"),
}


def in_words(answers: Mapping[str, Any]) -> str:
    """ "30 min, effort 5": what is answered of these, by field; "" where nothing is."""
    return ", ".join(WORDS[field](value) for field, value in answers.items() if field in WORDS and value is not None)
