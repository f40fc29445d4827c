"""Where allauth asks this site: who may open an account, who may have a password, and what is told of an account."""

import logging
from functools import partial
from smtplib import SMTPException
from typing import Any, Final

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tracker.account import sessions
from tracker.account.events import Kind, record
from tracker.account.notices import CHANGE_OF, OF_THE_PASSWORD
from tracker.models import TrialAccount
from tracker.refusals.unreadable import is_address

OF_A_NEW_ACCOUNT: Final = "account/email/email_confirmation_signup"

logger = logging.getLogger(__name__)
ERRORS: Final = {
    "account_inactive": _("This account is closed. Ask the person who runs this site."),
    "cannot_remove_primary_email": _("Make another address the main one first."),
    "duplicate_email": _("This address is in your account already."),
    "email_taken": _("Another account has this address. Write another one, or leave it empty."),
    "enter_current_password": _("That is not your current password."),
    "incorrect_code": _("That code is not right, or no longer. Write the newest one."),
    "incorrect_password": _("That is not your password."),
    "invalid_login": _("That did not work. Try again."),
    "invalid_password_reset": _("This link no longer works. Ask for a new one."),
    "same_as_current": _("That is what you have now. Write another one."),
    "unverified_primary_email": _("Only a confirmed address can be the main one."),
    "username_blacklisted": _("This user name is kept for the site itself. Choose another one."),
    "username_password_mismatch": _("User name and password do not fit together. Look at both and try again."),
    "username_taken": _("Somebody has this user name already. Choose another one."),
}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    error_messages = DefaultAccountAdapter.error_messages | ERRORS

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        """SIGNUP=closed keeps strangers out; the first account is always possible, trial accounts apart."""
        people = User.objects.exclude(pk__in=TrialAccount.objects.values("user_id"))
        return settings.SIGNUP == "open" or not people.exists()

    def is_safe_url(self, url: str | None) -> bool:
        """Whether somebody may be led there after signing in: not where the address cannot even be taken apart."""
        return is_address(url or "") and bool(super().is_safe_url(url))

    def login(self, request: HttpRequest, user: User) -> None:
        super().login(request, user)
        sessions.begin(request.session, now=timezone.now())

    def post_login(self, request: HttpRequest, user: User, **login: Any) -> HttpResponse:
        """Every sign-in ends here, after its last step."""
        record(request, user, Kind.OPENED if login["signup"] else Kind.SIGNED_IN)
        answer: HttpResponse = super().post_login(request, user, **login)
        return answer

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """That of a new account goes when the account stands: a mail server may take seconds, with SQLite locked."""
        send = partial(super().send_mail, template_prefix, email, context)
        if template_prefix == OF_A_NEW_ACCOUNT:
            transaction.on_commit(send)
        else:
            send()

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """A wrong password, at sign-in or where it is asked for again."""
        user = User.objects.filter(username__iexact=credentials.get("username", "")).first()
        if user:
            record(request, user, Kind.WRONG_PASSWORD)
        else:
            logger.info("no account: %s", Kind.WRONG_PASSWORD)

    def set_password(self, user: User, password: str) -> None:
        """Every way to a password ends here; a trial account has none, also by a link that somebody made for it."""
        if TrialAccount.objects.of(user).exists():
            raise PermissionDenied
        super().set_password(user, password)

    def send_notification_mail(
        self, template_prefix: str, user: User, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """allauth calls this after every change of what opens an account: it is kept, and told by mail if it can be."""
        told = self._tell_by_mail(template_prefix, user, context, email)
        kind = CHANGE_OF[template_prefix]
        record(self.request, user, kind, told_by_mail=told)
        if kind in OF_THE_PASSWORD:
            sessions.end_others(user, this=self.request.session.session_key)

    def _tell_by_mail(
        self, template_prefix: str, user: User, context: dict[str, Any] | None, email: str | None
    ) -> bool:
        """Whether the person was told: only an address that was confirmed counts. A mail server may be away."""
        if not settings.ACCOUNT_EMAIL_NOTIFICATIONS:
            return False
        address = email or EmailAddress.objects.get_primary_email(user)
        try:
            super().send_notification_mail(template_prefix, user, context, address)
        except (OSError, SMTPException):
            logger.warning("account %s: the notice could not be sent by e-mail", user.pk)
            return False
        confirmed: bool = EmailAddress.objects.filter(user=user, email=address, verified=True).exists()
        return confirmed
