"""The form of one blood result; every refusal says what to do."""

import re
from typing import Any, Final
from uuid import uuid4

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from foods.quantities import MESSAGES
from tracker.assessment.blood.analytes import UNITS, Analyte, Unit
from tracker.blood.words import ANALYTES, UNIT_SIGNS
from tracker.models import BloodResult
from tracker.models.blood_details import MOST_VALUE, BloodDetails
from tracker.person.diarist import Diarist
from tracker.servings.fields import PastDayField

OUT_OF_DATE: Final = _("Open this form again.")
NO_NUMBER: Final = _("Write a number, like 0.85.")
_NUMBER: Final = re.compile(r"[0-9]*\.?[0-9]+")
_MAY_BE_THOUSANDS: Final = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")


class ValueField(forms.CharField):
    """A number above 0 as a laboratory writes it; a comma is as good as a point. None where none was written."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(max_length=20, widget=widget, error_messages={"required": NO_NUMBER}, **kwargs)

    def clean(self, value: Any) -> float | None:
        typed = super().clean(value)
        if not typed:
            return None
        if _MAY_BE_THOUSANDS.fullmatch(typed):
            raise forms.ValidationError(gettext(MESSAGES["ambiguous"]))
        text = typed.replace(",", ".")
        if not _NUMBER.fullmatch(text):
            raise forms.ValidationError(NO_NUMBER)
        number = float(text)
        if not 0 < number <= MOST_VALUE:
            raise forms.ValidationError(gettext("Write a number above 0 and up to a million."))
        return number


class BloodForm(forms.Form):
    """`details`, of a valid form, are what is sealed."""

    key = forms.UUIDField(widget=forms.HiddenInput, error_messages={"required": OUT_OF_DATE, "invalid": OUT_OF_DATE})
    analyte = forms.ChoiceField(
        label=_("What was measured"),
        choices=[("", "---------"), *((analyte.value, name) for analyte, name in ANALYTES.items())],
        error_messages={"required": _("Choose what was measured."), "invalid_choice": OUT_OF_DATE},
    )
    value = ValueField(label=_("Result"))
    unit = forms.ChoiceField(
        label=_("Unit"),
        choices=[("", "---------"), *((unit.value, sign) for unit, sign in UNIT_SIGNS.items())],
        error_messages={"required": _("Choose the unit that the laboratory writes."), "invalid_choice": OUT_OF_DATE},
    )
    low = ValueField(label=_("Range from"), required=False)
    high = ValueField(label=_("Range to"), required=False)

    def __init__(self, *args: Any, diarist: Diarist, result: BloodResult | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.diarist = diarist
        self.fields["day"] = PastDayField(today=diarist.today)
        self.fields["day"].label = _("Day of the blood sample")
        self.initial = {"key": uuid4(), "day": diarist.today}
        if result is not None:
            self.initial = {"key": result.key, "day": result.date} | _initial_of(result.details)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        analyte, unit = data.get("analyte"), data.get("unit")
        if analyte and unit and Unit(unit) not in UNITS[Analyte(analyte)]:
            known = ", ".join(UNIT_SIGNS[each] for each in UNITS[Analyte(analyte)])
            words = gettext("%(analyte)s is not measured in %(unit)s. Choose one of %(known)s.")
            named = {"analyte": ANALYTES[Analyte(analyte)], "unit": UNIT_SIGNS[Unit(unit)], "known": known}
            self.add_error("unit", words % named)
        low, high = data.get("low"), data.get("high")
        if low is not None and high is not None and low > high:
            self.add_error("high", gettext("The range ends below its beginning. Look at both once more."))
        return data

    @property
    def details(self) -> BloodDetails:
        return BloodDetails.of(self.cleaned_data)


def _initial_of(details: BloodDetails | None) -> dict[str, Any]:
    """Numbers in the form have a point, which is understood everywhere."""
    if details is None:
        return {}
    ends = {"low": details.low, "high": details.high}
    shown = {name: f"{end:.10g}" for name, end in ends.items() if end is not None}
    return {"analyte": details.analyte, "value": f"{details.value:.10g}", "unit": details.unit} | shown
