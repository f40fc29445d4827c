"""Commands for the person who runs the site: a reset link, and purging."""

from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from tracker.models import Entry, Favourite, RateLimit, SavedMeal, SavedMealItem, Session, TrialAccount

DAY = timedelta(hours=24)
MINUTE = timedelta(minutes=1)


def printed(name: str, *args: str) -> str:
    out = StringIO()
    call_command(name, *args, stdout=out)
    return out.getvalue()


def new_password(client: Client, link: str, password: str) -> int:
    """Follow a reset link and choose a password; the status of the last answer."""
    form = client.get(link, follow=True)
    return client.post(form.request["PATH_INFO"], {"password1": password, "password2": password}).status_code


def test_reset_link_starts_with_the_site_s_address(user: User, settings: Settings) -> None:
    settings.SITE_URL = "https://diary.example.org"

    assert printed("reset_link", "anna").startswith("https://diary.example.org/accounts/password/reset/key/")


def test_reset_link_lets_the_person_choose_a_password(client: Client, user: User, settings: Settings) -> None:
    path = printed("reset_link", "anna").strip().removeprefix(settings.SITE_URL)

    new_password(client, path, "another horse 8")

    user.refresh_from_db()
    assert user.check_password("another horse 8")


def test_reset_link_works_once(client: Client, user: User, settings: Settings) -> None:
    path = printed("reset_link", "anna").strip().removeprefix(settings.SITE_URL)
    new_password(client, path, "another horse 8")

    page = Client().get(path, follow=True).content.decode()

    assert "no longer works" in page


@pytest.mark.django_db
def test_reset_link_for_nobody_says_so() -> None:
    with pytest.raises(CommandError, match="no account named 'nobody'"):
        printed("reset_link", "nobody")


def test_purge_removes_what_was_deleted_a_day_ago_and_keeps_the_rest(log: Callable[..., Entry]) -> None:
    old, young, present = log(), log(), log()
    Entry.objects.filter(key=old.key).update(deleted_at=timezone.now() - DAY)
    Entry.objects.filter(key=young.key).update(deleted_at=timezone.now() - DAY + MINUTE)

    said = printed("purge")

    assert set(Entry.objects.values_list("key", flat=True)) == {young.key, present.key}
    assert "entries: 1 removed" in said


def test_purge_removes_favourites_and_saved_meals_with_their_items(user: User, log: Callable[..., Entry]) -> None:
    entry = log()
    assert entry.food
    Favourite.objects.create(user=user, food=entry.food, deleted_at=timezone.now() - DAY)
    SavedMeal.objects.save_meal(user=user, key=uuid4(), name="breakfast", servings=[entry])
    SavedMeal.objects.of(user).update(deleted_at=timezone.now() - DAY)

    printed("purge")

    for model in (Favourite, SavedMeal, SavedMealItem):
        assert not model.objects.exists()


def test_purge_removes_expired_trials_and_no_other_account(user: User, stranger: User) -> None:
    TrialAccount.objects.create(user=stranger, expires_at=timezone.now() - MINUTE)

    said = printed("purge")

    assert list(User.objects.all()) == [user]
    assert "trial accounts: 1 removed" in said


@pytest.mark.django_db
def test_purge_removes_expired_sessions_and_limits_and_no_others() -> None:
    now = timezone.now()
    for key, expires in (("old", now - MINUTE), ("young", now + MINUTE)):
        Session.objects.create(session_key=key, session_data="", expire_date=expires)
        RateLimit.objects.create(key=key, whole_at=expires.timestamp())

    said = printed("purge")

    assert Session.objects.get().session_key == RateLimit.objects.get().key == "young"
    assert "sessions: 1 removed" in said
    assert "rate limits: 1 removed" in said


@pytest.mark.django_db
def test_purge_is_quiet_when_asked() -> None:
    assert printed("purge", "--verbosity", "0") == ""
