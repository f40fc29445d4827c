"""What was said of a day beside its twitches: signs of illness that were ticked, and warnings that were put away.

All of it is sealed, and of one length.
"""

import json
from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any, Final, Self

from django.contrib.auth.models import User
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from tracker.assessment.warning import PUT_AWAY_BY, Sign
from tracker.models.health_vault import open_all, seal_to_store
from tracker.models.sealed_rows import SealedDayQuerySet

SEALED_LENGTH: Final = 512  # all that can be said is shorter


@dataclass(frozen=True, slots=True)
class SaidOfDay:
    """`signs` are values of Sign, `put_away` of Sign and Reason: what is not to be said again that day."""

    signs: tuple[str, ...] = ()
    put_away: tuple[str, ...] = ()

    @classmethod
    def of(cls, signs: Collection[str], put_away: Collection[str]) -> Self:
        return cls(_in_order(list(Sign), signs), _in_order(PUT_AWAY_BY, put_away))

    @classmethod
    def of_words(cls, words: str) -> Self:
        said: dict[str, Any] = json.loads(words)
        return cls.of(said["signs"], said["put_away"])

    def words(self) -> str:
        return json.dumps(asdict(self)).ljust(SEALED_LENGTH)


NOTHING_SAID: Final = SaidOfDay()


def _in_order(known: Iterable[str], said: Collection[str]) -> tuple[str, ...]:
    return tuple(str(key) for key in known if key in said)


class WarningDayQuerySet(SealedDayQuerySet["WarningDay"]):
    def between(self, first: date, last: date) -> Self:
        return self.filter(date__gte=first, date__lte=last)

    def said_by_date(self) -> dict[date, SaidOfDay]:
        """What was said of each of these days; what can no longer be read is left out."""
        rows = list(self.order_by("date").values_list("date", "sealed"))
        words = open_all([sealed for _day, sealed in rows])
        return {day: SaidOfDay.of_words(said) for (day, _sealed), said in zip(rows, words, strict=True) if said}

    def tick(self, signs: Collection[str], *, user: User, day: date) -> None:
        """Keep exactly these signs of a day; one that is new was not put away yet.

        Raises HealthKeyError as `seal_to_store`.
        """
        with transaction.atomic():
            before = self._locked(user, day)
            again = set(signs) - set(before.signs)
            self._keep(SaidOfDay.of(signs, set(before.put_away) - again), user, day)

    def put_away(self, keys: Collection[str], *, user: User, day: date) -> None:
        """These are not to be said again on this day. Raises HealthKeyError as `seal_to_store`."""
        with transaction.atomic():
            before = self._locked(user, day)
            self._keep(replace(before, put_away=SaidOfDay.of((), {*before.put_away, *keys}).put_away), user, day)

    def _locked(self, user: User, day: date) -> SaidOfDay:
        User.objects.select_for_update().get(pk=user.pk)  # two requests at once would both find no row
        return self.of(user).between(day, day).said_by_date().get(day, NOTHING_SAID)

    def _keep(self, said: SaidOfDay, user: User, day: date) -> None:
        if said == NOTHING_SAID:
            self.of(user).filter(date=day).delete()
        else:
            self.update_or_create(user=user, date=day, defaults={"sealed": seal_to_store(said.words())})


class WarningDay(models.Model):
    """A day of which a sign was ticked, or on which a warning was put away; sealed, so that it tells not which."""

    pk = models.CompositePrimaryKey("user", "date")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", verbose_name=_("person"))
    date = models.DateField(_("date"))
    sealed = models.BinaryField(_("encrypted signs"))

    objects = WarningDayQuerySet.as_manager()

    class Meta:
        verbose_name = _("warning signs of a day")
        verbose_name_plural = _("warning signs of days")

    def __str__(self) -> str:
        return str(self.date)
