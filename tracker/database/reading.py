"""Where one request reads: at a replica, unless it writes, or its person has just written what is not there yet."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Final, Self

from django.db import connections

from tracker.database.connections import PRIMARY
from tracker.database.replicas import has_reached

SHORTEST: Final = 2.0  # seconds that a person stays with the primary after writing


@dataclass(frozen=True)
class Pin:
    """Up to where a replica must have read before this person is asked to it, and when (Unix time) that was written."""

    place: str
    written_at: float

    @classmethod
    def from_words(cls, words: str) -> Self:
        """Raises ValueError where `words` are not those of a pin."""
        place, written_at = words.split()
        return cls(place, float(written_at))

    def words(self) -> str:
        return f"{self.place} {self.written_at:.3f}"


@dataclass
class Reading:
    """One request's. Where it reads is decided by its first question that a replica may answer, and kept."""

    replica: str  # the one that this person reads at; PRIMARY for a request that writes
    pin: Pin | None = None
    wrote: bool = False
    _decided: str = ""

    def alias(self) -> str:
        """The database to read at now."""
        if self.wrote or connections[PRIMARY].in_atomic_block:
            return PRIMARY
        if not self._decided:
            self._decided = self.replica if self._may_read_there() else PRIMARY
        return self._decided

    def is_free(self) -> bool:
        """Whether the pin has served: the replica was asked, and has all that it is about."""
        return self.pin is not None and not self.wrote and self._decided not in ("", PRIMARY)

    def _may_read_there(self) -> bool:
        if self.replica == PRIMARY:
            return False
        if self.pin is not None and time.time() < self.pin.written_at + SHORTEST:
            return False
        return has_reached(self.replica, self.pin.place if self.pin else "")


_current: ContextVar[Reading | None] = ContextVar("reading", default=None)


@contextmanager
def reading_by(reading: Reading) -> Iterator[None]:
    """What is asked within the block is asked as `reading` says; outside of all, at the primary."""
    token = _current.set(reading)
    try:
        yield
    finally:
        _current.reset(token)


def alias_to_read() -> str:
    """Commands, and what is sent after a request has ended, read at the primary."""
    reading = _current.get()
    return reading.alias() if reading else PRIMARY


def note_write() -> None:
    """The rest of the request reads what it has written."""
    reading = _current.get()
    if reading:
        reading.wrote = True
