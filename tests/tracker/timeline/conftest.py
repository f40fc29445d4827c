"""Twitches noted in Anna's diary, or in another one."""

from collections.abc import Callable
from datetime import date, time
from uuid import uuid4

import pytest
from django.contrib.auth.models import User

from tests.conftest import TODAY
from tracker.models import DayFactors, Medicine, Twitch
from tracker.models.medicine_details import DoseDetails, MedicineDetails
from tracker.models.twitch_details import TwitchDetails, TwitchKind

Note = Callable[..., Twitch]
Say = Callable[..., None]


@pytest.fixture
def note(user: User) -> Note:
    """Notes a twitch at the places and of the strength given."""

    def noted(
        *places: str,
        day: date = TODAY,
        strength: int | None = None,
        at: time | None = None,
        cramp: bool = False,
        whose: User = user,
    ) -> Twitch:
        kind = TwitchKind.CRAMP if cramp else TwitchKind.TWITCH
        details = TwitchDetails(places=places, strength=strength)
        return Twitch.objects.log(user=whose, key=uuid4(), day=day, at=at, kind=kind, details=details)

    return noted


@pytest.fixture
def say(user: User) -> Say:
    """Answers factors of a day by their fields."""

    def said(*, day: date = TODAY, whose: User = user, **answers: float | bool | None) -> None:
        DayFactors.objects.answer(user=whose, day=day, answers=dict(answers))

    return said


@pytest.fixture
def start_medicine(user: User) -> Callable[[date], Medicine]:
    """Starts ramipril on a day."""

    def started(day: date) -> Medicine:
        return Medicine.objects.add(
            MedicineDetails("Ramipril"), DoseDetails("5 mg"), user=user, key=uuid4(), since=day, food=None
        )

    return started
