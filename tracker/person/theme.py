"""Light or dark: what somebody chose for this browser.

It is kept in a cookie, not in the profile: it is there before anybody signs in, costs no query, and a phone at night
may differ from a desktop. The server writes it into the page, so that the first paint has it, without a script.
"""

from typing import Final

from django.conf import settings
from django.db.models import TextChoices
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

COOKIE: Final = "theme"
A_YEAR: Final = 60 * 60 * 24 * 365  # seconds


class Theme(TextChoices):
    SYSTEM = "system", _("System")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")


def theme_of(request: HttpRequest) -> Theme:
    """What was chosen in this browser; the system's own where nothing was, or nothing that can be read."""
    kept = request.COOKIES.get(COOKIE, "")
    return Theme(kept) if kept in Theme.values else Theme.SYSTEM


def keep(theme: Theme, answer: HttpResponse) -> None:
    """The answer tells the browser to keep it; the system's own is kept by keeping nothing."""
    if theme == Theme.SYSTEM:
        answer.delete_cookie(COOKIE, samesite="Lax")
    else:
        answer.set_cookie(
            COOKIE, theme.value, max_age=A_YEAR, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
        )
