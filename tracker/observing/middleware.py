"""A request's number and its line of the log."""

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from tracker.observing.request_number import HEADER, current, number_for, number_of

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
            seconds = round(time.monotonic() - started, 4)
            about = {"method": request.method, "status_code": response.status_code, "seconds": seconds}
            logger.info("answered", extra=about)
            return response
        finally:
            current.reset(token)
