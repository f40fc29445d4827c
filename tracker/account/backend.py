"""The person of a session, read together with their profile, and with whether the account is a trial."""

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import User


class AccountBackend(AuthenticationBackend):  # type: ignore[misc]
    def get_user(self, user_id: int) -> User | None:
        user = User.objects.select_related("trial", "profile").filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None
