"""Trial accounts: whether one may be opened, and what is said when one is over."""

from typing import Final

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

# The session and the account are gone after a day; only this lets a page opened later say what became of them.
COOKIE: Final = "trial"
REMEMBERED_FOR: Final = 60 * 60 * 24 * 30  # seconds


def are_open() -> bool:
    """A site that lets no strangers in opens no accounts for them to look around in either."""
    return settings.TRY_IT and settings.SIGNUP == "open"


def remember(answer: HttpResponseBase) -> None:
    """Let the browser know that it looks around in a trial account."""
    secure = settings.SESSION_COOKIE_SECURE
    answer.set_cookie(COOKIE, "1", max_age=REMEMBERED_FOR, secure=secure, httponly=True, samesite="Lax")


def forget(answer: HttpResponseBase) -> None:
    answer.delete_cookie(COOKIE, samesite="Lax")


def is_over(request: HttpRequest) -> HttpResponse:
    """Leads a browser whose trial account has ended to the start, where it is told once."""
    messages.info(request, _("Your trial is over. It lasted a day, and all that was in it is deleted."))
    if request.headers.get("HX-Request"):
        answer = HttpResponse(headers={"HX-Redirect": reverse("tracker:home")})
    else:
        answer = redirect("tracker:home")
    forget(answer)
    return answer
