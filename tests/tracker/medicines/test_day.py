"""Taken in one tap, not taken, or not answered; a supplement counts once, however it came into the diary."""

import re
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from foods.models import Food
from tests.conftest import NOW, TODAY
from tests.tracker.medicines.conftest import MEDICINE, SUPPLEMENT, Schedule
from tracker.medicines.doses import doses_on
from tracker.models import Entry, MedicineAnswer, Profile
from tracker.models.serving import NewEntry, serving_of
from tracker.person.diarist import Diarist

HTMX = {"HX-Request": "true"}
YESTERDAY = TODAY - timedelta(days=1)
PART = reverse("tracker:medicines_today", args=[TODAY])


def send(client: Client, name: str, *values: str, day: date = TODAY) -> str:
    answer = client.post(reverse(f"tracker:{name}", args=[day]), {"dose": values}, headers=HTMX)
    assert answer.status_code == 200
    return answer.text


def answers(user: User) -> dict[tuple[date, int], bool]:
    return {(answer.date, answer.dose): answer.taken for answer in MedicineAnswer.objects.of(user)}


def magnesium(user: User, day: date = TODAY) -> list[float | None]:
    return [entry.magnesium_mg for entry in Entry.objects.of(user).on(day).counted()]


def undo_of(answer: str) -> str:
    found = re.search(r'hx-post="([^"]*/open/\?[^"]*)"', answer)
    assert found
    return found[1].replace("&amp;", "&")


def test_without_a_schedule_the_day_page_gets_nothing(signed_in: Client) -> None:
    assert not signed_in.get(PART).content.strip()


def test_the_day_page_asks_for_the_doses_where_there_is_a_schedule(
    signed_in: Client, stranger: User, schedule: Schedule
) -> None:
    page = reverse("tracker:day", args=[TODAY])
    schedule(owner=stranger)
    assert PART not in signed_in.get(page).text
    schedule()
    assert f'hx-get="{PART}"' in signed_in.get(page).text


def test_one_tap_says_that_it_was_taken_and_a_second_changes_nothing(
    signed_in: Client, user: User, schedule: Schedule
) -> None:
    schedule(times=("08:00", "20:00"))
    assert signed_in.get(PART).text.count('name="dose"') == 2
    for _tap in range(2):
        answer = send(signed_in, "take_medicine", f"{MEDICINE}:1")
        assert "Taken: Ramipril" in answer
        assert "1 of 2 taken" in answer
    assert answers(user) == {(TODAY, 1): True}
    assert not Entry.objects.of(user).exists()


def test_undo_leaves_the_dose_open_again(signed_in: Client, user: User, schedule: Schedule) -> None:
    schedule()
    undo = undo_of(send(signed_in, "take_medicine", f"{MEDICINE}:0"))
    assert "Taken back" in signed_in.post(undo, headers=HTMX).text
    assert answers(user) == {}


def test_none_is_an_answer_and_leaves_alone_what_was_taken(signed_in: Client, user: User, schedule: Schedule) -> None:
    schedule(times=("08:00", "12:00", "20:00"))
    send(signed_in, "take_medicine", f"{MEDICINE}:0")
    answer = send(signed_in, "no_medicines")
    assert "2 doses not taken" in answer
    assert answers(user) == {(TODAY, 0): True, (TODAY, 1): False, (TODAY, 2): False}
    signed_in.post(undo_of(answer), headers=HTMX)
    assert answers(user) == {(TODAY, 0): True}


def test_a_dose_of_a_supplement_is_an_entry_with_the_usual_number_and_counts_once(
    signed_in: Client, user: User, schedule: Schedule, tablet: Food
) -> None:
    schedule("Magnesium", "", key=SUPPLEMENT, food=tablet)
    values = serving_of(tablet, quantity=2, portion_text="tablet", portion_g=None)
    Entry.objects.log_all([NewEntry(0, "lunch", values)], user=user, day=YESTERDAY, form_key=MEDICINE)
    for _tap in range(2):
        answer = send(signed_in, "take_medicine", f"{SUPPLEMENT}:0")
    assert magnesium(user) == [200]
    assert "1 of 1 taken" in answer
    assert answers(user) == {}


def test_undo_takes_the_entry_of_a_supplement_back_and_a_new_tap_brings_it_again(
    signed_in: Client, user: User, schedule: Schedule, tablet: Food
) -> None:
    schedule("Magnesium", "", key=SUPPLEMENT, food=tablet)
    undo = undo_of(send(signed_in, "take_medicine", f"{SUPPLEMENT}:0"))
    signed_in.post(undo, headers=HTMX)
    assert magnesium(user) == []
    send(signed_in, "take_medicine", f"{SUPPLEMENT}:0")
    assert magnesium(user) == [100]


def test_a_supplement_that_was_logged_by_hand_is_taken_and_not_logged_again(
    signed_in: Client, user: User, schedule: Schedule, tablet: Food
) -> None:
    schedule("Magnesium", "", key=SUPPLEMENT, food=tablet, times=("08:00", "20:00"))
    values = serving_of(tablet, quantity=1, portion_text="tablet", portion_g=None)
    Entry.objects.log_all([NewEntry(0, "lunch", values)], user=user, day=TODAY, form_key=MEDICINE)
    assert "1 of 2 taken" in signed_in.get(PART).text
    send(signed_in, "take_medicine", f"{SUPPLEMENT}:0", f"{SUPPLEMENT}:1")
    assert magnesium(user) == [100, 100]
    Entry.objects.of(user).on(TODAY).put_away(now=NOW)
    assert signed_in.get(PART).text.count('name="dose"') == 2  # deleted on the day page, so not taken


def test_a_dose_whose_entry_was_moved_to_another_day_can_be_taken_again(
    signed_in: Client, user: User, schedule: Schedule, tablet: Food
) -> None:
    schedule("Magnesium", "", key=SUPPLEMENT, food=tablet)
    send(signed_in, "take_medicine", f"{SUPPLEMENT}:0")
    Entry.objects.of(user).update(date=YESTERDAY)
    send(signed_in, "take_medicine", f"{SUPPLEMENT}:0")
    assert (magnesium(user), magnesium(user, YESTERDAY)) == ([100], [100])


def test_a_medicine_is_due_from_its_start_on_its_days_until_its_stop(
    diarist: Diarist, schedule: Schedule, tablet: Food
) -> None:
    schedule(since=YESTERDAY)
    schedule("Sundays", key=SUPPLEMENT, weekdays=("sunday",))
    due = {day: [dose.name for dose in doses_on(diarist, day).doses] for day in (TODAY, YESTERDAY, date(2026, 11, 20))}
    assert due == {TODAY: ["Ramipril", "Sundays"], YESTERDAY: ["Ramipril"], date(2026, 11, 20): []}


def test_a_past_day_is_answered_by_its_page(signed_in: Client, user: User, schedule: Schedule) -> None:
    schedule()
    page = reverse("tracker:medicines_of_day", args=[YESTERDAY])
    assert "open" in signed_in.get(page).text
    answer = signed_in.post(reverse("tracker:take_medicine", args=[YESTERDAY]), {"dose": f"{MEDICINE}:0"}, follow=True)
    assert answer.redirect_chain == [(page, 302)]
    assert answers(user) == {(YESTERDAY, 0): True}


@pytest.mark.parametrize("name", ["take_medicine", "no_medicines", "medicines_open"])
@pytest.mark.parametrize("value", ["", "x", f"{MEDICINE}", f"{MEDICINE}:7", f"{SUPPLEMENT}:0"])
def test_a_dose_that_is_none_is_refused_with_a_sentence(
    signed_in: Client, user: User, stranger: User, schedule: Schedule, name: str, value: str
) -> None:
    schedule(since=TODAY + timedelta(days=1))
    schedule(key=SUPPLEMENT, owner=stranger)
    assert "Nothing is open there" in send(signed_in, name, value)
    assert not MedicineAnswer.objects.exists()


def test_a_day_that_has_not_come_takes_no_answer(signed_in: Client, user: User, schedule: Schedule) -> None:
    schedule()
    tomorrow = TODAY + timedelta(days=1)
    assert "has not come yet" in send(signed_in, "take_medicine", f"{MEDICINE}:0", day=tomorrow)
    assert signed_in.get(reverse("tracker:medicines_today", args=[tomorrow])).content == b""
    assert answers(user) == {}


def test_today_is_the_day_where_the_person_is(
    signed_in: Client, profile: Profile, schedule: Schedule, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On the evening of the 22nd in Los Angeles it is the 23rd in UTC; and 3 in the morning is still the 22nd."""
    schedule()
    Profile.objects.filter(pk=profile.pk).update(time_zone="America/Los_Angeles")
    for hour in (22, 3):
        moment = datetime(2026, 11, 22 + (hour < 4), hour, 30, tzinfo=ZoneInfo("America/Los_Angeles"))
        monkeypatch.setattr("django.utils.timezone.now", lambda at=moment: at)
        assert "None today" in signed_in.get(PART).text
        assert signed_in.get(reverse("tracker:medicines_today", args=[date(2026, 11, 23)])).content == b""


def test_the_number_of_queries_does_not_grow_with_the_schedule(
    signed_in: Client, user: User, schedule: Schedule
) -> None:
    counts = []
    for number in range(10, 18):
        schedule(f"Medicine {number}", key=UUID(int=number))
        with CaptureQueriesContext(connection) as queries:
            signed_in.get(PART)
        counts.append(len(queries))
    assert counts[1] == counts[-1]
