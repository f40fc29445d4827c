"""Reminders and the private address of their calendar."""

from datetime import time

import pytest
from django.contrib.auth.models import User

from tracker.models import Reminder, ReminderFeed, ReminderKind
from tracker.models.limits import MOST_REMINDERS, LimitError


def test_the_same_reminder_twice_is_one_and_there_are_only_so_many(user: User, stranger: User) -> None:
    for number in (*range(MOST_REMINDERS), 0):
        Reminder.objects.keep(user=user, kind=ReminderKind.FOOD, at=time(number))
    assert Reminder.objects.of(user).count() == MOST_REMINDERS
    with pytest.raises(LimitError, match="6 reminders already"):
        Reminder.objects.keep(user=user, kind=ReminderKind.TWITCHES, at=time(0))
    Reminder.objects.keep(user=stranger, kind=ReminderKind.FOOD, at=time(0))


def test_a_token_opens_until_it_is_renewed_or_revoked_and_stands_nowhere(user: User) -> None:
    first = ReminderFeed.objects.renew(user=user)
    second = ReminderFeed.objects.renew(user=user)
    assert ReminderFeed.objects.opened_by(first) is None
    found = ReminderFeed.objects.opened_by(second)
    assert found is not None
    assert found.user == user
    assert second not in found.token_hash
    ReminderFeed.objects.revoke(user=user)
    assert ReminderFeed.objects.opened_by(second) is None


def test_a_token_is_long_and_each_is_another(user: User) -> None:
    tokens = {ReminderFeed.objects.renew(user=user) for _ in range(20)}
    assert len(tokens) == 20
    assert min(map(len, tokens)) >= 43  # 256 bits in base64


def test_the_address_of_an_account_that_is_switched_off_opens_nothing(user: User) -> None:
    token = ReminderFeed.objects.renew(user=user)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert ReminderFeed.objects.opened_by(token) is None
