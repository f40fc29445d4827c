"""What people type about a day, checked: every refusal is one sentence that says what to do."""

from collections.abc import Sequence
from copy import copy
from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from foods.models import Food
from foods.quantities import QuantityError
from tracker.models import Entry, Meal, Serving
from tracker.models.serving import SERVING_FIELDS
from tracker.person.diarist import Diarist
from tracker.servings.fields import DayField, MealField, TimeOfDayField
from tracker.servings.live import LiveAmounts, live_amounts
from tracker.servings.portions import MeasureError, PortionChoice, measured
from tracker.servings.upper_levels import ConfirmingForm


class EntryForm(ConfirmingForm):
    """Portion × number in a meal, and when, if one likes.

    `cleaned_data` gains `quantity` (a float) and `chosen` (the PortionChoice).
    """

    key = forms.UUIDField(
        widget=forms.HiddenInput,
        error_messages={"required": _("Open this form again."), "invalid": _("Open this form again.")},
    )
    quantity = forms.CharField(label=_("How many"), required=False)
    portion = forms.ChoiceField(
        label=_("Portion"),
        error_messages={"required": _("Choose a portion."), "invalid_choice": _("Choose a portion from the list.")},
    )
    meal = MealField()
    local_time = TimeOfDayField()

    def __init__(self, *args: Any, choices: Sequence[PortionChoice], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.portion_choices = {choice.value: choice for choice in choices}
        portion = self.fields["portion"]
        assert isinstance(portion, forms.ChoiceField)  # noqa: S101 - for the type checker
        portion.choices = [(choice.value, choice.text) for choice in choices]
        self.initial.setdefault("key", uuid4())

    def live(self, source: Food | Serving) -> LiveAmounts:
        """The amounts of a food or an entry in what stands in the fields."""
        quantity, portion = self["quantity"].value(), self["portion"].value()
        return live_amounts(source, str(quantity or ""), str(portion or ""), self.portion_choices)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if "quantity" in data and "portion" in data:
            try:
                data["quantity"], data["chosen"] = measured(data["quantity"], data["portion"], self.portion_choices)
            except (QuantityError, MeasureError) as error:
                self.add_error("quantity", gettext(str(error)))
        return data


class EditEntryForm(EntryForm):
    """An entry changed or moved to another meal or day."""

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["day"] = DayField(today=today)

    @property
    def new_portion(self) -> dict[str, Any]:
        """What a valid form rescales an entry to."""
        quantity, chosen = self.cleaned_data["quantity"], self.cleaned_data["chosen"]
        grams = quantity * chosen.weight_g if chosen.weight_g is not None else None
        return {"quantity": quantity, "portion_text": chosen.text, "grams": grams}

    def rescales(self, entry: Entry) -> bool:
        return (entry.quantity, entry.portion_text) != (self.new_portion["quantity"], self.new_portion["portion_text"])

    def confirms_change(self, entry: Entry, diarist: Diarist) -> bool:
        """As `confirms`, where the amounts change; what was stored once is not asked again."""
        if not self.rescales(entry):
            return True
        changed = copy(entry)
        changed.rescale(**self.new_portion)
        return self.confirms([{field: getattr(changed, field) for field in SERVING_FIELDS}], diarist)


class MealTimeForm(forms.Form):
    """When all of a meal was eaten; left empty, nobody says."""

    meal = MealField(widget=forms.HiddenInput)
    local_time = TimeOfDayField(label=_("Time for all of it"))


class CopyForm(ConfirmingForm):
    """A meal, or all of a day, copied to another day."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    meal = forms.ChoiceField(choices=[("", _("The whole day")), *Meal.choices], required=False, label=_("What"))

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"] = DayField(today=today)
        self.initial.setdefault("key", uuid4())


class SaveMealForm(forms.Form):
    """A meal kept under a name."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    meal = MealField()
    name = forms.CharField(
        label=_("Name"), max_length=60, error_messages={"required": _("Give the meal a name, such as “my breakfast”.")}
    )
