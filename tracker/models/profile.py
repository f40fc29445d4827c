"""The person behind a diary: age, sex, size, when their day starts, and the units that they read."""

from datetime import date, datetime
from typing import Final, cast

from django.contrib.auth.models import User
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from foods.nutrients import ENERGY, TRACKED, Nutrient
from tracker.assessment.reference.reference_intakes import YOUNGEST_MONTHS, Authority, Person, age_in_months
from tracker.assessment.reference.reference_intakes import LifeStage as ReferenceLifeStage
from tracker.assessment.reference.reference_intakes import Sex as ReferenceSex
from tracker.assessment.verdicts.energy import Body
from tracker.display.body_size import LEAST_CM, LEAST_KG, MOST_CM, MOST_KG
from tracker.models.ownership import OwnedQuerySet

EARLIEST_BIRTH_YEAR: Final = 1900
MOST_ZONES: Final = 10  # of which answers are kept, the latest
BESIDE_A_FOOD: Final = (*TRACKED, ENERGY)
BY_DEFAULT: Final = ",".join(nutrient.key for nutrient in TRACKED)


class Sex(models.TextChoices):
    FEMALE = "female", _("Female")
    MALE = "male", _("Male")


class LifeStage(models.TextChoices):
    NONE = "none", _("Neither")
    PREGNANT = "pregnant", _("Pregnant")
    LACTATING = "lactating", _("Breastfeeding")


class MassUnit(models.TextChoices):
    GRAM = "g", _("grams (g)")
    OUNCE = "oz", _("ounces (oz)")


class VitaminDUnit(models.TextChoices):
    MICROGRAM = "ug", _("micrograms (µg)")
    IU = "iu", _("international units (IU)")


class VolumeUnit(models.TextChoices):
    MILLILITRE = "ml", _("millilitres (mL)")
    FLUID_OUNCE = "fl_oz", _("fluid ounces (fl oz)")


class ZoneAnswer(models.TextChoices):
    """What is known of a time zone that a device may be in, though the day is in another one."""

    ELSEWHERE = "elsewhere"  # the day is not there
    LEFT = "left"  # it was there before


class ProfileQuerySet(OwnedQuerySet["Profile"]):
    def profile_of(self, user: User) -> "Profile":
        """This person's profile, or an unsaved one with the defaults."""
        return self.of(user).first() or Profile(user=user)


class Profile(models.Model):
    """Who the reference intakes are for, when this person's day starts, and in which units they read."""

    user = models.OneToOneField(
        User, on_delete=models.CASCADE, primary_key=True, related_name="profile", verbose_name=_("person")
    )
    birth_year = models.PositiveSmallIntegerField(_("year of birth"), null=True, blank=True)
    birth_month = models.PositiveSmallIntegerField(
        _("month of birth"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(12)]
    )
    sex = models.CharField(_("sex"), max_length=6, choices=Sex, blank=True)
    life_stage = models.CharField(_("pregnant or breastfeeding"), max_length=9, choices=LifeStage, default="none")
    authority = models.CharField(
        _("reference values"),
        max_length=5,
        choices=[(authority.value, _(authority.label)) for authority in Authority],
        default=Authority.NASEM.value,
    )
    time_zone = models.CharField(_("time zone"), max_length=60, default="UTC")
    day_starts_hour = models.PositiveSmallIntegerField(
        _("hour at which your day starts"), default=4, validators=[MaxValueValidator(12)]
    )
    mass_unit = models.CharField(_("weights"), max_length=2, choices=MassUnit, default="g")
    vitamin_d_unit = models.CharField(_("vitamin D"), max_length=2, choices=VitaminDUnit, default="ug")
    volume_unit = models.CharField(_("volumes"), max_length=5, choices=VolumeUnit, default="ml")
    beside_food = models.CharField(
        _("amounts beside a food"), max_length=60, default=BY_DEFAULT, help_text=_("keys of nutrients, with commas")
    )
    height_cm = models.FloatField(_("height (cm)"), null=True, blank=True)
    weight_kg = models.FloatField(_("weight (kg)"), null=True, blank=True)
    energy_check = models.BooleanField(_("energy is checked against size"), default=True)
    zone_since = models.DateTimeField(_("moved to this time zone"), null=True, blank=True)
    zones_asked = models.JSONField(
        _("time zones that were asked about"), default=dict, db_default=models.Value({}, models.JSONField()), blank=True
    )
    complete_hint_seen = models.BooleanField(_("hint about complete days was dismissed"), default=False)

    objects = ProfileQuerySet.as_manager()

    class Meta:
        verbose_name = _("profile")
        verbose_name_plural = _("profiles")
        constraints = [
            models.CheckConstraint(
                condition=Q(birth_month__isnull=True) | Q(birth_month__gte=1, birth_month__lte=12),
                name="profile_month_of_birth",
            ),
            models.CheckConstraint(condition=Q(day_starts_hour__lte=12), name="profile_day_starts_hour"),
            models.CheckConstraint(
                condition=Q(height_cm__isnull=True) | Q(height_cm__gte=LEAST_CM, height_cm__lte=MOST_CM),
                name="profile_height",
            ),
            models.CheckConstraint(
                condition=Q(weight_kg__isnull=True) | Q(weight_kg__gte=LEAST_KG, weight_kg__lte=MOST_KG),
                name="profile_weight",
            ),
        ]

    def __str__(self) -> str:
        return str(self.user)

    @property
    def says_age_and_sex(self) -> bool:
        return self.birth_year is not None and self.birth_month is not None and self.sex != ""

    def move(self, zone: str, *, at: datetime) -> None:
        """The day is in another time zone from now on; what a device left behind says is not asked about."""
        before, self.time_zone = self.time_zone, zone
        self.note_move(before, at=at)

    def note_move(self, before: str, *, at: datetime) -> None:
        """The day was in the time zone `before` until now."""
        self._answer(before, ZoneAnswer.LEFT)
        self.zones_asked.pop(self.time_zone, None)
        self.zone_since = at

    def stay(self, zone: str) -> None:
        """The day is not in this time zone, though a device is."""
        self._answer(zone, ZoneAnswer.ELSEWHERE)

    def note_journey(self, before: str, zone: str) -> None:
        """A device has come from one time zone to another: what was said of the first as it was there is over.

        So is that the other one was left, for whoever is back.
        """
        for place, answer in ((before, ZoneAnswer.ELSEWHERE), (zone, ZoneAnswer.LEFT)):
            if self.zones_asked.get(place) == answer:
                del self.zones_asked[place]

    def _answer(self, zone: str, answer: "ZoneAnswer") -> None:
        others = [(place, said) for place, said in self.zones_asked.items() if place != zone]
        self.zones_asked = dict([*others, (zone, answer.value)][-MOST_ZONES:])

    def keep(self, *fields: str) -> None:
        """Save these fields, whatever the others are by now; also of one that was not saved yet."""
        values = {field: getattr(self, field) for field in fields}
        Profile.objects.update_or_create(user=self.user, defaults=values)

    @property
    def amounts_beside(self) -> tuple[Nutrient, ...]:
        """Which amounts this person reads beside a food, in the registry's order; at least one."""
        chosen = self.beside_food.split(",")
        return tuple(nutrient for nutrient in BESIDE_A_FOOD if nutrient.key in chosen) or TRACKED

    def age_months(self, *, on: date) -> int | None:
        """Completed months; None until month and year of birth are known."""
        if self.birth_year is None or self.birth_month is None:
            return None
        return age_in_months(self.birth_year, self.birth_month, on)

    def person(self, *, on: date) -> Person | None:
        """Age, sex and life stage as reference intakes need them; None until both are known, or under one year."""
        months = self.age_months(on=on)
        if months is None or months < YOUNGEST_MONTHS or not self.sex:
            return None
        return Person(months, cast("ReferenceSex", self.sex), cast("ReferenceLifeStage", self.life_stage))

    @property
    def body(self) -> Body | None:
        """The size that the diary's energy is checked against; None where it is not given, or not to be used."""
        if self.height_cm is None or self.weight_kg is None or not self.energy_check:
            return None
        return Body(self.height_cm, self.weight_kg)
