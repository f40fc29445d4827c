"""Streaming replicas: whether one may be asked, and the place in the primary's log that it must have reached.

PostgreSQL's functions: its documentation, 9.27 "System Administration Functions", tables 9.91 and 9.92.
"""

import time
from typing import Final

from django.db import Error, connections

from tracker.database.connections import PRIMARY, REPLICA

BEHIND: Final = 60  # seconds; a replica further behind is asked nothing
LEFT_ALONE: Final = 10.0  # seconds after which a replica that did not answer is asked again

# Whoever promotes a replica has two primaries until the other is gone: it is no replica any more. One that receives
# nothing would tell of no lag. What the primary has not changed for hours is no lag either.
_MAY_BE_ASKED: Final = """
    SELECT pg_is_in_recovery()
      AND EXISTS (SELECT FROM pg_stat_wal_receiver)
      AND (pg_last_wal_receive_lsn() <= pg_last_wal_replay_lsn()
        OR now() - pg_last_xact_replay_timestamp() < make_interval(secs => %s))
      AND coalesce(pg_last_wal_replay_lsn() >= nullif(%s, '')::pg_lsn, true)
    """

_left_alone: dict[str, float] = {}  # until when, by this process' clock


def replicas() -> list[str]:
    """Their names among Django's connections."""
    return [alias for alias in connections if alias.startswith(REPLICA)]


def position() -> str:
    """How far the primary's log goes ("0/3000148"): whoever has read up to there has all that was saved."""
    with connections[PRIMARY].cursor() as cursor:
        cursor.execute("SELECT pg_current_wal_insert_lsn()::text")
        return str(cursor.fetchone()[0])


def has_reached(alias: str, place: str) -> bool:
    """Whether this replica answers, follows the primary, and has all up to `place` ("" for no matter how far)."""
    if time.monotonic() < _left_alone.get(alias, 0.0):
        return False
    try:
        try:
            return _ask(alias, place)
        except Error:  # a connection of earlier requests may have ended since
            connections[alias].close()
            return _ask(alias, place)
    except Error:
        connections[alias].close()
        _left_alone[alias] = time.monotonic() + LEFT_ALONE
        return False


def _ask(alias: str, place: str) -> bool:
    with connections[alias].cursor() as cursor:
        cursor.execute(_MAY_BE_ASKED, [BEHIND, place])
        return cursor.fetchone()[0] is True
