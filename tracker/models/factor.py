"""What was answered of a day besides food: drinks, stress, sleep and the like, each unknown where nothing was said."""

from datetime import date, time
from functools import cached_property
from typing import Final, NamedTuple, Self

from django.contrib.auth.models import User
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from foods.models.prepared import Prepared
from tracker.models import asked
from tracker.models.factor_kinds import LEAST_GLASS_ML, MOST_GLASS_ML, RANGES, SheetLine
from tracker.models.health_vault import open_all, open_sealed, seal_to_store
from tracker.models.ownership import OwnedQuerySet
from tracker.models.sealed_rows import SealedDayQuerySet

USUAL_GLASS_ML: Final = 250
SEALED_LENGTH: Final = 1_024  # what is sealed is filled up to a multiple, so that its length tells little

ANSWERS: Final = (*RANGES, "last_caffeine", "unaccustomed", "heat", "upset_stomach")

Answer = float | time | None


class Drunk(NamedTuple):
    """What was drunk on a day and is not logged as food; None where nobody said."""

    water_ml: float | None = None
    caffeine_mg: float | None = None


NOTHING_SAID_OF_DRINKS: Final = Drunk()


class DayFactorsQuerySet(OwnedQuerySet["DayFactors"]):
    def between(self, first: date, last: date) -> Self:
        return self.filter(date__gte=first, date__lte=last)

    def of_day(self, user: User, day: date) -> "DayFactors":
        """What this person said of a day, or an unsaved row that says nothing."""
        return self.of(user).filter(date=day).first() or DayFactors(user=user, date=day)

    def answer(self, *, user: User, day: date, answers: dict[str, Answer]) -> None:
        """Keep `answers` by their fields, None for "not answered"; the other fields stay as they are."""
        self.update_or_create(user=user, date=day, defaults=answers)

    def drunk_by_date(self) -> dict[date, Drunk]:
        """What was drunk besides what is logged, of each day on which something of it was said."""
        rows = self.values_list("date", "other_drinks_ml", "other_caffeine_mg")
        return {day: Drunk(*said) for day, *said in rows if said != [None, None]}

    def answered(self) -> Self:
        """Those that say something."""
        return self.exclude(**dict.fromkeys((f"{field}__isnull" for field in ANSWERS), True))


class DayFactors(models.Model):
    """What one person answered of one day. A field without a value was not answered, which is neither 0 nor no."""

    pk = models.CompositePrimaryKey("user", "date")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", verbose_name=_("person"))
    date = models.DateField(_("date"))
    other_drinks_ml = models.FloatField(_("drinks that are not logged as food, mL"), null=True, blank=True)
    other_caffeine_mg = models.FloatField(_("caffeine that is not logged as food, mg"), null=True, blank=True)
    last_caffeine = models.TimeField(_("time of the last caffeine"), null=True, blank=True)
    stress = models.PositiveSmallIntegerField(_("stress"), null=True, blank=True)
    exercise_minutes = models.PositiveSmallIntegerField(_("minutes of exercise"), null=True, blank=True)
    exercise_effort = models.PositiveSmallIntegerField(_("effort"), null=True, blank=True)
    unaccustomed = models.BooleanField(_("unaccustomed exercise"), null=True, blank=True)
    sleep_hours = models.FloatField(_("hours of sleep"), null=True, blank=True)
    times_woken = models.PositiveSmallIntegerField(_("times woken"), null=True, blank=True)
    alcohol_g = models.FloatField(_("alcohol, g"), null=True, blank=True)
    heat = models.BooleanField(_("heat or sweat"), null=True, blank=True)
    upset_stomach = models.BooleanField(_("vomiting or diarrhoea"), null=True, blank=True)
    urine_colour = models.PositiveSmallIntegerField(_("urine colour"), null=True, blank=True)
    sun_minutes = models.PositiveSmallIntegerField(_("minutes outside in daylight"), null=True, blank=True)

    objects = DayFactorsQuerySet.as_manager()

    class Meta:
        verbose_name = _("factors of a day")
        verbose_name_plural = _("factors of days")
        constraints = [
            models.CheckConstraint(
                condition=Q(**{f"{field}__gte": least, f"{field}__lte": most}), name=f"day_factors_{field}"
            )
            for field, (least, most) in RANGES.items()
        ]

    def __str__(self) -> str:
        return str(self.date)


_DRUNK_ON: Final = Prepared(
    lambda: (
        DayFactors.objects.of(asked.PERSON).filter(date=asked.DAY).values_list("other_drinks_ml", "other_caffeine_mg")
    )
)


def drunk_on(user: User, day: date) -> Drunk:
    """What this person drank on a day besides what is logged."""
    said = _DRUNK_ON(person=user.pk, day=day)
    return Drunk(*said[0]) if said else NOTHING_SAID_OF_DRINKS


class DayNoteQuerySet(SealedDayQuerySet["DayNote"]):
    def words_on(self, user: User, day: date) -> str | None:
        """The note of a day, "" where there is none, None where it can no longer be read."""
        note = self.of(user).filter(date=day).first()
        return note.words if note else ""

    def keep(self, *, user: User, day: date, words: str) -> None:
        """Keep a note in place of the day's; "" takes it away. Raises HealthKeyError as `seal_to_store`."""
        if words:
            self.update_or_create(user=user, date=day, defaults={"sealed": sealed_note(words)})
        else:
            self.of(user).filter(date=day).delete()

    def with_words(self) -> list["DayNote"]:
        """The rows with their words opened, the key being read once."""
        rows = list(self)
        for row, words in zip(rows, open_all([row.sealed for row in rows]), strict=True):
            row.words = _without_filling(words)
        return rows


def sealed_note(words: str) -> bytes:
    """Raises HealthKeyError as `seal_to_store`."""
    filled = -(-len(words) // SEALED_LENGTH) * SEALED_LENGTH
    return seal_to_store(words.ljust(filled))


def _without_filling(words: str | None) -> str | None:
    return None if words is None else words.rstrip()


class DayNote(models.Model):
    """What one person wrote of one day, sealed: free words may say anything."""

    pk = models.CompositePrimaryKey("user", "date")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", verbose_name=_("person"))
    date = models.DateField(_("date"))
    sealed = models.BinaryField(_("encrypted note"))

    objects = DayNoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("note of a day")
        verbose_name_plural = _("notes of days")

    def __str__(self) -> str:
        return str(self.date)

    @cached_property
    def words(self) -> str | None:
        """None where they can no longer be read."""
        return _without_filling(open_sealed(self.sealed))


class FactorPreferencesQuerySet(OwnedQuerySet["FactorPreferences"]):
    def preferences_of(self, user: User) -> "FactorPreferences":
        """This person's preferences, or unsaved ones with everything shown in the first order."""
        return self.of(user).first() or FactorPreferences(user=user)


class FactorPreferences(models.Model):
    """Which lines the sheet of a day has, in which order, and how large the person's own glass is."""

    user = models.OneToOneField(
        User, on_delete=models.CASCADE, primary_key=True, related_name="+", verbose_name=_("person")
    )
    order = models.JSONField(_("order of the lines"), default=list, blank=True)
    hidden = models.JSONField(_("lines that are not shown"), default=list, blank=True)
    glass_ml = models.PositiveSmallIntegerField(_("a glass of one's own, mL"), default=USUAL_GLASS_ML)

    objects = FactorPreferencesQuerySet.as_manager()

    class Meta:
        verbose_name = _("preferences of the day's sheet")
        verbose_name_plural = _("preferences of the day's sheet")
        constraints = [
            models.CheckConstraint(
                condition=Q(glass_ml__gte=LEAST_GLASS_ML, glass_ml__lte=MOST_GLASS_ML), name="factor_preferences_glass"
            )
        ]

    def __str__(self) -> str:
        return str(self.user)

    @property
    def all_lines(self) -> list[SheetLine]:
        """Every line in the person's order; those that came later stand last."""
        known = [SheetLine(key) for key in self.order if key in SheetLine]
        return [*dict.fromkeys(known), *(line for line in SheetLine if line not in known)]

    @property
    def lines(self) -> list[SheetLine]:
        """Those that are shown."""
        return [line for line in self.all_lines if line not in self.hidden]
