import re
from datetime import date

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from tracker.assessment.reference.reference_intakes import Person
from tracker.models import Profile

PROFILE = reverse("tracker:profile")
FILLED_IN = {
    "birth_month": "2",
    "birth_year": "1990",
    "sex": "male",
    "life_stage": "none",
    "authority": "efsa",
    "time_zone": "America/New_York",
    "day_starts_hour": "0",
    "mass_unit": "oz",
    "vitamin_d_unit": "iu",
    "volume_unit": "fl_oz",
}


@pytest.fixture
def newcomer(client: Client, user: User, at_noon: date) -> Client:
    """Signed in, and nothing filled in yet."""
    client.force_login(user)
    return client


@pytest.mark.parametrize("page", ["tracker:welcome", "tracker:profile"])
def test_the_form_is_saved_and_leads_to_the_diary(page: str, newcomer: Client, user: User) -> None:
    answer = newcomer.post(reverse(page), FILLED_IN)
    assert answer.status_code == 302
    assert answer["Location"] == reverse("tracker:today")
    saved = Profile.objects.of(user).get()
    assert (saved.birth_month, saved.birth_year, saved.sex) == (2, 1990, "male")
    assert (saved.time_zone, saved.day_starts_hour, saved.authority) == ("America/New_York", 0, "efsa")


def test_all_that_is_personal_may_be_left_empty(newcomer: Client, user: User) -> None:
    newcomer.post(PROFILE, FILLED_IN | {"birth_month": "", "birth_year": "", "sex": ""})
    assert Profile.objects.of(user).get().person(on=date(2026, 11, 22)) is None


def test_looking_at_the_form_saves_nothing(newcomer: Client) -> None:
    for page in ("tracker:welcome", "tracker:profile"):
        assert newcomer.get(reverse(page)).status_code == 200
    assert not Profile.objects.exists()


@pytest.mark.parametrize(("zone", "kept"), [("Asia/Tokyo", "Asia/Tokyo"), ("Middle/Earth", "UTC")])
def test_the_welcome_page_can_be_skipped_and_keeps_only_the_time_zone(
    zone: str, kept: str, newcomer: Client, user: User
) -> None:
    answer = newcomer.post(reverse("tracker:welcome"), FILLED_IN | {"skip": "1", "time_zone": zone})
    assert answer["Location"] == reverse("tracker:today")
    saved = Profile.objects.of(user).get()
    assert (saved.time_zone, saved.birth_year, saved.sex) == (kept, None, "")


def test_what_is_wrong_comes_back_with_a_sentence_and_what_was_typed(newcomer: Client) -> None:
    answer = newcomer.post(PROFILE, FILLED_IN | {"birth_year": "1890"})
    assert answer.status_code == 400
    assert "Write a year from 1900 to 2026." in answer.text
    assert 'value="1890"' in answer.text
    assert '<option value="America/New_York" selected>' in answer.text
    assert not Profile.objects.exists()


def test_the_saved_profile_stands_in_the_form(signed_in: Client) -> None:
    page = signed_in.get(PROFILE).text
    assert 'value="1986"' in page
    assert '<option value="6" selected>June</option>' in page


def test_nobody_changes_another_persons_profile(signed_in: Client, stranger: User) -> None:
    Profile.objects.create(user=stranger, birth_year=1970, birth_month=1, sex="male")
    signed_in.post(PROFILE, FILLED_IN | {"user": str(stranger.pk)})
    assert Profile.objects.of(stranger).get().birth_year == 1970


def test_the_hint_that_was_dismissed_stays_dismissed_when_the_profile_is_saved(signed_in: Client, user: User) -> None:
    Profile.objects.of(user).update(complete_hint_seen=True)
    signed_in.post(PROFILE, FILLED_IN)
    assert Profile.objects.of(user).get().complete_hint_seen


@pytest.mark.parametrize("wrong", [{"birth_month": 0}, {"birth_month": 13}, {"day_starts_hour": 13}])
def test_the_database_refuses_an_impossible_profile(wrong: dict[str, int], user: User) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Profile.objects.create(user=user, **wrong)


@pytest.mark.parametrize(
    ("born", "on", "months"),
    [
        ((2000, 11), date(2026, 11, 1), 312),
        ((2000, 12), date(2026, 11, 30), 311),
        ((2025, 11), date(2026, 11, 22), 12),
        ((2025, 12), date(2026, 11, 22), None),
    ],
)
def test_age_is_counted_in_months_and_values_begin_at_one_year(
    born: tuple[int, int], on: date, months: int | None
) -> None:
    year, month = born
    profile = Profile(user=User(pk=1), birth_year=year, birth_month=month, sex="male")
    assert profile.person(on=on) == (Person(age_months=months, sex="male") if months else None)


def test_a_size_is_kept_in_metric_and_shown_in_the_units_of_the_person(newcomer: Client, user: User) -> None:
    newcomer.post(PROFILE, FILLED_IN | {"height_cm": "5 ft 7 in", "weight_kg": "150 lb", "energy_check": "True"})
    saved = Profile.objects.of(user).get()
    assert (round(saved.height_cm or 0, 2), round(saved.weight_kg or 0, 2)) == (170.18, 68.04)
    assert saved.body is not None
    page = newcomer.get(PROFILE).text.replace("\N{NO-BREAK SPACE}", " ")
    assert 'value="5 ft 7 in"' in page
    assert 'value="150 lb"' in page
    newcomer.post(PROFILE, FILLED_IN | {"mass_unit": "g", "height_cm": "170", "weight_kg": "68 kg"})
    assert 'value="68 kg"' in newcomer.get(PROFILE).text.replace("\N{NO-BREAK SPACE}", " ")


def test_the_fields_name_the_units_in_which_a_number_alone_is_read(newcomer: Client, user: User) -> None:
    page = newcomer.get(PROFILE).text
    assert ">Height (cm)</label>" in page
    assert ">Weight (kg)</label>" in page
    Profile.objects.create(user=user, mass_unit="oz")
    page = newcomer.get(PROFILE).text
    assert ">Height (ft, in)</label>" in page
    assert ">Weight (lb)</label>" in page
    newcomer.post(PROFILE, FILLED_IN | {"weight_kg": "150"})
    assert Profile.objects.of(user).get().weight_kg == pytest.approx(68.0388555)  # 150 × 0.45359237
    answer = newcomer.post(PROFILE, FILLED_IN | {"height_cm": "67", "weight_kg": "40"}).text
    assert "Write a height from 3 ft 4 in to 8 ft 2 in, like 5 ft 7 in or 170 cm." in answer
    assert "Write a weight from 56 to 881 lb, like 150 lb or 68 kg." in answer


def test_the_check_of_energy_can_be_switched_off_and_stays_so(newcomer: Client, user: User) -> None:
    sizes = {"height_cm": "170 cm", "weight_kg": "68 kg"}
    newcomer.post(PROFILE, FILLED_IN | sizes | {"energy_check": "False"})
    assert Profile.objects.of(user).get().body is None
    newcomer.post(PROFILE, FILLED_IN | sizes)  # a form without that question changes nothing
    assert Profile.objects.of(user).get().energy_check is False


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("height_cm", "tall", "Write the height like 170 cm or 5 ft 7 in."),
        ("height_cm", "17 cm", "Write a height from 100 to 250 cm, like 170 cm or 5 ft 7 in."),
        ("weight_kg", "some", "Write the weight like 68 kg or 150 lb."),
        ("weight_kg", "900 kg", "Write a weight from 25 to 400 kg, like 68 kg or 150 lb."),
    ],
)
def test_a_size_that_is_none_gets_a_sentence_and_stays_as_typed(
    newcomer: Client, user: User, field: str, typed: str, sentence: str
) -> None:
    answer = newcomer.post(PROFILE, FILLED_IN | {field: typed})
    assert answer.status_code == 400
    assert sentence in answer.text
    assert f'value="{typed}"' in answer.text
    assert not Profile.objects.exists()


@pytest.mark.parametrize("sizes", [{"height_cm": 20}, {"weight_kg": 2000}, {"height_cm": -1}])
def test_the_database_refuses_an_impossible_size(user: User, sizes: dict[str, float]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Profile.objects.create(user=user, **sizes)


@pytest.mark.parametrize(
    ("ticked", "kept"),
    [
        (["energy", "calcium"], ["calcium", "energy"]),
        ([], ["magnesium", "calcium", "potassium", "vitamin_d"]),
        (
            ["magnesium", "calcium", "potassium", "vitamin_d", "energy"],
            ["magnesium", "calcium", "potassium", "vitamin_d", "energy"],
        ),
    ],
)
def test_the_amounts_beside_a_food_are_chosen(ticked: list[str], kept: list[str], newcomer: Client, user: User) -> None:
    assert newcomer.post(PROFILE, FILLED_IN | {"beside_food": ticked}).status_code == 302
    assert [nutrient.key for nutrient in Profile.objects.of(user).get().amounts_beside] == kept
    page = newcomer.get(PROFILE).text
    assert page.count('name="beside_food"') == 5
    assert re.findall(r'name="beside_food" value="(\w+)"[^>]* checked', page) == kept


def test_a_nutrient_that_is_none_of_these_is_refused(newcomer: Client) -> None:
    answer = newcomer.post(PROFILE, FILLED_IN | {"beside_food": ["caffeine"]})
    assert answer.status_code == 400
    assert "caffeine is not one of the available choices" in answer.text
