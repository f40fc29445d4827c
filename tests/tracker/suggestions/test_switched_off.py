"""Whoever has answered "an eating disorder" sees no energy check, no label about too little and nothing "to go"."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import Settings

from tests.conftest import NOW, TODAY, MakeFood
from tracker.assessment.health.cautions import HealthStatement
from tracker.assessment.verdicts.verdict import Label
from tracker.models import Day, Entry, HealthAnswer, Profile
from tracker.person.diarist import Diarist
from tracker.verdicts.logged import energy_check_on, logged_days, verdicts_on

pytestmark = pytest.mark.django_db
FIRST = TODAY - timedelta(days=13)
SAID = (
    "Possible shortfall",
    "Likely shortfall",
    "to go",
    "Below the",
    "Well below",
    "looks low",
    "Mifflin",
    "Days below",
)


@pytest.fixture
def starving(
    signed_in: Client, user: User, settings: Settings, tmp_path: Path, log: Callable[..., Entry], make_food: MakeFood
) -> Client:
    """Fourteen complete days of 400 kcal with hardly any magnesium, and a size to hold them against."""
    settings.HEALTH_KEY_FILE = tmp_path / "health_key"
    Profile.objects.of(user).update(height_cm=165, weight_kg=60)
    little = make_food(
        "Tea", magnesium_mg=20, calcium_mg=60, potassium_mg=100, vitamin_d_ug=0.1, energy_kcal=800, sodium_mg=1
    )
    for ago in range(14):
        log(little, day=TODAY - timedelta(days=ago))
        Day.objects.mark(user=user, day=TODAY - timedelta(days=ago), complete=True)
    return signed_in


def switch_off(user: User) -> None:
    HealthAnswer.objects.keep(user=user, statement=HealthStatement.SOME, single=["eating_disorder"])


def test_neither_energy_nor_intake_is_judged(starving: Client, user: User) -> None:
    before = Diarist(user, now=NOW)
    days = logged_days(before, FIRST, TODAY)
    assert energy_check_on(before, days)
    assert all(verdict.label.is_flag for verdict in verdicts_on(before, days).values())
    switch_off(user)
    after = Diarist(user, now=NOW)
    days = logged_days(after, FIRST, TODAY)
    assert energy_check_on(after, days) is None
    assert {verdict.label for verdict in verdicts_on(after, days).values()} == {Label.SWITCHED_OFF}


def test_nothing_is_to_go_of_what_an_answer_holds(starving: Client, user: User) -> None:
    assert starving.get(f"/diary/{TODAY}/").text.count(" to go") == 4
    HealthAnswer.objects.keep(user=user, statement=HealthStatement.SOME, single=["ace_inhibitor"])
    assert starving.get(f"/diary/{TODAY}/").text.count(" to go") == 3


def test_an_upper_level_still_speaks(
    starving: Client, user: User, log: Callable[..., Entry], make_food: MakeFood
) -> None:
    much = make_food("Fortified", calcium_mg=6000, magnesium_mg=0, potassium_mg=0, vitamin_d_ug=0, energy_kcal=0)
    for ago in range(14):
        log(much, day=TODAY - timedelta(days=ago))
    switch_off(user)
    diarist = Diarist(user, now=NOW)
    assert verdicts_on(diarist, logged_days(diarist, FIRST, TODAY))["calcium"].label is Label.ABOVE_UPPER_LEVEL


@pytest.mark.parametrize(
    "path",
    [
        f"/diary/{TODAY}/",
        f"/diary/{TODAY}/beside/",
        "/dashboard/?days=28",
        "/dashboard/report/?days=28",
        "/dashboard/charts/distribution/table/?days=28&nutrient=magnesium",
    ],
)
def test_no_page_speaks_of_too_little_and_none_names_the_reason(starving: Client, user: User, path: str) -> None:
    before = starving.get(path).text
    assert any(words in before for words in SAID)
    switch_off(user)
    after = starving.get(path).text
    assert [words for words in SAID if words in after.split("<footer>")[0]] == []
    assert "eating disorder" not in after.lower()
