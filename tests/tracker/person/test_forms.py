"""The profile's form: every refusal is one sentence, and anything may be left empty."""

import pytest
from django.contrib.auth.models import User

from tests.conftest import TODAY
from tracker.models import Profile
from tracker.person.forms import ProfileForm


def profile_form(**typed: str) -> ProfileForm:
    given = {
        "birth_month": "6",
        "birth_year": "1986",
        "sex": "female",
        "life_stage": "none",
        "authority": "nasem",
        "time_zone": "Europe/Berlin",
        "day_starts_hour": "4",
        "mass_unit": "g",
        "vitamin_d_unit": "ug",
        "volume_unit": "ml",
    }
    return ProfileForm(given | typed, instance=Profile(user=User(pk=1)), today=TODAY)


@pytest.mark.django_db
def test_a_whole_profile_is_accepted() -> None:
    form = profile_form()
    assert form.is_valid(), form.errors
    assert (form.cleaned_data["birth_year"], form.cleaned_data["birth_month"]) == (1986, 6)


@pytest.mark.django_db
def test_a_profile_may_leave_age_and_sex_empty() -> None:
    form = profile_form(birth_month="", birth_year="", sex="")
    assert form.is_valid(), form.errors
    assert (form.cleaned_data["birth_year"], form.cleaned_data["birth_month"]) == (None, None)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"birth_month": ""}, "birth_month", "Give both month and year, or neither."),
        ({"birth_year": ""}, "birth_year", "Give both month and year, or neither."),
        ({"birth_year": "abc"}, "birth_year", "Write the year with four digits, like 1985."),
        ({"birth_year": "1899"}, "birth_year", "Write a year from 1900 to 2026."),
        ({"birth_year": "2027"}, "birth_year", "Write a year from 1900 to 2026."),
        (
            {"birth_year": "2026", "birth_month": "12"},
            "birth_month",
            "That month is still to come. Choose the month you were born in.",
        ),
        (
            {"sex": "male", "life_stage": "pregnant"},
            "life_stage",
            "Choose “Neither”, or change the sex: these values are set for women.",
        ),
    ],
)
def test_a_profile_that_cannot_be_is_refused_with_a_sentence(typed: dict[str, str], field: str, sentence: str) -> None:
    form = profile_form(**typed)
    assert form.errors == {field: [sentence]}
    for name, value in typed.items():
        assert form[name].value() == value


@pytest.mark.django_db
@pytest.mark.parametrize(
    "typed", [{"birth_month": "13"}, {"time_zone": "Mars/Olympus"}, {"day_starts_hour": "13"}, {"sex": "x"}]
)
def test_a_profile_takes_no_choice_that_was_not_offered(typed: dict[str, str]) -> None:
    assert list(profile_form(**typed).errors) == list(typed)


@pytest.mark.django_db
def test_the_month_a_person_was_born_in_may_be_this_one() -> None:
    assert profile_form(birth_year="2026", birth_month="11").is_valid()
