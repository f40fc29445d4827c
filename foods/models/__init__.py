"""What food is, as rows: the shared tables, the article's source lists, and what people add for themselves."""

from foods.models.food import (
    PACKAGED_SOURCES,
    Food,
    FoodGroup,
    FoodKind,
    FoodSource,
    NutrientAmounts,
    Portion,
    SourceFood,
    SourceFoodQuerySet,
    no_negative_amounts,
)
from foods.models.own import Ingredient, Label, Recipe
from foods.models.progress import ImportProgress

__all__ = [
    "PACKAGED_SOURCES",
    "Food",
    "FoodGroup",
    "FoodKind",
    "FoodSource",
    "ImportProgress",
    "Ingredient",
    "Label",
    "NutrientAmounts",
    "Portion",
    "Recipe",
    "SourceFood",
    "SourceFoodQuerySet",
    "no_negative_amounts",
]
