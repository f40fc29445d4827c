"""Rows of a person that are sealed but for what days and lists are asked by."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final, Self, TypeVar
from uuid import UUID

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tracker.models.health_vault import open_all
from tracker.models.ownership import DeletableQuerySet, Owned, OwnedQuerySet

LOOKED_AT: Final = 200

Sealed = TypeVar("Sealed", bound="SealedRow", covariant=True)
Key = TypeVar("Key")


class SealedQuerySet(DeletableQuerySet[Sealed]):
    def with_details(self) -> list[Sealed]:
        """The rows with their details opened, the key being read once."""
        rows = list(self)
        for row, words in zip(rows, open_all([row.sealed for row in rows]), strict=True):
            row.details = row.opened(words)
        return rows

    def unreadable(self) -> list[tuple[int, UUID]]:
        """Whose they are and their keys, of those that the vault's key does not open."""
        return _unopened(self.values_list("user", "key", "sealed"))

    def newest(self) -> "SealedQuerySet[Sealed]":
        """A few, which tell of a lost key in no time."""
        return self.order_by("-created_at")[:LOOKED_AT]

    def forget_unreadable(self) -> int:
        """They keep what stands in clear; what was sealed is gone. Returns how many."""
        return sum(self.filter(user=user, key=key).update(sealed=b"") for user, key in self.unreadable())


class SealedDayQuerySet(OwnedQuerySet[Owned]):
    """What is sealed of days, a row each: `user`, `date` and `sealed`."""

    def unreadable(self) -> list[tuple[int, date]]:
        """Whose they are and their days, of those that the vault's key does not open."""
        return _unopened(self.values_list("user", "date", "sealed"))

    def newest(self) -> Self:
        """A few, which tell of a lost key in no time."""
        return self.order_by("-date")[:LOOKED_AT]

    def forget_unreadable(self) -> int:
        """Returns how many went: nothing else is known of them."""
        return sum(self.filter(user=user, date=day).delete()[0] for user, day in self.unreadable())


def _unopened(rows: Iterable[tuple[int, Key, bytes]]) -> list[tuple[int, Key]]:
    """Person and key of those that are sealed and that no key opens; what was forgotten is empty."""
    found = list(rows)
    words = open_all([sealed for _user, _key, sealed in found])
    return [
        (user, key)
        for (user, key, sealed), opened in zip(found, words, strict=True)
        if opened is None and bytes(sealed)
    ]


class SealedRow(models.Model):
    """`sealed` holds the details, filled up to one length; it is empty where they were forgotten."""

    sealed = models.BinaryField(_("encrypted details"))
    created_at = models.DateTimeField(_("logged"), default=timezone.now, editable=False)
    deleted_at = models.DateTimeField(_("deleted"), null=True, blank=True)

    details: Any

    class Meta:
        abstract = True

    def opened(self, words: str | None) -> Any:
        """The details from the words that were sealed; `words` is None where no key opens them."""
        raise NotImplementedError
