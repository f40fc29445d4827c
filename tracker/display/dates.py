"""Dates and times as a person reads them, in one style: 27 Nov 2026, Fri 27 Nov, 16:00.

The formats are the locale's own (Django's); those of English are in `locale_formats/en/formats.py`. Nothing else in the
project writes a date or a time for a person; a test looks.
"""

from datetime import date, datetime, time
from functools import lru_cache

from django.utils.formats import date_format, time_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _


def _written(day: date, form: str) -> str:
    """A week's days are written with every answer. Moments are not kept: equal ones stand in different time zones."""
    return _of_a_date(day, form, get_language()) if type(day) is date else date_format(day, form)


@lru_cache(maxsize=1024)
def _of_a_date(day: date, form: str, _language: str | None) -> str:
    return date_format(day, form)


def full_day_name(day: date | datetime) -> str:
    """ "27 Nov 2026"."""
    return date_format(day, "DATE_FORMAT")


def short_day_name(day: date) -> str:
    """ "27 Nov", on an axis or where the year is plain."""
    return _written(day, "MONTH_DAY_FORMAT")


def weekday_name(day: date) -> str:
    """ "Fri"."""
    return _written(day, "D")


def long_weekday_name(day: date) -> str:
    """ "Friday"."""
    return _written(day, "l")


def day_name(day: date) -> str:
    """ "Fri 27 Nov"."""
    return _with_weekday(day, short_day_name(day))


def day_name_with_year(day: date) -> str:
    """ "Fri 27 Nov 2026"."""
    return _with_weekday(day, full_day_name(day))


def month_name(day: date) -> str:
    """ "Nov 2026"."""
    return date_format(day, "YEAR_MONTH_FORMAT")


def short_month_name(day: date) -> str:
    """ "Nov"."""
    return date_format(day, "M")


def long_month_name(day: date) -> str:
    """ "November", as the name of a month by itself."""
    return date_format(day, "F")


def clock(moment: time) -> str:
    """ "16:00"."""
    return time_format(moment, "TIME_FORMAT")


def moment_name(moment: datetime) -> str:
    """ "27 Nov 2026, 16:00", in the moment's own time zone."""
    return date_format(moment, "DATETIME_FORMAT")


def _with_weekday(day: date, name: str) -> str:
    # Translators: a day with its weekday before it: Fri 27 Nov
    return _("%(weekday)s %(day)s") % {"weekday": weekday_name(day), "day": name}
