"""Twitches and cramps that were noticed: when, in clear, and all that was said of them, sealed."""

from collections.abc import Sequence
from datetime import date, time
from functools import cached_property
from typing import Final, Self
from uuid import UUID, uuid4

from django.contrib.auth.models import User
from django.db import models, transaction
from django.db.models import Count, Q
from django.utils.translation import gettext_lazy as _

from tracker.models.day import Day
from tracker.models.health_vault import open_sealed, seal_to_store
from tracker.models.limits import MOST_TWITCHES_A_DAY, LimitError
from tracker.models.sealed_rows import SealedQuerySet, SealedRow
from tracker.models.twitch_details import TwitchDetails, TwitchKind

Date = date  # inside Twitch, `date` is the field
NOTHING_SAID: Final = TwitchDetails()


class TwitchQuerySet(SealedQuerySet["Twitch"]):
    def on(self, day: date) -> Self:
        return self.filter(date=day)

    def between(self, first: date, last: date) -> Self:
        return self.filter(date__gte=first, date__lte=last)

    def counts_by_date(self) -> dict[date, int]:
        """How many were noticed on each day that has any."""
        days = self.present().order_by("date").values_list("date").annotate(count=Count("key"))
        return dict(days)

    def log(
        self,
        *,
        user: User,
        key: UUID,
        day: date,
        at: time | None,
        kind: TwitchKind = TwitchKind.TWITCH,
        details: TwitchDetails = NOTHING_SAID,
    ) -> "Twitch":
        """Note one; the same key again changes nothing, and brings back what was deleted since.

        Raises LimitError where the day is full, and HealthKeyError as `sealed_details`.
        """
        twitch = Twitch(user=user, key=key, date=day, local_time=at, kind=kind, sealed=sealed_details(details))
        with transaction.atomic():
            if not self.of(user).present().filter(key=key).exists():
                self.of(user).check_room(day)
            self.bulk_create(
                [twitch], update_conflicts=True, unique_fields=["user", "key"], update_fields=["deleted_at"]
            )
        return self.of(user).get(key=key)

    def check_room(self, day: date) -> None:
        """Raises LimitError where this person's day can hold no more."""
        if self.on(day).present().count() >= MOST_TWITCHES_A_DAY:
            raise LimitError.of_twitches()


def sealed_details(details: TwitchDetails) -> bytes:
    """Raises HealthKeyError as `seal_to_store`."""
    return seal_to_store(details.words())


class Twitch(SealedRow):
    """One twitch or cramp that was noticed. Day, time and kind stand in clear; where, how and with what are sealed."""

    pk = models.CompositePrimaryKey("user", "key")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", verbose_name=_("person"))
    key = models.UUIDField(_("key"), default=uuid4)
    date = models.DateField(_("date"))
    local_time = models.TimeField(_("time"), null=True, blank=True)
    kind = models.CharField(_("kind"), max_length=6, choices=TwitchKind, default=TwitchKind.TWITCH)

    objects = TwitchQuerySet.as_manager()

    class Meta:
        verbose_name = _("twitch")
        verbose_name_plural = _("twitches")
        indexes = [
            models.Index(fields=["user", "date"], name="twitch_by_day"),
            models.Index(fields=["user", "deleted_at"], condition=Q(deleted_at__isnull=False), name="twitch_to_purge"),
        ]

    def __str__(self) -> str:
        return str(self.date)

    @cached_property
    def details(self) -> TwitchDetails | None:
        """What was said of it; None where that can no longer be read."""
        return self.opened(open_sealed(self.sealed))

    def opened(self, words: str | None) -> TwitchDetails | None:
        """What was forgotten has no words at all: nothing was said of it."""
        if not bytes(self.sealed):
            return NOTHING_SAID
        return TwitchDetails.of_words(words) if words is not None else None

    def change(self, *, day: Date, at: time | None, kind: str, details: TwitchDetails) -> None:
        """Raises HealthKeyError as `sealed_details`."""
        self.date, self.local_time, self.kind = day, at, kind
        self.sealed, self.details = sealed_details(details), details
        self.save(update_fields=["date", "local_time", "kind", "sealed"])


def noticed_by_day(user: User, first: date, last: date) -> dict[date, int]:
    """How many twitches and cramps were noticed on each day that was answered; 0 where the answer was "none".

    A day that is not in it was not answered: that is not 0.
    """
    none = Day.objects.of(user).between(first, last).no_twitch_dates()
    return dict.fromkeys(sorted(none), 0) | Twitch.objects.of(user).between(first, last).counts_by_date()


def in_the_order_of_the_day(twitches: Sequence[Twitch], *, day_starts_hour: int) -> list[Twitch]:
    """As they came: what is earlier than the hour at which a day starts is its end; without a time, last."""

    def place(twitch: Twitch) -> tuple[bool, int, object]:
        at = twitch.local_time
        minutes = ((at.hour - day_starts_hour) % 24) * 60 + at.minute if at else 0
        return at is None, minutes, twitch.created_at

    return sorted(twitches, key=place)
