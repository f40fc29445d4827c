"""What is to be in the file."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ExportForm(forms.Form):
    health = forms.BooleanField(
        label=_("With my health answers, twitches, medicines, blood results and notes"),
        help_text=_("Here they are encrypted. In the file, whoever has it can read them."),
        required=False,
    )
