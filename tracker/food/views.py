"""The page of one food."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from foods.barcodes.gtin import printed
from foods.models import Food, FoodSource
from foods.nutrients import NUTRIENTS, Amounts, Nutrient
from foods.own.recipe_rows import dish_of_recipe

FOOD_DATA_CENTRAL = "https://fdc.nal.usda.gov/food-details/{}/nutrients"
OPEN_FOOD_FACTS = "https://world.openfoodfacts.org/product/{}"
FDC_SOURCES = frozenset({FoodSource.FNDDS, FoodSource.SR_LEGACY, FoodSource.FOUNDATION, FoodSource.BRANDED})


@dataclass(frozen=True, slots=True)
class AmountRow:
    """One nutrient of a food; None = not measured, 0 = a measured zero."""

    nutrient: Nutrient
    per_portion: float | None
    per_100_g: float | None


@require_GET
def food(request: HttpRequest, pk: int) -> HttpResponse:
    """Amounts, portions, lists and origin of a food of the shared tables or of this person's own."""
    foods = Food.objects.visible_to(request.user.pk).prefetch_related("portions", "source_lists")
    foods = foods.select_related("recipe", "label")
    found = get_object_or_404(foods, pk=pk)
    in_fdc, in_open_food_facts = found.source in FDC_SOURCES, found.source == FoodSource.OPEN_FOOD_FACTS
    context = {
        "food": found,
        "rows": amount_rows(found),
        "dish": dish_of_recipe(found.recipe) if hasattr(found, "recipe") else None,
        "other_tables": found.in_tables(),
        "barcode": printed(found.gtin),
        "fdc_address": FOOD_DATA_CENTRAL.format(found.source_id) if in_fdc else "",
        "product_address": OPEN_FOOD_FACTS.format(found.source_id) if in_open_food_facts else "",
    }
    return render(request, "tracker/food/food.html", context)


def amount_rows(food: Food) -> list[AmountRow]:
    """The eight nutrients per usual portion (100 g where none is known, a dose of a supplement) and per 100 g."""
    per_100_g = Amounts() if food.is_supplement else food.amounts
    return [AmountRow(*row) for row in zip(NUTRIENTS, food.usual_amounts, per_100_g, strict=True)]
