"""What happened to an account: sign-ins, failed ones, and changes of what opens it."""

from datetime import datetime, timedelta
from typing import Final, Self
from uuid import uuid4

from django.contrib.auth.models import User
from django.db import models
from django.utils.translation import gettext_lazy as _

from tracker.models.ownership import OwnedQuerySet

KEPT_FOR: Final = timedelta(days=90)


class AccountEventQuerySet(OwnedQuerySet["AccountEvent"]):
    def since(self, moment: datetime) -> Self:
        return self.filter(happened_at__gt=moment)

    def latest_first(self) -> Self:
        return self.order_by("-happened_at")

    def purge(self, *, now: datetime) -> int:
        """Remove what happened 90 days or longer before `now`; returns how many rows went."""
        return self.filter(happened_at__lte=now - KEPT_FOR).delete()[0]


class AccountEvent(models.Model):
    """One event. `device` is what `tracker.account.devices` keeps of a browser, "" where none was in it."""

    class Kind(models.TextChoices):
        OPENED = "opened", _("Account opened")
        SIGNED_IN = "signed_in", _("Signed in")
        WRONG_PASSWORD = "wrong_password", _("Wrong password")
        WRONG_CODE = "wrong_code", _("Wrong code at the second step")
        PASSWORD_CHANGED = "password_changed", _("Password changed")
        PASSWORD_SET = "password_set", _("Password set")
        PASSWORD_RESET = "password_reset", _("New password by a link")
        LINK_MADE = "link_made", _("Link to a new password made by whoever runs this site")
        EMAIL_ADDED = "email_added", _("E-mail address added")
        EMAIL_CHANGED = "email_changed", _("Main e-mail address changed")
        EMAIL_REMOVED = "email_removed", _("E-mail address removed")
        APP_ADDED = "app_added", _("Authenticator app set up")
        APP_REMOVED = "app_removed", _("Authenticator app turned off")
        KEY_ADDED = "key_added", _("Passkey added")
        KEY_REMOVED = "key_removed", _("Passkey removed")
        CODES_MADE = "codes_made", _("New recovery codes")
        SESSION_ENDED = "session_ended", _("Signed out on another device")
        OTHERS_ENDED = "others_ended", _("Signed out everywhere else")
        EXPORTED = "exported", _("Everything downloaded")
        ADMIN_OPENED = "admin_opened", _("Admin opened")
        BROUGHT_IN = "brought_in", _("Diary brought in from a file")
        TAKEN_BACK = "taken_back", _("Diary from a file taken back")

    pk = models.CompositePrimaryKey("user", "key")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", verbose_name=_("person"))
    key = models.UUIDField(default=uuid4, editable=False)
    kind = models.CharField(_("what happened"), max_length=20, choices=Kind.choices)
    happened_at = models.DateTimeField(_("when"))
    device = models.CharField(_("device"), max_length=40, blank=True)
    told_by_mail = models.BooleanField(_("told by e-mail"), default=False)

    objects = AccountEventQuerySet.as_manager()

    class Meta:
        verbose_name = _("account event")
        verbose_name_plural = _("account events")
        indexes = [models.Index(fields=["user", "happened_at"], name="account_event_when")]

    def __str__(self) -> str:
        return str(self.get_kind_display())
