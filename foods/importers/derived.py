"""What follows from the foods of the tables together: the percentiles of their groups, which are the same food in two
tables, and the names under which they are shown.
"""

from typing import Final

from foods.importers.groups import percentiles
from foods.importers.same_food import NamedFood, same_foods
from foods.importers.shown_names import TableFood, read, shown_names
from foods.models import Food, FoodGroup, FoodSource
from foods.nutrients import AMOUNT_FIELDS, Amounts

# The tables of foods as such; packaged foods are too many and too alike to say what a group holds.
GENERIC_SOURCES: Final = (FoodSource.FNDDS, FoodSource.SR_LEGACY, FoodSource.FOUNDATION)
_BATCH: Final = 500


def save_groups() -> None:
    """The percentiles of each group that has foods, and of all foods together."""
    foods = Food.objects.filter(owner=None, source__in=GENERIC_SOURCES).values_list("group", *AMOUNT_FIELDS)
    found = percentiles((group, Amounts(*amounts)) for group, *amounts in foods)
    FoodGroup.objects.exclude(name__in=found).delete()
    FoodGroup.objects.bulk_create(
        (FoodGroup(name=name, foods=group.foods, **group.p90._asdict()) for name, group in found.items()),
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["foods", *AMOUNT_FIELDS],
    )


def save_display_names() -> list[int]:
    """The names under which the tables' foods are shown; the keys of the foods whose names changed."""
    foods = Food.objects.filter(source__in=GENERIC_SOURCES)
    given = foods.order_by("-popularity", "id").values_list("id", "source", "code", "name", "same_as_id")
    names = shown_names((TableFood(*row) for row in given), read())
    held = dict(foods.values_list("id", "display_name"))
    changed = [Food(id=key, display_name=name) for key, name in names.items() if held[key] != name]
    Food.objects.bulk_update(changed, ["display_name"], batch_size=_BATCH)
    return [food.pk for food in changed]


def save_same_foods() -> None:
    """Which foods are the same in several tables."""
    foods = Food.objects.filter(source__in=GENERIC_SOURCES)
    named = (NamedFood(*row) for row in foods.values_list("id", "source", "name", "energy_kcal"))
    same_as = same_foods(named)
    known = dict(foods.filter(same_as__isnull=False).values_list("id", "same_as_id"))
    changed = [
        Food(id=key, same_as_id=same_as.get(key)) for key in {*known, *same_as} if known.get(key) != same_as.get(key)
    ]
    Food.objects.bulk_update(changed, ["same_as"], batch_size=_BATCH)
