"""How often each thing may be tried: one table of addresses, and who is counted for each.

Signing in is counted four ways. By address, all of it, since each password costs the server a tenth of a second. By
account and address, so that one who guesses is slowed down at once. By address over all accounts, so that one common
password for many names is as well. And by account over all addresses, wide enough for people and far too narrow for a
list of passwords. Browsers that have signed in to the account before (known_browsers) are counted on their own: the
last two would otherwise let anybody keep out the person whose account it is.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from allauth.account.models import EmailAddress
from allauth.account.utils import url_str_to_user_pk
from django.contrib.auth.models import User
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from tracker.models import Budget
from tracker.refusals.addresses import household_of
from tracker.refusals.known_browsers import account_hash, browser_of

MINUTE: Final = 60
HOUR: Final = 60 * MINUTE

WhoseAccount = Callable[[HttpRequest], str]


@dataclass(frozen=True, slots=True)
class Rate:
    """`tries` at once and as many in each `seconds` after; `of` says whose, "" where this request is not counted.

    Where only failures count, a try that succeeds is given back.
    """

    name: str
    tries: int
    seconds: int
    of: Callable[[HttpRequest], str]
    only_failures: bool = False

    def budget(self, whose: str) -> Budget:
        key = salted_hmac("tracker.refusals.rates", f"{self.name} {whose}", algorithm="sha256").hexdigest()
        return Budget(key, self.tries, self.seconds)


def typed_in(field: str) -> WhoseAccount:
    """The account whose name stands in this field of the form."""
    return lambda request: account_hash(request.POST.get(field, ""))


def own_account(request: HttpRequest) -> str:
    """The account that is signed in, or whose password was right when its code is still to come."""
    if request.user.is_authenticated:
        return account_hash(request.user.get_username())
    first_step = request.session.get("account_login")
    written = first_step.get("user_pk") if isinstance(first_step, dict) else None
    user = User.objects.filter(pk=url_str_to_user_pk(written)).first() if written else None
    return account_hash(user.username) if user else ""


def here(account: WhoseAccount) -> Callable[[HttpRequest], str]:
    """An account together with the browser, where it is known there, else with the address."""

    def whose(request: HttpRequest) -> str:
        name = account(request)
        return f"{name} {browser_of(request, name) or household_of(request)}"

    return whose


def from_unknown(account: WhoseAccount) -> Callable[[HttpRequest], str]:
    """An account, where the browser is not known there."""

    def whose(request: HttpRequest) -> str:
        name = account(request)
        return "" if browser_of(request, name) else name

    return whose


def unknown_address(account: WhoseAccount) -> Callable[[HttpRequest], str]:
    """The address, where the browser is not known at the account."""
    return lambda request: "" if browser_of(request, account(request)) else household_of(request)


def mail_address(request: HttpRequest) -> str:
    return request.POST.get("email", "").strip().casefold()


def sign_in(account: WhoseAccount) -> tuple[Rate, ...]:
    return (
        Rate("sign-in", 30, MINUTE, household_of),
        Rate("password of account here", 5, 5 * MINUTE, here(account), only_failures=True),
        Rate("password from address", 20, 10 * MINUTE, unknown_address(account), only_failures=True),
        Rate("password of account", 30, HOUR, from_unknown(account), only_failures=True),
    )


# Six digits, and whoever guesses them has the password already: few for the account, wherever they come from.
CODE: Final = (
    Rate("sign-in", 30, MINUTE, household_of),
    Rate("code of account here", 10, HOUR, here(own_account), only_failures=True),
    Rate("code of account", 20, HOUR, from_unknown(own_account), only_failures=True),
)
OWN_PASSWORD: Final = (Rate("own password", 10, 10 * MINUTE, own_account, only_failures=True),)
OWN_ACCOUNT: Final = (Rate("own account", 30, 10 * MINUTE, own_account),)
# A passkey cannot be guessed.
PASSKEY: Final = (Rate("sign-in", 30, MINUTE, household_of),)

RATES: Final[dict[str, tuple[Rate, ...]]] = {
    "account_login": sign_in(typed_in("login")),
    "mfa_login_webauthn": PASSKEY,
    "account_confirm_login_code": CODE,
    "mfa_authenticate": CODE,
    "mfa_reauthenticate": CODE,
    "mfa_reauthenticate_webauthn": PASSKEY,
    "mfa_activate_totp": CODE,
    "mfa_deactivate_totp": OWN_ACCOUNT,
    "mfa_add_webauthn": OWN_ACCOUNT,
    "mfa_edit_webauthn": OWN_ACCOUNT,
    "mfa_remove_webauthn": OWN_ACCOUNT,
    "mfa_generate_recovery_codes": OWN_ACCOUNT,
    "account_reauthenticate": OWN_PASSWORD,
    "account_change_password": OWN_PASSWORD,
    "account_set_password": OWN_ACCOUNT,
    "account_email": OWN_ACCOUNT,
    "tracker:delete_account": OWN_ACCOUNT,
    "tracker:export": (Rate("export", 10, HOUR, own_account),),
    "tracker:imports": (Rate("file sent", 20, HOUR, own_account),),
    "tracker:import": (Rate("file read", 200, HOUR, own_account),),
    "tracker:take_back": (Rate("file taken back", 30, HOUR, own_account),),
    "tracker:reminder_feed": (Rate("calendar", 60, 10 * MINUTE, household_of),),
    "account_signup": (Rate("sign-up", 20, HOUR, household_of),),
    "tracker:try": (Rate("trial", 5, HOUR, household_of),),
    # Each of them sent a mail, so whoever is refused has the link already.
    "account_reset_password": (
        Rate("reset from address", 20, HOUR, household_of),
        Rate("reset of address", 5, HOUR, mail_address),
    ),
    "account_reset_password_from_key": (Rate("new password", 20, 10 * MINUTE, household_of),),
    "account_confirm_email": (Rate("confirmation", 20, 10 * MINUTE, household_of),),
}

# Where asking alone is a try: whoever has the address needs no more.
READ_BY_CHANCE: Final = frozenset({"tracker:reminder_feed"})

# Where success means that this browser may be known to the account from now on.
SIGNS_IN: Final = frozenset({"account_login", "account_signup", "mfa_login_webauthn", "mfa_authenticate"})
AFTER_RESET_LINK: Final = "account_reset_password_from_key"


def counted(request: HttpRequest, view_name: str) -> Iterator[tuple[Rate, Budget]]:
    """The budgets that this request spends."""
    for rate in RATES.get(view_name, ()):
        whose = rate.of(request)
        if whose:
            yield rate, rate.budget(whose)


def keys_of_account(request: HttpRequest, user: User) -> list[str]:
    """The rows in which this account, its address here and its e-mail addresses are counted.

    Those of other places cannot be found by the account: they name nobody, and are gone after an hour.
    """
    name = account_hash(user.get_username())
    here_too = [f"{name} {browser_of(request, name)}", f"{name} {household_of(request)}"]
    mails = [mail.strip().casefold() for mail in EmailAddress.objects.filter(user=user).values_list("email", flat=True)]
    rates = {rate.name: rate for of_address in RATES.values() for rate in of_address}
    return [rate.budget(whose).key for rate in rates.values() for whose in (name, *here_too, *mails)]
