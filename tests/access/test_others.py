"""Nothing that belongs to somebody else is shown or changed, whatever is asked for and sent along."""

from typing import Any

from django.apps import apps
from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Model
from django.test import Client

from foods.models import Food
from tests.access.addresses import OURS, PLAIN_AND_HTMX, asked
from tests.access.conftest import KEY
from tests.access.expected import ALLOWED
from tests.conftest import TODAY
from tracker.models import Entry, Favourite, RateLimit


def rows_of(user: User) -> dict[str, list[dict[str, Any]]]:
    """Everything that belongs to a person, as it stands in the database."""
    owned: list[tuple[type[Model], str]] = [
        (model, "user") for model in apps.get_app_config("tracker").get_models() if model is not RateLimit
    ]
    owned.append((Food, "owner"))
    return {model.__name__: list(model._default_manager.filter(**{name: user}).values()) for model, name in owned}


def test_another_persons_key_is_not_found(
    signed_in: Client, stranger: User, their_diary: None, values: dict[str, object]
) -> None:
    before = rows_of(stranger)
    form = {"key": str(KEY), "quantity": "9", "portion": "same", "meal": "dinner", "day": TODAY.isoformat()}
    steps = [(address, method) for address, method in ALLOWED if "key" in address.parameters]
    wrong = [
        f"{name}: {answer.status_code}"
        for name, answer in asked(steps, values, of=signed_in, form=form, headers=PLAIN_AND_HTMX)
        if answer.status_code != 404 or "Secret" in answer.text or rows_of(stranger) != before
    ]
    assert wrong == []


def test_another_persons_food_is_not_found(
    signed_in: Client, user: User, secret_food: Food, values: dict[str, object]
) -> None:
    form = {"key": str(KEY), "quantity": "1", "portion": "p0", "meal": "dinner"}
    steps = [(address, method) for address, method in ALLOWED if {"food_id", "pk"} & set(address.parameters)]
    secret = values | {"food_id": secret_food.pk, "pk": secret_food.pk}
    wrong = [
        f"{name}: {answer.status_code}"
        for name, answer in asked(steps, secret, of=signed_in, form=form, headers=PLAIN_AND_HTMX)
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
    assert len(ALLOWED) > 60
    wrong = []
    for name, answer in asked(ALLOWED, values, of=signed_in, form=form, headers=PLAIN_AND_HTMX):
        shown = "" if answer.streaming else answer.content.decode(errors="replace")  # a PDF is no text
        if answer.status_code >= 500 or "Secret supper" in shown or "Secret stew" in shown:
            wrong.append(f"{name}: {answer.status_code}")
        if rows_of(stranger) != before:
            wrong.append(f"{name} changed something")
    assert wrong == []


def test_a_food_number_that_no_database_holds_is_not_found(signed_in: Client, values: dict[str, object]) -> None:
    steps = [(a, method) for a, method in ALLOWED if {"food_id", "pk"} & set(a.parameters)]
    beyond = values | {"food_id": "9" * 20, "pk": "9" * 20}
    assert {answer.status_code for _, answer in asked(steps, beyond, of=signed_in)} == {404}
    assert len(steps) > 10


def test_reading_changes_nothing(signed_in: Client, user: User, own_values: dict[str, object]) -> None:
    before = rows_of(user)
    pages = [(address, "GET") for address in OURS]
    assert [
        name for name, _ in asked(pages, own_values, of=signed_in, headers=PLAIN_AND_HTMX) if rows_of(user) != before
    ] == []
    assert before["Entry"]


def test_only_the_food_tables_are_in_the_admin() -> None:
    assert {model._meta.app_label for model in admin.site._registry} == {"foods"}
