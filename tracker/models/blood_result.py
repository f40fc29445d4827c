"""Blood results: the day in clear, and all that the laboratory found, sealed."""

from datetime import date
from functools import cached_property
from typing import Self
from uuid import UUID, uuid4

from django.contrib.auth.models import User
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tracker.models.blood_details import BloodDetails
from tracker.models.health_vault import open_sealed, seal_to_store
from tracker.models.limits import MOST_BLOOD_RESULTS, LimitError
from tracker.models.sealed_rows import SealedQuerySet, SealedRow

Date = date  # inside BloodResult, `date` is the field


class BloodResultQuerySet(SealedQuerySet["BloodResult"]):
    def between(self, first: date, last: date) -> Self:
        return self.filter(date__gte=first, date__lte=last)

    def add(self, details: BloodDetails, *, user: User, key: UUID, day: date) -> "BloodResult":
        """Keep one; the same key again adds nothing, and brings back what was deleted since.

        Raises LimitError where there is no room, and HealthKeyError as `seal_to_store`.
        """
        result = BloodResult(user=user, key=key, date=day, sealed=seal_to_store(details.words()))
        with transaction.atomic():
            mine = self.of(user)
            if not mine.present().filter(key=key).exists() and mine.count() >= MOST_BLOOD_RESULTS:
                raise LimitError.of_blood_results()
            self.bulk_create(
                [result], update_conflicts=True, unique_fields=["user", "key"], update_fields=["deleted_at"]
            )
        return self.of(user).get(key=key)


class BloodResult(SealedRow):
    """One result of one analyte."""

    pk = models.CompositePrimaryKey("user", "key")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", verbose_name=_("person"))
    key = models.UUIDField(_("key"), default=uuid4)
    date = models.DateField(_("date"))

    objects = BloodResultQuerySet.as_manager()

    class Meta:
        verbose_name = _("blood result")
        verbose_name_plural = _("blood results")
        indexes = [
            models.Index(fields=["user", "date"], name="blood_result_by_day"),
            models.Index(
                fields=["user", "deleted_at"], condition=Q(deleted_at__isnull=False), name="blood_result_to_purge"
            ),
        ]

    def __str__(self) -> str:
        return str(self.date)

    @cached_property
    def details(self) -> BloodDetails | None:
        """What was found; None where that can no longer be read."""
        return self.opened(open_sealed(self.sealed))

    def opened(self, words: str | None) -> BloodDetails | None:
        return BloodDetails.of_words(words) if words is not None else None

    def change(self, details: BloodDetails, *, day: Date) -> None:
        """Raises HealthKeyError as `seal_to_store`."""
        self.date, self.sealed, self.details = day, seal_to_store(details.words()), details
        self.save(update_fields=["date", "sealed"])
