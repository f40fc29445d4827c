"""Thousands of entries into a diary at once: made into rows before the transaction, so that it is short."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from django.db import connection

from foods.models import Food, bulk
from tracker.models.entry import BATCH, Entry

FIELDS: Final = Entry._meta.concrete_fields
COLUMNS: Final = tuple(field.attname for field in FIELDS)

Row = tuple[object, ...]


def row_of(values: Mapping[str, Any]) -> Row:
    """An entry's row in the database's own types, from a value for each of `COLUMNS`."""
    return tuple(
        field.get_db_prep_save(getattr(values[field.attname], "value", values[field.attname]), connection)
        for field in FIELDS
    )


def insert(rows: Iterable[Row]) -> None:
    """Raises IntegrityError where a key is there already, and for what the database refuses."""
    bulk.insert(Entry, [field.name for field in FIELDS], rows)


def remove(user_id: int, keys: Sequence[UUID]) -> None:
    """Remove this person's entries with these keys for good."""
    for start in range(0, len(keys), BATCH):
        Entry.objects.filter(user_id=user_id, key__in=keys[start : start + BATCH]).delete()


def foods_left(values: Iterable[Mapping[str, Any]]) -> set[int]:
    """The foods that these entries point to and that are still there."""
    numbers = list({entry["food_id"] for entry in values} - {None})
    parts = (numbers[start : start + BATCH] for start in range(0, len(numbers), BATCH))
    return {pk for part in parts for pk in Food.objects.filter(pk__in=part).values_list("pk", flat=True)}
