"""What the person said about a day as a whole."""

from datetime import date, timedelta
from typing import Final, Self

from django.contrib.auth.models import User
from django.db import models
from django.utils.translation import gettext_lazy as _

from tracker.models.ownership import OwnedQuerySet

EARLIEST_DAY: Final = date(1900, 1, 1)
AHEAD: Final = timedelta(days=1)  # how far one can plan: the words that refuse more say tomorrow


class DayQuerySet(OwnedQuerySet["Day"]):
    def between(self, first: date, last: date) -> Self:
        return self.filter(date__gte=first, date__lte=last)

    def complete_dates(self) -> set[date]:
        return set(self.filter(complete=True).values_list("date", flat=True))

    def mark(self, *, user: User, day: date, complete: bool) -> None:
        self.update_or_create(user=user, date=day, defaults={"complete": complete})


class Day(models.Model):
    """What the person said about a day as a whole. A day without a row was never called complete."""

    pk = models.CompositePrimaryKey("user", "date")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", verbose_name=_("person"))
    date = models.DateField(_("date"))
    complete = models.BooleanField(_("complete"), default=False)

    objects = DayQuerySet.as_manager()

    class Meta:
        verbose_name = _("day")
        verbose_name_plural = _("days")

    def __str__(self) -> str:
        return str(self.date)
