"""A request's number and its line; and answers to machines before anything asks who it is."""

import logging
import time
from collections.abc import Callable
from typing import Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import resolve

from tracker.observing.request_number import HEADER, current, number_for, number_of
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
