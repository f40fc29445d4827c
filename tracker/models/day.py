"""What the person said about a day as a whole."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final, NamedTuple, Self

from django.contrib.auth.models import User
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from foods.models.prepared import Prepared
from tracker.models import asked
from tracker.models.ownership import OwnedQuerySet

EARLIEST_DAY: Final = date(1900, 1, 1)
AHEAD: Final = timedelta(days=1)  # how far one can plan: the words that refuse more say tomorrow


class Answers(NamedTuple):
    """What was answered about a day: how many times of what is right (`intake.doubts.Repeat`), and "that was all"."""

    meant_repeats: Mapping[str, int] = {}
    little_is_all: bool = False


class DayQuerySet(OwnedQuerySet["Day"]):
    def between(self, first: date, last: date) -> Self:
        return self.filter(date__gte=first, date__lte=last)

    def mark(self, *, user: User, day: date, complete: bool) -> None:
        self.update_or_create(user=user, date=day, defaults={"complete": complete})

    def answers_on(self, day: date) -> Answers:
        found = self.filter(date=day).values_list(*Answers._fields).first()
        return Answers(*found) if found else Answers()

    def say_meant(self, repeats: Mapping[str, int], *, user: User, day: date) -> None:
        """Keep that so many times of these, by their identity, are right; more than that is asked about again."""
        with transaction.atomic():
            row, _created = self.select_for_update().get_or_create(user=user, date=day)
            row.meant_repeats |= {key: max(times, row.meant_repeats.get(key, 0)) for key, times in repeats.items()}
            row.save(update_fields=["meant_repeats"])

    def no_twitch_dates(self) -> set[date]:
        """The days of which it was said that no twitch was noticed; one that was logged all the same goes before it."""
        return set(self.filter(no_twitches=True).values_list("date", flat=True))

    def say_no_twitches(self, *, user: User, day: date, none: bool) -> None:
        self.update_or_create(user=user, date=day, defaults={"no_twitches": none})

    def say_that_was_all(self, *, user: User, day: date) -> None:
        self.update_or_create(user=user, date=day, defaults={"little_is_all": True})


_COMPLETE: Final = Prepared(
    lambda: (
        Day.objects.of(asked.PERSON)
        .between(asked.FIRST, asked.LAST)
        .filter(complete=True)
        .values_list("date", flat=True)
    )
)


def complete_dates(user: User, first: date = date.min, last: date = date.max) -> set[date]:
    """The days, of a span or of all, that the person called complete (1 query)."""
    return set(_COMPLETE(person=user.pk, first=first, last=last))


class Day(models.Model):
    """What the person said about a day as a whole. A day without a row was never called complete."""

    pk = models.CompositePrimaryKey("user", "date")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", verbose_name=_("person"))
    date = models.DateField(_("date"))
    complete = models.BooleanField(_("complete"), default=False)
    meant_repeats = models.JSONField(
        _("what is meant to be there more than once"),
        default=dict,
        db_default=models.Value({}, models.JSONField()),
        blank=True,
    )
    little_is_all = models.BooleanField(_("little, and that was all"), default=False, db_default=False)
    no_twitches = models.BooleanField(_("no twitch was noticed"), default=False, db_default=False)

    objects = DayQuerySet.as_manager()

    class Meta:
        verbose_name = _("day")
        verbose_name_plural = _("days")

    def __str__(self) -> str:
        return str(self.date)
