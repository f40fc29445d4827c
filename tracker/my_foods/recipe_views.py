"""Recipes: made from ingredients found by search, changed, and searched for ingredients."""

from typing import Any, Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from foods.models import Food, FoodKind, Ingredient, Recipe
from foods.nutrients import NUTRIENTS
from foods.own import kept as own_foods
from foods.own import recipe_rows as own_recipes
from foods.own.recipe_rows import MOST_INGREDIENTS
from foods.own.recipes import Dish, would_contain_itself
from foods.plausible import doubt_about_amount
from foods.quantities import format_quantity
from foods.search import find as search
from tracker.models import Entry, Meal
from tracker.models.limits import LimitError
from tracker.models.serving import MOST_GRAMS, MOST_PORTIONS, NewEntry, serving_of_ingredient
from tracker.my_foods.forms import MOST_CHARACTERS, LogIngredientsForm, RecipeForm
from tracker.my_foods.ingredients import Ingredients
from tracker.my_foods.merging import recipes_of
from tracker.person.diarist import DiaryRequest
from tracker.person.pages import fragment_or_page
from tracker.servings.kinds import folded
from tracker.servings.usual import search_boost

FOUND: Final = 8
LEAST_GRAMS: Final = 0.001
STEPS: Final = frozenset({"add", "remove", "find", "lines", "update"})  # buttons that change the form and save nothing


@require_http_methods(["GET", "POST"])
def new(request: DiaryRequest) -> HttpResponse:
    if not own_foods.has_room(request.user):
        return render(request, "tracker/my_foods/full.html", {"most": own_foods.MOST_OWN_FOODS})
    if request.method == "GET":
        form = RecipeForm(initial={"name": request.GET.get("name", "")[:300]})
        return _show(request, form, Ingredients(request.user, request.diarist.profile), None)
    return _answer(request, None)


@require_http_methods(["GET", "POST"])
def log(request: DiaryRequest, food_id: int) -> HttpResponse:
    """Some of a recipe as its ingredients, today."""
    found = Food.objects.of(request.user).present().filter(recipe__isnull=False).select_related("recipe")
    food = get_object_or_404(found, pk=food_id)
    form = LogIngredientsForm(request.POST or None, initial={"meal": Meal.at(request.diarist.local_time.hour)})
    if form.is_valid():
        data = form.cleaned_data
        rows = list(food.recipe.ingredients.select_related("food"))
        dish = own_recipes.dish_of_recipe(food.recipe)
        share = data["quantity"] * (dish.serving_g or dish.yield_g) / dish.yield_g
        if all(LEAST_GRAMS <= row.grams * share < MOST_GRAMS and row.quantity * share < MOST_PORTIONS for row in rows):
            return _log_ingredients(request, food, rows, share, form)
        form.add_error("quantity", _("That is too much or too little of an ingredient. Write another number."))
    return _log_form(request, food, form)


def _log_ingredients(
    request: DiaryRequest, recipe: Food, rows: list[Ingredient], share: float, form: LogIngredientsForm
) -> HttpResponse:
    day, key, meal = request.diarist.today, form.cleaned_data["key"], form.cleaned_data["meal"]
    servings = [
        NewEntry(place, meal, serving_of_ingredient(row, recipe, share=share)) for place, row in enumerate(rows)
    ]
    if not form.confirms([serving.values for serving in servings], request.diarist):
        return _log_form(request, recipe, form)
    try:
        Entry.objects.log_all(servings, user=request.user, day=day, form_key=key)
    except LimitError as error:
        form.add_error(None, str(error))
        return _log_form(request, recipe, form)
    undo = reverse("tracker:undo_added", args=[day, key])
    told = _("The ingredients of “%(food)s” are logged.") % {"food": recipe.name}
    messages.success(request, told, extra_tags=undo)
    return redirect("tracker:day", day)


def _log_form(request: DiaryRequest, food: Food, form: LogIngredientsForm) -> HttpResponse:
    context = {"food": food, "form": form}
    return render(request, "tracker/my_foods/log_ingredients.html", context, status=400 if form.errors else 200)


def edit(request: DiaryRequest, food: Food) -> HttpResponse:
    """The form of a recipe that is there; `food` is the person's own."""
    if request.method == "POST":
        return _answer(request, food.recipe)
    recipe = food.recipe
    initial = {
        "name": food.name,
        "servings": format_quantity(recipe.servings) if recipe.servings else "",
        "cooked_g": format_quantity(recipe.cooked_g) if recipe.cooked_g else "",
    }
    rows = list(recipe.ingredients.all())
    ingredients = Ingredients.of_recipe(rows, request.user, request.diarist.profile)
    return _show(request, RecipeForm(initial=initial), ingredients, recipe)


@require_GET
def find(request: DiaryRequest) -> HttpResponse:
    """Foods for the ingredient that is being typed."""
    return render(request, "tracker/my_foods/_recipe_found.html", _found(request, request.GET.get("q", "")))


def _found(request: DiaryRequest, query: str) -> dict[str, Any]:
    """Supplements are left out: a dose has no weight."""
    user = request.user
    boost = search_boost(user)
    found = search.find(query, user_id=user.pk, boost=boost, limit=2 * FOUND) if query.strip() else []
    rows = folded([food for food in found if food.kind == FoodKind.FOOD], query, boost.keys())
    return {"query": query, "found": rows[:FOUND]}


def _answer(request: DiaryRequest, recipe: Recipe | None) -> HttpResponse:
    ingredients = Ingredients.typed(request.POST, request.user, request.diarist.profile)
    if STEPS & request.POST.keys():
        fields = request.POST.dict()
        extra = _step(request, ingredients, fields)
        return _show(request, RecipeForm(initial=fields), ingredients, recipe, extra)
    form = RecipeForm(request.POST)
    dish = _checked(request, form, ingredients, recipe)
    if dish is None:
        return _show(request, form, ingredients, recipe)
    food = _save(request, form, ingredients, recipe)
    messages.success(request, _saved(food, is_new=recipe is None))
    return redirect(f"{reverse('tracker:today')}?food={food.pk}" if "log" in request.POST else food.get_absolute_url())


def _step(request: DiaryRequest, ingredients: Ingredients, fields: dict[str, Any]) -> dict[str, Any]:
    """What a button of the form does to the rows and to what stands in the fields; what the page shows besides."""
    if "remove" in request.POST:
        ingredients.remove(request.POST["remove"])
    elif "add" in request.POST:
        if food := ingredients.find(request.POST["add"]):
            ingredients.add(food)
    elif "lines" in request.POST:
        fields["pasted"] = ingredients.add_lines(request.POST.get("pasted", "")[:MOST_CHARACTERS], request.diarist)
        return {"some_lines_left": bool(fields["pasted"])}
    elif "find" in request.POST:
        return _found(request, request.POST.get("q", ""))
    return {}


def _checked(request: DiaryRequest, form: RecipeForm, ingredients: Ingredients, recipe: Recipe | None) -> Dish | None:
    """The dish, once everything about it is right; else None, and the form says what is not."""
    if not form.is_valid() or not ingredients.are_valid:
        wrong = _("Add at least one ingredient.") if not ingredients.rows else _("Look at the ingredients once more.")
        if not ingredients.are_valid:
            form.add_error(None, wrong)
        return None
    if recipe and would_contain_itself(recipe.pk, ingredients.food_ids, recipes_of(request.user)):
        form.add_error(
            None, _("A recipe can’t contain itself, not even through another recipe. Take that ingredient out.")
        )
        return None
    dish = _worked_out(form.cleaned_data, ingredients)
    amounts = zip(NUTRIENTS, dish.per_100_g, strict=True)
    if any(amount is not None and doubt_about_amount(nutrient, amount) for nutrient, amount in amounts):
        form.add_error("cooked_g", _("So little can’t hold all of that. Compare the weight with the ingredients."))
        return None
    return dish


def _worked_out(data: dict[str, Any], ingredients: Ingredients) -> Dish:
    parts = [each.part() for each in ingredients.weighed]
    return own_recipes.work_out(parts, servings=data["servings"], cooked_g=data["cooked_g"])


def _save(request: DiaryRequest, form: RecipeForm, ingredients: Ingredients, recipe: Recipe | None) -> Food:
    data, today = form.cleaned_data, request.diarist.today
    yields = {"servings": data["servings"], "cooked_g": data["cooked_g"]}
    if recipe is None:
        return own_recipes.create(
            data["name"], ingredients.weighed, owner=request.user, key=data["key"], on=today, **yields
        )
    own_recipes.change(recipe, data["name"], ingredients.weighed, on=today, **yields)
    return recipe.food


def _show(
    request: DiaryRequest,
    form: RecipeForm,
    ingredients: Ingredients,
    recipe: Recipe | None,
    extra: dict[str, Any] | None = None,
) -> HttpResponse:
    context = {
        "form": form,
        "rows": ingredients.rows,
        "most": MOST_INGREDIENTS if ingredients.is_full else None,
        "dish": _preview(form, ingredients),
        "own": recipe.food if recipe else None,
        **(extra or {}),
    }
    fragment, page = "tracker/my_foods/_recipe_rows.html", "tracker/my_foods/recipe.html"
    return fragment_or_page(request, fragment, context, page=page, status=400 if form.errors else 200)


def _preview(form: RecipeForm, ingredients: Ingredients) -> Dish | None:
    """What the rows come to so far; None while there is none that can be read."""
    if not ingredients.weighed:
        return None
    typed = RecipeForm(form.data if form.is_bound else form.initial)
    typed.is_valid()
    data = {name: typed.cleaned_data.get(name) for name in ("servings", "cooked_g")}
    return _worked_out(data, ingredients)


def _saved(food: Food, *, is_new: bool) -> str:
    if is_new:
        return _("“%(food)s” is yours now, and search finds it.") % {"food": food.name}
    return _("“%(food)s” is changed. Days logged before stay as they were.") % {"food": food.name}
