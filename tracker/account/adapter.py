"""Who may open an account."""

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib.auth.models import User
from django.http import HttpRequest

from tracker.models import TrialAccount


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        """SIGNUP=closed keeps strangers out; the first account is always possible, trial accounts apart."""
        people = User.objects.exclude(pk__in=TrialAccount.objects.values("user_id"))
        return settings.SIGNUP == "open" or not people.exists()
