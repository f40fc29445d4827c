"""Who asks, and what stands in the addresses: Anna's own, or what Boris keeps under the same key."""

import gzip
from collections.abc import Callable
from datetime import time
from uuid import UUID

import pytest
from django.contrib.auth.models import User

from foods.models import Food
from tests.conftest import NOW, TODAY, MakeFood
from tracker.assessment.blood.analytes import Analyte, Unit
from tracker.models import (
    AskedQuestion,
    BloodResult,
    CaffeineTrial,
    Day,
    DayFactors,
    DayNote,
    DiaryImport,
    Dislike,
    Entry,
    Favourite,
    FoodPreferences,
    Medicine,
    Profile,
    Reminder,
    ReminderFeed,
    ReminderKind,
    SavedMeal,
    Twitch,
    WarningDay,
)
from tracker.models.blood_details import BloodDetails
from tracker.models.medicine_details import DoseDetails, MedicineDetails
from tracker.models.twitch_details import TwitchDetails

KEY = UUID("66666666-6666-4666-8666-666666666666")


@pytest.fixture
def values(make_food: MakeFood) -> dict[str, object]:
    """What stands for each parameter of an address."""
    food = make_food("Egg")
    return {
        "day": TODAY.isoformat(),
        "key": KEY,
        "food_id": food.pk,
        "pk": food.pk,
        "chart": "foods",
        "token": "a-token-that-was-never-made",
        "lane_chart": "lanes",
        "line": "stress",
        # allauth's and the admin's
        "uidb36": "1",
        "id": 1,
        "object_id": 1,
        "content_type_id": 1,
        "app_label": "foods",
        "url": "nothing-here",
    }


@pytest.fixture
def own_values(
    user: User, values: dict[str, object], make_food: MakeFood, log: Callable[..., Entry]
) -> dict[str, object]:
    """The same, with an entry, a saved meal and a food of Anna's."""
    food = make_food("Stew", source="own", owner=user)
    SavedMeal.objects.save_meal(user=user, key=KEY, name="Supper", servings=[log(food, key=KEY)])
    Twitch.objects.log(user=user, key=KEY, day=TODAY, at=None)
    medicine_of(user, "Tablets")
    ask(user, "magnesium")
    file_to_look_at(user, "Stew")
    return values | {"food_id": food.pk, "pk": food.pk}


def file_to_look_at(user: User, food: str) -> None:
    """A file with one food that waits to be brought in."""
    kept = DiaryImport(user=user, key=KEY, file_name=f"{food}.csv", sent_at=NOW)
    kept.packed = gzip.compress(f"date,food\n2026-01-27,{food}\n".encode())
    kept.save()


def ask(user: User, factor: str) -> None:
    """A question, and a trial that has begun."""
    AskedQuestion.objects.create(
        user=user, key=KEY, factor=factor, outcome="twitches", lag="three_days_before", asked_on=TODAY
    )
    CaffeineTrial.objects.create(user=user, key=KEY, starts=TODAY, pairs=3, outcome="twitches", seed=1)


def medicine_of(user: User, name: str) -> None:
    """A medicine with a change, and a blood result."""
    details, dose = MedicineDetails(name), DoseDetails("5 mg")
    Medicine.objects.add(details, dose, user=user, key=KEY, since=None, food=None)
    BloodResult.objects.add(BloodDetails(Analyte.POTASSIUM, 4.5, Unit.MMOL_L), user=user, key=KEY, day=TODAY)


@pytest.fixture
def secret_food(stranger: User, make_food: MakeFood) -> Food:
    return make_food("Secret stew", source="own", owner=stranger)


@pytest.fixture
def their_diary(stranger: User, secret_food: Food, log: Callable[..., Entry]) -> None:
    """What Boris keeps, under the key that stands in the addresses."""
    Profile.objects.create(user=stranger, birth_year=1970, birth_month=1, sex="male")
    entry = log(secret_food, user=stranger, key=KEY)
    SavedMeal.objects.save_meal(user=stranger, key=KEY, name="Secret supper", servings=[entry])
    Favourite.objects.keep(user=stranger, food=secret_food)
    Dislike.objects.keep(user=stranger, food=secret_food)
    FoodPreferences.objects.create(user=stranger, diet="vegan", allergies=["soy"])
    Day.objects.mark(user=stranger, day=TODAY, complete=True)
    Twitch.objects.log(user=stranger, key=KEY, day=TODAY, at=None, details=TwitchDetails(places=("arm_left",)))
    medicine_of(stranger, "Secret tablets")
    ask(stranger, "calcium")
    DayFactors.objects.answer(user=stranger, day=TODAY, answers={"stress": 3})
    DayNote.objects.keep(user=stranger, day=TODAY, words="Secret note")
    WarningDay.objects.tick(["seizure"], user=stranger, day=TODAY)
    Reminder.objects.keep(user=stranger, kind=ReminderKind.FOOD, at=time(3, 21))
    ReminderFeed.objects.renew(user=stranger)
    file_to_look_at(stranger, "Secret stew")
