"""The signs of illness of a day."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tracker.warning.words import choices


class SignsForm(forms.Form):
    """Nothing has to be ticked; `ticked`, of a valid form, are values of Sign."""

    urgent = forms.MultipleChoiceField(
        label=_("Call for help at once"), widget=forms.CheckboxSelectMultiple, required=False
    )
    others = forms.MultipleChoiceField(
        label=_("Tell a doctor soon"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, signs: tuple[str, ...] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.fields:
            field = self.fields[name]
            field.choices = choices(urgent=name == "urgent")  # type: ignore[attr-defined]
            self.initial[name] = [sign for sign, _words in field.choices if sign in signs]  # type: ignore[attr-defined]

    @property
    def ticked(self) -> list[str]:
        return [*self.cleaned_data["urgent"], *self.cleaned_data["others"]]
