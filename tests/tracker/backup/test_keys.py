"""Whether the key opens what is sealed: every table that holds such is looked through."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from pytest_django import Settings

from tests.tracker.export.conftest import egg_of_a_table, fill_account, spinach_of_a_table
from tracker.backup.condition import SEALED, check_keys, forget_unreadable_answers
from tracker.backup.unsafe import UnsafeError
from tracker.models import HealthAnswer
from tracker.models.health_vault import STORED_IN


def test_every_model_that_stores_something_sealed_is_looked_through() -> None:
    assert {model._meta.label for model in (HealthAnswer, *SEALED)} == set(STORED_IN)


def test_each_table_tells_of_a_lost_key_until_it_is_forgotten(user: User, settings: Settings, tmp_path: Path) -> None:
    fill_account(user, spinach_of_a_table(), egg_of_a_table())
    check_keys()
    settings.HEALTH_KEY_FILE = tmp_path / "health_key"
    assert [model for model in (HealthAnswer, *SEALED) if not model.objects.all().unreadable()] == []
    with pytest.raises(UnsafeError, match="of people: 1"):
        check_keys()
    forget_unreadable_answers()
    check_keys()
