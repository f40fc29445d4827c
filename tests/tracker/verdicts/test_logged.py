"""The logged days of a span as the database adds them up, and for whom they allow verdicts."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foods.models import FoodGroup
from foods.nutrients import AMOUNT_FIELDS, ENERGY, NUTRIENTS, TRACKED, VITAMIN_D, Amounts, Nutrient
from tests.conftest import NOW, TODAY, MakeFood
from tracker.assessment.intake.totals import FOOD, SUPPLEMENT, EntryRow, total
from tracker.assessment.verdicts.energy_check import EnergyFinding
from tracker.assessment.verdicts.verdict import Label
from tracker.models import Day, Entry, Profile, State
from tracker.person.diarist import Diarist
from tracker.verdicts.logged import Logged, energy_check_on, group_p90, logged_days, verdicts_on


def test_only_logged_days_of_the_span_are_there(diarist: Diarist, log: Callable[..., Entry]) -> None:
    for back in (0, 2, 6, 7):
        log(day=TODAY - timedelta(days=back))
    days = logged_days(diarist, TODAY - timedelta(days=6), TODAY)
    assert [day.date for day in days] == [TODAY - timedelta(days=back) for back in (6, 2, 0)]


def test_a_day_counts_as_complete_once_it_is_called_so(diarist: Diarist, log: Callable[..., Entry]) -> None:
    log()
    Day.objects.of(diarist.user).mark(user=diarist.user, day=TODAY, complete=True)
    assert [day.complete for day in logged_days(diarist, TODAY, TODAY)] == [True]


def test_a_verdict_appears_only_where_age_and_sex_are_known(user: User, profile: Profile, stranger: User) -> None:
    known, unknown = (Diarist(each, now=NOW) for each in (user, stranger))
    assert set(verdicts_on(known, [])) == {"magnesium", "calcium", "potassium", "vitamin_d"}
    assert verdicts_on(unknown, []) == {}


@pytest.fixture
def mixed_days(log: Callable[..., Entry], make_food: MakeFood) -> None:
    """Three days of foods with and without values, weights and energy, a supplement, and what does not count."""
    oats = make_food("Oats", magnesium_mg=130, calcium_mg=50, potassium_mg=360, vitamin_d_ug=0, energy_kcal=380)
    chia = make_food("Chia", magnesium_mg=335, calcium_mg=631, energy_kcal=486)
    tea = make_food("Tea", magnesium_mg=1, potassium_mg=8, vitamin_d_ug=0, energy_kcal=1)
    odd = make_food("Odd", calcium_mg=10)
    tablets = make_food("Tablets", kind="supplement", magnesium_mg=300, vitamin_d_ug=20, portion_text="1 tablet")
    log(oats, portion_g=80)
    log(chia, portion_g=30)
    log(tablets, portion_g=None)
    for food, portion_g in ((oats, 40), (tea, 400), (odd, 50), (odd, None)):
        log(food, day=TODAY - timedelta(days=1), portion_g=portion_g)
    log(tablets, day=TODAY - timedelta(days=2), portion_g=None)
    log(oats, day=TODAY - timedelta(days=3))
    Entry.objects.filter(date=TODAY - timedelta(days=3)).update(state=State.PLANNED)


amounts = st.none() | st.just(0.0) | st.floats(0.001, 3000)
eaten = st.fixed_dictionaries(
    {
        "date": st.integers(0, 5).map(lambda back: TODAY - timedelta(days=back)),
        "name": st.sampled_from(["Oats", "Chia", "Tea", "Odd"]),
        "kind": st.sampled_from([FOOD, FOOD, SUPPLEMENT]),
        "group": st.sampled_from(["Fish", "Herbs", ""]),
        "grams": st.none() | st.floats(0.1, 900),
        "state": st.sampled_from([State.EATEN, State.EATEN, State.PLANNED]),
        "deleted_at": st.sampled_from([None, None, NOW]),
        **dict.fromkeys(AMOUNT_FIELDS, amounts),
    }
)


@pytest.mark.parametrize("nutrients", [NUTRIENTS, TRACKED, (*TRACKED, ENERGY), (VITAMIN_D,)], ids=len)
@given(diary=st.lists(eaten, max_size=12))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_the_database_adds_up_what_the_entries_add_up_to(
    diarist: Diarist, nutrients: tuple[Nutrient, ...], diary: list[dict[str, Any]]
) -> None:
    FoodGroup.objects.get_or_create(name="Fish", defaults={"foods": 9, "magnesium_mg": 60, "vitamin_d_ug": 16})
    FoodGroup.objects.get_or_create(name="", defaults={"foods": 9, **dict.fromkeys(AMOUNT_FIELDS, 40)})
    Entry.objects.of(diarist.user).delete()
    Entry.objects.write([Entry(user=diarist.user, quantity=1, meal="lunch", **values) for values in diary])
    days = Logged.between(TODAY - timedelta(days=4), TODAY, diarist, nutrients=nutrients).days
    rows = Entry.objects.of(diarist.user).between(TODAY - timedelta(days=4), TODAY).rows()
    assert [day.date for day in days] == sorted({row.date for row in rows})
    for day in days:
        expected = total([row for row in rows if row.date == day.date], group_p90(rows), nutrients=nutrients)
        for key, intake in expected.items():
            found = day.nutrients[key]
            for measure in ("lower", "from_food", "from_supplements", "upper", "coverage"):
                assert getattr(found, measure) == pytest.approx(getattr(intake, measure)), (day.date, key, measure)
            assert set(found.unknown) == set(intake.unknown)
            for count in ("entries", "unknown_entries", "unlisted", "may_be_its_kind"):
                assert getattr(found, count) == getattr(intake, count), (day.date, key, count)


def test_only_supplements_and_foods_with_a_blank_are_read_one_by_one(mixed_days: None, diarist: Diarist) -> None:
    rows = Entry.objects.of(diarist.user).singled_out(TRACKED)
    assert {row.name for row in rows} == {"Chia", "Tablets", "Tea", "Odd"}
    assert {row.name for row in Entry.objects.of(diarist.user).singled_out([ENERGY])} == {"Tablets", "Odd"}


def test_had_a_food_been_eaten_every_complete_day(mixed_days: None, diarist: Diarist) -> None:
    Day.objects.mark(user=diarist.user, day=TODAY, complete=True)
    logged = Logged.between(TODAY - timedelta(days=1), TODAY, diarist)
    food = EntryRow(TODAY, "", "Seeds", "food", "", 30.0, Amounts(100.0, 20.0, 50.0, None, 150.0))
    before, after = logged.days, logged.with_every_day(food).days
    assert after[0] == before[0]
    assert after[1].nutrients["magnesium"].lower == pytest.approx(before[1].nutrients["magnesium"].lower + 100)
    assert "Seeds" in after[1].nutrients["vitamin_d"].unknown


def test_energy_is_read_and_checked_only_where_a_size_is_given_and_the_check_is_on(
    diarist: Diarist, log: Callable[..., Entry], make_food: MakeFood
) -> None:
    food = make_food("Bread", magnesium_mg=100, calcium_mg=30, potassium_mg=100, vitamin_d_ug=0, energy_kcal=250)
    for back in range(3):
        log(food, day=TODAY - timedelta(days=back), portion_g=100)
        Day.objects.mark(user=diarist.user, day=TODAY - timedelta(days=back), complete=True)

    def looked_at() -> tuple[Label, EnergyFinding | None]:
        anew = Diarist(diarist.user, now=NOW)
        days = logged_days(anew, TODAY - timedelta(days=6), TODAY)
        check = energy_check_on(anew, days)
        return verdicts_on(anew, days)["magnesium"].adequacy, check.finding if check else None

    assert looked_at() == (Label.LIKELY_SHORTFALL, None)
    Profile.objects.of(diarist.user).update(height_cm=165, weight_kg=60)
    assert looked_at() == (Label.ENERGY_LOW, EnergyFinding.LOW)
    Profile.objects.of(diarist.user).update(energy_check=False)
    assert looked_at() == (Label.LIKELY_SHORTFALL, None)
