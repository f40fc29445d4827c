"""How the settings turn addresses into connections, and what they say of addresses that cannot be read."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from tracker.database import connections
from tracker.database.connections import caches, databases

POSTGRES = "postgres://anna@one/diary?sslmode=require"
SQLITE = "sqlite:////srv/diary.sqlite3"


def test_replicas_are_numbered_in_the_order_of_their_addresses() -> None:
    found = databases(POSTGRES, "postgres://anna@two/diary  postgres://anna@three/diary")
    assert {alias: each["HOST"] for alias, each in found.items()} == {
        "default": "one",
        "replica1": "two",
        "replica2": "three",
    }
    assert found["replica2"]["OPTIONS"]["connect_timeout"] == 2
    assert "connect_timeout" not in found["default"]["OPTIONS"]


def test_nothing_stays_on_a_connection_that_a_pooler_shares() -> None:
    found = databases(POSTGRES, "postgres://anna@two/diary")
    for each in found.values():
        assert each["DISABLE_SERVER_SIDE_CURSORS"]
        assert each["OPTIONS"]["prepare_threshold"] is None
    assert found["default"]["OPTIONS"]["sslmode"] == "require"


def test_one_database_needs_no_replica() -> None:
    assert databases(SQLITE, " ").keys() == {"default"}


def test_only_postgresql_has_replicas() -> None:
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL leads to no PostgreSQL"):
        databases(SQLITE, "postgres://anna@two/diary")


@pytest.mark.parametrize(
    "url", ["two", "sqlite:////srv/diary.sqlite3", "postgres://anna:secret@two:port/diary", "x://"]
)
def test_an_address_that_cannot_be_read_is_named_by_its_place_without_its_password(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="address 2 cannot be read") as raised:
        databases(POSTGRES, f"postgres://anna@two/diary {url}")
    assert "secret" not in str(raised.value)


@pytest.mark.parametrize(
    "url", ["", "diary", "postgres//anna@one/diary", "mysql://anna:secret@one/diary", "oracle://anna:secret@one/diary",
            "postgres://anna:secret@one:port/diary", "postgres://anna:secret@one"]
)  # fmt: skip
def test_an_address_that_leads_to_no_database_is_a_sentence_without_its_password(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="DATABASE_URL leads to no database") as raised:
        databases(url, "")
    assert "secret" not in str(raised.value)


def test_the_cache_is_in_the_database_unless_there_is_a_redis(monkeypatch: pytest.MonkeyPatch) -> None:
    assert caches("")["default"]["BACKEND"].endswith("DatabaseCache")
    monkeypatch.setattr(connections, "find_spec", lambda _name: object())
    redis = caches("redis://cache:6379/1")["default"]
    assert (redis["BACKEND"].rpartition(".")[2], redis["LOCATION"]) == ("RedisCache", "redis://cache:6379/1")


def test_a_redis_that_cannot_be_used_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ImproperlyConfigured, match="write it like redis://host:6379/0"):
        caches("cache:6379")
    monkeypatch.setattr(connections, "find_spec", lambda _name: None)
    with pytest.raises(ImproperlyConfigured, match="pip install redis"):
        caches("redis://cache:6379/1")
