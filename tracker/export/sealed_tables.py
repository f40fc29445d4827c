"""The tables of what is sealed in the database: in a document only where the person wants them there, and opened."""

from typing import Final

from django.contrib.auth.models import User
from django.db import models

from tracker.assessment.blood.analytes import Analyte, Unit
from tracker.assessment.health.cautions import HealthStatement
from tracker.assessment.health.health_questions import BY_QUESTION
from tracker.export.columns import Column, Kind, Range
from tracker.export.factor_tables import DAY_NOTES
from tracker.export.table import OWNER, TRASH, Table
from tracker.export.warning_tables import WARNING_DAYS
from tracker.models import BloodResult, HealthAnswer, Medicine, MedicineAnswer, MedicineChange, Twitch
from tracker.models.blood_details import MOST_VALUE, BloodDetails
from tracker.models.medicine_details import (
    LONGEST_DOSE,
    LONGEST_NAME,
    MOST_TIMES,
    TIMES,
    DoseDetails,
    MedicineDetails,
    Weekday,
)
from tracker.models.twitch_details import (
    LEAST_STRENGTH,
    LONGEST_MINUTES,
    MOST_STRENGTH,
    PLACES,
    Circumstance,
    Symptom,
    TwitchDetails,
)

OPENED: Final = "opened, as the other columns"


def _of_medicines(rows: "models.QuerySet[models.Model]", user: User) -> "models.QuerySet[models.Model]":
    return rows.filter(medicine_key__in=Medicine.objects.of(user).present().values("key"))


HEALTH_ANSWERS: Final = Table(
    "health_answers",
    HealthAnswer,
    lambda user: HealthAnswer.objects.of(user),
    key=(),
    fields=(),
    left_out={"user": OWNER, "sealed": "opened, as `statement` and `single`"},
    opened=(
        Column("single", "single", Kind.LIST, choices=frozenset(BY_QUESTION)),
        Column("statement", "statement", Kind.TEXT, choices=frozenset(HealthStatement)),
    ),
)
TWITCHES: Final = Table(
    "twitches",
    Twitch,
    lambda user: Twitch.objects.of(user).present(),
    key=("key",),
    fields=("key", "date", "local_time", "kind", "created_at"),
    left_out={"user": OWNER, "deleted_at": TRASH, "sealed": OPENED},
    details=TwitchDetails,
    unread=TwitchDetails(),
    opened=(
        Column("circumstances", "circumstances", Kind.LIST, choices=frozenset(Circumstance)),
        Column("minutes", "minutes", Kind.WHOLE, may_be_unknown=True, range=Range(least=1, most=LONGEST_MINUTES)),
        Column("places", "places", Kind.LIST, choices=frozenset(PLACES)),
        Column(
            "strength",
            "strength",
            Kind.WHOLE,
            may_be_unknown=True,
            range=Range(least=LEAST_STRENGTH, most=MOST_STRENGTH),
        ),
        Column("symptoms", "symptoms", Kind.LIST, choices=frozenset(Symptom)),
    ),
)
MEDICINES: Final = Table(
    "medicines",
    Medicine,
    lambda user: Medicine.objects.of(user).present(),
    key=("key",),
    fields=("key", "food", "created_at"),
    left_out={"user": OWNER, "deleted_at": TRASH, "sealed": OPENED},
    details=MedicineDetails,
    opened=(
        Column("is_supplement", "is_supplement", Kind.FLAG),
        Column("name", "name", Kind.TEXT, longest=LONGEST_NAME),
        Column("times", "times", Kind.LIST, choices=TIMES),
        Column("weekdays", "weekdays", Kind.LIST, choices=frozenset(Weekday)),
    ),
)
MEDICINE_CHANGES: Final = Table(
    "medicine_changes",
    MedicineChange,
    lambda user: _of_medicines(MedicineChange.objects.of(user).present(), user),
    key=("key",),
    fields=("key", "medicine_key", "date", "kind", "created_at"),
    left_out={"user": OWNER, "deleted_at": TRASH, "sealed": OPENED},
    details=DoseDetails,
    unread=DoseDetails(),
    opened=(Column("dose", "dose", Kind.TEXT, longest=LONGEST_DOSE),),
)
MEDICINE_ANSWERS: Final = Table(
    "medicine_answers",
    MedicineAnswer,
    lambda user: _of_medicines(MedicineAnswer.objects.of(user), user),
    key=("medicine_key", "date", "dose"),
    fields=("medicine_key", "date", "dose", "taken"),
    left_out={"user": OWNER, "key": "made of medicine, date and dose"},
    ranges={"dose": Range(least=0, most=MOST_TIMES - 1)},
)
BLOOD_RESULTS: Final = Table(
    "blood_results",
    BloodResult,
    lambda user: BloodResult.objects.of(user).present(),
    key=("key",),
    fields=("key", "date", "created_at"),
    left_out={"user": OWNER, "deleted_at": TRASH, "sealed": OPENED},
    details=BloodDetails,
    opened=(
        Column("analyte", "analyte", Kind.TEXT, choices=frozenset(Analyte)),
        Column("high", "high", Kind.NUMBER, may_be_unknown=True, range=Range(above=0, most=MOST_VALUE)),
        Column("low", "low", Kind.NUMBER, may_be_unknown=True, range=Range(least=0, most=MOST_VALUE)),
        Column("unit", "unit", Kind.TEXT, choices=frozenset(Unit)),
        Column("value", "value", Kind.NUMBER, range=Range(above=0, most=MOST_VALUE)),
    ),
)
SEALED: Final = (
    *(BLOOD_RESULTS, DAY_NOTES, HEALTH_ANSWERS, MEDICINES, MEDICINE_ANSWERS, MEDICINE_CHANGES, TWITCHES),
    WARNING_DAYS,
)
