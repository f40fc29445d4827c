"""Recipes as rows: written with the own food that they make, and worked out again from what was kept of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils.translation import gettext as _

from foods.models import Food, Ingredient, Recipe
from foods.models.food import groups_p90
from foods.nutrients import Amounts, scale_all
from foods.own import kept as own_foods
from foods.own.kept import Content
from foods.own.recipes import Dish, Part, dish_of

MOST_INGREDIENTS = 100


@dataclass(frozen=True, slots=True)
class Weighed:
    """One ingredient as it is to be kept: a food, or what is kept of one that is gone, and how much of it."""

    source: Food | Ingredient
    quantity: float
    portion_text: str
    grams: float

    @property
    def food(self) -> Food | None:
        return self.source if isinstance(self.source, Food) else None

    def part(self) -> Part:
        source = self.source
        if isinstance(source, Food):
            amounts = Amounts(**scale_all(source.amounts._asdict(), self.grams))
        else:
            amounts = source.amounts.times(self.grams / source.grams)
        return Part(str(source), self.grams, source.group, amounts)


def work_out(parts: Sequence[Part], *, servings: float | None, cooked_g: float | None) -> Dish:
    """The dish, with the percentiles of its ingredients' groups (1 query)."""
    return dish_of(parts, groups_p90(), servings=servings, cooked_g=cooked_g)


def dish_of_recipe(recipe: Recipe) -> Dish:
    """A recipe that is kept, worked out from its own copies (2 queries)."""
    parts = [Part(row.name, row.grams, row.group, row.amounts) for row in recipe.ingredients.all()]
    return work_out(parts, servings=recipe.servings, cooked_g=recipe.cooked_g)


@transaction.atomic
def create(
    name: str,
    weighed: Sequence[Weighed],
    *,
    owner: User,
    key: UUID,
    on: date,
    servings: float | None,
    cooked_g: float | None,
) -> Food:
    """A new recipe and its food; the same key again is the same recipe as it is typed now."""
    dish = work_out([each.part() for each in weighed], servings=servings, cooked_g=cooked_g)
    food = own_foods.create(_content(name, dish), owner=owner, key=key, on=on)
    yields = {"servings": servings, "cooked_g": cooked_g}
    recipe, _new = Recipe.objects.update_or_create(food=food, defaults=yields)
    _write_ingredients(recipe, weighed)
    return food


@transaction.atomic
def change(
    recipe: Recipe, name: str, weighed: Sequence[Weighed], *, on: date, servings: float | None, cooked_g: float | None
) -> None:
    """The recipe and its food as they are from now on; entries stay as they were."""
    dish = work_out([each.part() for each in weighed], servings=servings, cooked_g=cooked_g)
    recipe.servings, recipe.cooked_g = servings, cooked_g
    recipe.save()
    _write_ingredients(recipe, weighed)
    own_foods.change(recipe.food, _content(name, dish, gtin=recipe.food.gtin), on=on)


def _content(name: str, dish: Dish, *, gtin: str = "") -> Content:
    whole = (_("the whole recipe"), dish.yield_g)
    portions = [(_("1 serving"), dish.serving_g), whole] if dish.serving_g else [whole]
    return Content(name=name, amounts=dish.per_100_g, portions=tuple(portions), gtin=gtin)


def _write_ingredients(recipe: Recipe, weighed: Iterable[Weighed]) -> None:
    recipe.ingredients.all().delete()
    rows = []
    for position, each in enumerate(weighed):
        part = each.part()
        rows.append(
            Ingredient(
                recipe=recipe,
                position=position,
                food=each.food,
                name=part.name,
                group=part.group,
                quantity=each.quantity,
                portion_text=each.portion_text,
                grams=each.grams,
                **part.amounts._asdict(),
            )
        )
    Ingredient.objects.bulk_create(rows)
