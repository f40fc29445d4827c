"""Twitches noted in Anna's diary, or in another one."""

from collections.abc import Callable
from datetime import date, time
from uuid import uuid4

import pytest
from django.contrib.auth.models import User

from tests.conftest import TODAY
from tracker.models import Twitch
from tracker.models.twitch_details import TwitchDetails, TwitchKind

Note = Callable[..., Twitch]


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
