"""What a document has besides days and own foods: saved meals, marked foods, and the tables of one row."""

from base64 import b64decode, b64encode
from collections.abc import Collection, Iterable, Mapping
from typing import Final
from uuid import UUID

from django.contrib.auth.models import User

from tracker.assessment.health.cautions import HealthStatement
from tracker.export.documents import Document, Row
from tracker.export.factor_tables import FACTOR_PREFERENCES
from tracker.export.placing import Places, batches
from tracker.export.references import References
from tracker.export.sealed_tables import HEALTH_ANSWERS
from tracker.export.table import Table
from tracker.export.tables import (
    DISLIKES,
    FAVOURITES,
    FOOD_PREFERENCES,
    PROFILE,
    SAVED_MEAL_ITEMS,
    SAVED_MEALS,
)
from tracker.export.undo import Undo
from tracker.export.writing import Writer
from tracker.models import (
    Dislike,
    FactorPreferences,
    Favourite,
    FoodPreferences,
    HealthAnswer,
    Profile,
    SavedMeal,
    SavedMealItem,
)
from tracker.models.saved_meals import saved_meals_of

MARKS: Final = ((FAVOURITES, Favourite), (DISLIKES, Dislike))
OF_ONE_ROW: Final = ((PROFILE, Profile), (FOOD_PREFERENCES, FoodPreferences), (FACTOR_PREFERENCES, FactorPreferences))
ONLY_ROW: Final = ""  # the key of a table of one row


def write_saved_meals(
    document: Document, places: Places, *, user: User, writer: Writer, replace: bool, undo: Undo
) -> None:
    """A meal that is there under the same key, or the same name, stays or is replaced as a whole."""
    key, name = SAVED_MEALS.places["key"], SAVED_MEALS.places["name"]
    mine = saved_meals_of(user)
    by_key, by_name = {meal.key: meal for meal in mine}, {meal.name.casefold(): meal for meal in mine}
    coming, going = [], set[UUID]()
    for row in document.of(SAVED_MEALS):
        there = by_key.get(row[key]) or by_name.get(row[name].casefold())
        if there is None or replace:
            coming.append(row)
        if there is not None and replace:
            going.add(there.key)
    _note_meals(going, writer, undo)
    _remove_meals({*going, *(row[key] for row in coming)}, user)  # the latter are in the trash, if at all
    SavedMeal.objects.bulk_create(SavedMeal(user=user, **places.fields(SAVED_MEALS, row)) for row in coming)
    _write_items(document, {row[key] for row in coming}, places, user=user)
    undo.note_added(SAVED_MEALS.name, (str(row[key]) for row in coming))


def _note_meals(keys: Collection[UUID], writer: Writer, undo: Undo) -> None:
    meals = SAVED_MEALS.of(writer.user).filter(key__in=keys)
    undo.note_replaced(SAVED_MEALS.name, writer.rows(SAVED_MEALS, meals))
    items = SAVED_MEAL_ITEMS.of(writer.user).filter(saved_meal_key__in=keys)
    undo.note_replaced(SAVED_MEAL_ITEMS.name, writer.rows(SAVED_MEAL_ITEMS, items))


def _remove_meals(keys: Iterable[UUID | str], user: User) -> None:
    for batch in batches(keys):
        SavedMealItem.objects.of(user).filter(saved_meal_key__in=batch).delete()
        SavedMeal.objects.of(user).filter(key__in=batch).delete()


def _write_items(document: Document, meals: Collection[UUID], places: Places, *, user: User) -> None:
    """An item whose key another meal's has stays out: it could only come from a document that was changed."""
    meal, key = SAVED_MEAL_ITEMS.places["saved_meal_key"], SAVED_MEAL_ITEMS.places["key"]
    rows = [row for row in document.of(SAVED_MEAL_ITEMS) if row[meal] in meals]
    for batch in batches(rows):
        there = SavedMealItem.objects.of(user).filter(key__in=[row[key] for row in batch])
        taken = set(there.values_list("key", flat=True))
        SavedMealItem.objects.bulk_create(
            SavedMealItem(user=user, **places.fields(SAVED_MEAL_ITEMS, row)) for row in batch if row[key] not in taken
        )


def write_marks(document: Document, places: Places, *, user: User, undo: Undo) -> None:
    """Favourites and foods that are never wanted; a food that is not here cannot be marked."""
    coming: dict[str, set[int]] = {}
    for table, model in MARKS:
        marked = {places.ids[name] for (name,) in document.of(table) if name in places.ids}
        coming[table.name] = marked - model.objects.of(user).present().food_ids()
        for batch in batches(coming[table.name]):
            model.objects.of(user).filter(food__in=batch).delete()  # from the trash
            model.objects.bulk_create([model(user=user, food_id=food_id) for food_id in batch])  # type: ignore[misc]
    names = References(user)
    for table, _model in MARKS:
        undo.note_added(table.name, (names.by_id[food_id] for food_id in coming[table.name]))


def write_single_rows(document: Document, *, user: User, writer: Writer, replace: bool, undo: Undo) -> None:
    """Profile, preferences and health answers."""
    for table, model in OF_ONE_ROW:
        mine = model.objects.of(user)
        for row in _wanted(document, table, there=mine.exists(), replace=replace):
            undo.note_replaced(table.name, writer.rows(table, mine))
            if not mine.exists():
                undo.note_added(table.name, [ONLY_ROW])
            model.objects.update_or_create(user=user, defaults=table.values(row))
    _write_health_answers(document, user, replace=replace, undo=undo)


def _wanted(document: Document, table: Table, *, there: bool, replace: bool) -> list[Row]:
    return list(document.of(table)[:1]) if replace or not there else []


def _write_health_answers(document: Document, user: User, *, replace: bool, undo: Undo) -> None:
    mine = HealthAnswer.objects.of(user).first()
    for row in _wanted(document, HEALTH_ANSWERS, there=mine is not None, replace=replace):
        if mine is None:
            undo.note_added(HEALTH_ANSWERS.name, [ONLY_ROW])
        else:
            undo.sealed = b64encode(bytes(mine.sealed)).decode()
        answers = HEALTH_ANSWERS.values(row)
        statement = HealthStatement(answers["statement"])
        HealthAnswer.objects.keep(user=user, statement=statement, single=answers["single"])


def remove_added(added: Mapping[str, Collection[str]], user: User) -> None:
    """Remove what an import added of all this."""
    _remove_meals(added.get(SAVED_MEALS.name, ()), user)
    ids = {name: food_id for food_id, name in References(user).by_id.items()}
    for table, model in MARKS:
        for batch in batches(added.get(table.name, ())):
            model.objects.of(user).filter(food__in=[ids[name] for name in batch if name in ids]).delete()
    for single in (PROFILE, FOOD_PREFERENCES, FACTOR_PREFERENCES, HEALTH_ANSWERS):
        if ONLY_ROW in added.get(single.name, ()):
            single.of(user).delete()


def put_back_health_answers(undo: Undo, user: User) -> None:
    if undo.sealed:
        HealthAnswer.objects.update_or_create(user=user, defaults={"sealed": b64decode(undo.sealed)})
