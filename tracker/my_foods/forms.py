"""Forms around own foods: another name, which food stays, and a recipe but for its ingredients."""

from typing import Any, Final
from uuid import uuid4

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from foods.models import Food
from foods.quantities import GRAMS, QuantityError, parse_quantity
from tracker.servings.fields import MealField
from tracker.servings.upper_levels import ConfirmingForm

MOST_CHARACTERS: Final = 4_000


class RenameForm(forms.Form):
    name = forms.CharField(
        label=_("Name"), max_length=300, error_messages={"required": _("Give it a name that you will search for.")}
    )

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())


class MergeForm(forms.Form):
    """Which food stays."""

    keep = forms.ModelChoiceField(
        queryset=Food.objects.none(),
        label=_("Which one stays"),
        error_messages={
            "required": _("Choose the food that stays."),
            "invalid_choice": _("Choose one of your foods from the list."),
        },
    )

    def __init__(self, *args: Any, foods: QuerySet[Food], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["keep"].queryset = foods  # type: ignore[attr-defined]


class LogIngredientsForm(ConfirmingForm):
    """How much of a recipe was eaten, and when of the day. `cleaned_data["quantity"]` is a number above 0."""

    key = forms.UUIDField(widget=forms.HiddenInput, error_messages={"required": _("Open this form again.")})
    quantity = forms.CharField(
        label=_("How many"), initial="1", widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    )
    meal = MealField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("key", uuid4())

    def clean_quantity(self) -> float:
        try:
            typed = parse_quantity(self.cleaned_data["quantity"])
        except QuantityError as error:
            raise forms.ValidationError(gettext(str(error))) from error
        if typed.unit is not None:
            raise forms.ValidationError(gettext("Write how many."))
        return typed.number


class RecipeForm(forms.Form):
    """A recipe but for its ingredients. `cleaned_data` has `servings` and `cooked_g` as floats, or None."""

    key = forms.UUIDField(widget=forms.HiddenInput, error_messages={"required": _("Open this form again.")})
    name = forms.CharField(
        label=_("Name"), max_length=300, error_messages={"required": _("Give it a name that you will search for.")}
    )
    servings = forms.CharField(
        label=_("Makes how many servings"),
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "placeholder": "4"}),
    )
    cooked_g = forms.CharField(
        label=_("Weight when cooked"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "placeholder": _("1200 g")}),
        help_text=_("If you weighed it. Without it, the raw weights are added up."),
    )

    pasted = forms.CharField(
        label=_("Paste a list, one ingredient a line"),
        required=False,
        widget=forms.Textarea(
            attrs={"rows": 3, "maxlength": MOST_CHARACTERS, "placeholder": _("200 g oats\n2 cups milk\n1 banana")}
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("key", uuid4())

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def clean_servings(self) -> float | None:
        return self._number(self.cleaned_data["servings"], units=())

    def clean_pasted(self) -> str:
        """Nothing: lines that stand in the box still are no ingredients, and are not left out without a word."""
        if self.cleaned_data["pasted"].strip():
            raise forms.ValidationError(gettext("These lines are not in the recipe. Add them, or empty this box."))
        return ""

    def clean_cooked_g(self) -> float | None:
        return self._number(self.cleaned_data["cooked_g"], units=tuple(GRAMS))

    def _number(self, text: str, *, units: tuple[str, ...]) -> float | None:
        if not text.strip():
            return None
        try:
            typed = parse_quantity(text)
        except QuantityError as error:
            raise forms.ValidationError(gettext(str(error))) from error
        if typed.unit is not None and typed.unit not in units:
            raise forms.ValidationError(
                gettext("Write a weight, such as 1200 g.") if units else gettext("Write how many.")
            )
        return typed.number if typed.weight_g is None else typed.weight_g

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("servings", 0) is None and data.get("cooked_g", 0) is None:
            self.add_error("servings", gettext("Say how many servings it makes, or what it weighs when cooked."))
        return data
