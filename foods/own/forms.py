"""The form of an own food from its label, and what it shares with a supplement's; units are in labels.

The field of an amount has its nutrient's key, its unit `<key>_unit`, and a supplement's compound `<key>_compound`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final
from uuid import uuid4

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from foods.barcodes import gtin
from foods.nutrients import ENERGY, NUTRIENTS, SODIUM, TRACKED, Amounts, Nutrient
from foods.own.kept import FLUID_OUNCE, Content
from foods.own.label_text import MAX_CHARACTERS
from foods.own.labels import (
    PERCENTAGE_NAMES,
    PERCENTAGES,
    UNIT_NAMES,
    AmountError,
    Basis,
    Stated,
    Unit,
    amount_of,
    parse_amount,
    per_100_g,
    units_of,
)
from foods.plausible import doubt

HEAVIEST_SERVING_G: Final = 10_000
KEPT_ELSEWHERE: Final = frozenset({"key", "name", "brand", "gtin", "label_text", "copied"})  # not as part of the label


@dataclass(frozen=True, slots=True)
class AmountRow:
    """One nutrient's fields in the form."""

    nutrient: Nutrient
    amount: forms.BoundField
    unit: forms.BoundField
    compound: forms.BoundField | None


class AmountField(forms.CharField):
    """An amount as typed; its value is a float, or None where nothing was typed."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "maxlength": 20})
        super().__init__(required=False, widget=widget, **kwargs)

    def clean(self, value: Any) -> Any:
        try:
            return parse_amount(super().clean(value))
        except AmountError as error:
            raise forms.ValidationError(gettext(str(error))) from error


class OwnFoodForm(forms.Form):
    """What every own food made from a package has: a name, a barcode, and amounts in the units of its label.

    When it is valid, `amounts` are those that the food will have.
    """

    nutrients: tuple[Nutrient, ...] = NUTRIENTS
    usual: tuple[Nutrient, ...] = (*TRACKED, ENERGY, SODIUM)

    key = forms.UUIDField(widget=forms.HiddenInput, error_messages={"required": _("Open this form again.")})
    name = forms.CharField(
        label=_("Name"), max_length=300, error_messages={"required": _("Give it a name that you will search for.")}
    )
    brand = forms.CharField(label=_("Brand"), max_length=120, required=False)
    gtin = forms.CharField(
        label=_("Barcode"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("The digits under the bars, if you want to find it by scanning."),
    )
    label_text = forms.CharField(
        label=_("Text of the label"),
        required=False,
        max_length=MAX_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
    )
    percentages = forms.ChoiceField(
        label=_("A % that stands alone is of"),
        required=False,
        choices=[(unit.value, _(PERCENTAGE_NAMES[unit])) for unit in PERCENTAGES],
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("key", uuid4())
        self.amounts = Amounts()
        for nutrient in self.nutrients:
            self.fields[nutrient.key] = AmountField(label=gettext(nutrient.name))
            self.fields[f"{nutrient.key}_unit"] = forms.ChoiceField(
                label=gettext("Unit of %(nutrient)s") % {"nutrient": gettext(nutrient.name)},
                choices=[(unit.value, gettext(UNIT_NAMES[unit])) for unit in units_of(nutrient)],
                required=False,
            )

    @property
    def usual_rows(self) -> list[AmountRow]:
        return self._rows(nutrient for nutrient in self.nutrients if nutrient in self.usual)

    @property
    def rare_rows(self) -> list[AmountRow]:
        return self._rows(nutrient for nutrient in self.nutrients if nutrient not in self.usual)

    def _rows(self, nutrients: Iterable[Nutrient]) -> list[AmountRow]:
        return [
            AmountRow(
                nutrient,
                self[nutrient.key],
                self[f"{nutrient.key}_unit"],
                self[f"{nutrient.key}_compound"] if f"{nutrient.key}_compound" in self.fields else None,
            )
            for nutrient in nutrients
        ]

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def clean_gtin(self) -> str:
        typed: str = self.cleaned_data["gtin"]
        try:
            return gtin.normalised(typed) if typed else ""
        except gtin.GtinError as error:
            raise forms.ValidationError(gettext(str(error))) from error

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        found = {nutrient.field: self._amount(nutrient, data) for nutrient in self.nutrients}
        self.amounts = Amounts(**found)
        return data

    def _stated(self, nutrient: Nutrient, data: Mapping[str, Any]) -> Stated | None:
        """What was typed for a nutrient; None where that is nothing, or no number."""
        number = data.get(nutrient.key)
        unit = data.get(f"{nutrient.key}_unit") or units_of(nutrient)[0]
        return None if number is None else Stated(number, Unit(unit))

    def _amount(self, nutrient: Nutrient, data: Mapping[str, Any]) -> float | None:
        """The amount that the food will have; adds the error where it cannot be."""
        raise NotImplementedError

    def typed(self) -> dict[str, str]:
        """What stands in the fields of the label, as it was typed."""
        names = self.fields.keys() - KEPT_ELSEWHERE
        return {name: text for name in sorted(names) if (text := str(self.data.get(name, "")).strip())}


class LabelForm(OwnFoodForm):
    """A food from its label."""

    basis = forms.ChoiceField(
        label=_("The label’s amounts are"),
        choices=[
            (Basis.SERVING.value, _("per serving")),
            (Basis.PER_100_G.value, _("per 100 g")),
            (Basis.PER_100_ML.value, _("per 100 ml")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Say what the label’s amounts are in.")},
    )
    serving_text = forms.CharField(
        label=_("A serving is"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("1 bar"), "autocomplete": "off"}),
    )
    serving_size = AmountField(label=_("and weighs"))
    serving_unit = forms.ChoiceField(label=_("Unit of the serving"), required=False, choices=[("g", "g"), ("ml", "ml")])
    copied = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("basis", Basis.SERVING.value)

    def clean_serving_size(self) -> float | None:
        size: float | None = self.cleaned_data["serving_size"]
        if size is not None and not 0 < size < HEAVIEST_SERVING_G:
            raise forms.ValidationError(gettext("A serving weighs more than 0 and less than 10 kg."))
        return size

    def clean(self) -> dict[str, Any]:
        size = self.cleaned_data.get("serving_size")
        if self.cleaned_data.get("basis") == Basis.SERVING and size is None and "serving_size" not in self.errors:
            self.add_error(
                "serving_size", gettext("Write what a serving weighs; labels say it in brackets, like “1 bar (40 g)”.")
            )
        return super().clean()

    def _amount(self, nutrient: Nutrient, data: Mapping[str, Any]) -> float | None:
        stated, size, basis = self._stated(nutrient, data), data.get("serving_size"), data.get("basis")
        if stated is None or basis is None or (basis == Basis.SERVING and size is None):
            return None
        amount = per_100_g(amount_of(nutrient, stated), Basis(basis), size)
        if reason := doubt(nutrient, amount):
            words = gettext(reason.message) % {**reason.params, "nutrient": gettext(nutrient.name)}
            advice = gettext("Compare number, unit and serving with the label; powders and drops may be supplements.")
            self.add_error(nutrient.key, f"{words} {advice}")
        return amount

    def content(self, *, other_portions: Iterable[tuple[str, float]] = ()) -> Content:
        """The food; `other_portions` are kept behind the label's own serving."""
        data = self.cleaned_data
        size = data["serving_size"]
        portions = [(data["serving_text"] or gettext("1 serving"), size)] if size else []
        if data["basis"] == Basis.PER_100_ML or (size and data["serving_unit"] == "ml"):
            portions.append(FLUID_OUNCE)
        return Content(
            name=data["name"],
            brand=data["brand"],
            gtin=data["gtin"],
            amounts=self.amounts,
            portions=tuple({**dict(portions), **_without(dict(portions), other_portions)}.items()),
        )


def _without(held: Mapping[str, float], others: Iterable[tuple[str, float]]) -> dict[str, float]:
    return {text: grams for text, grams in others if text not in held}
