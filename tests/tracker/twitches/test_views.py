"""Noting a twitch in one tap, answering "none", telling more of it, changing, deleting and bringing it back."""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.conftest import NOW, TODAY
from tracker.models import Day, Profile, Twitch
from tracker.models.limits import MOST_TWITCHES_A_DAY
from tracker.models.twitch import noticed_by_day
from tracker.models.twitch_details import TwitchDetails

HTMX = {"HX-Request": "true"}
KEY = "77777777-7777-4777-8777-777777777777"
YESTERDAY = TODAY - timedelta(days=1)
NOTE = reverse("tracker:twitch_now")
NONE = reverse("tracker:no_twitches", args=[TODAY])
ADD = reverse("tracker:add_twitch", args=[YESTERDAY])


def tap(client: Client, key: str = KEY, **headers: str) -> str:
    answer = client.post(NOTE, {"key": key}, headers=HTMX | headers)
    assert answer.status_code == 200
    return answer.text


def form(**typed: Any) -> dict[str, Any]:
    return {"key": KEY, "kind": "twitch", "day": YESTERDAY.isoformat(), "local_time": "09:05"} | typed


def noted(user: User, *, day: date = TODAY, at: time | None = None, key: str = KEY, **details: Any) -> Twitch:
    return Twitch.objects.log(user=user, key=UUID(key), day=day, at=at, details=TwitchDetails(**details))


def set_clock(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment)


def test_one_tap_notes_a_twitch_with_its_time_and_offers_undo_and_where(signed_in: Client, user: User) -> None:
    answer = tap(signed_in)
    twitch = Twitch.objects.of(user).get()
    assert (str(twitch.key), twitch.date, twitch.local_time, twitch.kind) == (KEY, TODAY, time(12, 0), "twitch")
    assert twitch.details == TwitchDetails()
    assert "Twitch noted at 12:00" in answer
    assert f'hx-post="{reverse("tracker:delete_twitch", args=[KEY])}"' in answer
    assert f'hx-get="{reverse("tracker:twitch", args=[KEY])}"' in answer
    assert "1 today" in answer


def test_a_double_tap_notes_one(signed_in: Client, user: User) -> None:
    for _ in range(2):
        tap(signed_in)
    assert Twitch.objects.of(user).count() == 1
    tap(signed_in, "78888888-7777-4777-8777-777777777777")
    assert Twitch.objects.of(user).count() == 2


def test_without_scripts_the_tap_leads_to_the_list_with_an_undo(signed_in: Client, user: User) -> None:
    answer = signed_in.post(NOTE, {"key": KEY}, follow=True)
    assert answer.redirect_chain == [(reverse("tracker:twitches", args=[TODAY]), 302)]
    assert "Twitch noted at 12:00" in answer.text
    assert f'action="{reverse("tracker:delete_twitch", args=[KEY])}"' in answer.text
    assert Twitch.objects.of(user).count() == 1


@pytest.mark.parametrize("key", ["", "x", "7" * 40])
def test_a_tap_without_a_key_notes_nothing_and_says_so(signed_in: Client, key: str) -> None:
    assert "That did not work" in tap(signed_in, key)
    assert not Twitch.objects.exists()


@pytest.mark.parametrize(
    ("zone", "day_starts", "moment", "day", "at"),
    [
        ("Pacific/Auckland", 0, datetime(2026, 11, 22, 12, 0, tzinfo=UTC), date(2026, 11, 23), time(1, 0)),
        ("Pacific/Auckland", 4, datetime(2026, 11, 22, 12, 0, tzinfo=UTC), date(2026, 11, 22), time(1, 0)),
        ("Pacific/Honolulu", 0, datetime(2026, 11, 22, 9, 59, tzinfo=UTC), date(2026, 11, 21), time(23, 59)),
        # clocks in Berlin go from 3:00 back to 2:00, and from 2:00 on to 3:00
        ("Europe/Berlin", 0, datetime(2026, 10, 25, 0, 30, tzinfo=UTC), date(2026, 10, 25), time(2, 30)),
        ("Europe/Berlin", 0, datetime(2026, 10, 25, 1, 30, tzinfo=UTC), date(2026, 10, 25), time(2, 30)),
        ("Europe/Berlin", 0, datetime(2026, 3, 29, 1, 0, tzinfo=UTC), date(2026, 3, 29), time(3, 0)),
    ],
)
def test_now_is_the_persons_own_day_and_clock(
    signed_in: Client,
    user: User,
    monkeypatch: pytest.MonkeyPatch,
    zone: str,
    day_starts: int,
    moment: datetime,
    day: date,
    at: time,
) -> None:
    Profile.objects.of(user).update(time_zone=zone, day_starts_hour=day_starts)
    set_clock(monkeypatch, moment)
    tap(signed_in)
    twitch = Twitch.objects.of(user).get()
    assert (twitch.date, twitch.local_time) == (day, at)


def test_a_page_left_open_past_midnight_notes_on_the_new_day_and_stays_what_it_is(
    signed_in: Client, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_clock(monkeypatch, NOW + timedelta(hours=17))
    answer = tap(signed_in, **{"HX-Current-URL": f"http://testserver{reverse('tracker:day', args=[TODAY])}"})
    assert Twitch.objects.of(user).get().date == TODAY + timedelta(days=1)
    assert "None that day" in answer


def test_none_today_is_an_answer_and_can_be_taken_back(signed_in: Client, user: User) -> None:
    assert noticed_by_day(user, YESTERDAY, TODAY) == {}
    answer = signed_in.post(NONE, {"none": "on"}, headers=HTMX).text
    assert "Noted: no twitch today" in answer
    assert f'hx-post="{NONE}"' in answer
    assert noticed_by_day(user, YESTERDAY, TODAY) == {TODAY: 0}
    signed_in.post(NONE, headers=HTMX)
    assert noticed_by_day(user, YESTERDAY, TODAY) == {}


def test_none_leaves_what_else_was_said_of_the_day(signed_in: Client, user: User) -> None:
    Day.objects.mark(user=user, day=TODAY, complete=True)
    signed_in.post(NONE, {"none": "on"}, headers=HTMX)
    day = Day.objects.of(user).get()
    assert (day.complete, day.no_twitches) == (True, True)


def test_a_twitch_after_none_goes_before_it_and_its_undo_brings_none_back(signed_in: Client, user: User) -> None:
    signed_in.post(NONE, {"none": "on"}, headers=HTMX)
    assert "“None” no longer holds for that day." in tap(signed_in)
    assert noticed_by_day(user, TODAY, TODAY) == {TODAY: 1}
    answer = signed_in.post(reverse("tracker:delete_twitch", args=[KEY]), headers=HTMX).text
    assert "None today" in answer
    assert noticed_by_day(user, TODAY, TODAY) == {TODAY: 0}


def test_none_beside_a_noted_twitch_is_refused_with_a_sentence(signed_in: Client, user: User) -> None:
    noted(user)
    assert "1 is noted on that day." in signed_in.post(NONE, {"none": "on"}, headers=HTMX).text
    assert not Day.objects.of(user).exists()


@pytest.mark.parametrize("name", ["twitches", "add_twitch", "no_twitches"])
def test_of_a_day_to_come_nothing_is_noted(signed_in: Client, user: User, name: str) -> None:
    address = reverse(f"tracker:{name}", args=[TODAY + timedelta(days=1)])
    if name == "twitches":
        assert signed_in.get(address).status_code == 404
    else:
        signed_in.post(address, form(none="on", day=(TODAY + timedelta(days=1)).isoformat()))
    assert not Twitch.objects.exists()
    assert not Day.objects.exists()


def test_the_day_page_has_the_buttons_that_go_with_the_day(signed_in: Client) -> None:
    pages = {
        days: signed_in.get(reverse("tracker:day", args=[TODAY + timedelta(days=days)])).text for days in (-1, 0, 1)
    }
    assert "Twitch now" in pages[0]
    assert "None today" in pages[0]
    assert "Twitch now" not in pages[-1]
    assert "Add a twitch" in pages[-1]
    assert "None that day" in pages[-1]
    assert 'id="twitches"' not in pages[1]


def test_a_past_days_twitch_is_told_whole(signed_in: Client, user: User) -> None:
    told = {
        "places": ["calf_left", "eyelid_right"],
        "strength": "0",
        "minutes": "5",
        "circumstances": ["woke_me", "at_rest"],
        "symptoms": ["weakness", "pain"],
    }
    answer = signed_in.post(ADD, form(kind="cramp", **told), headers=HTMX).text
    assert "Cramp noted at 09:05, Sat 21 Nov" in answer
    twitch = Twitch.objects.of(user).get()
    assert (twitch.date, twitch.local_time, twitch.kind) == (YESTERDAY, time(9, 5), "cramp")
    assert twitch.details == TwitchDetails(
        places=("eyelid_right", "calf_left"),
        strength=0,
        minutes=5,
        circumstances=("at_rest", "woke_me"),
        symptoms=("pain", "weakness"),
    )
    page = signed_in.get(reverse("tracker:twitches", args=[YESTERDAY])).text
    assert "Cramp: Right eyelid, Left calf" in page
    assert "strength 0 of 4, 5 minutes, At rest, Woke me, Pain, Weakness" in page


def test_a_twitch_is_changed_and_moved_to_another_day(signed_in: Client, user: User) -> None:
    noted(user, at=time(8, 0), places=("arm_left",), strength=2)
    address = reverse("tracker:twitch", args=[KEY])
    page = signed_in.get(address, headers=HTMX).text
    assert 'value="arm_left" aria-label="Left arm" checked' in page
    answer = signed_in.post(address, form(places=["hand_left"], local_time=""), headers=HTMX)
    assert "Saved" in answer.text
    twitch = Twitch.objects.of(user).get()
    assert (twitch.date, twitch.local_time) == (YESTERDAY, None)
    assert twitch.details == TwitchDetails(places=("hand_left",))


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"key": "x"}, "Open this form again."),
        ({"kind": "spasm"}, "spasm is not one of the available choices."),
        ({"places": ["moon"]}, "moon is not one of the available choices."),
        ({"strength": "5"}, "Choose a strength from 0 to 4."),
        ({"minutes": "0"}, "Write at least 1 minute"),
        ({"minutes": "1441"}, "Write at most 1440 minutes"),
        ({"minutes": "five"}, "Write whole minutes"),
        ({"local_time": "25:00"}, "That is not a time."),
        ({"day": "2026-11-31"}, "That is not a day."),
        ({"day": "2026-11-23"}, "That day has not come yet."),
        ({"day": TODAY.isoformat(), "local_time": "12:01"}, "That time has not come yet."),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence_and_comes_back_filled_in(
    signed_in: Client, typed: dict[str, Any], sentence: str
) -> None:
    answer = signed_in.post(ADD, form(symptoms=["pain"]) | typed, headers=HTMX)
    assert answer.status_code == 400
    assert sentence in answer.text
    assert re.search(r'value="pain"[^>]* checked', answer.text)
    assert not Twitch.objects.exists()


def test_a_time_after_midnight_belongs_to_the_evening_before_where_a_day_starts_late(
    signed_in: Client, user: User
) -> None:
    """At noon of the 22nd, 1:30 of the 22nd, whose day starts at 4, is still to come; 1:30 of the 21st is not."""
    Profile.objects.of(user).update(day_starts_hour=4)
    late = {"local_time": "01:30"}
    assert signed_in.post(ADD, form(day=TODAY.isoformat(), **late), headers=HTMX).status_code == 400
    assert signed_in.post(ADD, form(**late), headers=HTMX).status_code == 200


def test_deleted_and_brought_back_within_a_day(signed_in: Client, user: User, monkeypatch: pytest.MonkeyPatch) -> None:
    noted(user)
    delete, restore = (reverse(f"tracker:{verb}_twitch", args=[KEY]) for verb in ("delete", "restore"))
    assert f'hx-post="{restore}"' in signed_in.post(delete, headers=HTMX).text
    assert not Twitch.objects.of(user).present().exists()
    assert signed_in.get(reverse("tracker:twitch", args=[KEY])).status_code == 404
    signed_in.post(restore, headers=HTMX)
    assert Twitch.objects.of(user).present().count() == 1
    signed_in.post(delete, headers=HTMX)
    set_clock(monkeypatch, NOW + timedelta(hours=24))
    assert "more than a day ago" in signed_in.post(restore, headers=HTMX).text


def test_a_day_holds_so_many(signed_in: Client, user: User) -> None:
    for number in range(MOST_TWITCHES_A_DAY):
        Twitch.objects.create(user=user, key=UUID(int=number), date=TODAY, sealed=b"")
    assert "as many as a day holds" in tap(signed_in)
    assert Twitch.objects.of(user).count() == MOST_TWITCHES_A_DAY


def test_usual_places_come_first(signed_in: Client, user: User) -> None:
    for number, places in enumerate([("calf_left",), ("calf_left", "thumb_right"), ("thumb_right", "calf_left")]):
        Twitch.objects.log(user=user, key=UUID(int=number), day=TODAY, at=None, details=TwitchDetails(places=places))
    page = signed_in.get(ADD, headers=HTMX).text
    usual = page.split("data-usual")[1].split("</div>")[0]
    assert usual.index("Left calf") < usual.index("Right thumb")
    assert usual.count("<button") == 2


def test_a_lists_queries_do_not_grow(signed_in: Client, user: User) -> None:
    address = reverse("tracker:twitches", args=[TODAY])
    counts = []
    for number in range(10):
        Twitch.objects.log(user=user, key=UUID(int=number), day=TODAY, at=None)
        if number in (4, 9):
            with CaptureQueriesContext(connection) as captured:
                signed_in.get(address, headers=HTMX)
            counts.append(len(captured))
    assert counts[0] == counts[1]


def test_nobody_sees_or_changes_another_persons(signed_in: Client, stranger: User) -> None:
    noted(stranger, places=("arm_left",))
    for name in ("twitch", "delete_twitch", "restore_twitch"):
        assert signed_in.post(reverse(f"tracker:{name}", args=[KEY]), form()).status_code == 404
    assert "Left arm" not in signed_in.get(reverse("tracker:twitches", args=[TODAY])).text
