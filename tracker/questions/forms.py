"""The forms of a question and of a trial: every refusal says what to do."""

from datetime import date, timedelta
from typing import Any, Final
from uuid import uuid4

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tracker.display.dates import full_day_name
from tracker.models.asked_question import LagKind, Outcome
from tracker.models.caffeine_trial import START_AHEAD
from tracker.questions.askable import FACTORS
from tracker.questions.caffeine import LENGTHS, length_words

CHOOSE_DAYS: Final = _("Choose which days count.")
CHOOSE_LENGTH: Final = _("Choose how many pairs of fortnights.")
OUT_OF_DATE: Final = _("Open this form again.")
USUAL_PAIRS: Final = 5  # the fewest that can pass 0.05


class QuestionForm(forms.Form):
    """`lag`, of a valid form, is the usual one of the factor where none was chosen."""

    factor = forms.ChoiceField(
        label=_("What is eaten or done"),
        widget=forms.RadioSelect,
        choices=lambda: [(factor.key, factor.title) for factor in FACTORS.values()],
        error_messages={"required": _("Choose what to ask about."), "invalid_choice": _("Choose what to ask about.")},
    )
    outcome = forms.ChoiceField(
        label=_("What is noticed"),
        widget=forms.RadioSelect,
        choices=Outcome.choices,
        initial=Outcome.TWITCHES,
        error_messages={"required": _("Choose what is noticed."), "invalid_choice": _("Choose what is noticed.")},
    )
    lag = forms.ChoiceField(
        label=_("Which days count"),
        widget=forms.RadioSelect,
        required=False,
        choices=[
            ("", _("The usual ones")),
            *((kind.value, kind.label) for kind in (LagKind.DAY_BEFORE, LagKind.TWO_DAYS_BEFORE, LagKind.SAME_DAY)),
        ],
        error_messages={"invalid_choice": CHOOSE_DAYS},
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        factor = FACTORS.get(data.get("factor", ""))
        if factor and "lag" in data:
            data["lag"] = data["lag"] or factor.lags[0].value
            if data["lag"] not in factor.lags:
                self.add_error("lag", gettext("What is eaten that day may come after the twitch. Choose days before."))
        return data


class TrialForm(forms.Form):
    """When fortnights with and without caffeine begin, how many pairs, and what is compared."""

    key = forms.UUIDField(widget=forms.HiddenInput, error_messages={"required": OUT_OF_DATE, "invalid": OUT_OF_DATE})
    pairs = forms.TypedChoiceField(
        label=_("How long"),
        widget=forms.RadioSelect,
        coerce=int,
        choices=lambda: [(pairs, length_words(pairs)) for pairs in LENGTHS],
        error_messages={"required": CHOOSE_LENGTH, "invalid_choice": CHOOSE_LENGTH},
    )
    outcome = forms.ChoiceField(
        label=_("What is compared"),
        widget=forms.RadioSelect,
        choices=Outcome.choices,
        error_messages={"required": _("Choose what is compared."), "invalid_choice": _("Choose what is compared.")},
    )
    starts = forms.DateField(
        label=_("First day"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={
            "required": _("Choose a first day."),
            "invalid": _("That is not a day. Write it like 2026-03-31."),
        },
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.earliest, self.latest = today + timedelta(days=1), today + START_AHEAD
        self.fields["starts"].widget.attrs |= {"min": self.earliest.isoformat(), "max": self.latest.isoformat()}
        self.initial.update(key=uuid4(), starts=self.earliest, pairs=USUAL_PAIRS, outcome=Outcome.TWITCHES)

    def clean_starts(self) -> date:
        starts: date = self.cleaned_data["starts"]
        if not self.earliest <= starts <= self.latest:
            words = gettext("Choose a day from tomorrow to %(day)s.")
            raise forms.ValidationError(words % {"day": full_day_name(self.latest)})
        return starts
