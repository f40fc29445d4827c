"""Whether pages can be answered: the database answers, is as new as the program, and the key opens what is sealed."""

import hashlib
import logging
from collections.abc import Iterator
from functools import cache
from typing import Final

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from tracker.models.health_vault import STORED_IN, has_key, open_sealed, something_is_stored
from tracker.secret_files import read_secret

logger = logging.getLogger(__name__)


class Change:
    """Says in the log what is missing when that changes, and not at each question."""

    def __init__(self) -> None:
        self.missing: list[str] = []

    def tell(self, missing: list[str]) -> None:
        if missing != self.missing:
            self.missing = missing
            logger.warning("not ready: %s" if missing else "ready again%s", ", ".join(missing))


change: Final = Change()


def missing() -> list[str]:
    """What keeps this process from being ready, a word each: "database", or else "migrations", "keys"; [] if nothing.

    Where the database does not answer, nothing can be said of what is in it.
    """
    if not database_answers():
        return ["database"]
    return [word for word, is_there in (("migrations", is_migrated), ("keys", keys_fit)) if not is_there()]


def database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def is_migrated() -> bool:
    try:
        return newest_migrations() <= set(MigrationRecorder(connection).applied_migrations())
    except DatabaseError:
        return False


@cache
def newest_migrations() -> frozenset[tuple[str, str]]:
    """The last migration of each app, as this program has them; each is applied after all before it."""
    return frozenset(MigrationLoader(None, ignore_no_migrations=True).graph.leaf_nodes())


def keys_fit() -> bool:
    """Whether what is sealed can be read and written. The tables are asked once for each key that opened them."""
    try:
        if not has_key():
            return not something_is_stored()
        return _opens_all(_mark_of(read_secret(settings.HEALTH_KEY_FILE))) or _look_again()
    except (OSError, ValueError):
        return False
    except DatabaseError:
        return True  # its tables are not there, which is for the migrations to say


@cache
def _opens_all(_mark: str) -> bool:
    return all(open_sealed(sealed) is not None for sealed in _sealed())


def _look_again() -> bool:
    """A key that did not fit is not remembered: what it does not open may be gone by now."""
    _opens_all.cache_clear()
    return False


def _mark_of(key: str | None) -> str:
    """Another one for another key; it does not tell the key."""
    return hashlib.sha256((key or "").encode()).hexdigest()


def _sealed() -> Iterator[bytes]:
    """One sealed text of each table that has any; a forgotten one is empty."""
    for name in STORED_IN:
        rows = apps.get_model(name)._default_manager.exclude(sealed=b"")
        yield from map(bytes, rows.values_list("sealed", flat=True)[:1])
