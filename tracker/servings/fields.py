"""Fields that several forms share, and what is read of an address or of what a form sent."""

from datetime import date, time, timedelta
from typing import Any, Final
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tracker.models import Meal
from tracker.models.day import AHEAD, EARLIEST_DAY

MOST_DIGITS: Final = 18
NO_TIME: Final = _("That is not a time. Write it like 08:30, or leave it empty.")


def day_problem(day: date, *, today: date) -> str | None:
    """Why nothing can be logged on this day, as a sentence; None where it can."""
    if day < EARLIEST_DAY:
        return gettext("A diary begins in 1900. Choose a later day.")
    if day > today + AHEAD:
        return gettext("That day is too far ahead. You can plan as far as tomorrow.")
    return None


def past_day_problem(day: date, *, today: date) -> str | None:
    """Why nothing can be said of this day as of one that was, as a sentence; None where it can."""
    if day > today:
        return gettext("That day has not come yet. Choose today or an earlier one.")
    return day_problem(day, today=today)


def food_number(text: str) -> int | None:
    """A food's number as an address or a form gives it; None where it is none that a database can hold."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS else None


def meal_problem(meal: str) -> str:
    """What is wrong with the meal that was sent, as a sentence; "" where nothing is."""
    try:
        MealField().clean(meal)
    except forms.ValidationError as error:
        return error.messages[0]
    return ""


def time_problem(text: str) -> str:
    """What is wrong with the time that was sent, as a sentence; "" where nothing is, or none was sent."""
    try:
        eaten_at(text)
    except ValueError:
        return str(NO_TIME)
    return ""


def eaten_at(text: str) -> time | None:
    """The time of day that a form sent; None where it sent none. Raises ValueError for what is no time."""
    return time.fromisoformat(text.strip()).replace(second=0, microsecond=0, tzinfo=None) if text.strip() else None


def sent_key(text: str) -> UUID | None:
    """The key of a form, which makes a resend harmless; None where it has none."""
    try:
        return UUID(text)
    except ValueError:
        return None


class MealField(forms.ChoiceField):
    def __init__(self, **kwargs: Any) -> None:
        errors = {"invalid_choice": _("Choose breakfast, lunch, dinner or snacks."), "required": _("Choose a meal.")}
        super().__init__(label=_("Meal"), choices=Meal.choices, error_messages=errors, **kwargs)


class TimeOfDayField(forms.TimeField):
    """A time of the person's clock to the minute; None where nobody said one."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            required=False,
            input_formats=["%H:%M", "%H:%M:%S"],
            widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
            error_messages={"invalid": NO_TIME},
            **{"label": _("Time"), **kwargs},
        )

    def to_python(self, value: Any) -> time | None:
        at = super().to_python(value)
        return at.replace(second=0, microsecond=0) if at else None


class DayField(forms.DateField):
    """A day of the diary: any past one, at most tomorrow."""

    ahead = AHEAD

    def __init__(self, *, today: date, **kwargs: Any) -> None:
        self.today = today
        widget = forms.DateInput(
            format="%Y-%m-%d",
            attrs={"type": "date", "max": (today + self.ahead).isoformat(), "min": EARLIEST_DAY.isoformat()},
        )
        errors = {
            "required": _("Choose a day."),
            "invalid": _("That is not a day. Write it like 2026-03-31."),
        }
        super().__init__(label=_("Day"), input_formats=["%Y-%m-%d"], widget=widget, error_messages=errors, **kwargs)

    def clean(self, value: Any) -> date | None:
        day: date | None = super().clean(value)
        if day and (problem := self.problem(day)):
            raise forms.ValidationError(problem)
        return day

    def problem(self, day: date) -> str | None:
        return day_problem(day, today=self.today)


class PastDayField(DayField):
    """A day that has begun."""

    ahead = timedelta()

    def problem(self, day: date) -> str | None:
        return past_day_problem(day, today=self.today)
