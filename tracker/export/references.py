"""Foods as a document names them, never by a number of this database.

A food of a shared table is "source:number" ("sr_legacy:169124"), an own food "own:" and its key. Where two accounts of
one site hold the same own food (one brought the other's document along), the second has it under "key~2": a food's
number is there only once. A document has the bare key in any case.
"""

from collections.abc import Callable, Iterable
from functools import reduce
from operator import itemgetter, or_
from typing import Final

from django.contrib.auth.models import User
from django.db.models import Q

from foods.models import Food, FoodSource
from tracker.export.tables import (
    DISLIKES,
    ENTRIES,
    FAVOURITES,
    FOOD_FIELDS,
    INGREDIENTS,
    SAVED_MEAL_ITEMS,
    own_foods_of,
)

AGAIN: Final = "~"
OWN: Final = FoodSource.OWN.value
POINTING: Final = (ENTRIES, SAVED_MEAL_ITEMS, FAVOURITES, DISLIKES, INGREDIENTS)


class References:
    """The foods that a person's rows point at: `by_id` gives the reference of each that may be named.

    `names` gives by reference what its table or its owner calls it; `shared` are those of the shared tables as rows of
    the document, in the order of source and number. An own food that was deleted has no reference: who points at it has
    a copy of all that counts.
    """

    def __init__(self, user: User) -> None:
        pointed = reduce(or_, (Q(pk__in=table.of(user).values("food_id")) for table in POINTING))
        foods = Food.objects.filter(pointed, owner__isnull=True).values_list("pk", *FOOD_FIELDS.values())
        shared = {pk: dict(zip(FOOD_FIELDS, values, strict=True)) for pk, *values in foods}
        own = {pk: (number, name) for pk, number, name in own_foods_of(user).values_list("pk", "source_id", "name")}
        self.by_id = {pk: reference(OWN, number) for pk, (number, _name) in own.items()}
        self.by_id |= {pk: reference(row["source"], row["number"]) for pk, row in shared.items()}
        self.names = {self.by_id[pk]: name for pk, (_number, name) in own.items()}
        self.names |= {self.by_id[pk]: row["name"] for pk, row in shared.items()}
        self.shared = sorted(shared.values(), key=itemgetter("source", "number"))

    def of(self, food_id: int | None) -> str | None:
        return None if food_id is None else self.by_id.get(food_id)


def bare(number: str) -> str:
    """The key of an own food, from its number in this database."""
    return number.split(AGAIN, 1)[0]


def reference(source: str, number: str) -> str:
    return f"{source}:{bare(number) if source == OWN else number}"


def free_number(key: str, taken: Iterable[str]) -> str:
    """The number for an own food of this key where `taken` are numbers that are used."""
    used = set(taken)
    numbers = (f"{key}{AGAIN}{place}" if place > 1 else key for place in range(1, len(used) + 2))
    return next(number for number in numbers if number not in used)


def with_number(identity: str, change: Callable[[str], str]) -> str:
    """What was called right about a day (`intake.doubts.Taken.identity`: meal, source, number and more), with the
    number of an own food changed.
    """
    meal, source, number, *more = identity.split("|", 3)
    return "|".join([meal, source, change(number) if source == OWN else number, *more])
