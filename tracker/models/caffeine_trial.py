"""Fortnights with and without caffeine, their order drawn once and kept."""

from datetime import date, datetime, timedelta
from typing import Final, Self
from uuid import UUID, uuid4

from django.contrib.auth.models import User
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tracker.assessment.association.trial import Trial, draw_trial
from tracker.models.asked_question import Outcome
from tracker.models.ownership import UNDO_PERIOD, DeletableQuerySet

MOST_PAIRS: Final = 6
START_AHEAD: Final = timedelta(days=60)
SEED_BITS: Final = 48  # a whole number that every reader of JSON keeps


class OpenTrialError(ValueError):
    """There is one already that is not over."""


class CaffeineTrialQuerySet(DeletableQuerySet["CaffeineTrial"]):
    def in_order(self) -> Self:
        return self.order_by("starts", "created_at", "key")

    def open_on(self, day: date) -> "CaffeineTrial | None":
        """The trial that is to come or under way."""
        return next((trial for trial in self.present().filter(stopped_at=None) if trial.ends >= day), None)

    def start(
        self, *, user: User, key: UUID, starts: date, pairs: int, outcome: str, seed: int, today: date
    ) -> "CaffeineTrial":
        """Keep a trial with its draw; the same key again draws nothing anew.

        Raises OpenTrialError where another is not over.
        """
        trial = CaffeineTrial(user=user, key=key, starts=starts, pairs=pairs, outcome=outcome, seed=seed)
        with transaction.atomic():
            User.objects.select_for_update().get(pk=user.pk)
            there = self.of(user).open_on(today)
            if there and there.key != key:
                raise OpenTrialError
            self.bulk_create([trial], ignore_conflicts=True)
            self.of(user).filter(key=key).update(deleted_at=None)
        return self.of(user).get(key=key)

    def take_back(self, *, key: UUID, today: date, now: datetime) -> int:
        """Delete, with undo, one whose first fortnight has not begun; returns whether it was one."""
        return self.filter(key=key, starts__gt=today).put_away(now=now)

    def stop(self, *, key: UUID, now: datetime) -> int:
        return self.present().filter(key=key, stopped_at=None).update(stopped_at=now)

    def go_on(self, *, key: UUID, today: date, now: datetime) -> bool:
        """Undo stopping, or taking back, for a day; not beside another that is open. Returns whether it is open."""
        these = self.filter(key=key)
        if self.open_on(today) is None:
            these.filter(stopped_at__gt=now - UNDO_PERIOD).update(stopped_at=None)
            these.restore(now=now)
        there = self.open_on(today)
        return there is not None and there.key == key


class CaffeineTrial(models.Model):
    """Pairs of fortnights from a day on. The order follows from the seed alone, so that no row and no file tells it."""

    pk = models.CompositePrimaryKey("user", "key")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", verbose_name=_("person"))
    key = models.UUIDField(_("key"), default=uuid4)
    starts = models.DateField(_("starts"))
    pairs = models.PositiveSmallIntegerField(_("pairs of fortnights"))
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    seed = models.PositiveBigIntegerField(_("seed of the draw"))
    created_at = models.DateTimeField(_("logged"), default=timezone.now, editable=False)
    stopped_at = models.DateTimeField(_("stopped"), null=True, blank=True)
    deleted_at = models.DateTimeField(_("deleted"), null=True, blank=True)

    objects = CaffeineTrialQuerySet.as_manager()

    class Meta:
        verbose_name = _("caffeine trial")
        verbose_name_plural = _("caffeine trials")
        indexes = [
            models.Index(fields=["deleted_at"], condition=Q(deleted_at__isnull=False), name="caffeine_trial_to_purge"),
        ]

    def __str__(self) -> str:
        return str(self.starts)

    @property
    def drawn(self) -> Trial:
        """With its order; what has not begun is not to be shown."""
        return draw_trial(self.starts, self.pairs, seed=self.seed)

    @property
    def ends(self) -> date:
        return self.drawn.ends
