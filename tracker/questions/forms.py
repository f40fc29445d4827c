"""The form of a question: every refusal says what to do."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tracker.models.asked_question import LagKind, Outcome
from tracker.questions.askable import FACTORS

CHOOSE_DAYS = _("Choose which days count.")


class QuestionForm(forms.Form):
    """`lag`, of a valid form, is the usual one of the factor where none was chosen."""

    factor = forms.ChoiceField(
        label=_("What is eaten or done"),
        widget=forms.RadioSelect,
        choices=[(factor.key, factor.name) for factor in FACTORS.values()],
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
