"""Forms around own foods: another name, which food stays, and a recipe with its ingredients."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from django import forms
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from foods.models import Food, FoodKind, Ingredient
from foods.own_recipes import MOST_INGREDIENTS, Weighed
from foods.quantities import GRAMS, QuantityError, format_quantity, parse_quantity
from tracker.models import Profile
from tracker.portions import MeasureError, PortionChoice, measured, portion_choices, usual_choice


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
        empty_label=_("Choose …"),
        error_messages={
            "required": _("Choose the food that stays."),
            "invalid_choice": _("Choose one of your foods from the list."),
        },
    )

    def __init__(self, *args: Any, foods: QuerySet[Food], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["keep"].queryset = foods  # type: ignore[attr-defined]


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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("key", uuid4())

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def clean_servings(self) -> float | None:
        return self._number(self.cleaned_data["servings"], units=())

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


@dataclass
class IngredientRow:
    """One ingredient as the form shows it. `source` is a food, or what is kept of one that is gone."""

    source: Food | Ingredient
    choices: Sequence[PortionChoice]
    quantity: str
    portion: str
    error: str = ""
    is_new: bool = False
    weighed: Weighed | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        by_value = {choice.value: choice for choice in self.choices}
        if self.portion not in by_value:
            self.portion = self.choices[0].value
        try:
            number, chosen = measured(self.quantity, self.portion, by_value)
        except (QuantityError, MeasureError) as error:
            self.error = gettext(str(error))
            return
        assert chosen.weight_g is not None  # noqa: S101 - only doses have none, and supplements are no ingredients
        self.weighed = Weighed(self.source, number, chosen.text, number * chosen.weight_g)

    @property
    def food_id(self) -> str:
        return str(self.source.pk) if isinstance(self.source, Food) else ""

    @property
    def kept_id(self) -> str:
        return "" if isinstance(self.source, Food) else str(self.source.pk)


class Ingredients:
    """The rows of a recipe's form: what was typed, with the foods behind it (3 queries, however many rows)."""

    def __init__(self, user: User, profile: Profile) -> None:
        self.user, self.profile = user, profile
        self.rows: list[IngredientRow] = []

    @classmethod
    def typed(cls, data: QueryDict, user: User, profile: Profile) -> "Ingredients":
        ingredients = cls(user, profile)
        foods, kept = data.getlist("ingredient"), data.getlist("kept")
        lines = zip(foods, kept, data.getlist("quantity"), data.getlist("portion"), strict=False)
        ingredients._fill(list(lines)[:MOST_INGREDIENTS])
        return ingredients

    @classmethod
    def of_recipe(cls, rows: Sequence[Ingredient], user: User, profile: Profile) -> "Ingredients":
        ingredients = cls(user, profile)
        foods = ingredients._foods([row.food_id for row in rows if row.food_id])
        for row in rows:
            source = foods.get(row.food_id or 0, row)
            choices = ingredients._choices(source)
            chosen = next((choice for choice in choices if choice.text == row.portion_text), None)
            number = row.quantity if chosen else row.grams
            ingredients.rows.append(
                IngredientRow(source, choices, format_quantity(number), (chosen.value if chosen else "g"))
            )
        return ingredients

    def add(self, food: Food, *, quantity: float | None = None, portion: str = "") -> None:
        choices = self._choices(food)
        chosen = next((choice for choice in choices if choice.value == portion), usual_choice(food, choices, None))
        number = quantity if quantity is not None else (100 if chosen.value == "g" else 1)
        self.rows.append(IngredientRow(food, choices, format_quantity(number), chosen.value, is_new=True))

    def remove(self, place: str) -> None:
        if place.isdecimal() and int(place) < len(self.rows):
            del self.rows[int(place)]

    @property
    def weighed(self) -> list[Weighed]:
        """The rows that can be read; all of them where `are_valid`."""
        return [row.weighed for row in self.rows if row.weighed]

    @property
    def are_valid(self) -> bool:
        return bool(self.rows) and not any(row.error for row in self.rows)

    @property
    def food_ids(self) -> list[int]:
        return [row.source.pk for row in self.rows if isinstance(row.source, Food)]

    def find(self, food_id: str) -> Food | None:
        """A food that may be an ingredient: one that this person sees, and no supplement."""
        return self._foods([food_id]).get(int(food_id)) if _is_number(food_id) else None

    def _fill(self, lines: Sequence[tuple[str, str, str, str]]) -> None:
        foods = self._foods([food for food, *_rest in lines])
        ids = [int(kept) for _food, kept, *_rest in lines if _is_number(kept)]
        gone = Ingredient.objects.of(self.user).in_bulk(ids)
        for food, kept, quantity, portion in lines:
            source = foods.get(int(food)) if _is_number(food) else gone.get(int(kept)) if _is_number(kept) else None
            if source:
                self.rows.append(IngredientRow(source, self._choices(source), quantity, portion))

    def _foods(self, ids: Sequence[str | int]) -> Mapping[int, Food]:
        numbers = [int(number) for number in ids if _is_number(str(number))]
        foods = Food.objects.visible_to(self.user.pk).filter(kind=FoodKind.FOOD).prefetch_related("portions")
        return foods.in_bulk(numbers) if numbers else {}

    def _choices(self, source: Food | Ingredient) -> list[PortionChoice]:
        if isinstance(source, Food):
            return portion_choices(source, self.profile)
        same = PortionChoice("same", source.portion_text, source.grams / source.quantity)
        weights = portion_choices(None, self.profile)
        return weights if source.portion_text in {choice.text for choice in weights} else [same, *weights]


def _is_number(text: str) -> bool:
    return text.isdecimal() and len(text) <= 18
