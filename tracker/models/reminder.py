"""What a person wants to be reminded of and when, and the private address of the calendar that says so."""

import hashlib
import secrets
from datetime import time
from typing import Final, Self

from django.contrib.auth.models import User
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tracker.models.limits import MOST_REMINDERS, LimitError
from tracker.models.ownership import OwnedQuerySet

TOKEN_BYTES: Final = 32  # of chance: nobody guesses an address


class ReminderKind(models.TextChoices):
    """What is to be logged; it stands in no calendar."""

    FOOD = "food", _("Food")
    TWITCHES = "twitches", _("Twitches, or that there were none")


class ReminderQuerySet(OwnedQuerySet["Reminder"]):
    def keep(self, *, user: User, kind: ReminderKind, at: time) -> None:
        """The same once more changes nothing. Raises LimitError where there are as many as one may have."""
        with transaction.atomic():
            User.objects.select_for_update().get(pk=user.pk)
            rows = self.of(user)
            if rows.filter(kind=kind, local_time=at).exists():
                return
            if rows.count() >= MOST_REMINDERS:
                raise LimitError.of_reminders()
            self.create(user=user, kind=kind, local_time=at)

    def in_order(self) -> Self:
        return self.order_by("local_time", "kind")


class Reminder(models.Model):
    """One time of every day, by the clock where the person is, for one thing to log."""

    pk = models.CompositePrimaryKey("user", "kind", "local_time")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", verbose_name=_("person"))
    kind = models.CharField(_("what"), max_length=8, choices=ReminderKind)
    local_time = models.TimeField(_("time"))

    objects = ReminderQuerySet.as_manager()

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")

    def __str__(self) -> str:
        return f"{self.local_time:%H:%M}"


class ReminderFeedQuerySet(OwnedQuerySet["ReminderFeed"]):
    def renew(self, *, user: User) -> str:
        """A new token, which is told this once; the one before opens nothing any more."""
        token = secrets.token_urlsafe(TOKEN_BYTES)
        now = timezone.now()
        self.update_or_create(user=user, defaults={"token_hash": hash_of(token), "made_at": now})
        return token

    def revoke(self, *, user: User) -> None:
        self.of(user).delete()

    def opened_by(self, token: str) -> "ReminderFeed | None":
        return self.select_related("user").filter(token_hash=hash_of(token), user__is_active=True).first()


def hash_of(token: str) -> str:
    """What is kept of a token: it is all chance, so that one round of SHA-256 gives it away to nobody."""
    return hashlib.sha256(token.encode()).hexdigest()


class ReminderFeed(models.Model):
    """The address of a person's calendar of reminders, as a hash."""

    user = models.OneToOneField(
        User, on_delete=models.CASCADE, primary_key=True, related_name="+", verbose_name=_("person")
    )
    token_hash = models.CharField(_("hash of the token"), max_length=64, unique=True)
    made_at = models.DateTimeField(_("made"))

    objects = ReminderFeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("address of a calendar")
        verbose_name_plural = _("addresses of calendars")

    def __str__(self) -> str:
        return str(self.made_at)
