"""Who may open an account, and who may have a password."""

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils import timezone

from tracker.account import sessions
from tracker.models import TrialAccount


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        """SIGNUP=closed keeps strangers out; the first account is always possible, trial accounts apart."""
        people = User.objects.exclude(pk__in=TrialAccount.objects.values("user_id"))
        return settings.SIGNUP == "open" or not people.exists()

    def login(self, request: HttpRequest, user: User) -> None:
        super().login(request, user)
        sessions.begin(request.session, now=timezone.now())

    def set_password(self, user: User, password: str) -> None:
        """Every way to a password ends here; a trial account has none, also by a link that somebody made for it."""
        if TrialAccount.objects.of(user).exists():
            raise PermissionDenied
        super().set_password(user, password)
