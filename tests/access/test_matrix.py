"""Every address × who asks: the answers stand in expected.csv, and an address that is not in it is an error.

In a cell stand the answers to each method, an arrow where it leads to another page: `sign-in` and `who` (the password
asked once more) by name. `method` holds the answer to PUT, PATCH and DELETE from the owner. `other` is the owner of a
diary who asks for an address with somebody else's key in it; Who was signed out meanwhile gets what a visitor gets.
"""

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from foods.models import Food
from tests.access.addresses import ADDRESSES, HTMX, Address, Headers, asked
from tests.access.expected import EXPECTED
from tests.conftest import NOW
from tracker.models import TrialAccount

LEADS_TO = {
    reverse("account_login"): "→sign-in",
    reverse("admin:login"): "→sign-in",
    reverse("account_reauthenticate"): "→who",
    reverse("mfa_reauthenticate"): "→who",
}
BOTH, OTHERS = ("GET", "POST"), ("PUT", "PATCH", "DELETE")


def said(answer: HttpResponse) -> str:
    if answer.status_code in (301, 302):
        return LEADS_TO.get(answer["Location"].split("?")[0], "→")
    return str(answer.status_code)


def answers(
    client: Client,
    values: dict[str, object],
    *,
    methods: tuple[str, ...] = BOTH,
    headers: Headers | None = None,
    addresses: list[Address] = ADDRESSES,
) -> dict[str, str]:
    """By address: what it answers to each method, once where all are alike."""
    cells = {}
    for address in addresses:
        steps = [(address, method) for method in methods]
        told = [said(answer) for _, answer in asked(steps, values, of=client, headers=[headers or {}])]
        cells[address.name] = told[0] if len(set(told)) == 1 else " ".join(told)
    return cells


def differences(column: str, found: dict[str, str]) -> list[str]:
    return [
        f"{name}: {cell}, and {column} should be {EXPECTED[name][column]}"
        for name, cell in found.items()
        if name in EXPECTED and cell != EXPECTED[name][column]
    ]


def test_every_address_is_expected_and_every_expected_address_is_there() -> None:
    names = [address.name for address in ADDRESSES]
    assert len(names) == len(set(names)) > 100
    assert set(names) == set(EXPECTED)


def test_visitors(client: Client, values: dict[str, object]) -> None:
    assert differences("visitor", answers(client, values)) == []


def test_visitors_by_htmx(client: Client, values: dict[str, object]) -> None:
    assert differences("htmx", answers(client, values, headers=HTMX)) == []


def test_the_owner(signed_in: Client, own_values: dict[str, object]) -> None:
    assert differences("owner", answers(signed_in, own_values)) == []


def test_other_methods(signed_in: Client, own_values: dict[str, object]) -> None:
    assert differences("method", answers(signed_in, own_values, methods=OTHERS)) == []


def test_another_person(signed_in: Client, their_diary: None, secret_food: Food, values: dict[str, object]) -> None:
    secret = values | {"food_id": secret_food.pk, "pk": secret_food.pk}
    of_somebody = [address for address in ADDRESSES if address.of_somebody]
    found = dict.fromkeys(EXPECTED, "") | answers(signed_in, secret, addresses=of_somebody)
    assert differences("other", found) == []


def test_a_trial(signed_in: Client, user: User, own_values: dict[str, object]) -> None:
    TrialAccount.objects.create(user=user, expires_at=NOW.replace(hour=23))
    assert differences("trial", answers(signed_in, own_values)) == []


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "htmx"])
def test_who_was_signed_out_meanwhile_is_a_visitor(
    signed_in: Client, own_values: dict[str, object], headers: Headers
) -> None:
    signed_in.session.flush()
    column = "htmx" if headers else "visitor"
    assert differences(column, answers(signed_in, own_values, headers=headers)) == []


@pytest.mark.parametrize(
    "sent",
    [{}, {"X-CSRFToken": "b" * 32}, {"X-CSRFToken": "a" * 32, "Origin": "https://elsewhere.example"}],
    ids=["none", "wrong", "right, from elsewhere"],
)
def test_a_wrong_csrf_token_is_refused_by_every_address(
    signed_in: Client, own_values: dict[str, object], sent: Headers
) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies.load({"csrftoken": "a" * 32, "sessionid": signed_in.cookies["sessionid"].value})
    told = answers(strict, own_values, methods=("POST", *OTHERS), headers=sent)
    assert {name: cell for name, cell in told.items() if cell != "403"} == {}


def test_the_right_csrf_token_is_let_in(signed_in: Client, own_values: dict[str, object]) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies.load({"csrftoken": "a" * 32, "sessionid": signed_in.cookies["sessionid"].value})
    told = answers(strict, own_values, methods=("POST",), headers={"X-CSRFToken": "a" * 32})
    assert [name for name, cell in told.items() if cell == "403"] == ["admin:login"]  # not for who is no staff
