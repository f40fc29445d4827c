"""Who may see and do what: every address of the site, walked by a visitor, by its owner and by somebody else.

A new address has to be listed in METHODS, and in OPEN where visitors may see it; a new word in angle brackets needs a
value in `values`.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from uuid import UUID

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from foods.models import Food
from tests.conftest import TODAY, MakeFood
from tracker.models import Day, Dislike, Entry, Favourite, FoodPreferences, Profile, SavedMeal

HTMX = {"HX-Request": "true"}
SIGN_IN = reverse("account_login")
KEY = UUID("66666666-6666-4666-8666-666666666666")
ALL_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
READ, WRITE, FORM = {"GET"}, {"POST"}, {"GET", "POST"}

# What each address of ours answers to.
METHODS = {
    "tracker:home": READ,
    "tracker:about": READ,
    "tracker:sign_in_again": READ,
    "tracker:welcome": FORM,
    "tracker:profile": FORM,
    "tracker:account": READ,
    "tracker:delete_account": FORM,
    "tracker:dashboard": READ,
    "tracker:chart": READ,
    "tracker:chart_table": READ,
    "tracker:chart_csv": READ,
    "tracker:what_if": READ,
    "tracker:report": READ,
    "tracker:report_pdf": READ,
    "tracker:suggestions": READ,
    "tracker:health": FORM,
    "tracker:preferences": FORM,
    "tracker:never_again": WRITE,
    "tracker:suggest_again": WRITE,
    "tracker:day_suggestions": READ,
    "tracker:add_suggested": WRITE,
    "tracker:try": WRITE,
    "tracker:leave_trial": WRITE,
    "tracker:today": READ,
    "tracker:day": READ,
    "tracker:beside": READ,
    "tracker:search": READ,
    "tracker:barcode": READ,
    "tracker:add": FORM,
    "tracker:add_line": FORM,
    "tracker:undo_added": WRITE,
    "tracker:eaten": WRITE,
    "tracker:planned": WRITE,
    "tracker:complete": WRITE,
    "tracker:copy": FORM,
    "tracker:save_meal": FORM,
    "tracker:log_meal": WRITE,
    "tracker:entry": FORM,
    "tracker:delete_entry": WRITE,
    "tracker:restore_entry": WRITE,
    "tracker:dismiss_hint": WRITE,
    "tracker:saved_meals": READ,
    "tracker:delete_meal": WRITE,
    "tracker:restore_meal": WRITE,
    "tracker:favourite": WRITE,
    "tracker:own_foods": READ,
    "tracker:new_own_food": FORM,
    "tracker:new_supplement": FORM,
    "tracker:new_recipe": FORM,
    "tracker:find_ingredient": READ,
    "tracker:edit_own_food": FORM,
    "tracker:log_ingredients": FORM,
    "tracker:rename_own_food": FORM,
    "tracker:archive_own_food": WRITE,
    "tracker:unarchive_own_food": WRITE,
    "tracker:delete_own_food": WRITE,
    "tracker:restore_own_food": WRITE,
    "tracker:merge_own_food": FORM,
    "foods:food": READ,
}

# Visitors may see these; everything else asks them to sign in.
OPEN = {
    "tracker:home",
    "tracker:about",
    "tracker:sign_in_again",
    "tracker:try",
    "account_login",
    "account_signup",
    "account_logout",  # nothing to end: leads home
    "account_inactive",
    "account_email_verification_sent",
    "account_confirm_email",
    "account_confirm_login_code",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "mfa_authenticate",  # the second step of signing in
    "mfa_login_webauthn",
    "admin:login",
}


class Address(NamedTuple):
    """One pattern of the resolver: its name with its namespace (its route where it has no name) and its route."""

    name: str
    route: str
    parameters: tuple[str, ...]

    def filled(self, **values: object) -> str:
        """The address with a value in place of each parameter."""
        path = self.route
        for parameter in self.parameters:
            path = re.sub(
                rf"<(\w+:)?{parameter}>|\(\?P<{parameter}>([^()]|\([^()]*\))*\)", str(values[parameter]), path
            )
        return "/" + path.replace("^", "").replace("$", "")


def walk(resolver: URLResolver, route: str = "", namespace: str = "") -> Iterator[Address]:
    for pattern in resolver.url_patterns:
        path = route + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from walk(pattern, path, namespace + (f"{pattern.namespace}:" if pattern.namespace else ""))
        elif isinstance(pattern, URLPattern):
            parameters = tuple(re.findall(r"<(?:\w+:)?(\w+)>", path))
            yield Address(namespace + pattern.name if pattern.name else path, path, parameters)


ADDRESSES = list(walk(get_resolver()))
OURS = [address for address in ADDRESSES if address.name.startswith(("tracker:", "foods:"))]
WITH_KEY = [address for address in OURS if "key" in address.parameters]
WITH_FOOD = [address for address in OURS if {"food_id", "pk"} & set(address.parameters)]
ALLOWED = [(address, method) for address in OURS for method in sorted(METHODS.get(address.name, ()))]
REFUSED = [
    (address, method)
    for address in OURS
    for method in ALL_METHODS
    if method not in METHODS.get(address.name, ALL_METHODS)
]

by_name = pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address.name)


def steps(walked: list[tuple[Address, str]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(
        ("address", "method"), walked, ids=[f"{method} {address.name}" for address, method in walked]
    )


@pytest.fixture
def values(make_food: MakeFood) -> dict[str, object]:
    """What stands for each parameter of an address."""
    food = make_food("Egg")
    return {
        "day": TODAY.isoformat(),
        "key": KEY,
        "food_id": food.pk,
        "pk": food.pk,
        "chart": "foods",
        # allauth's and the admin's
        "uidb36": "1",
        "id": 1,
        "object_id": 1,
        "content_type_id": 1,
        "app_label": "foods",
        "url": "nothing-here",
    }


@pytest.fixture
def secret_food(stranger: User, make_food: MakeFood) -> Food:
    return make_food("Secret stew", source="own", owner=stranger)


@pytest.fixture
def their_diary(stranger: User, secret_food: Food, log: Callable[..., Entry]) -> None:
    """What Boris keeps, under the key that stands in the addresses."""
    Profile.objects.create(user=stranger, birth_year=1970, birth_month=1, sex="male")
    entry = log(secret_food, user=stranger, key=KEY)
    SavedMeal.objects.save_meal(user=stranger, key=KEY, name="Secret supper", servings=[entry])
    Favourite.objects.keep(user=stranger, food=secret_food)
    Dislike.objects.keep(user=stranger, food=secret_food)
    FoodPreferences.objects.create(user=stranger, diet="vegan", allergies=["soy"])
    Day.objects.mark(user=stranger, day=TODAY, complete=True)


def rows_of(user: User) -> dict[str, list[dict[str, Any]]]:
    """Everything that belongs to a person, as it stands in the database."""
    owned: list[tuple[type[Model], str]] = [(model, "user") for model in apps.get_app_config("tracker").get_models()]
    owned.append((Food, "owner"))
    return {model.__name__: list(model._default_manager.filter(**{name: user}).values()) for model, name in owned}


def test_every_address_of_ours_is_listed_with_its_methods() -> None:
    assert {address.name for address in OURS} == set(METHODS)


def test_every_open_page_is_there() -> None:
    assert {address.name for address in ADDRESSES} >= OPEN


def test_the_walk_meets_every_part_of_the_site() -> None:
    assert len(ADDRESSES) > 60
    assert {address.name for address in WITH_KEY} >= {"tracker:entry", "tracker:log_meal"}
    assert {address.name for address in WITH_FOOD} >= {"tracker:add", "tracker:favourite", "foods:food"}


@by_name
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_visitors_are_asked_to_sign_in(
    address: Address, method: str, client: Client, values: dict[str, object]
) -> None:
    path = address.filled(**values)
    answer = client.generic(method, path)
    asked = answer.status_code == 302 and answer["Location"].split("?")[0] in (SIGN_IN, "/admin/login/")
    if address.name in OPEN:
        assert client.generic(method, path, headers=HTMX).status_code != 401
    else:
        assert asked, answer.status_code
        assert client.generic(method, path, headers=HTMX).status_code == 401


@steps(ALLOWED)
def test_an_address_answers_to_its_methods(
    address: Address, method: str, signed_in: Client, values: dict[str, object]
) -> None:
    answer = signed_in.generic(method, address.filled(**values))
    assert answer.status_code != 405
    assert answer.status_code < 500


@steps(REFUSED)
def test_any_other_method_is_refused(
    address: Address, method: str, signed_in: Client, values: dict[str, object]
) -> None:
    assert signed_in.generic(method, address.filled(**values)).status_code == 405


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
@steps([(address, method) for address, method in ALLOWED if address in WITH_KEY])
def test_another_persons_key_is_not_found(
    address: Address,
    method: str,
    headers: dict[str, str],
    signed_in: Client,
    stranger: User,
    their_diary: None,
    values: dict[str, object],
) -> None:
    before = rows_of(stranger)
    form = {"key": str(KEY), "quantity": "9", "portion": "same", "meal": "dinner", "day": TODAY.isoformat()}
    send = signed_in.post if method == "POST" else signed_in.get
    answer = send(address.filled(**values), form, headers=headers)
    assert answer.status_code == 404
    assert "Secret" not in answer.text
    assert rows_of(stranger) == before


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
@steps([(address, method) for address, method in ALLOWED if address in WITH_FOOD])
def test_another_persons_food_is_not_found(
    address: Address,
    method: str,
    headers: dict[str, str],
    signed_in: Client,
    user: User,
    secret_food: Food,
    values: dict[str, object],
) -> None:
    form = {"key": str(KEY), "quantity": "1", "portion": "p0", "meal": "dinner"}
    send = signed_in.post if method == "POST" else signed_in.get
    answer = send(address.filled(**values | {"food_id": secret_food.pk, "pk": secret_food.pk}), form, headers=headers)
    assert answer.status_code == 404
    assert "Secret" not in answer.text
    assert not Entry.objects.of(user).exists()
    assert not Favourite.objects.of(user).exists()


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
@steps(ALLOWED)
def test_no_answer_shows_or_changes_what_belongs_to_somebody_else(
    address: Address,
    method: str,
    headers: dict[str, str],
    signed_in: Client,
    stranger: User,
    their_diary: None,
    values: dict[str, object],
) -> None:
    before = rows_of(stranger)
    form = {
        "q": "secret stew",
        "user": str(stranger.pk),
        "user_id": str(stranger.pk),
        "key": str(KEY),
        "quantity": "9",
        "portion": "p0",
        "meal": "breakfast",
        "name": "mine",
        "to": TODAY.isoformat(),
        "day": TODAY.isoformat(),
        "statement": "none",
        "complete": "",
    }
    send = signed_in.post if method == "POST" else signed_in.get
    answer = send(address.filled(**values), form, headers=headers)
    assert answer.status_code < 500
    shown = "" if answer.streaming else answer.text
    assert "Secret supper" not in shown
    assert "Secret stew" not in shown
    assert rows_of(stranger) == before


@pytest.mark.parametrize(
    "address",
    [address for address in ADDRESSES if address.route.startswith("admin/")],
    ids=lambda address: address.route,
)
def test_the_admin_shows_nothing_to_people_who_do_not_run_the_site(
    address: Address, signed_in: Client, values: dict[str, object]
) -> None:
    answer = signed_in.get(address.filled(**values))
    if address.name != "admin:login":
        assert answer.status_code in (302, 403)


def test_diaries_are_not_in_the_admin() -> None:
    assert [model for model in admin.site._registry if model._meta.app_label == "tracker"] == []
