"""Sign-in for every page that is not open to all, and the person behind the request."""

from collections.abc import Callable
from datetime import datetime

from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone

from tracker.models import TrialAccount
from tracker.person.diarist import diarist_of

TRIAL_EXPIRES = "trial_expires_at"


class SignInMiddleware(LoginRequiredMiddleware):
    """Sends people to the sign-in page; a form of an open page gets a 401, and the page asks for the password there."""

    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseBase:
        if request.headers.get("HX-Request"):
            return HttpResponse(status=401)
        return super().handle_no_permission(request, view_func)


class PersonMiddleware:
    """Puts `diarist` on signed-in requests, and ends trial accounts whose time is over."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated:
            expires = request.session.get(TRIAL_EXPIRES)
            if expires and datetime.fromisoformat(expires) <= timezone.now():
                logout(request)
                TrialAccount.objects.all().purge(now=timezone.now())
                return redirect("tracker:home")
            request.diarist = diarist_of(request.user)  # type: ignore[attr-defined]
        return self.get_response(request)
