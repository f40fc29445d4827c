"""Water and caffeine in words, of a day and of a span."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from foods.models import Food
from foods.nutrients import Amounts
from tests.conftest import NOW, TODAY, MakeFood
from tracker.assessment.health.cautions import HealthStatement
from tracker.fluids.lines import FLUIDS, lines_of_day, volume_words
from tracker.models import Day, DayFactors, Entry, HealthAnswer, Profile
from tracker.models.factor import Drunk
from tracker.person.diarist import Diarist

Log = Callable[..., Entry]
DAY = reverse("tracker:day", args=[TODAY])
CARD = reverse("tracker:fluids")
HTMX = {"HX-Request": "true"}
NBSP = "\N{NO-BREAK SPACE}"


def said(user: User, *eaten: Amounts) -> list[str]:
    """The two lines as text."""
    lines = lines_of_day(Diarist(user, now=NOW), eaten)
    return [" ".join(filter(None, [each.name, each.amount, each.beside, each.above])) for each in lines]


def text(client: Client, address: str, **query: str) -> str:
    """The list of lines on a page, in words."""
    page = client.get(address, query, headers=HTMX).text
    found = re.search(r'<ul class="fluids".*?</ul>', page, re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", found[0]).replace(NBSP, " ").split()) if found else ""


def plain(*lines: str) -> list[str]:
    return [line.replace("_", NBSP) for line in lines]


def test_a_day_says_amounts_and_what_efsa_says(user: User, profile: Profile) -> None:
    eaten = [Amounts(water_g=1_540, caffeine_mg=180), Amounts(water_g=100, caffeine_mg=0)]
    assert said(user, *eaten) == plain("Water 1.6_L EFSA: about 2_L", "Caffeine 180_mg EFSA: up to 400_mg")


def test_what_is_unknown_makes_a_lower_bound(user: User, profile: Profile) -> None:
    water, caffeine = said(user, Amounts(water_g=500, caffeine_mg=95), Amounts(water_g=100))
    assert water.startswith(f"Water 0.6{NBSP}L")
    assert caffeine.startswith(f"Caffeine at least 95{NBSP}mg")


def test_what_is_not_logged_adds_to_what_is_and_stands_alone_where_nothing_is(user: User, profile: Profile) -> None:
    eaten = [Amounts(water_g=1_540, caffeine_mg=180)]
    lines = lines_of_day(Diarist(user, now=NOW), eaten, Drunk(water_ml=500, caffeine_mg=None))
    assert [line.amount for line in lines] == plain("2_L", "180_mg")
    (water,) = lines_of_day(Diarist(user, now=NOW), [], Drunk(water_ml=500))
    assert water.amount == f"0.5{NBSP}L"
    (caffeine,) = lines_of_day(Diarist(user, now=NOW), [], Drunk(caffeine_mg=0))
    assert caffeine.amount == f"0{NBSP}mg"


def test_the_day_and_the_span_count_what_the_sheet_was_told_once(
    signed_in: Client, user: User, log: Log, coffee: Food
) -> None:
    log(coffee)
    Day.objects.mark(user=user, day=TODAY, complete=True)
    before = text(signed_in, DAY)
    DayFactors.objects.answer(user=user, day=TODAY, answers={"other_drinks_ml": 1_000, "other_caffeine_mg": 400})
    assert (before.split()[1:3], text(signed_in, DAY).split()[1:3]) == (["0", "L"], ["1", "L"])
    of_day = signed_in.get(reverse("tracker:fluids_of_day", args=[TODAY]), headers=HTMX).text
    assert "above 400" in of_day.replace(NBSP, " ")
    assert text(signed_in, CARD, days="7").startswith("Water 1 L")
    assert "above 400 mg on 1 of 1 day" in text(signed_in, CARD, days="7")


def test_more_caffeine_than_efsa_finds_safe_is_said_and_much_or_little_water_is_not(
    user: User, profile: Profile
) -> None:
    water, caffeine = said(user, Amounts(water_g=9_000, caffeine_mg=401), Amounts())
    assert caffeine == f"Caffeine at least 401{NBSP}mg EFSA: up to 400{NBSP}mg above 400{NBSP}mg"
    assert "above" not in water
    assert "above" not in said(user, Amounts(water_g=0, caffeine_mg=400))[1]


def test_while_no_age_is_known_the_figures_are_for_adults(user: User) -> None:
    water, caffeine = said(user, Amounts(water_g=1_000, caffeine_mg=0))
    assert water == f"Water 1{NBSP}L EFSA, adults: 2 to 2.5{NBSP}L"
    assert caffeine == f"Caffeine 0{NBSP}mg EFSA, adults: up to 400{NBSP}mg"


def test_of_a_childs_caffeine_nothing_is_said_without_its_weight(user: User) -> None:
    child = Profile.objects.create(user=user, birth_year=2020, birth_month=6, sex="male")
    assert said(user, Amounts(water_g=1_000, caffeine_mg=90))[1] == f"Caffeine 90{NBSP}mg"
    child.weight_kg = 25
    child.save()
    assert said(user, Amounts(water_g=1_000, caffeine_mg=90))[1].endswith(f"up to 75{NBSP}mg above 75{NBSP}mg")


@pytest.mark.parametrize("answer", ["kidney_disease", "loop_diuretic", "digoxin", "eating_disorder"])
def test_where_a_doctor_says_how_much_to_drink_the_amount_stands_alone(
    user: User, profile: Profile, answer: str
) -> None:
    HealthAnswer.objects.keep(user=user, statement=HealthStatement.SOME, single=[answer])
    (water, _caffeine) = lines_of_day(Diarist(user, now=NOW), [Amounts(water_g=1_000)])
    assert (water.amount, water.beside, water.rail) == (f"1{NBSP}L", "", None)


def test_volumes_are_said_as_the_person_reads_them() -> None:
    assert volume_words(2_000, "ml") == f"2{NBSP}L"
    assert volume_words(2_000, "fl_oz") == f"68{NBSP}fl{NBSP}oz"  # 2,000 ÷ 29.57


def test_the_rail_has_its_figure_at_four_fifths_and_hatches_what_is_unknown(user: User, profile: Profile) -> None:
    water, caffeine = lines_of_day(Diarist(user, now=NOW), [Amounts(water_g=1_000, caffeine_mg=200), Amounts()])
    assert water.rail
    assert caffeine.rail
    assert (water.rail.known, water.rail.band_at, water.rail.band, water.rail.limit_at) == (
        "40.0%",
        "77.0%",
        "6.0%",
        "",
    )
    assert (caffeine.rail.known, caffeine.rail.hatch, caffeine.rail.limit_at) == ("40.0%", "14.0%", "80.0%")
    profile.sex = ""
    profile.save()
    (water, _caffeine) = lines_of_day(Diarist(user, now=NOW), [Amounts(water_g=3_200)])
    assert water.rail
    assert (water.rail.known, water.rail.hatch) == ("100.0%", "")
    assert (water.rail.band_at, water.rail.band) == ("64.0%", "16.0%")  # 2 to 2.5 of 2.5 L at 80 %


@pytest.fixture
def coffee(make_food: MakeFood) -> Food:
    return make_food("Coffee", water_g=99, caffeine_mg=40)


def test_the_day_page_shows_both_once_something_is_eaten(signed_in: Client, log: Log, coffee: Food) -> None:
    assert text(signed_in, DAY) == ""
    log(coffee, portion_g=500)
    assert text(signed_in, DAY) == "Water 0.5 L EFSA: about 2 L Caffeine 200 mg EFSA: up to 400 mg"


def test_the_card_shows_the_mean_of_complete_days_and_days_above(
    signed_in: Client, user: User, log: Log, coffee: Food
) -> None:
    for back, grams in enumerate((500, 1_500, 3_000)):
        day = TODAY - timedelta(days=back)
        log(coffee, day=day, portion_g=grams)
        Day.objects.mark(user=user, day=day, complete=back < 2)
    page = signed_in.get(CARD, {"days": "7"}, headers=HTMX).text
    assert "by the mean of 2 complete days" in page
    words = "Water 1 L EFSA: about 2 L Caffeine 400 mg EFSA: up to 400 mg ▲ above 400 mg on 1 of 2 days"
    assert text(signed_in, CARD, days="7") == words


def test_without_a_complete_day_the_card_says_so(signed_in: Client, log: Log, coffee: Food) -> None:
    log(coffee)
    assert "No day of this span is complete yet." in signed_in.get(CARD, {"days": "7"}, headers=HTMX).text
    assert "<title>Water and caffeine" in signed_in.get(CARD, {"days": "7"}).text


def test_a_span_is_one_query(
    user: User, log: Log, coffee: Food, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    log(coffee), log(coffee, day=TODAY - timedelta(days=1))
    with django_assert_num_queries(1):
        days = Entry.objects.of(user).day_sums(FLUIDS)
    assert [(day.entries, day.known_entries, day.known) for day in days] == [(1, (1, 1), (49.5, 20.0))] * 2
