"""What a person logged lately, in plain SQL: a search asks it at every letter typed, a day at every opening, and an ORM
takes ten times as long to write such a statement as a database to answer it.
"""

from collections.abc import Collection, Sequence
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
_AS_LOGGED: Final = "SELECT food_id, name, quantity, portion_text, meal, date, grams, key FROM tracker_entry"
# Asked of each entry in turn: of a join, SQLite reads the whole food table first.
_IN_MEAL: Final = f"""
    {_AS_LOGGED}
    WHERE {_COUNTED} AND (meal = %s OR food_id IN ({{foods}})) AND EXISTS (
        SELECT 1 FROM foods_food WHERE foods_food.id = food_id AND deleted_at IS NULL AND archived_at IS NULL)
    ORDER BY date DESC, created_at DESC LIMIT %s
    """  # noqa: S608
_LAST: Final = f"""
    {_AS_LOGGED}
    WHERE {_COUNTED} AND food_id IN ({{foods}}) AND date IN (
        SELECT (SELECT date FROM tracker_entry WHERE {_COUNTED} AND food_id = foods_food.id ORDER BY date DESC LIMIT 1)
        FROM foods_food WHERE id IN ({{foods}}))
    ORDER BY date, created_at
    """  # noqa: S608

Logged = tuple[int, str, float, str, str, date, float | None, UUID]  # food, name, quantity … grams and key


def foods_lately(user: User, limit: int) -> tuple[list[tuple[int, Any]], set[int]]:
    """The food and the day (a value that differs from day to day) of the newest `limit` entries that count; and the
    foods that are favourites.
    """
    rows = _fetch(_LATELY, [user.pk, limit, user.pk])
    return [(food, day) for food, day in rows if day is not None], {food for food, day in rows if day is None}


def logged_in_meal(user: User, meal: str, favourites: Collection[int], limit: int) -> list[Logged]:
    """The newest `limit` entries that count in this meal, and of the favourites in any, whose food is still at hand."""
    statement = _IN_MEAL.format(foods=_places(favourites))
    return [_logged(row) for row in _fetch(statement, [user.pk, meal, *favourites, limit])]


def last_logged(user: User, food_ids: Collection[int]) -> list[Logged]:
    """What counts of these foods on the last day on which each was logged, and on the others', oldest first."""
    if not food_ids:
        return []
    statement = _LAST.format(foods=_places(food_ids))
    return [_logged(row) for row in _fetch(statement, [user.pk, *food_ids, user.pk, *food_ids])]


def _places(values: Collection[int]) -> str:
    return ", ".join(["%s"] * len(values)) or "NULL"


def _logged(row: Sequence[Any]) -> Logged:
    *columns, day, grams, key = row
    return (*columns, date.fromisoformat(str(day)), grams, UUID(str(key)))


def _fetch(statement: str, parameters: Sequence[int | str]) -> list[Any]:
    with connections[router.db_for_read(Entry)].cursor() as cursor:
        cursor.execute(statement, parameters)
        return list(cursor.fetchall())
