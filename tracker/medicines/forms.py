"""The forms of the schedule: what, its days and times, and its changes with their day."""

import re
from datetime import date, time, timedelta
from typing import Any, Final
from uuid import uuid4

from django import forms
from django.contrib.auth.models import User
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from foods.models import Food, FoodKind
from tracker.display.dates import full_day_name, weekday_name
from tracker.medicines.courses import MONDAY, Course
from tracker.models.medicine import ChangeKind
from tracker.models.medicine_details import (
    LONGEST_DOSE,
    LONGEST_NAME,
    MOST_TIMES,
    DoseDetails,
    MedicineDetails,
    Weekday,
    times_of,
)
from tracker.person.diarist import Diarist
from tracker.servings.fields import PastDayField

OUT_OF_DATE: Final = _("Open this form again.")
_TIME: Final = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm)?", re.IGNORECASE)


class TimesField(forms.CharField):
    """Times of a day, as one writes them: "8:00, 20:00", "8 am and 8 pm"; cleaned like ("08:00", "20:00")."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Times, if you like"),
            required=False,
            max_length=100,
            help_text=_("One dose for each time, as in “8:00, 20:00”. Left empty: once a day."),
        )

    def clean(self, value: Any) -> tuple[str, ...]:
        words = [word for word in re.split(r"[,;]|\band\b|(?<=\d)\s+(?=\d)", super().clean(value)) if word.strip()]
        times = times_of(_time_of(word.strip()) for word in words)
        if len(times) > MOST_TIMES:
            raise forms.ValidationError(gettext("Six times a day are the most."))
        return times

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, tuple) else value


def _time_of(word: str) -> time:
    found = _TIME.fullmatch(word)
    if found:
        hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "pm" else 0)
        if hour < 24 and minute < 60:
            return time(hour, minute)
    words = gettext("“%(word)s” is no time. Write times like 8:00, with commas between them.")
    raise forms.ValidationError(words % {"word": word})


def _weekdays() -> list[tuple[str, str]]:
    """ "Mon" to "Sun"."""
    return [(day, weekday_name(MONDAY + timedelta(days=place))) for place, day in enumerate(Weekday.values)]


class DetailsForm(forms.Form):
    """What it is called, and when it is taken. A supplement is called as the own food is."""

    name = forms.CharField(
        label=_("Name"),
        max_length=LONGEST_NAME,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": _("Write what it is called."),
            "max_length": _("Write at most %(limit_value)s characters."),
        },
    )
    weekdays = forms.MultipleChoiceField(
        label=_("Days"), required=False, choices=_weekdays, widget=forms.CheckboxSelectMultiple
    )
    times = TimesField()

    def __init__(self, *args: Any, course: Course | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if course is not None:
            self.initial.update({"name": course.name, "times": course.details.times})
            self.initial["weekdays"] = course.details.weekdays if len(course.details.weekdays) < len(Weekday) else ()
            if course.medicine.food is not None:
                del self.fields["name"]

    def details(self, *, name: str = "", is_supplement: bool = False) -> MedicineDetails:
        """Of a valid form; `name` is that of a supplement, which the form does not ask for."""
        return MedicineDetails.of({"name": name, "is_supplement": is_supplement} | self.cleaned_data)


def _dose_field(label: Any) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=LONGEST_DOSE,
        help_text=_("In your own words: “20 mg”, “half a tablet”."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class _DatedForm(forms.Form):
    key = forms.UUIDField(widget=forms.HiddenInput, error_messages={"required": OUT_OF_DATE, "invalid": OUT_OF_DATE})

    def __init__(self, *args: Any, diarist: Diarist, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.diarist = diarist
        self.fields["day"] = PastDayField(today=diarist.today)
        self.initial.update({"key": uuid4(), "day": diarist.today})

    @property
    def dose_details(self) -> DoseDetails:
        return DoseDetails.of({"dose": self.cleaned_data.get("dose", "")})


class AddForm(_DatedForm, DetailsForm):
    """One more in the schedule, of `supplements` where they are given, else a medicine."""

    def __init__(self, *args: Any, diarist: Diarist, supplements: "list[Food] | None" = None, **kwargs: Any) -> None:
        super().__init__(*args, diarist=diarist, **kwargs)
        self.foods = {str(food.pk): food for food in supplements or ()}
        if supplements is not None:
            del self.fields["name"]
            self.fields["food"] = forms.ChoiceField(
                label=_("Supplement"),
                choices=[(number, food.shown_name) for number, food in self.foods.items()],
                error_messages={"required": _("Choose one of your supplements."), "invalid_choice": OUT_OF_DATE},
            )
        else:
            self.fields["dose"] = _dose_field(_("Dose"))
        self.fields["day"].label = _("Since")
        self.fields["day"].required = False
        self.fields["day"].help_text = _("Left empty: for longer than you know. Then no start is marked.")

    @property
    def chosen_food(self) -> Food | None:
        return self.foods.get(self.cleaned_data.get("food", ""))


class ChangeForm(_DatedForm):
    """A start, a change of the dose or a stop of one that is in the schedule, not before its last change."""

    def __init__(self, *args: Any, course: Course, kind: ChangeKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.course, self.kind = course, kind
        if kind is not ChangeKind.STOP:
            self.fields["dose"] = _dose_field(_("New dose") if kind is ChangeKind.CHANGE else _("Dose"))
            self.fields["dose"].required = kind is ChangeKind.CHANGE
            self.fields["dose"].error_messages["required"] = _("Write the new dose.")
            self.order_fields(["dose", "day"])
            self.initial["dose"] = "" if kind is ChangeKind.CHANGE else course.dose
        self.fields["day"].label = _("First day without it") if kind is ChangeKind.STOP else _("From")

    def clean_day(self) -> date | None:
        day: date | None = self.cleaned_data["day"]
        last = self.course.last.date if self.course.last else None
        if day and last and day < last:
            words = gettext("Something changed on %(day)s already. Choose that day or a later one.")
            raise forms.ValidationError(words % {"day": full_day_name(last)})
        return day


def supplements_to_add(user: User, courses: "list[Course]") -> list[Food]:
    """The own supplements that are in use and not in the schedule yet, by name."""
    there = [course.food.pk for course in courses if course.food and not course.is_stopped]
    own = Food.objects.of(user).present().filter(kind=FoodKind.SUPPLEMENT, archived_at__isnull=True)
    return sorted(own.exclude(pk__in=there), key=lambda food: food.shown_name.casefold())
