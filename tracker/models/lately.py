"""What a person logged lately, in plain SQL: a search asks it at every letter typed, and an ORM takes ten times as long
to write such a statement as a database to answer it.
"""

from collections.abc import Collection
from datetime import date
from typing import Any, Final
from uuid import UUID

from django.contrib.auth.models import User
from django.db import connections, router

from tracker.models.entry import Entry

_COUNTED: Final = "user_id = %s AND deleted_at IS NULL AND state = 'eaten'"
_LATELY: Final = f"""
    SELECT * FROM (
        SELECT food_id, date FROM tracker_entry WHERE {_COUNTED} AND food_id IS NOT NULL
        ORDER BY date DESC, created_at DESC LIMIT %s) AS lately
    UNION ALL SELECT food_id, NULL FROM tracker_favourite WHERE user_id = %s AND deleted_at IS NULL
    """  # noqa: S608 - made of the lines above only
_LAST: Final = f"""
    SELECT food_id, name, quantity, portion_text, meal, date, grams, key FROM tracker_entry
    WHERE {_COUNTED} AND food_id IN ({{foods}}) AND date IN (
        SELECT (SELECT date FROM tracker_entry WHERE {_COUNTED} AND food_id = foods_food.id ORDER BY date DESC LIMIT 1)
        FROM foods_food WHERE id IN ({{foods}}))
    ORDER BY date, created_at
    """  # noqa: S608

LastLogged = tuple[int, str, float, str, str, date, float | None, UUID]


def foods_lately(user: User, limit: int) -> tuple[list[tuple[int, Any]], set[int]]:
    """The food and the day (a value that differs from day to day) of the newest `limit` entries that count; and the
    foods that are favourites.
    """
    rows = _fetch(_LATELY, [user.pk, limit, user.pk])
    return [(food, day) for food, day in rows if day is not None], {food for food, day in rows if day is None}


def last_logged(user: User, food_ids: Collection[int]) -> list[LastLogged]:
    """What counts of these foods on the last day on which each was logged, and on the others' last days, oldest first:
    food, name, quantity, portion, meal, day, grams and key.
    """
    if not food_ids:
        return []
    foods = ", ".join(["%s"] * len(food_ids))
    found = _fetch(_LAST.format(foods=foods), [user.pk, *food_ids, user.pk, *food_ids])
    return [(*row, date.fromisoformat(str(day)), grams, UUID(str(key))) for *row, day, grams, key in found]


def _fetch(statement: str, parameters: list[int]) -> list[Any]:
    with connections[router.db_for_read(Entry)].cursor() as cursor:
        cursor.execute(statement, parameters)
        return list(cursor.fetchall())
