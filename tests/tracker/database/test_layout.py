"""Every diary model can be spread by person: what a distributed PostgreSQL asks of keys and constraints."""

import pytest
from django.contrib.auth.models import User
from django.db import models

from foods.models import Food
from tracker.database.layout import COPIED, FIRST, KEY, every_model, primary_key, spread_models, spread_tables

SPREAD = [pytest.param(model, id=model._meta.db_table) for model in spread_models()]


def test_diary_is_spread_and_its_anchor_comes_first() -> None:
    tables = spread_tables()
    assert tables[0] == FIRST
    assert {"tracker_entry", "tracker_day", "tracker_savedmeal", "tracker_healthanswer"} < set(tables)
    assert not set(tables) & set(COPIED)


def test_what_stays_on_the_coordinator_has_no_key_of_a_person() -> None:
    elsewhere = {model._meta.db_table for model in every_model()} - set(spread_tables()) - set(COPIED)
    assert {"tracker_session", "tracker_ratelimit", "account_emailaddress", "foods_portion"} < elsewhere


@pytest.mark.parametrize("model", SPREAD)
def test_primary_key_starts_with_the_person(model: type[models.Model]) -> None:
    assert primary_key(model)[0] == "user"
    assert [field.column for field in model._meta.local_fields if field.name == "user"] == [KEY]


@pytest.mark.parametrize("model", SPREAD)
def test_every_unique_constraint_holds_the_person(model: type[models.Model]) -> None:
    together = [set(names) for names in model._meta.unique_together]
    named = [set(found.fields) for found in model._meta.constraints if isinstance(found, models.UniqueConstraint)]
    alone = [{field.name} for field in model._meta.local_fields if field.unique and field.name != "pk"]
    assert [names for names in together + named + alone if "user" not in names] == []


@pytest.mark.parametrize("model", SPREAD)
def test_foreign_keys_lead_only_to_accounts_and_foods(model: type[models.Model]) -> None:
    links = [field for field in model._meta.local_fields if isinstance(field, models.ForeignKey)]
    assert {field.related_model for field in links} <= {User, Food}


def test_what_is_copied_points_only_to_what_was_copied_before_it() -> None:
    before: set[str] = set()
    for table in COPIED:
        before.add(table)
        (model,) = (model for model in every_model() if model._meta.db_table == table)
        links = [field for field in model._meta.local_fields if isinstance(field, models.ForeignKey)]
        assert {field.related_model._meta.db_table for field in links} <= before


def test_nothing_points_to_a_row_of_the_diary() -> None:
    pointed = {field.related_model for model in every_model() for field in model._meta.local_fields}
    assert pointed & set(spread_models()) == set()
