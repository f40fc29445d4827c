"""Accounts opened straight in a site's database; people.py asks for them with lines of JSON, and is answered so."""

import json
import sys
from dataclasses import asdict
from datetime import timedelta
from uuid import uuid4

from allauth.account.internal.flows.login import record_authentication
from django.apps import apps
from django.contrib.auth import login
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User
from django.db import connection, transaction
from django.http import HttpRequest
from django.utils import timezone

from foods.models import Food
from tests.browser.people import PASSWORD, ZONE, Account
from tests.tracker.questions.people import log_days
from tracker.account.session_store import SessionStore
from tracker.home.trial_views import open_trial
from tracker.models import AskedQuestion, Profile
from tracker.person.diarist import Diarist


class Opener:
    """Keeps one invented diary, of which each visitor gets a copy."""

    def __init__(self) -> None:
        self.password = make_password(PASSWORD)  # slow by design, so once
        self.diary: User | None = None

    def open(self, wanted: str) -> Account:
        if wanted == "visitor":
            return self.visitor()
        if wanted == "diarist":
            return self.diarist()
        return self.with_an_answer() if wanted == "with an answer" else self.newcomer(with_profile=wanted == "newcomer")

    def newcomer(self, *, with_profile: bool) -> Account:
        user = self._user("person")
        Profile.objects.create(user=user, time_zone=ZONE)
        if with_profile:
            Profile.objects.filter(user=user).update(birth_year=1986, birth_month=6, sex="female")
        return signed_in(user)

    def visitor(self) -> Account:
        self.diary = self.diary or open_trial(now=timezone.now(), time_zone=ZONE).user
        user = self._user("visitor")
        copy_diary(self.diary, user)
        return signed_in(user)

    def diarist(self) -> Account:
        """A trial that has become lasting: what a copy would hold of another's own foods cannot be added again."""
        trial = open_trial(now=timezone.now(), time_zone=ZONE)
        user = trial.user
        trial.delete()
        user.password = self.password
        user.save(update_fields=["password"])
        return signed_in(user)

    def with_an_answer(self) -> Account:
        """Eighty days that were answered, with an intake that twitches follow, and the question about it."""
        user = self._user("answered")
        Profile.objects.create(user=user, time_zone=ZONE, birth_year=1986, birth_month=6, sex="female")
        stew = Food.objects.create(
            source="own", source_id=uuid4().hex, owner=user, name="Stew", magnesium_mg=100, release="2026-11-01"
        )
        yesterday = Diarist(user, now=timezone.now()).today - timedelta(days=1)
        log_days(user, stew, days=80, follows=True, seed=1, last=yesterday)
        question = {"factor": "magnesium", "outcome": "twitches", "lag": "two_days_before"}
        AskedQuestion.objects.ask(user=user, asked_on=yesterday - timedelta(days=80), **question)
        return signed_in(user)

    def _user(self, kind: str) -> User:
        return User.objects.create(username=f"{kind}-{uuid4().hex[:8]}", password=self.password)


@transaction.atomic
def copy_diary(source: User, user: User) -> None:
    """Everything that a person keeps, a statement a table: 700 entries at once."""
    with connection.cursor() as cursor:
        for model in apps.get_app_config("tracker").get_models():
            table, fields = model._meta.db_table, model._meta.concrete_fields
            if all(field.column != "user_id" for field in fields):
                continue  # nobody's, as the rate limits are
            kept = "".join(f', "{field.column}"' for field in fields if field.column != "user_id")
            cursor.execute(
                f'INSERT INTO "{table}" (user_id{kept}) SELECT %s{kept} FROM "{table}" WHERE user_id = %s',
                [user.pk, source.pk],
            )


def signed_in(user: User) -> Account:
    """A session as signing in with the password leaves it."""
    request = HttpRequest()
    request.session = SessionStore()
    login(request, user)
    record_authentication(request, user, method="password", username=user.username)
    request.session.save()
    assert request.session.session_key
    return Account(user.username, request.session.session_key)


def main() -> None:
    opener = Opener()
    for line in sys.stdin:
        wanted = json.loads(line)
        account = opener.open(wanted)
        print(json.dumps(asdict(account)), flush=True)
