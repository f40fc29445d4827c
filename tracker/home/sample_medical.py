"""What the woman of the invented diary takes, and what a laboratory found: a tablet, a medicine, two blood results."""

from collections.abc import Collection
from datetime import date, time, timedelta
from typing import Final
from uuid import UUID, uuid4

from django.contrib.auth.models import User
from django.utils.translation import gettext

from foods.models import Food, FoodKind
from foods.nutrients import NUTRIENTS, Amounts
from foods.own import kept
from tracker.assessment.blood.analytes import Analyte, Unit
from tracker.models import BloodResult, Entry, Meal, Medicine, MedicineAnswer
from tracker.models.blood_details import BloodDetails
from tracker.models.medicine import dose_key
from tracker.models.medicine_details import DoseDetails, MedicineDetails
from tracker.models.serving import serving_of

TABLET: Final = UUID("5a3f0d1e-58a5-4f7e-9a41-0c4f6c1d7b01")  # fixed: the same diary has the same entries
MEDICINE: Final = UUID("5a3f0d1e-58a5-4f7e-9a41-0c4f6c1d7b02")
TABLET_SINCE: Final = timedelta(days=10)
MEDICINE_SINCE: Final = timedelta(days=30)
TESTED: Final = timedelta(days=18)
IN_THE_EVENING: Final = time(21, 0)
FORGOTTEN: Final = 7  # of so many days one has no answer


def write_medical(user: User, *, last: date, complete: Collection[date]) -> None:
    """Into an empty account, up to the day before `last`; today's doses are open."""
    _write_tablets(user, last=last, complete=complete)
    _write_medicine(user, last=last)
    _write_blood(user, last - TESTED)


def _write_tablets(user: User, *, last: date, complete: Collection[date]) -> None:
    """Taken on the complete days, each time an entry; once it was left out."""
    food = _tablet(user, last - TABLET_SINCE)
    details = MedicineDetails(food.name, times=(f"{IN_THE_EVENING:%H:%M}",), is_supplement=True)
    Medicine.objects.add(details, DoseDetails(), user=user, key=TABLET, since=last - TABLET_SINCE, food=food)
    left_out, *taken = sorted(day for day in complete if last - TABLET_SINCE < day < last) or [last - TABLET_SINCE]
    values = serving_of(food, quantity=1, portion_text=food.portion_text, portion_g=None)
    Entry.objects.write(
        [
            Entry(
                user=user,
                key=dose_key(TABLET, day, 0),
                date=day,
                meal=Meal.at(IN_THE_EVENING.hour),
                local_time=IN_THE_EVENING,
                **values,
            )
            for day in taken
        ]
    )
    MedicineAnswer.objects.say(False, user=user, day=left_out, doses=[(TABLET, 0)])


def _tablet(user: User, day: date) -> Food:
    amounts = Amounts(**{nutrient.field: 0.0 for nutrient in NUTRIENTS})._replace(vitamin_d_ug=10.0)
    name, dose = gettext("Vitamin D, 10 µg"), gettext("1 tablet")
    content = kept.Content(name, amounts, kind=FoodKind.SUPPLEMENT, dose=dose)
    return kept.create(content, owner=user, key=uuid4(), on=day)


def _write_medicine(user: User, *, last: date) -> None:
    details, dose = MedicineDetails(gettext("Cetirizine")), DoseDetails(gettext("10 mg"))
    Medicine.objects.add(details, dose, user=user, key=MEDICINE, since=last - MEDICINE_SINCE, food=None)
    for ago in range(1, MEDICINE_SINCE.days + 1):
        if ago % FORGOTTEN:
            MedicineAnswer.objects.say(True, user=user, day=last - timedelta(days=ago), doses=[(MEDICINE, 0)])


def _write_blood(user: User, day: date) -> None:
    for found in (
        BloodDetails(Analyte.MAGNESIUM, 0.78, Unit.MMOL_L, 0.75, 1.05),
        BloodDetails(Analyte.VITAMIN_D, 41, Unit.NMOL_L, 50, 125),
    ):
        BloodResult.objects.add(found, user=user, key=uuid4(), day=day)
