"""The stand-in for a Citus: what it does to the tables, and whom it catches asking every shard."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from foods.models import Food
from tests.partitioned import ROOT, partition_diary, watched, whole_tables
from tracker.database.citus import deferrable_tables
from tracker.models import Entry, Favourite

pytestmark = pytest.mark.django_db

ASKS = """
def everybody(entries): return list(entries.all())
def one(entries, user): return list(entries.of(user))
"""


@pytest.fixture
def partitioned(log: Callable[..., Entry]) -> Entry:
    """Anna's one entry, from before her diary was partitioned."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no partitions")
    entry = log()
    partition_diary()
    return entry


@pytest.fixture
def application() -> SimpleNamespace:
    """Two functions that look as if they stood in a room."""
    names: dict[str, Callable[..., list[Entry]]] = {}
    exec(compile(ASKS, str(ROOT / "tracker" / "diary" / "asking.py"), "exec"), names)
    return SimpleNamespace(**names)


def test_rows_and_rules_come_along(partitioned: Entry, user: User) -> None:
    assert whole_tables() == []
    assert deferrable_tables() == frozenset()
    assert Entry.objects.of(user).get().pk == partitioned.pk
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.of(user).update(grams=-1)


@pytest.mark.unwatched
def test_who_asks_every_shard_is_caught_and_named(partitioned: Entry, user: User, application: SimpleNamespace) -> None:
    with watched() as found:
        assert len(application.one(Entry.objects, user)) == 1
    assert found == []
    with watched() as found:
        assert len(application.everybody(Entry.objects)) == 1
    assert [line.split(" asks ")[0] for line in found] == ["tracker/diary/asking.py everybody"]


def test_what_a_test_asks_is_its_own_affair(partitioned: Entry) -> None:
    with watched() as found:
        assert Entry.objects.count() == 1
    assert found == []


def test_the_purge_and_a_food_that_goes_may_ask_every_shard(
    partitioned: Entry, user: User, make_food: Callable[..., Food]
) -> None:
    gone = make_food(source="own", owner=user, deleted_at=timezone.now() - timedelta(days=2))
    Favourite.objects.create(user=user, food=gone)
    with watched() as found:
        call_command("purge", verbosity=0)
    assert found == []
    assert not Food.objects.filter(pk=gone.pk).exists()
    assert not Favourite.objects.of(user).exists()
