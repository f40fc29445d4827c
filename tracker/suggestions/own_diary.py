"""The servings of the last weeks as the engine reads them."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import Any, Final

from django.contrib.auth.models import User

from foods.models import PACKAGED_SOURCES, FoodKind, FoodSource
from foods.nutrients import AMOUNT_FIELDS, Amounts
from tracker.assessment.suggesting.acceptance import Eating
from tracker.assessment.suggesting.eaten_anyway import EatenServing
from tracker.display.portion_words import format_portion
from tracker.models import Entry
from tracker.models.entry import NAME_NOW

WEEKS: Final = 4
FROM_LABELS: Final = PACKAGED_SOURCES | {FoodSource.OWN}
FIELDS: Final = (
    "food_id",
    "name_now",
    "meal",
    "date",
    "quantity",
    "portion_text",
    "grams",
    "group",
    "source",
    "food__deleted_at",
    "food__archived_at",
)


def recent_servings(user: User, *, today: date) -> list[EatenServing]:
    """The foods (no supplements) of the last four weeks up to `today`, as they stand in the diary but for their names,
    which are those of today (one query).
    """
    entries = Entry.objects.of(user).between(today - timedelta(weeks=WEEKS) + timedelta(days=1), today).counted()
    foods = entries.filter(kind=FoodKind.FOOD).annotate(name_now=NAME_NOW)
    rows = foods.order_by("date", "created_at", "key")
    in_words = cache(format_portion)  # a month has few portions, each many times
    return [_serving(in_words, *row) for row in rows.values_list(*FIELDS, *AMOUNT_FIELDS)]


def _serving(in_words: Callable[[float, str], str], *row: Any) -> EatenServing:
    food_id, name, meal, day, quantity, portion_text, grams, group, source, deleted_at, archived_at, *amounts = row
    return EatenServing(
        Eating(food_id, name, meal, day),
        in_words(quantity, portion_text),
        grams,
        Amounts(*amounts),
        at_hand=food_id is not None and deleted_at is None and archived_at is None,
        group=group,
        from_label=source in FROM_LABELS,
    )
