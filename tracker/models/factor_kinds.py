"""What else of a day may go with twitches: the lines of the sheet that asks, and what is read as numbers by day."""

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

MOST_DRINKS_ML: Final = 20_000
MOST_CAFFEINE_MG: Final = 5_000
MOST_ALCOHOL_G: Final = 1_000
MOST_WOKEN: Final = 50
MINUTES_OF_A_DAY: Final = 1_440
HOURS_OF_A_DAY: Final = 24
MOST_STRESS: Final = 4
MOST_EFFORT: Final = 10
PALEST_URINE: Final = 1
DARKEST_URINE: Final = 8
LEAST_GLASS_ML: Final = 20
MOST_GLASS_ML: Final = 2_000
LONGEST_NOTE: Final = 1_000

# What may be answered of a day, by the field of `DayFactors` that holds it: the least and the most.
RANGES: Final[dict[str, tuple[int, int]]] = {
    "other_drinks_ml": (0, MOST_DRINKS_ML),
    "other_caffeine_mg": (0, MOST_CAFFEINE_MG),
    "stress": (0, MOST_STRESS),
    "exercise_minutes": (0, MINUTES_OF_A_DAY),
    "exercise_effort": (0, MOST_EFFORT),
    "sleep_hours": (0, HOURS_OF_A_DAY),
    "times_woken": (0, MOST_WOKEN),
    "alcohol_g": (0, MOST_ALCOHOL_G),
    "urine_colour": (PALEST_URINE, DARKEST_URINE),
    "sun_minutes": (0, MINUTES_OF_A_DAY),
}


class SheetLine(models.TextChoices):
    """What a person can hide or put elsewhere on the sheet of a day, in its first order."""

    DRINKS = "drinks", _("Drinks")
    CAFFEINE = "caffeine", _("Caffeine")
    STRESS = "stress", _("Stress")
    EXERCISE = "exercise", _("Exercise")
    SLEEP = "sleep", _("Sleep")
    ALCOHOL = "alcohol", _("Alcohol")
    HEAT = "heat", _("Heat or sweat")
    STOMACH = "stomach", _("Vomiting or diarrhoea")
    URINE = "urine", _("Urine colour")
    SUN = "sun", _("Outside in daylight")
    NOTE = "note", _("Note")


class FactorKind(models.TextChoices):
    """What has one number a day; `tracker.factors.series` says how each is read and in what unit."""

    FLUIDS = "fluids", _("Fluids")
    CAFFEINE = "caffeine", _("Caffeine")
    STRESS = "stress", _("Stress")
    EXERCISE_MINUTES = "exercise_minutes", _("Exercise")
    EXERCISE = "exercise", _("Exercise, minutes × effort")
    UNACCUSTOMED = "unaccustomed", _("Unaccustomed exercise")
    SLEEP = "sleep", _("Sleep")
    WOKEN = "woken", _("Times woken")
    ALCOHOL = "alcohol", _("Alcohol")
    HEAT = "heat", _("Heat or sweat")
    STOMACH = "stomach", _("Vomiting or diarrhoea")
    URINE = "urine", _("Urine colour")
    SUN = "sun", _("Outside in daylight")
