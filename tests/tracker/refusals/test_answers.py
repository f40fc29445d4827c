"""Too large, too many fields, too often: each says so in a sentence."""

from io import BytesIO

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tracker.refusals.answers import wait_sentence

SIGN_IN = reverse("account_login")


def test_a_form_of_two_megabytes_is_too_large(client: Client, db: None) -> None:
    answer = client.post(SIGN_IN, {"login": "a" * 2_000_000, "password": "x"})
    assert answer.status_code == 413
    client.raise_request_exception = False
    answer = client.post(SIGN_IN, f"login={'a' * 2_000_000}", content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 413
    assert "larger than any page here asks for" in answer.text


def test_a_form_of_2000_fields_has_too_many(client: Client, db: None) -> None:
    answer = client.post(SIGN_IN, {f"field{n}": "1" for n in range(2000)})
    assert answer.status_code == 413
    assert "more fields than any page here" in answer.text


def test_what_a_form_sends_as_a_file_is_not_kept(signed_in: Client, user: User) -> None:
    answer = signed_in.post(reverse("tracker:profile"), {"photo": BytesIO(b"x" * 3_000_000)})
    assert answer.status_code < 500
    assert answer.wsgi_request.FILES == {}


@pytest.mark.parametrize(
    ("seconds", "wait"),
    [(1, "1 second"), (59, "59 seconds"), (60, "1 minute"), (61, "2 minutes"), (3541, "1 hour"), (3601, "2 hours")],
)
def test_time_to_wait_is_said_in_its_unit_and_never_too_short(seconds: int, wait: str) -> None:
    assert f"Wait {wait} and try again" in wait_sentence(seconds)
