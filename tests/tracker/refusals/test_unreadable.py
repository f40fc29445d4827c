"""What no page can read is a 400 with a sentence on both engines, and never an error of the server's."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.conftest import TODAY
from tracker.models import Entry

SIGN_IN = reverse("account_login")
NINES = "9" * 5_000
DAY = reverse("tracker:day", args=[TODAY])
FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize("charset", ["utf-16", "utf-7", "no-such-charset", "idna"])
@pytest.mark.parametrize("kind", [FORM, "multipart/form-data; boundary=x"])
@pytest.mark.django_db
def test_a_body_in_another_charset_is_refused(client: Client, charset: str, kind: str) -> None:
    answer = client.generic("POST", SIGN_IN, b"login=anna", content_type=f"{kind}; charset={charset}")
    assert answer.status_code == 400
    assert "The server reads UTF-8 only. Nothing was saved; reload the page" in answer.text


@pytest.mark.django_db
def test_a_body_in_utf_8_is_read_and_so_is_one_that_does_not_say(client: Client) -> None:
    for kind in (FORM, f"{FORM}; charset=UTF-8", f'{FORM}; charset="utf-8"'):
        assert client.post(SIGN_IN, "login=anna&password=x", content_type=kind).status_code == 200


@pytest.mark.parametrize("path", [f"/foods/{NINES}/", "/nothing%00here/", f"{DAY}search/?%00=1"])
def test_an_address_that_nothing_can_have_is_refused(signed_in: Client, path: str) -> None:
    assert signed_in.get(path).status_code == 400


@pytest.mark.parametrize("header", ["http://[", "http://%5B", "http://x/%00"])
def test_a_broken_address_of_the_open_page_is_refused_in_a_line(
    signed_in: Client, log: Callable[..., Entry], header: str
) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": header, "HX-Current-URL-URI-AutoEncoded": "true"}
    answer = signed_in.post(reverse("tracker:delete_entry", args=[log().key]), headers=headers)
    assert (answer.status_code, answer["Content-Type"]) == (400, "text/plain; charset=utf-8")
    assert "reload the page" in answer.text
    assert Entry.objects.get().deleted_at is None


@pytest.mark.parametrize("credential", ['{"id": "\\ud800"}', '{"id": "a\\u0000"}'])
@pytest.mark.django_db
def test_half_a_character_in_json_is_refused(client: Client, credential: str) -> None:
    assert client.post(reverse("mfa_login_webauthn"), {"credential": credential}).status_code == 400


@pytest.mark.parametrize(
    "headers",
    [
        {"Accept-Language": "x" * 5_000 + ",;q=é,en;q=" + NINES},
        {"Range": "bytes=9-1,-," + NINES},
        {"Cookie": "sessionid=; csrftoken=\\; =; messages=é"},
        {"Cookie": 'sessionid="abcdefgh\\000"; known_browser="\\000"'},
        {"If-Modified-Since": NINES},
        {"Referer": "http://["},
    ],
)
@pytest.mark.django_db
def test_other_broken_headers_are_as_if_they_were_not_sent(client: Client, headers: dict[str, str]) -> None:
    assert client.get("/about/", headers=headers).status_code == 200
    assert client.get(DAY, headers=headers).status_code == 302
