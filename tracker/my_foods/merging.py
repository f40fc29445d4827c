"""What a person's own foods have to do with their diary: two of them becoming one, and recipes that hold others."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from django.contrib.auth.models import User
from django.db import transaction

from foods.models import Food, Ingredient
from foods.nutrients import gettext_noop
from foods.own import kept as own_foods
from foods.own.recipes import would_contain_itself
from tracker.models import Entry, Favourite, Medicine, SavedMealItem
from tracker.models.marked_foods import favourites_of

MESSAGES: Final = {
    "same": gettext_noop("Choose another food: these are the same one."),
    "kind": gettext_noop("A food and a supplement can’t become one: a dose has no weight."),
    "circle": gettext_noop("One of these is an ingredient of the other, so the recipe would contain itself."),
}


class MergeError(ValueError):
    """Why two foods can't become one. `code` is a key of MESSAGES; str() is its English sentence."""

    def __init__(self, code: str) -> None:
        super().__init__(MESSAGES[code])
        self.code = code


@dataclass(frozen=True, slots=True)
class MergeCounts:
    """What will point to the food that stays; whether the one that goes is a favourite."""

    entries: int
    saved: int
    ingredients: int
    favourite: bool


def check_merge(user: User, *, keep: Food, other: Food) -> MergeCounts:
    """What merging would change; raises MergeError where it can't be."""
    if keep.pk == other.pk:
        raise MergeError("same")
    if keep.kind != other.kind:
        raise MergeError("kind")
    made_of = recipes_of(user)
    together = made_of.get(keep.pk, []) + made_of.get(other.pk, [])
    if would_contain_itself(keep.pk, together, made_of) or would_contain_itself(other.pk, together, made_of):
        raise MergeError("circle")
    return MergeCounts(
        entries=Entry.objects.of(user).present().filter(food=other).count(),
        saved=SavedMealItem.objects.of(user).filter(food=other).count(),
        ingredients=Ingredient.objects.of(user).filter(food=other).count(),
        favourite=other.pk in favourites_of(user),
    )


@transaction.atomic
def merge(user: User, *, keep: Food, other: Food) -> None:
    """What pointed to `other` points to `keep`, names and amounts as they were; then `other` goes for good.

    Raises MergeError where that can't be.
    """
    counts = check_merge(user, keep=keep, other=other)
    Entry.objects.of(user).filter(food=other).update(food=keep)
    SavedMealItem.objects.of(user).filter(food=other).update(food=keep)
    Ingredient.objects.of(user).filter(food=other).update(food=keep)
    Medicine.objects.of(user).filter(food=other).update(food=keep)
    if counts.favourite:
        Favourite.objects.of(user).keep(user=user, food=keep)
    if other.gtin and not keep.gtin:
        keep.gtin = other.gtin
        keep.save(update_fields=["gtin"])
    own_foods.remove(other)


def recipes_of(user: User) -> dict[int, list[int]]:
    """The ids of the foods in each of this person's recipes, by the recipe's own food."""
    made_of: defaultdict[int, list[int]] = defaultdict(list)
    for recipe, food in Ingredient.objects.of(user).filter(food__isnull=False).values_list("recipe_id", "food_id"):
        made_of[recipe].append(food)
    return dict(made_of)
