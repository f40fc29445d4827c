"""The profile as a form: every refusal is one sentence that says what to do."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, Final

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tracker.display.body_size import SizeError, height_cm, height_words, weight_kg, weight_words
from tracker.display.dates import long_month_name
from tracker.display.form_fields import CHOOSE
from tracker.models import Profile
from tracker.models.profile import BESIDE_A_FOOD, BY_DEFAULT, EARLIEST_BIRTH_YEAR, MassUnit
from tracker.person.zones import zone_names

MONTHS: Final = [(month, date(2001, month, 1)) for month in range(1, 13)]


class SizeField(forms.CharField):
    """A height or weight in the words of tracker.display.body_size; cleaned, it is a number in cm or kg, or None."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=20, **kwargs)
        self.read: Callable[[str], float] = float
        self.say: Callable[[float], str] = str

    def speak(self, read: Callable[..., float], say: Callable[..., str], label: str, *, imperial: bool) -> None:
        """Read and say sizes in the person's own units, which the label names."""
        self.read, self.say, self.label = partial(read, imperial=imperial), partial(say, imperial=imperial), label

    def to_python(self, value: Any) -> Any:
        words = super().to_python(value)
        try:
            return self.read(words) if words else None
        except SizeError as error:
            raise forms.ValidationError(str(error)) from None

    def prepare_value(self, value: Any) -> Any:
        return self.say(value) if isinstance(value, float) else value

    def run_validators(self, value: Any) -> None:
        """The length was checked on the words; a number has none."""


class AmountsBesideField(forms.MultipleChoiceField):
    """Which amounts stand beside a food, ticked; kept as keys of the registry. None ticked are the usual four."""

    def prepare_value(self, value: Any) -> Any:
        return value.split(",") if isinstance(value, str) else value

    def clean(self, value: Any) -> str:
        return ",".join(super().clean(value)) or BY_DEFAULT


class ProfileForm(forms.ModelForm):  # type: ignore[type-arg]
    """Who the reference intakes are for; everything may be left empty."""

    birth_month = forms.TypedChoiceField(label=_("Month of birth"), coerce=int, empty_value=None, required=False)
    birth_year = forms.IntegerField(
        label=_("Year of birth"),
        required=False,
        localize=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "placeholder": "1985", "autocomplete": "bday-year"}),
        error_messages={"invalid": _("Write the year with four digits, like 1985.")},
    )
    time_zone = forms.ChoiceField(label=_("Time zone"))
    day_starts_hour = forms.TypedChoiceField(
        label=_("Your day starts at"),
        coerce=int,
        choices=[(hour, f"{hour:02}:00") for hour in range(13)],
        help_text=_("What you eat earlier belongs to the day before."),
    )

    beside_food = AmountsBesideField(
        label=_("Amounts beside a food"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("In search results and forms. With none ticked you see the first four."),
    )
    height_cm = SizeField(help_text=_("Like 170 cm or 5 ft 7 in."))
    weight_kg = SizeField(help_text=_("Like 68 kg or 150 lb."))
    energy_check = forms.TypedChoiceField(
        label=_("Does your diary’s energy fit your size?"),
        choices=[("True", _("Check it")), ("False", _("Don’t check it"))],
        coerce=lambda value: value == "True",
        required=False,
    )

    class Meta:
        model = Profile
        fields = (
            "birth_month",
            "birth_year",
            "sex",
            "life_stage",
            "authority",
            "time_zone",
            "day_starts_hour",
            "mass_unit",
            "vitamin_d_unit",
            "volume_unit",
            "beside_food",
            "height_cm",
            "weight_kg",
            "energy_check",
        )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        imperial = self.instance.mass_unit == MassUnit.OUNCE
        height, weight = (_("Height (ft, in)"), _("Weight (lb)")) if imperial else (_("Height (cm)"), _("Weight (kg)"))
        self.fields["height_cm"].speak(height_cm, height_words, height, imperial=imperial)  # type: ignore[attr-defined]
        self.fields["weight_kg"].speak(weight_kg, weight_words, weight, imperial=imperial)  # type: ignore[attr-defined]
        named = [(nutrient.key, f"{gettext(nutrient.name)} ({nutrient.symbol})") for nutrient in BESIDE_A_FOOD]
        self.fields["beside_food"].choices = named  # type: ignore[attr-defined]
        self.fields["birth_month"].choices = [("", CHOOSE), *((n, long_month_name(day)) for n, day in MONTHS)]  # type: ignore[attr-defined]
        self.fields["time_zone"].choices = [(zone, zone.replace("_", " ")) for zone in sorted(zone_names())]  # type: ignore[attr-defined]

    def clean_birth_year(self) -> int | None:
        year: int | None = self.cleaned_data["birth_year"]
        if year is not None and not EARLIEST_BIRTH_YEAR <= year <= self.today.year:
            raise forms.ValidationError(
                gettext("Write a year from %(first)s to %(last)s.")
                % {"first": EARLIEST_BIRTH_YEAR, "last": self.today.year}
            )
        return year

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        year, month = data.get("birth_year"), data.get("birth_month")
        if (year is None) != (month is None) and not self.errors:
            self.add_error("birth_year" if year is None else "birth_month", _("Give both month and year, or neither."))
        if year == self.today.year and month is not None and month > self.today.month:
            self.add_error("birth_month", _("That month is still to come. Choose the month you were born in."))
        if data.get("life_stage", "none") != "none" and data.get("sex") == "male":
            self.add_error("life_stage", _("Choose “Neither”, or change the sex: these values are set for women."))
        return data
