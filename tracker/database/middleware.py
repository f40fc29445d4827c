"""Leads requests that only read to a replica, and keeps people who have just written with the primary."""

import time
from collections.abc import Callable
from typing import Final
from zlib import crc32

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import DatabaseError
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from tracker.database.connections import PRIMARY
from tracker.database.reading import Pin, Reading, reading_by
from tracker.database.replicas import position, replicas
from tracker.refusals.unwritable import READS

COOKIE: Final = "written"
KEPT: Final = 24 * 60 * 60  # seconds; it goes earlier, with the first page that a replica could answer


class ReplicaMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.replicas = replicas()
        if not self.replicas:
            raise MiddlewareNotUsed

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        reads = request.method in READS
        reading = Reading(self._replica_of(request) if reads else PRIMARY, pin_of(request))
        with reading_by(reading):
            answer = self.get_response(request)
        if reading.wrote or not reads:
            pin(answer)
        elif reading.is_free():
            answer.delete_cookie(COOKIE, samesite="Lax")
        return answer

    def _replica_of(self, request: HttpRequest) -> str:
        """A browser reads at one replica always: another may be behind what it has seen."""
        session = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
        return self.replicas[crc32(session.encode()) % len(self.replicas)]


def pin_of(request: HttpRequest) -> Pin | None:
    """What the cookie says, None where there is none or nobody here has signed it."""
    words = request.get_signed_cookie(COOKIE, default=None, max_age=KEPT)
    return Pin.from_words(words) if words else None


def pin(answer: HttpResponseBase) -> None:
    """Where the primary cannot be asked, nothing was written either."""
    try:
        words = Pin(position(), time.time()).words()
    except DatabaseError:
        return
    secure = settings.SESSION_COOKIE_SECURE
    answer.set_signed_cookie(COOKIE, words, max_age=KEPT, secure=secure, httponly=True, samesite="Lax")
