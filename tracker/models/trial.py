"""Accounts that are there to try."""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import models
from django.utils.translation import gettext_lazy as _

from foods.own import kept as own_foods
from tracker.models.ownership import OwnedQuerySet


class TrialAccountQuerySet(OwnedQuerySet["TrialAccount"]):
    def purge(self, *, now: datetime) -> int:
        """Remove trial accounts whose time is over, with everything in them; returns how many went."""
        expired = list(self.filter(expires_at__lte=now).values_list("user_id", flat=True))
        own_foods.remove_all_of(expired)
        User.objects.filter(pk__in=expired).delete()
        return len(expired)


class TrialAccount(models.Model):
    """Marks an account that was made to look around: it goes at `expires_at`, or when the visitor says so."""

    user = models.OneToOneField(
        User, on_delete=models.CASCADE, primary_key=True, related_name="trial", verbose_name=_("person")
    )
    expires_at = models.DateTimeField(_("goes at"), db_index=True)

    objects = TrialAccountQuerySet.as_manager()

    class Meta:
        verbose_name = _("trial account")
        verbose_name_plural = _("trial accounts")

    def __str__(self) -> str:
        return str(self.user)
