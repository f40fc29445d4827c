"""The form of a supplement: amounts per dose, of the element or of its compound, and what the label leaves unsaid."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from foods.models import FoodKind
from foods.nutrients import CAFFEINE, ENERGY, SODIUM, TRACKED, Nutrient
from foods.own.forms import OwnFoodForm
from foods.own.kept import Content
from foods.own.labels import amount_of
from foods.own.supplements import (
    BY_KEY,
    COMPOUND_UNITS,
    LISTED_WHEN_PRESENT,
    Unlisted,
    compounds_of,
    elemental,
    is_too_much,
    unlisted_amount,
)


class SupplementForm(OwnFoodForm):
    """A tablet, a spoonful, a sachet: amounts per dose, of the element or of its compound."""

    nutrients = (*TRACKED, ENERGY, SODIUM, CAFFEINE)
    usual = TRACKED

    dose = forms.CharField(
        label=_("A dose is"),
        max_length=200,
        widget=forms.TextInput(attrs={"placeholder": _("1 tablet"), "autocomplete": "off"}),
        error_messages={"required": _("Say what the amounts are in, like “1 tablet” or “2 capsules”.")},
    )
    unlisted = forms.ChoiceField(
        label=_("What the label does not list"),
        required=False,
        widget=forms.RadioSelect,
        choices=[(Unlisted.ABSENT.value, _("is not in it")), (Unlisted.UNKNOWN.value, _("is unknown"))],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nutrient in self.nutrients:
            if compounds := compounds_of(nutrient):
                self.fields[f"{nutrient.key}_compound"] = forms.ChoiceField(
                    label=gettext("What the amount of %(nutrient)s is of") % {"nutrient": gettext(nutrient.name)},
                    required=False,
                    choices=[("", gettext("%(nutrient)s itself") % {"nutrient": gettext(nutrient.name).lower()})]
                    + [(compound.key, f"{gettext(compound.name)} ({compound.percent:g} %)") for compound in compounds],
                )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        blank = [nutrient for nutrient in LISTED_WHEN_PRESENT if data.get(nutrient.key, 0) is None]
        if blank and not data.get("unlisted") and "unlisted" not in self.errors:
            self.add_error("unlisted", gettext("Say what the empty fields mean: your totals depend on it."))
        return data

    def _amount(self, nutrient: Nutrient, data: Mapping[str, Any]) -> float | None:
        stated = self._stated(nutrient, data)
        if stated is None:
            unlisted = data.get("unlisted") or Unlisted.UNKNOWN
            return None if nutrient.key in self.errors else unlisted_amount(nutrient, Unlisted(unlisted))
        compound = BY_KEY.get(data.get(f"{nutrient.key}_compound") or "")
        if compound and stated.unit not in COMPOUND_UNITS:
            self.add_error(
                nutrient.key, gettext("A % on a label is of the mineral itself. Choose that, or write milligrams.")
            )
            return None
        amount = amount_of(nutrient, stated)
        if is_too_much(nutrient, amount):
            self.add_error(nutrient.key, gettext("No dose holds that much. Compare number and unit with the label."))
        return elemental(compound, amount) if compound else amount

    def content(self) -> Content:
        data = self.cleaned_data
        return Content(
            name=data["name"],
            brand=data["brand"],
            gtin=data["gtin"],
            amounts=self.amounts,
            kind=FoodKind.SUPPLEMENT,
            dose=data["dose"],
        )
