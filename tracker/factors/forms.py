"""One line of a day's sheet as a form: everything in it may be left open, and every refusal says what to do."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from foods.quantities import QuantityError
from tracker.factors.numbers import Measure, typed_number
from tracker.models import DayFactors
from tracker.models.factor import Answer
from tracker.models.factor_kinds import LONGEST_NOTE, MOST_EFFORT, MOST_STRESS, RANGES, SheetLine
from tracker.servings.fields import TimeOfDayField

FORM: Final = "my-day"  # the form that fields belong to wherever they stand
NOTE: Final = "note"
YES, NO = "yes", "no"

URINE: Final = (
    _("nearly clear"),
    _("very pale"),
    _("pale yellow"),
    _("yellow"),
    _("dark yellow"),
    _("amber"),
    _("light brown"),
    _("brown"),
)


class NumberField(forms.FloatField):
    """A number as `typed_number` reads it, None where nothing is written."""

    def __init__(self, label: Any, field: str, measure: Measure = Measure.NUMBER, *, whole: bool = False) -> None:
        least, most = RANGES[field]
        wrong = _("Write a number from %(least)s to %(most)s, or leave it empty.") % {"least": least, "most": most}
        if whole:
            wrong = _("Write a whole number from %(least)s to %(most)s, or leave it empty.") % {
                "least": least,
                "most": most,
            }
        self.whole, self.measure = whole, measure
        super().__init__(
            label=label,
            required=False,
            min_value=least,
            max_value=most,
            widget=forms.TextInput(attrs={"inputmode": "numeric" if whole else "decimal", "maxlength": 12}),
            error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), wrong),
        )

    def to_python(self, value: Any) -> float | None:  # type: ignore[override]
        if not isinstance(value, str):
            number: float | None = super().to_python(value)
            return number
        if not value.strip():
            return None
        try:
            number = typed_number(value, self.measure)
        except QuantityError as error:
            wrong = gettext(str(error)) if error.code == "ambiguous" else self.error_messages["invalid"]
            raise forms.ValidationError(wrong) from None
        if number is None or (self.whole and not number.is_integer()):
            raise forms.ValidationError(self.error_messages["invalid"])
        return number

    def prepare_value(self, value: Any) -> Any:
        return f"{value:g}" if isinstance(value, float | int) else value


class LevelField(forms.TypedChoiceField):
    """One of a few numbers, each with its words."""

    def __init__(self, label: Any, choices: Mapping[int, str | Promise]) -> None:
        super().__init__(
            label=label,
            required=False,
            coerce=int,
            empty_value=None,
            choices=list(choices.items()),
            widget=forms.RadioSelect,
            error_messages={"invalid_choice": _("Choose one of the levels, or none.")},
        )


class YesNoField(forms.TypedChoiceField):
    """Yes, no, or not answered."""

    def __init__(self, label: Any) -> None:
        super().__init__(
            label=label,
            required=False,
            coerce=lambda value: value == YES,
            empty_value=None,
            choices=[(YES, _("Yes")), (NO, _("No"))],
            widget=forms.RadioSelect,
            error_messages={"invalid_choice": _("Choose yes or no, or neither.")},
        )

    def prepare_value(self, value: Any) -> Any:
        return {True: YES, False: NO}.get(value, value)


def _levels(most: int) -> dict[int, str | Promise]:
    return {number: str(number) for number in range(most + 1)}


def _note() -> forms.CharField:
    return forms.CharField(
        label=_("Note"),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"max_length": _("Write at most 1,000 characters.")},
    )


# The fields of each line by what they fill: fields of `DayFactors`, but for the note.
FIELDS: Final[Mapping[SheetLine, Mapping[str, Callable[[], forms.Field]]]] = {
    SheetLine.DRINKS: {"other_drinks_ml": lambda: NumberField(_("Other drinks, mL"), "other_drinks_ml", Measure.ML)},
    SheetLine.CAFFEINE: {
        "other_caffeine_mg": lambda: NumberField(_("Not logged, mg"), "other_caffeine_mg", Measure.MG),
        "last_caffeine": lambda: TimeOfDayField(label=_("The last at")),
    },
    SheetLine.STRESS: {"stress": lambda: LevelField(_("Stress"), _levels(MOST_STRESS))},
    SheetLine.EXERCISE: {
        "exercise_minutes": lambda: NumberField(_("Minutes"), "exercise_minutes", Measure.MINUTES, whole=True),
        "exercise_effort": lambda: LevelField(_("Effort"), _levels(MOST_EFFORT)),
        "unaccustomed": lambda: YesNoField(_("Unaccustomed")),
    },
    SheetLine.SLEEP: {
        "sleep_hours": lambda: NumberField(_("Hours"), "sleep_hours", Measure.HOURS),
        "times_woken": lambda: NumberField(_("Times woken"), "times_woken", whole=True),
    },
    SheetLine.ALCOHOL: {"alcohol_g": lambda: NumberField(_("Alcohol, g"), "alcohol_g", Measure.G)},
    SheetLine.HEAT: {"heat": lambda: YesNoField(_("Heat or sweat"))},
    SheetLine.STOMACH: {"upset_stomach": lambda: YesNoField(_("Vomiting or diarrhoea"))},
    SheetLine.URINE: {"urine_colour": lambda: LevelField(_("Urine colour"), dict(enumerate(URINE, 1)))},
    SheetLine.SUN: {"sun_minutes": lambda: NumberField(_("Minutes"), "sun_minutes", Measure.MINUTES, whole=True)},
    SheetLine.NOTE: {NOTE: _note},
}


class LineForm(forms.Form):
    """The answers of one line of a day; `answers`, of a valid form, are by the fields that they fill."""

    def __init__(self, line: SheetLine, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, make in FIELDS[line].items():
            self.fields[name] = make()
            self.fields[name].widget.attrs["form"] = FORM

    @classmethod
    def of_day(cls, line: SheetLine, answered: DayFactors, note: str) -> "LineForm":
        """The form of what was answered."""
        return cls(line, initial=answers_of(line, answered, note))

    @property
    def answers(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.fields}

    @property
    def problems(self) -> list[str]:
        """Each thing that is wrong, as a sentence."""
        return [str(problem) for problems in self.errors.values() for problem in problems]


def answers_of(line: SheetLine, answered: DayFactors, note: str) -> dict[str, Answer | str]:
    """What a day says on one line, by field."""
    return {name: note if name == NOTE else getattr(answered, name) for name in FIELDS[line]}
