"""What allauth says is said in this site's words: each page, message and mail that a person can meet."""

from importlib.util import find_spec
from pathlib import Path

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from tests.house import ROOT

TEMPLATES = ROOT / "templates"
APPS = ("account", "mfa")
# What no setting of this site leads to: telephones, codes by mail, a browser that is trusted, sign-up by passkey.
OFF = (
    "phone",
    "login_code",
    "_code",
    "trust",
    "signup_by_passkey",
    "signup_form",
    "email_change.html",
    "verified_email",
)
# Layouts and parts, which hold no words; a list of codes, one a line.
WORDLESS = ("base", "snippets/", "layouts/", "download.txt")


def templates_of_allauth() -> set[str]:
    spec = find_spec("allauth")
    assert spec
    assert spec.origin
    root = Path(spec.origin).parent / "templates"
    return {str(path.relative_to(root)) for app in APPS for path in (root / app).rglob("*.*")}


def test_every_template_with_words_is_our_own() -> None:
    told = {path for path in templates_of_allauth() if not any(part in path for part in (*OFF, *WORDLESS))}
    assert len(told) > 50
    assert {path for path in told if not (TEMPLATES / path).exists()} == set()


@pytest.mark.django_db
def test_a_newcomer_is_welcomed_by_name(client: Client) -> None:
    answer = client.post("/accounts/signup/", {"username": "clara", "password1": "correct horse 7"}, follow=True)
    assert [str(message) for message in answer.context["messages"]] == ["Welcome, clara."]


@pytest.mark.django_db
def test_sign_up_and_the_welcome_page_ask_nothing_twice(client: Client) -> None:
    first = client.get("/accounts/signup/").context["form"].fields.keys()
    client.post("/accounts/signup/", {"username": "clara", "password1": "correct horse 7"})
    second = client.get(reverse("tracker:welcome")).context["form"].fields.keys()
    assert set(first) == {"username", "email", "password1"}
    assert not first & second


@pytest.mark.django_db
def test_a_wrong_password_is_told_in_our_words(client: Client) -> None:
    page = client.post("/accounts/login/", {"login": "nobody", "password": "nothing at all"}).content.decode()
    assert "User name and password do not fit together." in page


@pytest.mark.django_db
def test_a_mail_says_what_it_is_about_and_nothing_of_allauths(client: Client, settings: Settings) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    client.post(reverse("account_reset_password"), {"email": "nobody@example.org"})
    (sent,) = mail.outbox
    assert sent.subject.endswith("No account has this address")
    assert "Hello from" not in sent.body
    assert "Thank you" not in sent.body
    assert sent.body.rstrip().endswith("Electrolog at testserver")
