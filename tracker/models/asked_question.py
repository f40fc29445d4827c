"""Questions that were fixed before looking: which factor, which outcome, which lag, and the day they were asked on."""

from datetime import date, datetime
from typing import Final, Self
from uuid import UUID, uuid4

from django.contrib.auth.models import User
from django.db import models, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from foods.nutrients import SODIUM, TRACKED
from tracker.models.factor_kinds import FactorKind
from tracker.models.limits import MOST_QUESTIONS, LimitError
from tracker.models.ownership import DeletableQuerySet

# What can be asked about, by the words that stand in the rows.
NUTRIENTS_ASKED: Final = tuple(nutrient.key for nutrient in (*TRACKED, SODIUM))
OTHERS_ASKED: Final = (
    FactorKind.CAFFEINE,
    FactorKind.FLUIDS,
    FactorKind.STRESS,
    FactorKind.SLEEP,
    FactorKind.EXERCISE,
    FactorKind.ALCOHOL,
)
FACTORS_ASKED: Final = (*NUTRIENTS_ASKED, *(kind.value for kind in OTHERS_ASKED))


class Outcome(models.TextChoices):
    """What of a day is asked about."""

    TWITCHES = "twitches", _("Noticed twitches")
    CRAMPS = "cramps", _("Cramps")
    STRENGTH = "strength", _("Strength of twitches")


class LagKind(models.TextChoices):
    """The days over which a factor is averaged, beside the day of the outcome."""

    THREE_DAYS_BEFORE = "three_days_before", _("The three days before")
    SAME_AND_DAY_BEFORE = "same_and_day_before", _("The same day and the day before")
    SAME_DAY = "same_day", _("The same day")
    DAY_BEFORE = "day_before", _("The day before")
    TWO_DAYS_BEFORE = "two_days_before", _("Two days before")


class AskedQuestionQuerySet(DeletableQuerySet["AskedQuestion"]):
    def in_order(self) -> Self:
        """As they were asked."""
        return self.order_by("asked_on", "created_at", "key")

    def ask(self, *, user: User, factor: str, outcome: str, lag: str, asked_on: date) -> tuple["AskedQuestion", bool]:
        """The question and whether it is new: one that was asked before keeps its day, also one that was withdrawn.

        One that was taken back unseen never was. Raises LimitError where so many have been asked.
        """
        same = self.of(user).filter(factor=factor, outcome=outcome, lag=lag)
        with transaction.atomic():
            same.filter(deleted_at__isnull=False).delete()
            if same.update(withdrawn_at=None):
                return same.get(), False
            if self.of(user).present().count() >= MOST_QUESTIONS:
                raise LimitError.of_questions()
            row = AskedQuestion(user=user, factor=factor, outcome=outcome, lag=lag, asked_on=asked_on)
            self.bulk_create([row], ignore_conflicts=True)
            there = same.present().get()
        return there, there.key == row.key

    def withdraw(self, *, key: UUID, now: datetime) -> int:
        """Put one aside whose answer has been there: it still counts among those asked."""
        return self.present().filter(key=key, withdrawn_at=None).update(withdrawn_at=now)

    def bring_back(self, *, key: UUID, now: datetime) -> int:
        """Undo either way of taking one back, the way without a trace for a day."""
        these = self.filter(key=key)
        return these.exclude(withdrawn_at=None).update(withdrawn_at=None) or these.restore(now=now)


class AskedQuestion(models.Model):
    """One question of one person. It is never changed: who wants to know something else asks a new one.

    `deleted_at`: taken back while there was no answer yet, as if it had not been asked. `withdrawn_at`: put aside
    after there was one; the row stays and counts.
    """

    pk = models.CompositePrimaryKey("user", "key")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", verbose_name=_("person"))
    key = models.UUIDField(_("key"), default=uuid4)
    factor = models.CharField(_("factor"), max_length=30)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    lag = models.CharField(_("lag"), max_length=20, choices=LagKind)
    asked_on = models.DateField(_("asked on"))
    created_at = models.DateTimeField(_("logged"), default=timezone.now, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True)
    deleted_at = models.DateTimeField(_("deleted"), null=True, blank=True)

    objects = AskedQuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "factor", "outcome", "lag"], condition=Q(deleted_at=None), name="question_asked_once"
            )
        ]
        indexes = [
            models.Index(fields=["deleted_at"], condition=Q(deleted_at__isnull=False), name="question_to_purge"),
        ]

    def __str__(self) -> str:
        return f"{self.factor}, {self.outcome}, {self.lag}"
