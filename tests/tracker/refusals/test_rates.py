"""Signing in is limited on every path, by account and by address, and never so that the owner stays out."""

import re
from collections.abc import Callable

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import User
from django.test import Client
from django.urls import get_resolver, reverse
from pytest_django import Settings

from tests.tracker.test_commands import new_password, printed
from tracker.models import RateLimit
from tracker.refusals.rates import RATES

SIGN_IN = reverse("account_login")
RIGHT = "correct horse 7"


def guess(client: Client, times: int, *, place: Callable[[int], str] = lambda _n: "192.0.2.1") -> list[int]:
    return [
        client.post(SIGN_IN, {"login": "anna", "password": f"guess {n}"}, REMOTE_ADDR=place(n)).status_code
        for n in range(times)
    ]


def sign_in(client: Client, *, place: str = "192.0.2.1", password: str = RIGHT) -> int:
    return client.post(SIGN_IN, {"login": "anna", "password": password}, REMOTE_ADDR=place).status_code


def elsewhere(n: int) -> str:
    return f"198.51.100.{n}"


def test_five_wrong_passwords_from_one_place_then_a_sentence_and_the_time_to_wait(client: Client, user: User) -> None:
    assert guess(client, 6) == [200] * 5 + [429]
    answer = client.post(SIGN_IN, {"login": "anna", "password": RIGHT}, REMOTE_ADDR="192.0.2.1")
    assert (answer.status_code, 55 <= int(answer["Retry-After"]) <= 60) == (429, True)
    assert re.search(r"tried too often in a short time\. Wait (1 minute|\d+ seconds) and try again", answer.text)


def test_one_who_guesses_elsewhere_does_not_lock_the_owner_out(client: Client, user: User) -> None:
    guess(Client(), 10)
    assert sign_in(client, place="203.0.113.9") == 302


def test_names_typed_otherwise_are_the_same_account(client: Client, user: User) -> None:
    for name in ("anna", "ANNA", " anna", "Anna ", "ＡＮＮＡ"):
        client.post(SIGN_IN, {"login": name, "password": "guess"})
    assert sign_in(client, place="127.0.0.1") == 429


def test_guesses_from_many_places_are_limited_together(client: Client, user: User) -> None:
    assert guess(client, 32, place=elsewhere) == [200] * 30 + [429] * 2


def test_a_browser_that_has_signed_in_before_comes_in_while_many_places_guess(client: Client, user: User) -> None:
    sign_in(client)
    client.post("/accounts/logout/")
    guess(Client(), 40, place=elsewhere)
    assert sign_in(Client(), place="203.0.113.9") == 429
    assert sign_in(client, place="203.0.113.9") == 302


def test_a_new_password_by_link_makes_the_browser_known_while_many_places_guess(client: Client, user: User) -> None:
    guess(Client(), 40, place=elsewhere)
    path = re.sub(r"^https?://[^/]+", "", printed("reset_link", "anna").strip())
    new_password(client, path, "another horse 8")
    assert sign_in(client, place="203.0.113.9", password="another horse 8") == 302


def test_a_known_browser_has_five_guesses_as_well(client: Client, user: User) -> None:
    sign_in(client)
    client.post("/accounts/logout/")
    assert guess(client, 6, place=elsewhere) == [200] * 5 + [429]


def test_a_cookie_of_one_s_own_account_gives_nothing_at_another(client: Client, user: User, stranger: User) -> None:
    client.post(SIGN_IN, {"login": "boris", "password": RIGHT})
    client.post("/accounts/logout/")
    guess(client, 30, place=elsewhere)
    assert guess(client, 1, place=lambda _n: "203.0.113.9") == [429]


def test_one_password_for_many_names_is_limited_by_address(client: Client, db: None) -> None:
    answers = [client.post(SIGN_IN, {"login": f"p{n}", "password": "summer"}).status_code for n in range(21)]
    assert answers == [200] * 20 + [429]


def test_signing_in_rightly_spends_nothing_of_what_guesses_may(client: Client, user: User) -> None:
    for _ in range(8):
        assert sign_in(Client()) == 302
    assert guess(client, 5) == [200] * 5


def test_the_dialog_that_asks_again_gets_the_sentence_as_json(client: Client, user: User) -> None:
    guess(client, 5)
    asked = {"Accept": "application/json", "X-Requested-With": "XMLHttpRequest"}
    form = {"login": "anna", "password": RIGHT}
    answer = client.post(SIGN_IN, form, headers=asked, REMOTE_ADDR="192.0.2.1")
    assert answer.status_code == 429
    assert "Wait 1 minute" in answer.json()["form"]["errors"][0]


@pytest.mark.django_db
def test_the_admin_has_no_sign_in_of_its_own_to_guess_at(client: Client) -> None:
    User.objects.create_superuser("root", password=RIGHT)
    answer = client.post("/admin/login/", {"username": "root", "password": RIGHT})
    assert answer.status_code == 302
    assert answer["Location"].startswith(SIGN_IN)
    assert SESSION_KEY not in client.session


@pytest.fixture
def with_codes(db: None) -> User:
    """Anna, whose number is written 1a in allauth's addresses and sessions."""
    user = User.objects.create_user("anna", password=RIGHT, pk=46)
    TOTP.activate(user, "JBSWY3DPEHPK3PXP")
    RecoveryCodes.activate(user)
    return user


def test_codes_are_limited_by_account_wherever_they_come_from(with_codes: User) -> None:
    answers = []
    for n in range(21):
        client = Client()
        sign_in(client, place=elsewhere(n))
        answers.append(client.post("/accounts/2fa/authenticate/", {"code": "000000"}).status_code)
    assert answers[:10] + answers[-1:] == [200] * 10 + [429]


def test_a_right_code_makes_no_room_for_guessing_passwords(client: Client, with_codes: User) -> None:
    """A second factor passed wiped all failures of its address: one's own code paid for guesses at others."""
    other = [{"login": f"p{n}", "password": "summer"} for n in range(20)]
    for form in other:
        client.post(SIGN_IN, form, REMOTE_ADDR="192.0.2.1")
    sign_in(client, place="203.0.113.9")
    code = RecoveryCodes(Authenticator.objects.get(user=with_codes, type="recovery_codes")).get_unused_codes()[0]
    assert client.post("/accounts/2fa/authenticate/", {"code": code}, REMOTE_ADDR="192.0.2.1").status_code == 302
    assert Client().post(SIGN_IN, other[0], REMOTE_ADDR="192.0.2.1").status_code == 429


def test_confirming_with_a_password_is_limited_and_a_name_in_the_form_changes_nothing(signed_in: Client) -> None:
    forms = [{"password": "guess", "login": f"other {n}"} for n in range(11)]
    answers = [signed_in.post("/accounts/reauthenticate/", form).status_code for form in forms]
    assert answers == [200] * 10 + [429]


def test_links_to_one_mail_address_are_limited_from_any_place(client: Client, user: User) -> None:
    form = {"email": "anna@example.org"}
    answers = [client.post("/accounts/password/reset/", form, REMOTE_ADDR=elsewhere(n)).status_code for n in range(6)]
    assert answers == [302] * 5 + [429]


@pytest.mark.django_db
def test_reading_a_page_spends_nothing(client: Client) -> None:
    for _ in range(40):
        client.get(SIGN_IN)
    assert not RateLimit.objects.exists()


def test_limits_hold_no_name_and_no_address(client: Client, user: User) -> None:
    guess(client, 1)
    rows = " ".join(RateLimit.objects.values_list("key", flat=True))
    assert "anna" not in rows
    assert "192.0.2" not in rows


FREE = {
    # show, or ask nothing that could be guessed
    "account_logout", "account_inactive", "account_email_verification_sent", "account_reset_password_done",
    "account_reset_password_from_key_done", "mfa_index", "mfa_view_recovery_codes", "mfa_download_recovery_codes",
    "mfa_list_webauthn",
}  # fmt: skip


def test_every_address_of_accounts_is_limited_or_named_here_as_free() -> None:
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert {name for name in names if name.startswith(("account_", "mfa_"))} == FREE | {
        name for name in RATES if ":" not in name
    }


@pytest.mark.parametrize("header", ["192.0.2.200", "10.0.0.1, 192.0.2.201"])
def test_a_forged_header_gives_no_fresh_budget(header: str, client: Client, user: User, settings: Settings) -> None:
    """Neither on the way past the proxy nor through it, which writes at the end what it saw."""
    ways = ((False, "192.0.2.1", "{}"), (True, "192.0.2.1", "{}"), (True, "127.0.0.1", "{}, 192.0.2.1"))
    for behind_proxy, peer, sent in ways:
        RateLimit.objects.all().delete()
        settings.BEHIND_PROXY = behind_proxy
        guess(client, 5)
        forged = {"X-Forwarded-For": sent.format(header)}
        answer = client.post(SIGN_IN, {"login": "anna", "password": RIGHT}, headers=forged, REMOTE_ADDR=peer)
        assert answer.status_code == 429
