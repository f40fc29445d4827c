"""Answers are worked out once, lie sealed, and are worked out anew as soon as anything they depend on changes."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache

from tests.conftest import NOW, TODAY, MakeFood
from tests.tracker.questions.people import food_of_magnesium, log_days
from tracker.models import AskedQuestion, Twitch
from tracker.models.twitch_details import TwitchDetails
from tracker.person.diarist import Diarist
from tracker.questions.answering import Asked


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What is put into the cache, by its name."""
    found: dict[str, Any] = {}
    monkeypatch.setattr(cache, "set", lambda name, value, _seconds: found.__setitem__(name, value))
    monkeypatch.setattr(cache, "get_many", lambda names: {name: found[name] for name in names if name in found})
    return found


@pytest.fixture
def asked(diarist: Diarist, user: User, make_food: MakeFood) -> AskedQuestion:
    log_days(user, food_of_magnesium(make_food), days=60, follows=False, seed=2)
    question = {"factor": "magnesium", "outcome": "twitches", "lag": "day_before"}
    return AskedQuestion.objects.ask(user=user, asked_on=TODAY, **question)[0]


def note(user: User, *, days: int) -> None:
    details = TwitchDetails(strength=2)
    Twitch.objects.log(user=user, key=uuid4(), day=TODAY - timedelta(days=days), at=None, details=details)


def test_it_is_worked_out_once_and_anew_when_the_diary_changes(
    diarist: Diarist, user: User, asked: AskedQuestion, kept: dict[str, Any]
) -> None:
    first = Asked(diarist).answer(0)
    note(user, days=0)
    assert Asked(diarist).answer(0) == first
    assert len(kept) == 1
    note(user, days=5)
    assert Asked(diarist).answer(0) != first
    assert len(kept) == 2
    tomorrow = Diarist(user, now=NOW + timedelta(days=1))
    Asked(tomorrow).answer(0)
    assert len(kept) == 3


def test_what_is_kept_is_sealed(diarist: Diarist, user: User, asked: AskedQuestion, kept: dict[str, Any]) -> None:
    Asked(diarist).answer(0)
    (sealed,) = kept.values()
    assert sealed.startswith(b"gAAAA")
    assert b"magnesium" not in sealed


def test_what_cannot_be_opened_is_worked_out_again(
    diarist: Diarist, user: User, asked: AskedQuestion, kept: dict[str, Any]
) -> None:
    answer = Asked(diarist).answer(0)
    (name,) = kept
    kept[name] = b"gAAAAmeddled with"
    assert Asked(diarist).answer(0) == answer


def test_without_a_key_nothing_is_kept_and_none_is_made(
    diarist: Diarist,
    asked: AskedQuestion,
    kept: dict[str, Any],
    settings: Any,
    tmp_path: Path,
) -> None:
    settings.HEALTH_KEY_FILE = tmp_path / "gone"
    Asked(diarist).answer(0)
    assert not kept
    assert not settings.HEALTH_KEY_FILE.exists()
