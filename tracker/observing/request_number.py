"""The number of a request: in its answer, in its lines of the log, and on the page that says that something broke."""

import re
import secrets
from contextvars import ContextVar
from typing import Final

from django.http import HttpRequest

HEADER: Final = "X-Request-ID"
IN_META: Final = "HTTP_X_REQUEST_ID"
WELL_FORMED: Final = re.compile(r"[A-Za-z0-9._-]{8,64}")  # nginx and HAProxy send hexadecimal digits, Caddy a UUID

current: ContextVar[HttpRequest | None] = ContextVar("current", default=None)


def number_for(request: HttpRequest) -> str:
    """The proxy's number where it is well formed, else a new one of 16 hexadecimal digits.

    What others than a trusted proxy send as one is gone by now: ProxyMiddleware drops it.
    """
    sent: str = request.META.get(IN_META, "")
    return sent if WELL_FORMED.fullmatch(sent) else secrets.token_hex(8)


def number_of(request: HttpRequest | None) -> str:
    """The number that this request has, "" where it has none, as in a test that calls a view."""
    return getattr(request, "number", "")


def place_of(request: HttpRequest) -> str:
    """The name of the address that was asked; its path may hold a day, a food or a token. "" where there is none."""
    match = request.resolver_match
    return (match.view_name or match.route) if match else ""
