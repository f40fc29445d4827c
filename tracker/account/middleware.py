"""Sign-in for every page that is not open to all, and the person behind the request."""

from collections.abc import Callable
from typing import Any, Final

from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone

from tracker.account import sessions, trials
from tracker.account.devices import device_of
from tracker.models import TrialAccount
from tracker.person.diarist import diarist_of

# Below these addresses are passwords, e-mail addresses, second factors and passkeys; of them a trial only signs out.
OF_CREDENTIALS: Final = ("accounts/", "account/security/")
OPEN_TO_TRIALS: Final = {"account_logout"}


class SignInMiddleware(LoginRequiredMiddleware):
    """Sends people to the sign-in page; a form of an open page gets a 401, and the page asks for the password there."""

    def handle_no_permission(  # type: ignore[override]
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseBase:
        if request.headers.get("HX-Request"):
            return HttpResponse(status=401)
        return super().handle_no_permission(request, view_func)


class PersonMiddleware:
    """Puts `diarist` and `trial` on signed-in requests; a trial ends when its time is over, and has no credentials."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.user.is_authenticated:
            trial: TrialAccount | None = getattr(request.user, "trial", None)
            if trial and trial.expires_at <= timezone.now():
                logout(request)
                TrialAccount.objects.all().purge(now=timezone.now())
                return trials.is_over(request)
            request.trial = trial  # type: ignore[attr-defined]
            request.diarist = diarist_of(request.user)  # type: ignore[attr-defined]
            device = device_of(request.headers.get("User-Agent", ""))
            sessions.note_use(request.session, device=device, now=timezone.now())
        elif request.COOKIES.get(trials.COOKIE):
            return trials.is_over(request)
        answer = self.get_response(request)
        if getattr(request, "trial", None) and not request.user.is_authenticated:
            trials.forget(answer)  # left, or signed out
        return answer

    def process_view(self, request: HttpRequest, _view: object, _args: object, _kwargs: dict[str, Any]) -> None:
        """A trial account goes within a day, and whoever has its session is a stranger: it gets no way to sign in."""
        asked = request.resolver_match
        if not getattr(request, "trial", None) or asked is None or asked.url_name in OPEN_TO_TRIALS:
            return
        if asked.route.startswith(OF_CREDENTIALS):
            raise PermissionDenied
