"""Browsers that have signed in to an account before, by a signed cookie.

They have tries of their own. Everybody else shares those of the account, so that whoever guesses from many addresses
is slowed down and the person whose account it is can still come in (OWASP: slow down online guessing with device
cookies). The cookie opens nothing: it holds a random name for the browser and hashes of accounts.
"""

import unicodedata
from typing import Final

from django.conf import settings
from django.core import signing
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.crypto import get_random_string, salted_hmac

COOKIE: Final = "known_browser"
SALT: Final = "tracker.refusals.known_browsers"
KEPT_FOR: Final = 60 * 60 * 24 * 365  # seconds from the last sign-in
MOST_ACCOUNTS: Final = 8  # of one browser; the oldest is forgotten first


def account_hash(name: str) -> str:
    """A user name as limits and the cookie know it, however it is typed."""
    folded = (
        unicodedata.normalize("NFKC", name).strip().upper().casefold()
    )  # ı is I in capitals, and the database asks so
    return salted_hmac(SALT, folded).hexdigest()[:32]


def browser_of(request: HttpRequest, account: str) -> str:
    """This browser's name, "" where it has not signed in to that account (given as its hash)."""
    browser, accounts = _read(request)
    return browser if account in accounts else ""


def remember(request: HttpRequest, response: HttpResponseBase, account: str) -> None:
    """Let the answer say that this browser has signed in to `account`."""
    browser, accounts = _read(request)
    known = [*(other for other in accounts if other != account), account][-MOST_ACCOUNTS:]
    response.set_cookie(
        COOKIE,
        signing.dumps([browser or get_random_string(22), *known], salt=SALT),
        max_age=KEPT_FOR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _read(request: HttpRequest) -> tuple[str, list[str]]:
    try:
        browser, *accounts = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=KEPT_FOR)
    except (signing.BadSignature, ValueError):
        return "", []
    return browser, accounts
