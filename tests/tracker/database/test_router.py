"""Where a question goes: by its model, by what the request has done so far, and by how far a replica is."""

import ast
from collections.abc import Callable

import pytest
from django.apps import apps
from django.contrib.auth.models import User

from foods.models import Food
from tests.house import python_files, tree_of
from tracker.database import reading
from tracker.database.reading import SHORTEST, Pin, Reading, reading_by
from tracker.database.router import MAY_BE_LATE, ReplicaRouter
from tracker.models import Entry, HealthAnswer, Profile, RateLimit, Session, TrialAccount, Twitch
from tracker.models.health_vault import STORED_IN

NOW = 1_800_000_000.0
ROUTER = ReplicaRouter()


class NoTransaction:
    in_atomic_block = False


class Transaction:
    in_atomic_block = True


Reached = Callable[[str], None]


@pytest.fixture(autouse=True)
def reaches(monkeypatch: pytest.MonkeyPatch) -> Reached:
    """A replica that has read up to a place, here a word in the order of the alphabet; there is no transaction."""
    monkeypatch.setattr(reading, "connections", {"default": NoTransaction()})
    monkeypatch.setattr("time.time", lambda: NOW)

    def up_to(place: str) -> None:
        monkeypatch.setattr(reading, "has_reached", lambda alias, wanted: alias == "replica1" and place >= wanted)

    up_to("m")
    return up_to


def test_commands_read_at_the_primary() -> None:
    assert ROUTER.db_for_read(Entry) == "default"


def test_a_page_reads_the_diary_and_foods_at_the_replica() -> None:
    with reading_by(Reading("replica1")):
        assert {ROUTER.db_for_read(model) for model in (Entry, Food, Profile)} == {"replica1"}
    assert ROUTER.db_for_read(Entry) == "default"


@pytest.mark.parametrize("model", [User, Session, TrialAccount, HealthAnswer, Twitch, RateLimit])
def test_who_may_come_in_and_what_is_sealed_is_asked_of_the_primary(model: type) -> None:
    with reading_by(Reading("replica1")):
        assert ROUTER.db_for_read(model) == "default"


def test_nothing_sealed_and_no_account_may_be_late() -> None:
    labels = {model._meta.label for model in apps.get_models(include_auto_created=True)}
    assert labels >= MAY_BE_LATE
    assert MAY_BE_LATE.isdisjoint(STORED_IN)
    assert {label.split(".")[0] for label in MAY_BE_LATE} == {"foods", "tracker"}
    with_secrets = {
        model._meta.label
        for model in apps.get_models()
        if {"sealed", "content", "token"} & {field.name for field in model._meta.get_fields()}
    }
    assert MAY_BE_LATE.isdisjoint(with_secrets)


def test_a_request_that_writes_reads_at_the_primary_throughout() -> None:
    with reading_by(Reading("default")):
        assert ROUTER.db_for_read(Entry) == "default"


def test_after_its_first_write_a_page_reads_at_the_primary() -> None:
    page = Reading("replica1")
    with reading_by(page):
        assert ROUTER.db_for_read(Entry) == "replica1"
        assert ROUTER.db_for_write(Entry) == "default"
        assert ROUTER.db_for_read(Entry) == "default"
    assert page.wrote


def test_noting_that_a_session_was_used_keeps_nobody_with_the_primary() -> None:
    page = Reading("replica1")
    with reading_by(page):
        assert ROUTER.db_for_write(Session) == "default"
        assert ROUTER.db_for_read(Entry) == "replica1"
    assert not page.wrote


def test_within_a_transaction_the_primary_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    with reading_by(Reading("replica1")):
        monkeypatch.setattr(reading, "connections", {"default": Transaction()})
        assert ROUTER.db_for_read(Entry) == "default"
        monkeypatch.setattr(reading, "connections", {"default": NoTransaction()})
        assert ROUTER.db_for_read(Entry) == "replica1"


@pytest.mark.parametrize(
    ("place", "ago", "alias"),
    [("k", SHORTEST + 1, "replica1"), ("p", SHORTEST + 1, "default"), ("k", SHORTEST - 0.1, "default")],
    ids=["it has what was written", "it has not", "it may have, but that was just now"],
)
def test_who_has_written_stays_with_the_primary_until_the_replica_has_it(place: str, ago: float, alias: str) -> None:
    page = Reading("replica1", Pin(place, NOW - ago))
    with reading_by(page):
        assert ROUTER.db_for_read(Entry) == alias
    assert page.is_free() == (alias == "replica1")


def test_a_page_keeps_to_where_it_began_to_read(reaches: Reached) -> None:
    with reading_by(Reading("replica1", Pin("p", NOW - 10))):
        assert ROUTER.db_for_read(Entry) == "default"
        reaches("z")
        assert ROUTER.db_for_read(Entry) == "default"


def test_a_page_that_asked_no_replica_frees_nobody() -> None:
    page = Reading("replica1", Pin("k", NOW - 10))
    with reading_by(page):
        assert ROUTER.db_for_read(User) == "default"
    assert not page.is_free()


def test_a_pin_is_read_as_it_was_written() -> None:
    pin = Pin("0/3000148", NOW)
    assert Pin.from_words(pin.words()) == pin


def test_replicas_are_not_migrated_and_another_database_is() -> None:
    assert ROUTER.allow_migrate("default", "tracker")
    assert ROUTER.allow_migrate("target", "tracker")
    assert not ROUTER.allow_migrate("replica1", "tracker")


def cursors_of_the_primary(path: str) -> bool:
    """Whether a file opens `connection.cursor()`, which no router is asked about."""
    return any(
        isinstance(node, ast.Attribute) and node.attr == "cursor" and ast.unparse(node.value) == "connection"
        for node in ast.walk(tree_of(path))
    )


def test_plain_sql_that_reads_for_a_page_asks_the_router() -> None:
    of_pages = [
        path
        for path in [*python_files("foods"), *python_files("tracker")]
        if not path.startswith(("tracker/backup/", "tracker/database/")) and "/migrations/" not in path
    ]
    writing = {"foods/models/bulk.py", "foods/search/index.py"}
    about_the_primary = {"tracker/observing/ready.py"}
    assert {path for path in of_pages if cursors_of_the_primary(path)} == writing | about_the_primary
