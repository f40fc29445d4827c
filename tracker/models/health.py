"""The answers to the health questions, sealed."""

import json
from collections.abc import Collection
from typing import Final, Self

from django.contrib.auth.models import User
from django.db import models
from django.utils.translation import gettext_lazy as _

from foods.models.prepared import Prepared
from tracker.assessment.health.cautions import HealthAnswers, HealthStatement
from tracker.models import asked
from tracker.models.health_vault import open_sealed, seal_to_store
from tracker.models.ownership import OwnedQuerySet

# All answers together are shorter: what is sealed is filled up, so that its length is silent.
SEALED_LENGTH: Final = 1024


class HealthAnswerQuerySet(OwnedQuerySet["HealthAnswer"]):
    def keep(self, *, user: User, statement: HealthStatement, single: Collection[str] = ()) -> None:
        """`single` are keys of the single questions; they belong to SOME and go with any other answer.

        Raises HealthKeyError as `seal_to_store`.
        """
        answers = {"statement": statement.value, "single": sorted(single) if statement is HealthStatement.SOME else []}
        self.update_or_create(user=user, defaults={"sealed": seal_to_store(json.dumps(answers).ljust(SEALED_LENGTH))})

    def answers_of(self, user: User) -> HealthAnswers:
        """What this person answered; UNANSWERED where they did not, or where it can no longer be read."""
        sealed = _SEALED(person=user.pk)
        words = open_sealed(sealed[0]) if sealed else None
        return _read(words) if words else HealthAnswers()

    def unreadable(self) -> Self:
        """Those that the key does not open, everybody's."""
        closed = [user for user, sealed in self.values_list("user", "sealed").iterator() if open_sealed(sealed) is None]
        return self.filter(user__in=closed)


_SEALED: Final = Prepared(lambda: HealthAnswer.objects.of(asked.PERSON).values_list("sealed", flat=True))


def _read(words: str) -> HealthAnswers:
    """Before single answers were kept, a statement was sealed as its bare word."""
    if words in set(HealthStatement):
        return HealthAnswers(HealthStatement(words))
    answers = json.loads(words)
    return HealthAnswers(HealthStatement(answers["statement"]), frozenset(answers["single"]))


class HealthAnswer(models.Model):
    """The answers to the health questions, encrypted; the key is a file in var/, not in the database."""

    user = models.OneToOneField(
        User, on_delete=models.CASCADE, primary_key=True, related_name="+", verbose_name=_("person")
    )
    sealed = models.BinaryField(_("encrypted answer"))

    objects = HealthAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("health answer")
        verbose_name_plural = _("health answers")

    def __str__(self) -> str:
        return str(self.pk)
