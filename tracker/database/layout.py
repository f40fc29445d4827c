"""Where each table stands on a distributed PostgreSQL, read from the models.

A primary key that starts with the person is spread by person; what such tables point to is copied to every node; all
else stays on the coordinator (sessions, cache, migrations, search).
"""

from typing import Final

from django.apps import apps
from django.db import models

FIRST: Final = "tracker_profile"  # the others are placed beside it
KEY: Final = "user_id"

# In this order: foods point to the account of whoever wrote them.
COPIED: Final = {
    "auth_user": "every diary row belongs to an account",
    "foods_food": "entries, favourites and saved meals point to foods",
    "tracker_trialaccount": "starting a trial and closed sign-up count them, and ask no other shard so",
    "tracker_reminderfeed": "a calendar is asked for by its secret alone, which is nobody else's anywhere",
}


def every_model() -> list[type[models.Model]]:
    """The models that have a table of their own, also those that Django makes for many-to-many fields."""
    return [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]


def spread_models() -> list[type[models.Model]]:
    """The models of the diary, that of FIRST before the others."""
    found = [model for model in every_model() if _of_a_person(model) and model._meta.db_table not in COPIED]
    return sorted(found, key=lambda model: (model._meta.db_table != FIRST, model._meta.db_table))


def spread_tables() -> list[str]:
    return [model._meta.db_table for model in spread_models()]


def numbered_columns() -> dict[str, str]:
    """Tables whose rows the database numbers, and the column of that number."""
    return {
        model._meta.db_table: str(field.column)
        for model in every_model()
        for field in model._meta.local_fields
        if isinstance(field, models.AutoField | models.BigAutoField)
    }


def primary_key(model: type[models.Model]) -> tuple[str, ...]:
    """Names of the fields of a primary key, in order."""
    key = model._meta.pk
    return key.field_names if isinstance(key, models.CompositePrimaryKey) else (key.name,)


def _of_a_person(model: type[models.Model]) -> bool:
    return primary_key(model)[0] == "user"
