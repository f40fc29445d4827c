"""What is answered to a page that is older than the diary or than its own cookies: reload, and what you typed is here.

To try the same again would fail in the same way.
"""

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views import defaults

from tracker.refusals.answers import refused

NEVER_SHOWN: Final = ("password", "csrf", "credential", "code", "confirmation", "key")  # in names of fields
MOST_SHOWN: Final = 40


def not_found(request: HttpRequest, exception: Http404) -> HttpResponse:
    """Django's handler for 404; for a part of an open page a line, and the page stays as it is."""
    if request.headers.get("HX-Request"):
        sentence = _("That is no longer here; it was deleted, perhaps in another window. Reload the page.")
        return refused(request, 404, _("Nothing here"), sentence)
    return defaults.page_not_found(request, exception)


def without_token(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001 - Django names it
    """Django's view for a form without its CSRF token: the cookies were lost, or the form comes from elsewhere.

    An open page of somebody who is signed out asks for the password in place and sends what was typed again. Else the
    answer brings a new cookie, and says to reload; a page shows what was typed, since going back may have lost it.
    """
    if request.headers.get("HX-Request") and not request.user.is_authenticated:
        return HttpResponse(status=401)
    get_token(request)
    if request.headers.get("HX-Request") or request.headers.get("Accept") == "application/json":
        sentence = _("This page is too old to save. Nothing was saved: copy what you typed, then reload the page.")
        return refused(request, 403, _("That form was too old"), sentence)
    return render(request, "403_csrf.html", {"typed": typed(request)}, status=403)


def typed(request: HttpRequest) -> list[str]:
    """What somebody wrote into the form, without secrets and without what the page itself put in."""
    fields = [(name, value.strip()) for name, values in request.POST.lists() for value in values]
    shown = [value for name, value in fields if value and not any(secret in name for secret in NEVER_SHOWN)]
    return shown[:MOST_SHOWN]
