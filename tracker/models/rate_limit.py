"""How often something was tried of late, as one row for each of what is tried and by whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.db import models, transaction
from django.db.models import F
from django.db.models.functions import Greatest
from django.utils.translation import gettext_lazy as _

SWEPT: Final = 10  # rows that each counted try may remove, so that the table holds what still counts and little else


@dataclass(frozen=True, slots=True)
class Budget:
    """`tries` at once, and one more every `seconds / tries`; `key` names what is tried, and by whom."""

    key: str
    tries: int
    seconds: float

    @property
    def price(self) -> float:
        """Seconds in which one try is made good again."""
        return self.seconds / self.tries

    def wait(self, whole_at: float, *, now: float) -> float:
        """Seconds until the next try, 0 where there is one left."""
        return max(0.0, whole_at + self.price - self.seconds - now)


class _UsedUp(Exception):  # noqa: N818 - never leaves this module
    pass


class RateLimitQuerySet(models.QuerySet["RateLimit"]):
    def spend(self, budgets: Sequence[Budget], *, now: float) -> float:
        """Count one try in all of `budgets`, or in none where one is used up; `now` is in seconds since 1970.

        Returns the seconds to wait, 0 where the try was counted. Every statement is alike on both engines and counts
        right between processes: whoever is refused has read only, and holds no lock.
        """
        wait = self._wait(budgets, now=now)
        if wait:
            return wait
        try:
            with transaction.atomic():
                self._count(sorted(budgets, key=lambda budget: budget.key), now=now)
        except _UsedUp:
            return max(self._wait(budgets, now=now), 1.0)
        return 0.0

    def give_back(self, budgets: Sequence[Budget]) -> None:
        """Take back one counted try from each."""
        with transaction.atomic():
            for budget in sorted(budgets, key=lambda budget: budget.key):
                self.filter(key=budget.key).update(whole_at=F("whole_at") - budget.price)

    def purge(self, *, now: float) -> int:
        """Remove what counts no longer; returns how many rows went."""
        return self.filter(whole_at__lt=now).delete()[0]

    def _wait(self, budgets: Sequence[Budget], *, now: float) -> float:
        found = dict(self.filter(key__in=[budget.key for budget in budgets]).values_list("key", "whole_at"))
        return max((budget.wait(found.get(budget.key, 0.0), now=now) for budget in budgets), default=0.0)

    def _count(self, budgets: Sequence[Budget], *, now: float) -> None:
        """In the order of their keys, so that two who count the same do not wait for each other crosswise."""
        rows = [RateLimit(key=budget.key, whole_at=now) for budget in budgets]
        self.bulk_create(rows, ignore_conflicts=True)
        for budget in budgets:
            left = self.filter(key=budget.key, whole_at__lte=now + budget.seconds - budget.price)
            if not left.update(whole_at=Greatest(F("whole_at"), now) + budget.price):
                raise _UsedUp
        old = self.filter(whole_at__lt=now).select_for_update(skip_locked=True)
        self.filter(key__in=list(old.values_list("key", flat=True)[:SWEPT])).delete()


class RateLimit(models.Model):
    """A leaky bucket (generic cell rate algorithm): `whole_at` is when nothing of its budget is spent any more."""

    key = models.CharField(max_length=64, primary_key=True)
    whole_at = models.FloatField(_("whole again at (seconds since 1970)"), db_index=True)

    objects = RateLimitQuerySet.as_manager()

    class Meta:
        verbose_name = _("rate limit")
        verbose_name_plural = _("rate limits")

    def __str__(self) -> str:
        return self.key
