"""Rows that belong to one person, and that can be deleted and brought back for a day."""

from datetime import datetime, timedelta
from typing import Final, Self, TypeVar
from uuid import UUID

from django.contrib.auth.models import User
from django.db import models

UNDO_PERIOD: Final = timedelta(hours=24)

Owned = TypeVar("Owned", bound=models.Model, covariant=True)


class OwnedQuerySet(models.QuerySet[Owned]):
    def of(self, user: User) -> Self:
        """This person's rows: where every query about a person starts."""
        return self.filter(user=user)


class DeletableQuerySet(OwnedQuerySet[Owned]):
    """Rows with `deleted_at`: deleted ones can be restored for 24 hours, then they are purged."""

    def present(self) -> Self:
        return self.filter(deleted_at__isnull=True)

    def put_away(self, *, now: datetime) -> int:
        """Delete with undo; returns how many rows were present."""
        return self.present().update(deleted_at=now)

    def put_away_one(self, key: UUID, *, now: datetime) -> None:
        """Delete the one with this key, with undo; what was deleted a day ago or longer goes for good."""
        self.filter(key=key).put_away(now=now)
        self.purge(now=now)

    def restore(self, *, now: datetime) -> int:
        """Bring back what was deleted less than 24 hours before `now`; returns how many rows came back."""
        return self.filter(deleted_at__gt=now - UNDO_PERIOD).update(deleted_at=None)

    def purge(self, *, now: datetime) -> int:
        """Remove for good what was deleted 24 hours or longer before `now`; returns how many rows went."""
        return self.filter(deleted_at__lte=now - UNDO_PERIOD).delete()[0]
