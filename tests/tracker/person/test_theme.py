import re

import pytest
from django.test import Client
from django.urls import reverse

from tests.house import ROOT

CHOOSE = reverse("tracker:choose_theme")
TOKENS = ROOT / "tracker/static/tracker/site/tokens.css"


def html_of(client: Client, path: str) -> str:
    return client.get(path).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_visitors_choice_stands_in_the_page_before_anything_is_painted(client: Client, theme: str) -> None:
    answer = client.post(CHOOSE, {"theme": theme, "next": "/about/"})
    assert (answer.status_code, answer["Location"]) == (302, "/about/")
    page = html_of(client, "/about/")
    assert f'<html lang="en" data-theme="{theme}">' in page
    assert f'<meta name="color-scheme" content="{theme}">' in page


def test_the_choice_outlives_signing_out(signed_in: Client) -> None:
    signed_in.post(CHOOSE, {"theme": "dark"})
    assert 'data-theme="dark"' in html_of(signed_in, reverse("tracker:profile"))
    signed_in.post(reverse("account_logout"))
    assert 'data-theme="dark"' in html_of(signed_in, "/")


@pytest.mark.django_db
def test_the_systems_own_is_a_page_that_says_nothing(client: Client) -> None:
    client.post(CHOOSE, {"theme": "dark"})
    client.post(CHOOSE, {"theme": "system"})
    page = html_of(client, "/")
    assert "data-theme" not in page
    assert '<meta name="color-scheme" content="light dark">' in page
    assert 'value="system" aria-pressed="true"' in page


@pytest.mark.django_db
def test_what_is_no_theme_is_neither_kept_nor_shown(client: Client) -> None:
    assert client.post(CHOOSE, {"theme": '"><script>'}).status_code == 400
    client.cookies["theme"] = "none"
    assert "data-theme" not in html_of(client, "/")


@pytest.mark.django_db
def test_no_other_site_can_be_led_to(client: Client) -> None:
    assert client.post(CHOOSE, {"theme": "dark", "next": "//elsewhere.example/"})["Location"] == "/"


@pytest.mark.django_db
def test_the_browsers_own_bars_have_the_colour_of_the_paper(client: Client) -> None:
    light, dark = re.findall(r"--paper: light-dark\((#\w+), (#\w+)\)", TOKENS.read_text())[0]
    told = re.findall(
        r'name="theme-color" content="(#\w+)" media="\(prefers-color-scheme: (\w+)\)"', html_of(client, "/")
    )
    assert told == [(light, "light"), (dark, "dark")]
