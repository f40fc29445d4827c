"""A recipe logged as its ingredients, so that what is known of each counts and only what is unknown stays unknown."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.contrib.auth.models import User

from foods.models import Food, FoodKind, Ingredient
from tracker.models import Entry
from tracker.models.diary import copy_key


def log_ingredients(
    ingredients: Iterable[Ingredient], *, user: User, recipe: Food, day: date, meal: str, share: float, form_key: UUID
) -> list[Entry]:
    """Entries of `share` (1 = the whole dish) of each ingredient; the same form key adds them once.

    An ingredient whose food is gone is logged from the recipe's own copy, and names the recipe as its source.
    """
    entries = []
    for position, row in enumerate(ingredients):
        source = row.food or recipe
        entries.append(
            Entry(
                user=user,
                key=copy_key(form_key, position),
                date=day,
                meal=meal,
                name=row.name,
                food_id=row.food_id,
                kind=FoodKind.FOOD,
                quantity=row.quantity * share,
                portion_text=row.portion_text,
                grams=row.grams * share,
                source=source.source,
                source_id=source.source_id,
                release=source.release,
                group=row.group,
                **row.amounts.times(share)._asdict(),
            )
        )
    return Entry.objects.bulk_create(entries, ignore_conflicts=True)
