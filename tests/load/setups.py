"""What the site stands on: the scripts in tests/ that start each set-up's servers around a command."""

import os
from typing import Final

SETUPS: Final[dict[str, list[str]]] = {
    "SQLite": [],
    "PostgreSQL": ["tests/on_postgres"],
    "PostgreSQL, pgbouncer, replica": ["tests/on_postgres", "tests/on_replica", "tests/on_pgbouncer"],
}
# As in earnest: what is acknowledged is on the disk, and a replica applies at once what has come.
IN_EARNEST: Final = {"FSYNC": "on", "DELAY": "0"}
OTHERWISE_SET: Final = ("DATABASE_URL", "DATABASE_REPLICA_URLS", "REDIS_URL")


def environment() -> dict[str, str]:
    """This one's without a database, which the set-up names."""
    return {name: value for name, value in os.environ.items() if name not in OTHERWISE_SET} | IN_EARNEST
