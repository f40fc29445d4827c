"""Who may see and do what: every address of the site, walked by a visitor, by its owner and by somebody else.

A new address has to be listed in METHODS, and in OPEN where visitors may see it; a new word in angle brackets needs a
value in `values`.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple, cast
from uuid import UUID

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Model
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from foods.models import Food
from tests.conftest import TODAY, MakeFood
from tracker.models import Day, Dislike, Entry, Favourite, FoodPreferences, Profile, RateLimit, SavedMeal

HTMX = {"HX-Request": "true"}
SIGN_IN = reverse("account_login")
KEY = UUID("66666666-6666-4666-8666-666666666666")
ALL_METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")
READ, WRITE, FORM = {"GET"}, {"POST"}, {"GET", "POST"}

# What each address of ours answers to.
METHODS = {
    "tracker:home": READ,
    "tracker:about": READ,
    "tracker:log_food": READ,
    "tracker:sign_in_again": READ,
    "tracker:welcome": FORM,
    "tracker:profile": FORM,
    "tracker:account": READ,
    "tracker:common_passwords": READ,
    "tracker:delete_account": FORM,
    "tracker:security": READ,
    "tracker:end_session": WRITE,
    "tracker:end_other_sessions": WRITE,
    "tracker:known_changes": WRITE,
    "tracker:dashboard": READ,
    "tracker:chart": READ,
    "tracker:chart_table": READ,
    "tracker:chart_csv": READ,
    "tracker:what_if": READ,
    "tracker:fluids": READ,
    "tracker:report": FORM,
    "tracker:report_pdf": WRITE,
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
    "tracker:add_supplement": WRITE,
    "tracker:undo_supplement": WRITE,
    "tracker:add_line": FORM,
    "tracker:undo_added": WRITE,
    "tracker:eaten": WRITE,
    "tracker:planned": WRITE,
    "tracker:repeat_is_right": WRITE,
    "tracker:only_once": WRITE,
    "tracker:as_before": WRITE,
    "tracker:that_was_all": WRITE,
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
    "tracker:log_food",
    "tracker:sign_in_again",
    "tracker:common_passwords",
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
    "admin:login",  # leads to the site's own
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
    owned: list[tuple[type[Model], str]] = [
        (model, "user") for model in apps.get_app_config("tracker").get_models() if model is not RateLimit
    ]
    owned.append((Food, "owner"))
    return {model.__name__: list(model._default_manager.filter(**{name: user}).values()) for model, name in owned}


Answers = Iterator[tuple[str, HttpResponse]]
Headers = dict[str, str]


def asked(
    steps: Iterable[tuple[Address, str]],
    values: dict[str, object],
    *,
    of: Client,
    form: dict[str, str] | None = None,
    headers: Iterable[Headers] = ({},),
) -> Answers:
    """What each step of the walk is answered, under its name; each meets the database and the session as they were."""
    for address, method in steps:
        for sent in headers:
            name = f"{method} {address.name}{' by htmx' if sent else ''}"
            with transaction.atomic():
                client = Client()
                client.cookies.load(of.cookies)
                yield name, send(client, method, address.filled(**values), form, sent)
                transaction.set_rollback(True)


def send(client: Client, method: str, path: str, form: dict[str, str] | None, headers: Headers) -> HttpResponse:
    """A form goes as a browser sends it: in the address of a GET, in the body of a POST."""
    answer: Any
    if form is None:
        answer = client.generic(method, path, headers=headers)
    else:
        answer = (client.post if method == "POST" else client.get)(path, form, headers=headers)
    return cast("HttpResponse", answer)


def test_every_address_of_ours_is_listed_with_its_methods() -> None:
    assert {address.name for address in OURS} == set(METHODS)


def test_every_open_page_is_there() -> None:
    assert {address.name for address in ADDRESSES} >= OPEN


def test_the_walk_meets_every_part_of_the_site() -> None:
    assert len(ADDRESSES) > 60
    assert {address.name for address in WITH_KEY} >= {"tracker:entry", "tracker:log_meal"}
    assert {address.name for address in WITH_FOOD} >= {"tracker:add", "tracker:favourite", "foods:food"}


EVERY_VISIT = [(address, method) for address in ADDRESSES for method in ("GET", "POST")]
BOTH: tuple[Headers, ...] = ({}, HTMX)


def test_visitors_are_asked_to_sign_in(client: Client, values: dict[str, object]) -> None:
    closed = [(address, method) for address, method in EVERY_VISIT if address.name not in OPEN]
    let_in = [
        f"{name}: {answer.status_code}"
        for name, answer in asked(closed, values, of=client)
        if answer.status_code != 302 or answer["Location"].split("?")[0] not in (SIGN_IN, "/admin/login/")
    ]
    assert let_in == []


def test_visitors_are_asked_to_sign_in_on_the_page_that_is_open(client: Client, values: dict[str, object]) -> None:
    wrong = [
        f"{name}: {answer.status_code}"
        for address, method in EVERY_VISIT
        for name, answer in asked([(address, method)], values, of=client, headers=[HTMX])
        if (answer.status_code == 401) is (address.name in OPEN)
    ]
    assert wrong == []


def test_open_pages_answer_visitors(client: Client, values: dict[str, object]) -> None:
    opened = [(address, method) for address, method in EVERY_VISIT if address.name in OPEN]
    assert len(list(asked(opened, values, of=client))) == 2 * len(OPEN)  # the client raises what a view raises


def test_an_address_answers_to_its_methods(signed_in: Client, values: dict[str, object]) -> None:
    wrong = [
        f"{name}: {answer.status_code}"
        for name, answer in asked(ALLOWED, values, of=signed_in)
        if answer.status_code == 405 or answer.status_code >= 500
    ]
    assert wrong == []


def test_any_other_method_is_refused(signed_in: Client, values: dict[str, object]) -> None:
    answered = [
        f"{name}: {answer.status_code}"
        for name, answer in asked(REFUSED, values, of=signed_in)
        if answer.status_code != 405
    ]
    assert answered == []


def test_another_persons_key_is_not_found(
    signed_in: Client, stranger: User, their_diary: None, values: dict[str, object]
) -> None:
    before = rows_of(stranger)
    form = {"key": str(KEY), "quantity": "9", "portion": "same", "meal": "dinner", "day": TODAY.isoformat()}
    steps = [(address, method) for address, method in ALLOWED if address in WITH_KEY]
    wrong = [
        f"{name}: {answer.status_code}"
        for name, answer in asked(steps, values, of=signed_in, form=form, headers=BOTH)
        if answer.status_code != 404 or "Secret" in answer.text or rows_of(stranger) != before
    ]
    assert wrong == []


def test_another_persons_food_is_not_found(
    signed_in: Client, user: User, secret_food: Food, values: dict[str, object]
) -> None:
    form = {"key": str(KEY), "quantity": "1", "portion": "p0", "meal": "dinner"}
    steps = [(address, method) for address, method in ALLOWED if address in WITH_FOOD]
    secret = values | {"food_id": secret_food.pk, "pk": secret_food.pk}
    wrong = [
        f"{name}: {answer.status_code}"
        for name, answer in asked(steps, secret, of=signed_in, form=form, headers=BOTH)
        if answer.status_code != 404
        or "Secret" in answer.text
        or Entry.objects.of(user).exists()
        or Favourite.objects.of(user).exists()
    ]
    assert wrong == []


def test_no_answer_shows_or_changes_what_belongs_to_somebody_else(
    signed_in: Client, stranger: User, their_diary: None, values: dict[str, object]
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
    wrong = []
    for name, answer in asked(ALLOWED, values, of=signed_in, form=form, headers=BOTH):
        shown = "" if answer.streaming else answer.content.decode(errors="replace")  # a PDF is no text
        if answer.status_code >= 500 or "Secret supper" in shown or "Secret stew" in shown:
            wrong.append(f"{name}: {answer.status_code}")
        if rows_of(stranger) != before:
            wrong.append(f"{name} changed something")
    assert wrong == []


def test_the_admin_shows_nothing_to_people_who_do_not_run_the_site(
    signed_in: Client, values: dict[str, object]
) -> None:
    steps = [(a, "GET") for a in ADDRESSES if a.route.startswith("admin/") and a.name != "admin:login"]
    shown = [
        f"{name}: {answer.status_code}"
        for name, answer in asked(steps, values, of=signed_in)
        if answer.status_code not in (302, 403)
    ]
    assert len(steps) > 20
    assert shown == []


def test_only_the_food_tables_are_in_the_admin() -> None:
    assert {model._meta.app_label for model in admin.site._registry} == {"foods"}
