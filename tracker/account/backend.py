"""The person of a session, read together with their profile, and with whether the account is a trial."""

from typing import Final

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import User

from foods.models.prepared import Prepared
from tracker.models import asked

_USER: Final = Prepared(lambda: User.objects.select_related("trial", "profile").filter(pk=asked.PERSON))


class AccountBackend(AuthenticationBackend):  # type: ignore[misc]
    def get_user(self, user_id: int) -> User | None:
        found = _USER(person=user_id)
        return found[0] if found and self.user_can_authenticate(found[0]) else None
