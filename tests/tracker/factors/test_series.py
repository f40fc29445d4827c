"""Each factor by day: what was not answered is not there, and nothing is counted twice."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError

from tests.conftest import TODAY, MakeFood
from tracker.assessment.health.cautions import HealthStatement
from tracker.factors.series import FACTORS, FactorSeries, Guide, factor_by_day, guide_of
from tracker.models import Day, DayFactors, Entry, HealthAnswer, Profile
from tracker.models.factor_kinds import FactorKind
from tracker.person.diarist import Diarist

YESTERDAY = TODAY - timedelta(1)
Log = Callable[..., Entry]


def answer(user: User, **answers: float | None) -> None:
    DayFactors.objects.answer(user=user, day=TODAY, answers=dict(answers))


def by_day(user: User, kind: FactorKind) -> dict[int, float]:
    """By how many days ago."""
    found = factor_by_day(user, kind, TODAY - timedelta(6), TODAY)
    return {(TODAY - day).days: value for day, value in found.items()}


def test_what_was_not_answered_is_not_there_and_nought_and_no_are_answers(user: User, stranger: User) -> None:
    answer(user, stress=0, heat=False, unaccustomed=True, sleep_hours=None)
    answer(stranger, stress=4, sleep_hours=8)
    kinds = (FactorKind.STRESS, FactorKind.HEAT, FactorKind.UNACCUSTOMED, FactorKind.SLEEP, FactorKind.STOMACH)
    assert [by_day(user, kind) for kind in kinds] == [{0: 0.0}, {0: 0.0}, {0: 1.0}, {}, {}]


def test_every_factor_is_read(user: User) -> None:
    assert set(FACTORS) == set(FactorKind)
    assert {kind: by_day(user, kind) for kind in FactorKind} == {kind: {} for kind in FactorKind}


def test_answers_outside_the_days_asked_for_are_left_out(user: User) -> None:
    for back in (7, 6, 0, -1):
        DayFactors.objects.answer(user=user, day=TODAY - timedelta(back), answers={"stress": 2})
    assert list(by_day(user, FactorKind.STRESS)) == [6, 0]


@pytest.mark.parametrize(
    ("minutes", "effort", "load"), [(30, 5, {0: 150.0}), (0, None, {0: 0.0}), (30, None, {}), (None, 5, {})]
)
def test_exercise_is_minutes_times_effort_where_both_are_known(
    user: User, minutes: int | None, effort: int | None, load: dict[int, float]
) -> None:
    answer(user, exercise_minutes=minutes, exercise_effort=effort)
    assert by_day(user, FactorKind.EXERCISE) == load


def test_caffeine_adds_what_is_logged_to_what_is_not(user: User, log: Log, make_food: MakeFood) -> None:
    coffee = make_food("Coffee", caffeine_mg=40)
    log(coffee, portion_g=300)
    log(coffee, portion_g=300, day=YESTERDAY)
    log(make_food("Bread"), day=YESTERDAY - timedelta(1))
    assert by_day(user, FactorKind.CAFFEINE) == {}  # more may have been drunk on any of them

    answer(user, other_caffeine_mg=95)
    Day.objects.mark(user=user, day=YESTERDAY, complete=True)
    Day.objects.mark(user=user, day=YESTERDAY - timedelta(1), complete=True)
    assert by_day(user, FactorKind.CAFFEINE) == {1: 120.0, 0: 215.0}  # of the bread nothing is known


def test_fluids_are_those_of_days_of_which_all_is_logged(user: User, log: Log, make_food: MakeFood) -> None:
    water = make_food("Water", water_g=100)
    for day in (TODAY, YESTERDAY):
        log(water, portion_g=400, day=day)
        DayFactors.objects.answer(user=user, day=day, answers={"other_drinks_ml": 300})
    Day.objects.mark(user=user, day=TODAY, complete=True)
    assert by_day(user, FactorKind.FLUIDS) == {0: 700.0}


@pytest.mark.parametrize(("field", "value"), [("stress", 5), ("urine_colour", 0), ("other_drinks_ml", -1.0)])
def test_the_database_refuses_what_cannot_be(user: User, field: str, value: float) -> None:
    with pytest.raises(IntegrityError):
        answer(user, **{field: value})


def test_guides_are_efsas_and_leave_water_to_the_doctor_of_a_kidney(diarist: Diarist, profile: Profile) -> None:
    assert guide_of(diarist, FactorKind.FLUIDS) == Guide(2_000, 2_000)
    assert guide_of(diarist, FactorKind.CAFFEINE) == Guide(None, 400)
    assert guide_of(diarist, FactorKind.STRESS) is None

    Profile.objects.update(life_stage="pregnant")
    HealthAnswer.objects.keep(user=diarist.user, statement=HealthStatement.SOME, single=["kidney_disease"])
    asked = Diarist(diarist.user, now=diarist.now)
    assert guide_of(asked, FactorKind.FLUIDS) is None
    assert guide_of(asked, FactorKind.CAFFEINE) == Guide(None, 200)


def test_all_factors_together_are_read_at_once(user: User, log: Log, django_assert_num_queries: Any) -> None:
    log()
    with django_assert_num_queries(3):
        series = FactorSeries(user, YESTERDAY, TODAY)
        for kind in FactorKind:
            series.of(kind)
            series.lower_bounds(kind)


def test_a_day_with_a_food_of_unknown_caffeine_has_a_lower_bound(user: User, log: Log, make_food: MakeFood) -> None:
    log(make_food("Coffee", caffeine_mg=40), portion_g=100)
    log(make_food("Cola of the corner shop"), portion_g=100)
    log(make_food("Tea", caffeine_mg=20), day=YESTERDAY, portion_g=100)
    series = FactorSeries(user, YESTERDAY, TODAY)
    assert series.lower_bounds(FactorKind.CAFFEINE) == {TODAY}
    assert series.lower_bounds(FactorKind.STRESS) == set()
