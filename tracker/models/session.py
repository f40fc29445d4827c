"""Sessions, with the person they belong to: Django's table cannot be asked whose they are."""

from datetime import datetime
from typing import Self

from django.contrib.auth.models import User
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils.translation import gettext_lazy as _

from tracker.models.ownership import OwnedQuerySet


class SessionQuerySet(OwnedQuerySet["Session"]):
    def alive(self, *, now: datetime) -> Self:
        return self.filter(expire_date__gt=now)


class Session(AbstractBaseSession):
    """A browser's session; `user` is None for a visitor's.

    No constraint ties it to the person: a request of somebody who was deleted meanwhile may still save its session.
    """

    user = models.ForeignKey(
        User, null=True, on_delete=models.CASCADE, db_constraint=False, related_name="+", verbose_name=_("person")
    )

    objects = SessionQuerySet.as_manager()  # type: ignore[assignment, misc]

    class Meta:
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
