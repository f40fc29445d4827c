"""The settings, the private address with and without its token, and what an open page is told."""

import re
from datetime import time
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from tests.conftest import NOW
from tracker.models import Reminder, ReminderFeed, ReminderKind
from tracker.models.limits import MOST_REMINDERS

SETTINGS = reverse("tracker:reminders")
RENEW = reverse("tracker:renew_reminder_feed")
REVOKE = reverse("tracker:revoke_reminder_feed")
DUE = reverse("tracker:reminders_due")
AT_EIGHT = {"kind": "food", "local_time": "20:00"}


def made(client: Client) -> str:
    """The address, as the page shows it once."""
    found = re.search(r'value="(http://testserver/calendar/[\w-]{43}\.ics)"', client.post(RENEW).text)
    assert found
    return found[1]


def test_nothing_reminds_until_it_is_asked_for(signed_in: Client, user: User) -> None:
    page = signed_in.get(SETTINGS).text
    assert "There is none until you add a time." in page
    assert not Reminder.objects.exists()
    assert not ReminderFeed.objects.exists()
    assert signed_in.get(DUE).json()["wait"] is None


def test_a_time_is_added_once_however_often_it_is_sent_and_deleted(signed_in: Client, user: User) -> None:
    for _double in range(2):
        assert signed_in.post(SETTINGS, AT_EIGHT).status_code == 302
    assert Reminder.objects.of(user).get().local_time == time(20)
    assert "20:00" in signed_in.get(SETTINGS).text
    for _double in range(2):
        assert signed_in.post(reverse("tracker:delete_reminder"), AT_EIGHT).status_code == 302
    assert not Reminder.objects.of(user).exists()


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"kind": "food", "local_time": "25:00"}, "That is not a time. Write it like 20:30."),
        ({"kind": "food", "local_time": ""}, "Choose a time."),
        ({"kind": "sleep", "local_time": "20:00"}, "sleep is not one of the available choices"),
    ],
)
def test_what_is_no_time_and_no_kind_is_refused(signed_in: Client, sent: dict[str, str], words: str) -> None:
    answer = signed_in.post(SETTINGS, sent)
    assert answer.status_code == 400
    assert words in answer.text
    assert not Reminder.objects.exists()


def test_more_than_a_few_are_refused(signed_in: Client, user: User) -> None:
    for hour in range(MOST_REMINDERS):
        Reminder.objects.keep(user=user, kind=ReminderKind.FOOD, at=time(hour))
    answer = signed_in.post(SETTINGS, AT_EIGHT)
    assert answer.status_code == 400
    assert "There are 6 reminders already." in answer.text


def test_the_address_needs_no_session_is_shown_once_and_kept_nowhere(signed_in: Client, user: User) -> None:
    signed_in.post(SETTINGS, AT_EIGHT)
    address = made(signed_in)
    assert address not in signed_in.get(SETTINGS).text
    answer = Client().get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Cache-Control"] == "no-store, private"
    assert not answer.cookies
    event: Any = Calendar.from_ical(answer.content).events[0]
    assert event["DTSTART"].dt.time() == time(20)


def test_a_wrong_an_old_and_a_revoked_token_find_nothing(signed_in: Client) -> None:
    old = made(signed_in)
    address = made(signed_in)
    visitor = Client()
    for wrong in (old, address.replace(".ics", "A.ics"), reverse("tracker:reminder_feed", args=["-"])):
        assert visitor.get(wrong).status_code == 404
    assert visitor.get(address).status_code == 200
    for _double in range(2):
        assert signed_in.post(REVOKE).status_code == 302
    assert visitor.get(address).status_code == 404


def test_the_address_opens_that_persons_times_alone(signed_in: Client, user: User, stranger: User) -> None:
    Reminder.objects.keep(user=stranger, kind=ReminderKind.FOOD, at=time(3))
    theirs = ReminderFeed.objects.renew(user=stranger)
    mine = made(signed_in)
    assert list(Calendar.from_ical(Client().get(mine).content).events) == []
    assert signed_in.post(REVOKE).status_code == 302
    assert Client().get(reverse("tracker:reminder_feed", args=[theirs])).status_code == 200


def test_addresses_cannot_be_tried_without_end(client: Client, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.time", lambda: NOW.timestamp())  # every ten seconds make room for one more
    tried = [client.get(reverse("tracker:reminder_feed", args=[str(number)])) for number in range(61)]
    assert {answer.status_code for answer in tried[:60]} == {404}
    assert tried[60].status_code == 429


def test_an_open_page_is_told_what_is_due_in_words_that_say_nothing_of_health(signed_in: Client, user: User) -> None:
    Reminder.objects.keep(user=user, kind=ReminderKind.TWITCHES, at=time(12))
    assert signed_in.get(DUE).json() == {
        "name": "2026-11-22T12:00:00+00:00",
        "words": "Electrolog: log your day",
        "wait": 24 * 3600,
    }
