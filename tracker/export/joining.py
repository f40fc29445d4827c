"""Rows that belong to other rows of the same document: portions to a food, servings to a saved meal."""

from collections.abc import Callable, Collection, Mapping, Sequence
from itertools import compress
from typing import Any, Final

from django.utils.translation import gettext as _

from foods.own.recipe_rows import MOST_INGREDIENTS
from tracker.export.documents import Row
from tracker.export.references import OWN, reference
from tracker.export.sealed_tables import MEDICINE_ANSWERS, MEDICINE_CHANGES, MEDICINES
from tracker.export.table import Table
from tracker.export.tables import (
    INGREDIENTS,
    LABELS,
    OWN_FOODS,
    PORTIONS,
    RECIPES,
    SAVED_MEAL_ITEMS,
    SAVED_MEALS,
)
from tracker.models.limits import MOST_CHANGES, MOST_OF_A_SAVED_MEAL

MOST_PORTIONS: Final = 300  # of one food
MOST_ANSWERS: Final = 100_000  # about one medicine
LeaveOut = Callable[[int, str, str], None]


def joined(
    rows: Mapping[str, list[Row]], lines: Mapping[str, Sequence[int]], leave_out: LeaveOut
) -> dict[str, list[Row]]:
    """The rows without those that belong to nothing in the document, or of which there are too many."""
    kept = dict(rows)

    def cell(table: Table, column: str) -> set[Any]:
        return {row[table.places[column]] for row in kept.get(table.name, ())}

    def keep(table: Table, column: str, owners: Collection[Any], most: int) -> None:
        place, counts = table.places[column], dict[Any, int]()
        chosen = []
        for row, line in zip(kept.get(table.name, ()), lines.get(table.name, ()), strict=True):
            owner = row[place]
            counts[owner] = counts.get(owner, 0) + 1
            if owner not in owners:
                leave_out(line, column, _("What it belongs to is not in the file."))
            elif counts[owner] > most:
                leave_out(line, column, _("There are too many of them."))
            chosen.append(owner in owners and counts[owner] <= most)
        kept[table.name] = list(compress(kept.get(table.name, ()), chosen))

    own = {reference(OWN, key) for key in cell(OWN_FOODS, "key")}
    keep(PORTIONS, "food", own, MOST_PORTIONS)
    keep(LABELS, "food", own, 1)
    keep(RECIPES, "food", own, 1)
    keep(INGREDIENTS, "recipe", cell(RECIPES, "food"), MOST_INGREDIENTS)
    keep(SAVED_MEAL_ITEMS, "saved_meal_key", cell(SAVED_MEALS, "key"), MOST_OF_A_SAVED_MEAL)
    medicines = cell(MEDICINES, "key")
    keep(MEDICINE_CHANGES, "medicine_key", medicines, MOST_CHANGES)
    keep(MEDICINE_ANSWERS, "medicine_key", medicines, MOST_ANSWERS)
    kept[INGREDIENTS.name] = without_circles(kept[INGREDIENTS.name])
    return kept


def without_circles(ingredients: Sequence[Row]) -> list[Row]:
    """The ingredients, where a recipe would contain itself without the food that closes the circle."""
    recipe, food = INGREDIENTS.places["recipe"], INGREDIENTS.places["food"]
    made_of: dict[str, set[str]] = {}
    kept = []
    for row in ingredients:
        part = row[food]
        if part is not None and _contains(part, row[recipe], made_of):
            part = None
        if part is not None:
            made_of.setdefault(row[recipe], set()).add(part)
        kept.append((*row[:food], part, *row[food + 1 :]))
    return kept


def _contains(dish: str, part: str, made_of: Mapping[str, Collection[str]]) -> bool:
    """Whether `part` is `dish`, or in it, directly or through others."""
    seen: set[str] = set()
    open_ends = [dish]
    while open_ends:
        each = open_ends.pop()
        if each == part:
            return True
        if each not in seen:
            seen.add(each)
            open_ends.extend(made_of.get(each, ()))
    return False
