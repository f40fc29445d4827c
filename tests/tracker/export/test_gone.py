"""An account that was deleted is in no table of the database any more."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, Permission, User
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from foods.models import Food
from foods.search.find import reindex
from tests.tracker.export.conftest import Fill, text_of
from tests.tracker.export.test_tables import belonging
from tracker.models import DiaryImport, RateLimit, ReminderFeed, Session, TrialAccount

DELETE, AGAIN = "/account/delete/", reverse("account_reauthenticate")
PASSWORD = "correct horse 7"


def cells() -> Iterator[tuple[str, str, Any]]:
    """Everything that stands in the database: table, column, value."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            columns = [column.name if hasattr(column, "name") else column[0] for column in cursor.description]
            for row in cursor.fetchall():
                yield from ((table, column, value) for column, value in zip(columns, row, strict=True))


@pytest.fixture
def zenobia(db: None, fill: Fill) -> User:
    """Somebody with something in every table that a person can have something in."""
    user = User.objects.create_user("zenobia-quill", email="zenobia@example.org", password=PASSWORD, pk=77_123_456)
    fill(user)
    Food.objects.of(user).filter(name="Soup").update(name="Quillsoup")
    ReminderFeed.objects.renew(user=user)
    DiaryImport.objects.create(user=user, file_name="quill.csv", sent_at=timezone.now())
    reindex(Food.objects.of(user).values_list("pk", flat=True))
    mail = EmailAddress.objects.create(user=user, email="zenobia@example.org", primary=True)
    EmailConfirmation.objects.create(email_address=mail, key="quill-confirmation", sent=timezone.now())
    LogEntry.objects.create(user=user, action_flag=1, object_repr="x", content_type=ContentType.objects.first())
    user.groups.add(Group.objects.create(name="anything"))
    user.user_permissions.add(Permission.objects.all()[0])
    return user


def sign_in(client: Client) -> None:
    client.post("/accounts/login/", {"login": "Zenobia-Quill", "password": "wrong horse 7"})
    client.post("/accounts/login/", {"login": "zenobia-quill", "password": PASSWORD})


def test_nothing_of_a_deleted_account_remains_in_any_table(
    client: Client, zenobia: User, stranger: User, fill: Fill
) -> None:
    fill_other = text_of(stranger)
    elsewhere = Client()
    sign_in(elsewhere)
    TOTP.activate(zenobia, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    Authenticator.objects.create(user=zenobia, type="recovery_codes", data={"seed": "quill"})
    Authenticator.objects.filter(type="totp").delete()
    sign_in(client)
    client.post("/accounts/password/reset/", {"email": "zenobia@example.org"})
    client.post("/account/data/electrolog.zip")
    client.get("/diary/2026-11-20/search/?q=quillsoup")
    TrialAccount.objects.create(user=zenobia, expires_at=timezone.now() + timedelta(days=1))
    filled = {model for model in belonging(User, {User}) if model._meta.label != "foods.SourceFood"}
    assert {model for model in filled if not model._base_manager.exists()} == set()
    TrialAccount.objects.all().delete()
    assert Session.objects.of(zenobia).count() == 2
    assert RateLimit.objects.exists()

    client.post(DELETE, {"confirmation": "zenobia-quill"})
    client.post(AGAIN, {"password": PASSWORD, "next": DELETE})

    assert not User.objects.filter(pk=zenobia.pk).exists()
    left = [
        (table, column, value)
        for table, column, value in cells()
        if value == zenobia.pk or re.search("zenobia|quill|77123456", str(value), re.IGNORECASE)
    ]
    assert left == []
    assert text_of(stranger) == fill_other
    assert elsewhere.get("/account/").status_code == 302


def test_what_an_account_was_counted_by_goes_with_it(client: Client, zenobia: User, stranger: User) -> None:
    sign_in(client)
    client.post("/account/data/electrolog.zip")
    client.post(DELETE, {"confirmation": "zenobia-quill"})
    client.post(AGAIN, {"password": "wrong"})
    before = set(RateLimit.objects.values_list("key", flat=True))
    assert len(before) > 3
    client.post(AGAIN, {"password": PASSWORD, "next": DELETE})

    assert not User.objects.filter(pk=zenobia.pk).exists()
    left = set(RateLimit.objects.values_list("key", flat=True))
    assert len(left) == 2  # what the address did, whoever it was: signing in, and wrong passwords
    assert left < before
