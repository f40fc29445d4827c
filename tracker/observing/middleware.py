"""A request's number, its line and its figures; and answers to machines before anything asks who it is."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.db import connections
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import resolve

from tracker.observing import figures
from tracker.observing.request_number import HEADER, current, number_for, number_of, place_of
from tracker.observing.urls import urlpatterns

FOR_MACHINES: Final = frozenset(f"/{pattern.pattern}" for pattern in urlpatterns)

logger = logging.getLogger(__name__)

Answer = Callable[[HttpRequest], HttpResponseBase]


class NumberMiddleware:
    """Numbers the request, says the number in the answer, and writes its line where those are wanted."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.number = number_for(request)  # type: ignore[attr-defined]
        token = current.set(request)
        started = time.monotonic()
        try:
            response = self.get_response(request)
            response[HEADER] = number_of(request)
            if request.path_info not in FOR_MACHINES:
                seconds = round(time.monotonic() - started, 4)
                about = {"method": request.method, "status_code": response.status_code, "seconds": seconds}
                logger.info("answered", extra=about)
            return response
        finally:
            current.reset(token)


class FiguresMiddleware:
    """Counts requests, their time and their queries; not in use where nobody may read them."""

    def __init__(self, get_response: Answer) -> None:
        if not settings.METRICS_TOKEN:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        started = time.monotonic()
        with counted_queries() as queries:
            response = self.get_response(request)
        seconds = time.monotonic() - started
        figures.count(place_of(request), status=response.status_code, seconds=seconds, queries=len(queries))
        return response


class ForMachinesMiddleware:
    """Answers there and then what machines ask, without a session, a cookie or a look at the host's name."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.path_info not in FOR_MACHINES or request.method not in ("GET", "HEAD"):
            return self.get_response(request)
        request.resolver_match = resolve(request.path_info)
        response: HttpResponseBase = request.resolver_match.func(request)
        return response


@contextmanager
def counted_queries() -> Iterator[list[None]]:
    """An item for each statement that this thread sends to any database meanwhile."""
    queries: list[None] = []

    def note(execute: Callable[..., Any], *asked: Any) -> Any:
        queries.append(None)
        return execute(*asked)

    with ExitStack() as stack:
        for connection in connections.all():
            stack.enter_context(connection.execute_wrapper(note))
        yield queries
