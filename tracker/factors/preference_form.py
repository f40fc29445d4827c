"""The preferences of the sheet as a form that works by buttons alone."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tracker.models import FactorPreferences
from tracker.models.factor_kinds import LEAST_GLASS_ML, MOST_GLASS_ML, SheetLine


class PreferencesForm(forms.ModelForm):  # type: ignore[type-arg]
    """`up` and `down` are the lines that a button moves by one place; a glass outside what one can hold is refused."""

    shown = forms.MultipleChoiceField(choices=SheetLine.choices, required=False)
    up = forms.ChoiceField(choices=SheetLine.choices, required=False)
    down = forms.ChoiceField(choices=SheetLine.choices, required=False)
    glass_ml = forms.IntegerField(
        label=_("My glass, mL"),
        min_value=LEAST_GLASS_ML,
        max_value=MOST_GLASS_ML,
        localize=False,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), _("Write whole millilitres from 20 to 2000, like 250.")
        ),
    )

    class Meta:
        model = FactorPreferences
        fields = ("glass_ml",)

    @property
    def moved(self) -> bool:
        return bool(self.cleaned_data["up"] or self.cleaned_data["down"])

    def save(self, commit: bool = True) -> FactorPreferences:
        preferences: FactorPreferences = self.instance
        order = preferences.all_lines
        for name, step in (("up", -1), ("down", 1)):
            if key := self.cleaned_data[name]:
                _move(order, SheetLine(key), step)
        preferences.order = [line.value for line in order]
        preferences.hidden = [line.value for line in SheetLine if line not in self.cleaned_data["shown"]]
        saved: Any = super().save(commit)
        return saved  # type: ignore[no-any-return]

    def rows(self) -> list[tuple[SheetLine, bool]]:
        """Each line in its order, and whether it is shown."""
        hidden = self.instance.hidden
        if self.is_bound and "shown" in self.cleaned_data:
            hidden = [line.value for line in SheetLine if line not in self.cleaned_data["shown"]]
        return [(line, line.value not in hidden) for line in self.instance.all_lines]


def _move(order: list[SheetLine], line: SheetLine, step: int) -> None:
    at = order.index(line)
    to = min(max(at + step, 0), len(order) - 1)
    order.insert(to, order.pop(at))
