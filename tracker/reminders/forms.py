"""One reminder."""

from datetime import time

from django import forms
from django.utils.translation import gettext_lazy as _

from tracker.models import ReminderKind


class ReminderForm(forms.Form):
    kind = forms.ChoiceField(label=_("What to log"), choices=ReminderKind.choices)
    local_time = forms.TimeField(
        label=_("Time"),
        input_formats=["%H:%M", "%H:%M:%S"],
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        error_messages={
            "required": _("Choose a time."),
            "invalid": _("That is not a time. Write it like 20:30."),
        },
    )

    def clean_local_time(self) -> time:
        at: time = self.cleaned_data["local_time"]
        return at.replace(second=0, microsecond=0)
