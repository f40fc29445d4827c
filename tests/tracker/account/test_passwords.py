"""New passwords: long rather than complicated, none that guessers try first, and taken exactly as typed."""

import gzip

import pytest
from django.contrib.auth.models import User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

SIGN_UP = "/accounts/signup/"
NEW = {"username": "clara", "email": ""}
FORMS_OF_A_NEW_PASSWORD = [reverse("account_signup"), reverse("account_change_password")]


@pytest.mark.parametrize(
    "password",
    [
        "nine4two",  # 8 characters
        "five small gray owls",
        "48201735",  # no rule about kinds of signs
        "ÄÖÜäöüßé",
        "p" * 40 + "q" * 24,  # 64
        "x1 " * 1300,  # 3,900
        "  spaces at both ends  ",
    ],
)
@pytest.mark.django_db
def test_password_is_taken_exactly_as_it_was_typed(client: Client, password: str) -> None:
    client.post(SIGN_UP, NEW | {"password1": password})

    assert User.objects.get().check_password(password)


@pytest.mark.parametrize(
    ("password", "reason"),
    [
        ("nine4tw", "too short"),
        ("sunshine1", "too common"),
        ("Password1", "too common"),
        ("clara123", "too similar to the username"),
        ("Electrolog2026!", "Not a word of this site"),
        ("magnesium12", "Not a word of this site"),
        ("x" * 4097, "At most 4096 characters"),
    ],
)
def test_what_guessers_try_first_is_refused(password: str, reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        validate_password(password, User(username="clara"))


def test_a_long_phrase_may_hold_a_word_of_this_site() -> None:
    validate_password("my magnesium sits on a shelf")


@pytest.mark.parametrize("path", FORMS_OF_A_NEW_PASSWORD)
def test_form_says_what_a_password_needs_without_scripts(client: Client, signed_in: Client, path: str) -> None:
    page = (Client() if path == SIGN_UP else signed_in).get(path).text

    assert "At least 8 characters; 15 or more are better" in page
    assert 'data-known="One of the commonest passwords' in page
    assert "onpaste" not in page


def test_an_account_s_own_form_tells_a_short_password_from_a_common_one(signed_in: Client) -> None:
    form = {"oldpassword": "correct horse 7", "password1": "sunshine1", "password2": "sunshine1"}

    assert "too common" in signed_in.post(reverse("account_change_password"), form).text


@pytest.mark.django_db
def test_hint_knows_the_passwords_that_are_refused_as_common(client: Client) -> None:
    answer = client.get(reverse("tracker:common_passwords"))

    words = answer.text.split("\n")
    assert {"sunshine1", "1234567890", "password1"} <= set(words)
    assert min(map(len, words)) == 8
    assert "public" in answer["Cache-Control"]
    assert len(gzip.compress(answer.content)) < 45_000
