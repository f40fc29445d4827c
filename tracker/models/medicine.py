"""Medicines and supplements of a schedule: what they are, since when and how much, and what was said of each day.

Days, and whether something was taken, stand in clear; names, doses and times are sealed.
"""

from collections.abc import Iterable
from datetime import date, datetime
from functools import cached_property
from typing import Final, Self
from uuid import UUID, uuid4, uuid5

from django.contrib.auth.models import User
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from foods.models import Food
from foods.models.prepared import Prepared
from tracker.models import asked
from tracker.models.health_vault import open_sealed, seal_to_store
from tracker.models.limits import MOST_CHANGES, MOST_MEDICINES, LimitError
from tracker.models.medicine_details import DoseDetails, MedicineDetails
from tracker.models.ownership import UNDO_PERIOD, OwnedQuerySet
from tracker.models.sealed_rows import SealedQuerySet, SealedRow

Date = date  # inside the models, `date` is the field


class ChangeKind(models.TextChoices):
    """`date` of a stop is the first day without it."""

    START = "start", _("Start")
    CHANGE = "change", _("Change")
    STOP = "stop", _("Stop")


class MedicineQuerySet(SealedQuerySet["Medicine"]):
    def with_food(self) -> "list[Medicine]":
        """The rows with their details opened and the supplements that they are of."""
        return self.select_related("food").with_details()

    def add(
        self,
        details: MedicineDetails,
        dose: DoseDetails,
        *,
        user: User,
        key: UUID,
        since: date | None,
        food: Food | None,
    ) -> "Medicine":
        """Put one into the schedule; the same key again adds nothing, and brings back what was deleted since.

        `since` is None where it was longer ago than one knows. Raises LimitError where there is no room, and
        HealthKeyError as `seal_to_store`.
        """
        medicine = Medicine(user=user, key=key, food=food, sealed=seal_to_store(details.words()))
        with transaction.atomic():
            mine = self.of(user)
            if not mine.present().filter(key=key).exists() and mine.count() >= MOST_MEDICINES:
                raise LimitError.of_medicines()
            is_new = not mine.filter(key=key).exists()
            _write_once(self, medicine)
            if is_new:
                MedicineChange.objects.note(medicine, dose, key=key, day=since, kind=ChangeKind.START)
        return self.of(user).get(key=key)

    def purge(self, *, now: datetime) -> int:
        """With all that was said of them."""
        for user, key in self.filter(deleted_at__lte=now - UNDO_PERIOD).values_list("user", "key"):
            for model in (MedicineChange, MedicineAnswer):
                model._default_manager.filter(user=user, medicine_key=key).delete()
        return super().purge(now=now)


_ANY: Final = Prepared(lambda: Medicine.objects.of(asked.PERSON).present().values_list("key", flat=True)[:1])


def has_medicines(user: User) -> bool:
    """Whether anything stands in a person's schedule (1 query)."""
    return bool(_ANY(person=user.pk))


class Medicine(SealedRow):
    """One of the schedule. One with a `food` is an own supplement: a dose of it that was taken is an entry."""

    pk = models.CompositePrimaryKey("user", "key")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", verbose_name=_("person"))
    key = models.UUIDField(_("key"), default=uuid4)
    food = models.ForeignKey(
        Food, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("supplement")
    )

    objects = MedicineQuerySet.as_manager()

    class Meta:
        verbose_name = _("medicine")
        verbose_name_plural = _("medicines")
        indexes = [
            models.Index(fields=["user", "deleted_at"], condition=Q(deleted_at__isnull=False), name="medicine_to_purge")
        ]

    def __str__(self) -> str:
        return str(self.key)

    @cached_property
    def details(self) -> MedicineDetails | None:
        """What it is; None where that can no longer be read."""
        return self.opened(open_sealed(self.sealed))

    def opened(self, words: str | None) -> MedicineDetails | None:
        return MedicineDetails.of_words(words) if words is not None else None

    def keep(self, details: MedicineDetails) -> None:
        """Raises HealthKeyError as `seal_to_store`."""
        self.sealed, self.details = seal_to_store(details.words()), details
        self.save(update_fields=["sealed"])


class MedicineChangeQuerySet(SealedQuerySet["MedicineChange"]):
    def note(
        self, medicine: Medicine, dose: DoseDetails, *, key: UUID, day: date | None, kind: ChangeKind
    ) -> "MedicineChange":
        """Keep a start, a change of the dose or a stop with its day; the same key again adds nothing.

        Raises LimitError where there is no room, and HealthKeyError as `seal_to_store`.
        """
        mine = self.of(medicine.user)
        change = MedicineChange(
            user=medicine.user,
            key=key,
            medicine_key=medicine.key,
            date=day,
            kind=kind,
            sealed=seal_to_store(dose.words()),
        )
        with transaction.atomic():
            if not mine.filter(key=key).exists() and mine.of_medicine(medicine.key).count() >= MOST_CHANGES:
                raise LimitError.of_changes()
            _write_once(self, change)
        return mine.get(key=key)

    def of_medicine(self, key: UUID) -> Self:
        return self.filter(medicine_key=key)

    def in_order(self) -> Self:
        """As they came to be; what has no day was before all."""
        return self.order_by(models.F("date").asc(nulls_first=True), "created_at", "key")


class MedicineChange(SealedRow):
    """A start, a change of dose or a stop, with its day; the dose from then on is sealed."""

    pk = models.CompositePrimaryKey("user", "key")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", verbose_name=_("person"))
    key = models.UUIDField(_("key"), default=uuid4)
    medicine_key = models.UUIDField(_("medicine"))
    date = models.DateField(_("date"), null=True, blank=True)
    kind = models.CharField(_("kind"), max_length=6, choices=ChangeKind)

    objects = MedicineChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of a medicine")
        verbose_name_plural = _("changes of medicines")
        indexes = [
            models.Index(fields=["user", "medicine_key"], name="change_of_medicine"),
            models.Index(fields=["user", "deleted_at"], condition=Q(deleted_at__isnull=False), name="change_to_purge"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.date}"

    @cached_property
    def details(self) -> DoseDetails | None:
        """The dose; None where it can no longer be read."""
        return self.opened(open_sealed(self.sealed))

    def opened(self, words: str | None) -> DoseDetails | None:
        return DoseDetails.of_words(words) if words is not None else None


class MedicineAnswerQuerySet(OwnedQuerySet["MedicineAnswer"]):
    def on(self, day: date) -> Self:
        return self.filter(date=day)

    def between(self, first: date, last: date) -> Self:
        return self.filter(date__gte=first, date__lte=last)

    def say(self, taken: bool, *, user: User, day: date, doses: Iterable[tuple[UUID, int]]) -> None:
        """Keep for doses of a day, each of a medicine by its key and counted from 0, whether they were taken."""
        answers = [
            MedicineAnswer(user=user, key=dose_key(key, day, dose), date=day, medicine_key=key, dose=dose, taken=taken)
            for key, dose in doses
        ]
        self.bulk_create(answers, update_conflicts=True, unique_fields=["user", "key"], update_fields=["taken"])


class MedicineAnswer(models.Model):
    """Whether one dose of a day was taken. A dose without a row was not answered: that is not "no"."""

    pk = models.CompositePrimaryKey("user", "key")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", verbose_name=_("person"))
    key = models.UUIDField(_("key"))  # dose_key: a dose of a day has one answer
    medicine_key = models.UUIDField(_("medicine"))
    date = models.DateField(_("date"))
    dose = models.PositiveSmallIntegerField(_("dose of the day, from 0"))
    taken = models.BooleanField(_("taken"))

    objects = MedicineAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer about a medicine")
        verbose_name_plural = _("answers about medicines")
        indexes = [models.Index(fields=["user", "date"], name="answer_by_day")]

    def __str__(self) -> str:
        return f"{self.date} {self.taken}"


def dose_key(medicine_key: UUID, day: date, dose: int) -> UUID:
    """The key of one dose of a day: of its answer, and of the entry where it is a supplement that was taken."""
    return uuid5(medicine_key, f"{day.isoformat()}:{dose}")


def _write_once(rows: "MedicineQuerySet | MedicineChangeQuerySet", row: "Medicine | MedicineChange") -> None:
    """A key that is there already is brought back, unchanged."""
    rows.bulk_create([row], update_conflicts=True, unique_fields=["user", "key"], update_fields=["deleted_at"])  # type: ignore[list-item]
