"""Own foods as a person keeps them: made, changed, put away and brought back, each time together with the search index.

Nothing here touches a diary: entries have their own copy of every amount.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID, uuid4

from django.contrib.auth.models import User
from django.db import transaction

from foods.models import Food, FoodKind, FoodSource, Label, Portion
from foods.nutrients import ML_PER_FLUID_OUNCE, Amounts
from foods.search.find import reindex
from foods.search.index import overwrite_removed

MOST_OWN_FOODS: Final = 5_000  # of one person: ten years of a new one every day stay below it
FLUID_OUNCE: Final = ("1 fl oz", ML_PER_FLUID_OUNCE)  # 1 ml counts as 1 g; from it come ml wherever a food is logged


@dataclass(frozen=True, slots=True)
class Content:
    """What an own food is to hold: amounts per 100 g, of a supplement per dose.

    `portions` are texts and grams, the usual one first; a supplement has none, but a `dose` such as "1 tablet".
    """

    name: str
    amounts: Amounts
    brand: str = ""
    gtin: str = ""
    kind: FoodKind = FoodKind.FOOD
    portions: tuple[tuple[str, float], ...] = ()
    dose: str = ""

    def fields(self) -> dict[str, object]:
        text, grams = self.portions[0] if self.portions else (self.dose, None)
        return {
            "name": self.name,
            "brand": self.brand,
            "gtin": self.gtin,
            "kind": self.kind,
            "portion_text": text,
            "portion_g": grams,
            **self.amounts._asdict(),
        }


def has_room(owner: User) -> bool:
    return Food.objects.of(owner).count() < MOST_OWN_FOODS


@transaction.atomic
def create(content: Content, *, owner: User, key: UUID, on: date, typed: Mapping[str, str] | None = None) -> Food:
    """A new own food; the same key again, after a double click or a step back, is the same food as it is typed now.

    `typed` is its label as it was typed.
    """
    made = Food.objects.filter(source=FoodSource.OWN, source_id=str(key)).first()
    if made is not None and made.owner_id == owner.pk:
        change(made, content, on=on, typed=typed)
        return made
    number = key if made is None else uuid4()
    food = Food(owner=owner, source=FoodSource.OWN, source_id=str(number), release=on.isoformat())
    _write(food, content)
    if typed is not None:
        Label.objects.create(food=food, typed=dict(typed))
    return food


@transaction.atomic
def change(food: Food, content: Content, *, on: date, typed: Mapping[str, str] | None = None) -> None:
    """The food as it is from now on; entries stay as they were. `release` says the day of the change."""
    food.release = on.isoformat()
    food.portions.all().delete()
    _write(food, content)
    if typed is not None:
        Label.objects.update_or_create(food=food, defaults={"typed": dict(typed)})


def _write(food: Food, content: Content) -> None:
    for name, value in content.fields().items():
        setattr(food, name, value)
    food.save()
    Portion.objects.bulk_create(
        Portion(food=food, rank=rank, text=text, weight_g=grams) for rank, (text, grams) in enumerate(content.portions)
    )
    reindex([food.pk])


@transaction.atomic
def rename(food: Food, name: str) -> None:
    food.name = name
    food.save(update_fields=["name"])
    reindex([food.pk])


@transaction.atomic
def archive(food: Food, *, at: datetime | None) -> None:
    """Out of search from `at` on; None brings it back."""
    food.archived_at = at
    food.save(update_fields=["archived_at"])
    reindex([food.pk])


@transaction.atomic
def put_away(food: Food, *, at: datetime | None) -> None:
    """Deleted at `at`, which `purge` makes final; None brings it back."""
    food.deleted_at = at
    food.save(update_fields=["deleted_at"])
    reindex([food.pk])


def purge(*, before: datetime) -> int:
    """Remove for good the own foods deleted at `before` or earlier; how many."""
    return _remove(Food.objects.filter(source=FoodSource.OWN, deleted_at__lte=before).values_list("pk", flat=True))


def remove_all_of(owners: Collection[int]) -> int:
    """Remove the own foods of these people at once, and their names from the search index; how many."""
    return _remove(Food.objects.filter(owner_id__in=owners).values_list("pk", flat=True))


def remove_these(food_ids: Collection[int]) -> int:
    """At once and for good; how many."""
    return _remove(food_ids)


@transaction.atomic
def remove(food: Food) -> None:
    """At once and for good."""
    _remove([food.pk])


@transaction.atomic
def _remove(ids: Collection[int]) -> int:
    gone = list(ids)
    if gone:
        Food.objects.filter(pk__in=gone).delete()
        reindex(gone)
        overwrite_removed()
    return len(gone)
