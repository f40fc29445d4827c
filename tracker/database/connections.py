"""How the database, those that follow it and the cache are reached; the settings read it, so it knows no Django app."""

from collections.abc import Mapping
from importlib.util import find_spec
from typing import Any, Final

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

PRIMARY: Final = "default"
REPLICA: Final = "replica"  # and a number
SQLITE: Final = "django.db.backends.sqlite3"
POSTGRESQL: Final = "django.db.backends.postgresql"
KEPT: Final = 600  # seconds that a connection stays open for the next request
PATIENCE: Final = 2  # seconds to reach a replica in; then the primary answers
ROUTERS: Final = ["tracker.database.router.ReplicaRouter"]

Connection = dict[str, Any]  # as Django's DATABASES has it


def database_at(url: str, **settings: Any) -> Connection | None:
    """The database of an address, an SQLite or a PostgreSQL; None where the address leads to neither."""
    try:
        database: Connection = dict(dj_database_url.parse(url, **settings))
    except ValueError:
        return None
    return database if database.get("ENGINE") in {SQLITE, POSTGRESQL} and database.get("NAME") else None


def databases(primary_url: str, replica_urls: str) -> dict[str, Connection]:
    """DATABASES: the primary, and `replica1`, `replica2` … from addresses with spaces between them.

    Raises ImproperlyConfigured with a sentence, which repeats no address: there are passwords in them.
    """
    urls, primary = replica_urls.split(), database_at(primary_url, conn_max_age=KEPT)
    if primary is None:
        raise ImproperlyConfigured(
            "DATABASE_URL leads to no database. Write it like postgres://name:password@host/database or "
            "sqlite:////folder/file.sqlite3, or leave it out for SQLite in var/."
        )
    if urls and primary["ENGINE"] != POSTGRESQL:
        raise ImproperlyConfigured(
            "DATABASE_REPLICA_URLS is set, but DATABASE_URL leads to no PostgreSQL: only that has replicas."
        )
    return {
        PRIMARY: _tuned(primary),
        **{f"{REPLICA}{place}": _replica(url, place) for place, url in enumerate(urls, 1)},
    }


def caches(redis_url: str) -> dict[str, dict[str, Any]]:
    """CACHES: one for all processes, in the database, or in the Redis of this address.

    What allauth keeps for a moment (which code was used, when a mail went) has room until its time is over.
    """
    if not redis_url:
        cache = {
            "BACKEND": "django.core.cache.backends.db.DatabaseCache",
            "LOCATION": "cache",
            "OPTIONS": {"MAX_ENTRIES": 100_000},
        }
        return {"default": cache}
    if not redis_url.startswith(("redis://", "rediss://", "unix://")):
        raise ImproperlyConfigured("REDIS_URL cannot be read: write it like redis://host:6379/0.")
    if find_spec("redis") is None:
        raise ImproperlyConfigured("REDIS_URL is set, but the package redis is missing: .venv/bin/pip install redis.")
    return {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": redis_url}}


def _tuned(database: Mapping[str, Any]) -> Connection:
    if database["ENGINE"] == SQLITE:
        options = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 5,  # seconds; then the page says so (tracker.refusals)
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000; "
            "PRAGMA mmap_size=268435456;",
        }
        return {**database, "OPTIONS": options}
    return {**database, "CONN_HEALTH_CHECKS": True, **_pooled(database)}


def _pooled(database: Mapping[str, Any]) -> Connection:
    """What a pgbouncer in transaction mode asks for: nothing stays on a connection from one transaction to the next."""
    return {
        "DISABLE_SERVER_SIDE_CURSORS": True,
        "OPTIONS": {**database.get("OPTIONS", {}), "prepare_threshold": None},
    }


def _replica(url: str, place: int) -> Connection:
    """A replica has no check of its health: `tracker.database.replicas` asks it before anything is read there."""
    database = database_at(url, conn_max_age=KEPT)
    if database is None or database["ENGINE"] != POSTGRESQL:
        raise ImproperlyConfigured(
            f"DATABASE_REPLICA_URLS: address {place} cannot be read. Write them like "
            "postgres://name:password@host/database, with spaces between."
        )
    pooled = _pooled(database)
    options = {"connect_timeout": PATIENCE, **pooled["OPTIONS"]}
    return {**database, **pooled, "OPTIONS": options, "TEST": {"MIRROR": PRIMARY}}
