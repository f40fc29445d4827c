"""Which tables are moved, in which order, and their rows in batches that are the same each time."""

from collections.abc import Iterator
from graphlib import TopologicalSorter
from typing import Any, Final

from django.db import models

from foods.models import ImportProgress
from tracker.database.layout import every_model

BATCH: Final = 2_000
MARK: Final = "manage.py move"  # the file of the ImportProgress that says of a target that it is being filled
STAYING: Final = {
    "django_session": "everybody signs in again",
    "tracker_session": "everybody signs in again",
    "tracker_ratelimit": "limits begin anew",
}
MADE_BY_MIGRATE: Final = ("django_content_type", "auth_permission")  # in every new database, with numbers of its own

Model = type[models.Model]
Rows = models.QuerySet[Any]


def moved_models() -> list[Model]:
    """Every table but those of STAYING; what others point to comes before them."""
    moved = [model for model in every_model() if model._meta.db_table not in STAYING]
    return list(TopologicalSorter({model: _pointed_at(model) for model in moved}).static_order())


def _pointed_at(model: Model) -> list[Model]:
    links = [field.related_model for field in model._meta.local_fields if field.remote_field]
    return [other for other in links if isinstance(other, type) and other is not model]


def rows_of(model: Model, database: str) -> Rows:
    """All rows of a table but the mark of a move."""
    rows = model._base_manager.using(database)
    return rows.exclude(file=MARK) if model is ImportProgress else rows.all()


def parts(model: Model, database: str) -> list[Rows]:
    """The rows of a table, in two parts where some point at others of the same table: those come first."""
    rows = rows_of(model, database)
    inner = [f"{field.name}__isnull" for field in model._meta.local_fields if field.related_model is model]
    return [rows.filter(**{name: empty}) for name in inner for empty in (True, False)] or [rows]


def batches(rows: Rows, *, after: int = 0) -> Iterator[list[Any]]:
    """The rows in the order of their keys without the first `after` of them; memory holds one batch."""
    last = rows.order_by("pk").values_list("pk", flat=True)[after - 1] if after else None
    while batch := list((rows if last is None else rows.filter(pk__gt=last)).order_by("pk")[:BATCH]):
        yield batch
        last = batch[-1].pk
