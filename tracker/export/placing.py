"""Where a document's foods stand in this database: own foods are put there, those of shared tables found again."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Final, TypeVar

from django.contrib.auth.models import User
from django.db import models
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from foods.models import Food, FoodSource, Ingredient, Label, Portion, Recipe
from foods.own.kept import MOST_OWN_FOODS
from foods.search.find import reindex
from tracker.export.documents import Document, Row, TableFood
from tracker.export.references import AGAIN, OWN, bare, free_number, reference
from tracker.export.table import Table
from tracker.export.tables import INGREDIENTS, LABELS, OWN_FOODS, PORTIONS, RECIPES
from tracker.export.undo import Undo
from tracker.export.writing import Writer
from tracker.models.limits import LimitError

BATCH: Final = 500
PARTS: Final = (PORTIONS, LABELS, RECIPES, INGREDIENTS)  # in this order: ingredients belong to recipes

Item = TypeVar("Item")


def batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    remaining = iter(items)
    while batch := list(islice(remaining, BATCH)):
        yield batch


class Places:
    """`ids` by reference the food's number in this database, `numbers` by the key of an own food its `source_id`."""

    def __init__(self, document: Document) -> None:
        self.ids = shared_ids(document.foods)
        self.numbers: dict[str, str] = {}

    def set(self, key: str, food: Food) -> None:
        self.ids[reference(OWN, key)] = food.pk
        self.numbers[key] = food.source_id

    def number(self, key: str) -> str:
        return self.numbers.get(key, key)

    def fields(self, table: Table, row: Row) -> dict[str, Any]:
        """The fields of the model that a row fills; a food that is not here is left empty."""
        values = {column.attribute: cell for column, cell in zip(table.columns, row, strict=True)}
        for name in ("food_id", "recipe_id"):
            if name in values:
                values[name] = self.ids.get(values[name])
        if values.get("source") == OWN:
            values["source_id"] = self.number(values["source_id"])
        return values


def shared_ids(foods: Mapping[str, TableFood]) -> dict[str, int]:
    """The numbers of these foods in this database by their references, where they are in its tables.

    A food that a newer release renumbered is known by the code that stays.
    """
    found: dict[tuple[str, str], int] = {}
    for batch in batches({food.number for food in foods.values()}):
        rows = Food.objects.filter(owner=None, source_id__in=batch).values_list("source", "source_id", "pk")
        found |= {(source, number): pk for source, number, pk in rows}
    ids = {name: found[food.source, food.number] for name, food in foods.items() if food[:2] in found}
    lost = {name: food for name, food in foods.items() if name not in ids and food.code}
    by_code: dict[tuple[str, str], int] = {}
    for batch in batches({food.code for food in lost.values()}):
        newest_last = Food.objects.filter(owner=None, code__in=batch).order_by("release", "pk")
        by_code |= {(source, code): pk for source, code, pk in newest_last.values_list("source", "code", "pk")}
    return ids | {
        name: by_code[food.source, food.code] for name, food in lost.items() if (food.source, food.code) in by_code
    }


def place_own_foods(
    document: Document, places: Places, *, user: User, writer: Writer, replace: bool, undo: Undo
) -> None:
    """Own foods into the account, with their portions, labels and recipes.

    One that is there already, by its key or else by name, maker and kind, stays, or is replaced where `replace` says
    so. Raises LimitError where there is no room for so many.
    """
    matches = _Matches(user)
    written: dict[str, Food] = {}
    replaced: list[int] = []
    keys = {row[OWN_FOODS.places["key"]] for row in document.of(OWN_FOODS)}
    for row in document.of(OWN_FOODS):
        key = row[OWN_FOODS.places["key"]]
        food = matches.of(row, keys)
        if food is not None and food.deleted_at is None and not replace:
            places.set(key, food)
            continue
        if food is not None and food.deleted_at is None:
            replaced.append(food.pk)
        written[key] = _filled(food or Food(owner=user, source=FoodSource.OWN), row)
    _check_room(user, sum(food.pk is None for food in written.values()))
    _note_replaced(replaced, writer, undo)
    gave_way = set(replaced)
    undo.note_added(OWN_FOODS.name, (key for key, food in written.items() if food.pk not in gave_way))
    _write(written, document, places)


class _Matches:
    """The own foods that are there, those in the trash too, to be found by key or name, each once."""

    def __init__(self, user: User) -> None:
        foods = list(Food.objects.of(user))
        self._by_key = {bare(food.source_id): food for food in foods}
        self._by_name = {_called(food.name, food.brand, food.kind): food for food in foods if food.deleted_at is None}

    def of(self, row: Row, keys: set[str]) -> Food | None:
        values = OWN_FOODS.values(row)
        found = self._by_key.get(values["key"])
        if found is None:
            found = self._by_name.get(_called(values["name"], values["brand"], values["kind"]))
            if found is not None and bare(found.source_id) in keys:
                return None  # it is another row's
        if found is not None:
            self._by_name.pop(_called(found.name, found.brand, found.kind), None)
        return found


def _called(name: str, brand: str, kind: str) -> tuple[str, str, str]:
    return name.casefold(), brand.casefold(), kind


def _filled(food: Food, row: Row) -> Food:
    for column, value in zip(OWN_FOODS.columns, row, strict=True):
        if column.name != "key" or not food.source_id:
            setattr(food, column.attribute, value)
    food.deleted_at = None
    return food


def _check_room(user: User, more: int) -> None:
    if more and Food.objects.of(user).count() + more > MOST_OWN_FOODS:
        words = _("There is room for %(most)s own foods, and these would be more.")
        raise LimitError(words % {"most": number_format(MOST_OWN_FOODS)})


def _note_replaced(food_ids: Sequence[int], writer: Writer, undo: Undo) -> None:
    for batch in batches(food_ids):
        undo.note_replaced(OWN_FOODS.name, writer.rows(OWN_FOODS, Food.objects.filter(pk__in=batch)))
        for table in PARTS:
            owner = "recipe__in" if table is INGREDIENTS else "food__in"
            undo.note_replaced(table.name, writer.rows(table, table.of(writer.user).filter(**{owner: batch})))


def _write(written: Mapping[str, Food], document: Document, places: Places) -> None:
    new = [food for food in written.values() if food.pk is None]
    old = [food for food in written.values() if food.pk is not None]
    _number(new)
    Food.objects.bulk_create(new, batch_size=BATCH)
    if old:
        names = [column.attribute for column in OWN_FOODS.columns if column.name != "key"]
        Food.objects.bulk_update(old, [*names, "deleted_at"], batch_size=100)
    for batch in batches(food.pk for food in old):
        Portion.objects.filter(food__in=batch).delete()
        Label.objects.filter(food__in=batch).delete()
        Recipe.objects.filter(food__in=batch).delete()  # with its ingredients
    for key, food in written.items():
        places.set(key, food)
    theirs = {reference(OWN, key) for key in written}
    for table, model in zip(PARTS, (Portion, Label, Recipe, Ingredient), strict=True):
        _write_parts(table, model, [row for row in document.of(table) if row[_owner(table)] in theirs], places)
    reindex([food.pk for food in written.values()])


def _owner(table: Table) -> int:
    return table.places["recipe" if table is INGREDIENTS else "food"]


def _write_parts(table: Table, model: type[models.Model], rows: Iterable[Row], places: Places) -> None:
    made = (model(**places.fields(table, row)) for row in rows)
    model._default_manager.bulk_create(made, batch_size=BATCH)


def _number(foods: Iterable[Food]) -> None:
    """Give each new own food a number that no other of this site has."""
    for batch in batches(foods):
        own = Food.objects.filter(source=FoodSource.OWN)
        taken = set(own.filter(source_id__in=[food.source_id for food in batch]).values_list("source_id", flat=True))
        for food in batch:
            if food.source_id in taken:
                others = own.filter(source_id__startswith=food.source_id + AGAIN).values_list("source_id", flat=True)
                food.source_id = free_number(food.source_id, {food.source_id, *others})
