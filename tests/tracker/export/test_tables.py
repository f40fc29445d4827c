"""Nothing that belongs to a person can be forgotten: it is a column of the document, or left out by name."""

from collections.abc import Iterator

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import models

from tracker.export.table import Table
from tracker.export.tables import LEFT_OUT, TABLES


def belonging(owner: type[models.Model], seen: set[type[models.Model]]) -> Iterator[type[models.Model]]:
    """Every model that points at this one, or at one that does."""
    for model in apps.get_models(include_auto_created=True):
        points = any(field.is_relation and field.related_model is owner for field in model._meta.concrete_fields)
        if points and model not in seen:
            seen.add(model)
            yield model
            yield from belonging(model, seen)


def test_every_model_of_a_person_is_a_table_or_left_out_by_name() -> None:
    found = {model._meta.label for model in belonging(User, {User})} | {"auth.User"}
    declared = {table.model._meta.label for table in TABLES}

    assert declared.isdisjoint(LEFT_OUT)
    assert found == declared | LEFT_OUT.keys()


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_field_is_a_column_or_left_out_by_name(table: Table) -> None:
    fields = {field.name for field in table.model._meta.concrete_fields}
    columns = {*table.fields, *table.renamed.values()}

    assert columns.isdisjoint(table.left_out)
    assert fields == columns | table.left_out.keys()
    assert all(table.left_out.values())
    assert set(table.key) <= set(table.places)
