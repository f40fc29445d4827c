"""Own foods made from a package: a food from its label, a supplement; new, copied from another food, or changed."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from foods.models import Food, FoodKind, Label
from foods.nutrients import VITAMIN_D
from foods.own import kept as own_foods
from foods.own.forms import LabelForm
from foods.own.kept import FLUID_OUNCE
from foods.own.label_text import LabelText
from foods.own.prefill import label_of_amounts, read_into
from foods.own.supplement_form import SupplementForm
from foods.own.supplements import may_be_iu
from tracker.display.amounts import format_amount
from tracker.my_foods import recipe_views as recipes
from tracker.person.diarist import DiaryRequest
from tracker.servings.fields import food_number

Form = LabelForm | SupplementForm
FORMS: dict[str, type[LabelForm] | type[SupplementForm]] = {
    FoodKind.FOOD: LabelForm,
    FoodKind.SUPPLEMENT: SupplementForm,
}


@require_http_methods(["GET", "POST"])
def new(request: DiaryRequest) -> HttpResponse:
    """A food from its label; `?name=`, `?gtin=` and `?copy=` (the number of a food) fill in what is known."""
    return _page(request, FoodKind.FOOD)


@require_http_methods(["GET", "POST"])
def new_supplement(request: DiaryRequest) -> HttpResponse:
    """A supplement; `?name=` and `?dose=` fill in what is known."""
    return _page(request, FoodKind.SUPPLEMENT)


@require_http_methods(["GET", "POST"])
def edit(request: DiaryRequest, food_id: int) -> HttpResponse:
    """An own food as it was made: from a label, as a supplement, or as a recipe."""
    own = get_object_or_404(Food.objects.of(request.user).present().select_related("recipe", "label"), pk=food_id)
    if hasattr(own, "recipe"):
        return recipes.edit(request, own)
    return _page(request, FoodKind(own.kind), own)


def _page(request: DiaryRequest, kind: FoodKind, own: Food | None = None) -> HttpResponse:
    form_class = FORMS[kind]
    if own is None and not own_foods.has_room(request.user):
        return render(request, "tracker/my_foods/full.html", {"most": own_foods.MOST_OWN_FOODS})
    if request.method == "GET":
        initial = _as_typed(own) if own else _start(request)
        return _show(request, form_class(initial=initial), own)
    if "read" in request.POST:
        fields, found = read_into(request.POST.dict())
        return _show(request, form_class(initial=fields), own, found=found)
    form = form_class(request.POST)
    if not form.is_valid():
        return _show(request, form, own)
    food = _save(request, form, own)
    messages.success(request, _saved(food, is_new=own is None))
    if food.is_supplement and may_be_iu(VITAMIN_D, food.vitamin_d_ug):
        messages.warning(request, _much_vitamin_d(food))
    if "log" in request.POST:
        return redirect(f"{reverse('tracker:today')}?food={food.pk}")
    return redirect(food)


def _show(request: DiaryRequest, form: Form, own: Food | None, found: LabelText | None = None) -> HttpResponse:
    template = "tracker/my_foods/supplement.html" if isinstance(form, SupplementForm) else "tracker/my_foods/label.html"
    context = {"form": form, "own": own, "found": found}
    return render(request, template, context, status=400 if form.errors else 200)


def _save(request: DiaryRequest, form: Form, own: Food | None) -> Food:
    today, typed = request.diarist.today, form.typed()
    if own is None:
        key: UUID = form.cleaned_data["key"]
        content = form.content(**_portions_of_copied(request, form))
        return own_foods.create(content, owner=request.user, key=key, on=today, typed=typed)
    own_foods.change(own, form.content(**_portions_kept(own, form)), on=today, typed=typed)
    return own


def _portions_of_copied(request: DiaryRequest, form: Form) -> dict[str, Any]:
    """The household measures of the food that was copied."""
    if not isinstance(form, LabelForm) or not form.cleaned_data["copied"]:
        return {}
    copied = Food.objects.visible_to(request.user.pk).filter(pk=form.cleaned_data["copied"]).first()
    return {"other_portions": _pairs(copied)} if copied else {}


def _portions_kept(own: Food, form: Form) -> dict[str, Any]:
    """The measures that the food has beside the label's serving."""
    if not isinstance(form, LabelForm):
        return {}
    return {"other_portions": [pair for pair in _pairs(own) if pair[0] not in (own.portion_text, FLUID_OUNCE[0])]}


def _pairs(food: Food) -> list[tuple[str, float]]:
    return list(food.portions.values_list("text", "weight_g"))


def _as_typed(own: Food) -> dict[str, str]:
    label = Label.objects.filter(food=own).first()
    typed = label.typed if label else _portion_fields(own) | label_of_amounts(own.amounts)
    return typed | {"name": own.name, "brand": own.brand, "gtin": own.gtin}


def _start(request: DiaryRequest) -> dict[str, Any]:
    asked = {name: request.GET.get(name, "")[:300] for name in ("name", "gtin", "dose")}
    copied = food_number(request.GET.get("copy", ""))
    if copied is None:
        return asked
    food = get_object_or_404(Food.objects.visible_to(request.user.pk), pk=copied)
    fields = _portion_fields(food) | label_of_amounts(food.amounts)
    return fields | {"name": food.shown_name, "brand": food.brand, "gtin": food.gtin, "copied": str(food.pk)}


def _portion_fields(food: Food) -> dict[str, str]:
    size = f"{food.portion_g:g}" if food.portion_g else ""
    return {"serving_text": food.portion_text, "dose": food.portion_text, "serving_size": size}


def _much_vitamin_d(food: Food) -> str:
    words = _("A dose holds %(amount)s of vitamin D, above a day’s upper level. If the label says IU, change the unit.")
    return words % {"amount": format_amount(food.vitamin_d_ug, VITAMIN_D, "ug")}


def _saved(food: Food, *, is_new: bool) -> str:
    words = (
        _("“%(food)s” is yours now, and search finds it.")
        if is_new
        else _("“%(food)s” is changed. Days logged before stay as they were.")
    )
    return words % {"food": food.name}
