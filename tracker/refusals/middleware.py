"""Counts what may not be tried without end, before it is tried."""

import math
import time
from collections.abc import Callable, Sequence
from typing import Any

from allauth.account.utils import url_str_to_user_pk
from django.contrib.auth.models import User
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from tracker.models import Budget, RateLimit
from tracker.refusals.answers import too_often
from tracker.refusals.known_browsers import account_hash, remember
from tracker.refusals.rates import AFTER_RESET_LINK, RATES, READ_BY_CHANCE, SIGNS_IN, counted
from tracker.refusals.unwritable import READS, teller, why_unwritable


class RateLimitMiddleware:
    """A try is counted before the view, so that many at once are all counted, and given back where it succeeded."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        tried = getattr(request, "tried", None)
        if tried is not None and has_succeeded(response):
            give_back([budget for rate, budget in tried if rate.only_failures])
            name = who_came_in(request)
            if name:
                remember(request, response, account_hash(name))
        return response

    def process_view(self, request: HttpRequest, _view: object, _args: object, _kwargs: object) -> HttpResponse | None:
        view_name = request.resolver_match.view_name if request.resolver_match else ""
        if view_name not in RATES or (request.method in READS and view_name not in READ_BY_CHANCE):
            return None
        tried = list(counted(request, view_name))
        wait = RateLimit.objects.spend([budget for _rate, budget in tried], now=time.time())
        if wait:
            return too_often(request, seconds=math.ceil(wait))
        request.tried = tried  # type: ignore[attr-defined]
        return None


def give_back(budgets: Sequence[Budget]) -> None:
    """What was done is done, though there is no room left to forget its try."""
    try:
        RateLimit.objects.give_back(budgets)
    except OperationalError as error:
        cause = why_unwritable(error)
        if cause is None:
            raise
        teller.tell(cause, error)


def has_succeeded(response: HttpResponseBase) -> bool:
    """Forms here lead on when all was right; asked for JSON, allauth says 200 with where to go, else 400."""
    return response.status_code in (302, 303) or (
        response.status_code == 200 and response.get("Content-Type", "").startswith("application/json")
    )


def who_came_in(request: HttpRequest) -> str:
    """The user name of who has just shown that the account is theirs, "" where nobody has."""
    match = request.resolver_match
    view_name: Any = match.view_name if match else ""
    if view_name in SIGNS_IN and request.user.is_authenticated:
        return request.user.get_username()
    if view_name == AFTER_RESET_LINK and match:
        user = User.objects.filter(pk=url_str_to_user_pk(match.kwargs["uidb36"])).first()
        return user.username if user else ""
    return ""
