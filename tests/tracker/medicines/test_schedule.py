"""The schedule as a page: added, changed, stopped, deleted and brought back; and its changes as markers."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client, override_settings
from django.urls import reverse

from foods.models import Food
from tests.conftest import NOW, TODAY
from tests.tracker.medicines.conftest import MEDICINE, SUPPLEMENT, Schedule
from tracker.medicines.changes import days_started_or_changed, markers
from tracker.medicines.courses import Course
from tracker.medicines.doses import doses_on
from tracker.models import Medicine, MedicineAnswer, MedicineChange
from tracker.models.medicine import ChangeKind
from tracker.models.medicine_details import SEALED_LENGTH, DoseDetails, MedicineDetails, Weekday
from tracker.person.diarist import Diarist

LIST = reverse("tracker:medicines")
ADD = reverse("tracker:add_medicine")
WEEK = timedelta(days=7)


def form(**typed: Any) -> dict[str, Any]:
    return {"key": str(MEDICINE), "name": "Ramipril", "dose": "5 mg", "day": TODAY.isoformat()} | typed


def changed(client: Client, what: str, number: int, day: date, **typed: Any) -> Any:
    sent = {"key": str(UUID(int=number)), "day": day.isoformat()} | typed
    return client.post(reverse(f"tracker:{what}_medicine", args=[MEDICINE]), sent, follow=True)


def course(user: User) -> Course:
    return Course.all_of(user)[0]


def test_a_medicine_is_added_once_and_the_health_questions_are_offered(signed_in: Client, user: User) -> None:
    typed = form(weekdays=["friday", "monday"], times="8 pm, 8:00")
    for _sent in range(2):
        page = signed_in.post(ADD, typed, follow=True).text
    (medicine,) = Medicine.objects.of(user)
    assert medicine.details == MedicineDetails("Ramipril", ("monday", "friday"), ("08:00", "20:00"))
    assert MedicineChange.objects.of(user).get().details == DoseDetails("5 mg")
    assert "Mon, Fri, 08:00, 20:00 · since 22 Nov 2026" in page
    assert reverse("tracker:health") in page.split("<main")[1]
    assert "ask a pharmacist" in page


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"name": " "}, "Write what it is called."),
        ({"times": "noon"}, "“noon” is no time."),
        ({"times": "25:00"}, "is no time."),
        ({"times": "1,2,3,4,5,6,7"}, "Six times a day are the most."),
        ({"day": "2026-11-23"}, "That day has not come yet."),
        ({"day": "1899-12-31"}, "A diary begins in 1900."),
        ({"weekdays": ["someday"]}, "someday"),
        ({"key": "x"}, "Open this form again."),
        ({"dose": "x" * 101}, "100"),
    ],
)
def test_what_cannot_be_kept_is_explained_and_nothing_is_lost(
    signed_in: Client, typed: dict[str, Any], words: str
) -> None:
    answer = signed_in.post(ADD, form(**typed))
    assert answer.status_code == 400
    assert words in answer.text
    assert "dose" in typed or "5 mg" in answer.text
    assert not Medicine.objects.exists()


def test_without_a_day_no_start_is_marked(signed_in: Client, user: User) -> None:
    signed_in.post(ADD, form(day=""))
    assert MedicineChange.objects.of(user).get().date is None
    assert markers(user, date(1900, 1, 1), TODAY) == []
    assert not days_started_or_changed(user, date(1900, 1, 1))
    assert course(user).is_taken_on(date(2000, 1, 1))


def test_a_start_a_change_and_a_stop_are_dated_markers(signed_in: Client, user: User, schedule: Schedule) -> None:
    schedule(since=TODAY - 2 * WEEK)
    changed(signed_in, "change", 10, TODAY - WEEK, dose="10 mg")
    assert course(user).dose == "10 mg"
    assert "stopped on 22 Nov 2026" in changed(signed_in, "stop", 11, TODAY).text
    words = [(each.date, each.words, each.what) for each in markers(user, TODAY - 2 * WEEK, TODAY)]
    assert words == [
        (TODAY - 2 * WEEK, "Started: Ramipril, 5 mg", ChangeKind.START),
        (TODAY - WEEK, "Dose changed: Ramipril, 10 mg", ChangeKind.CHANGE),
        (TODAY, "Stopped: Ramipril", ChangeKind.STOP),
    ]
    assert len(markers(user, TODAY - WEEK, TODAY - timedelta(days=1))) == 1
    taken = [course(user).is_taken_on(day) for day in (TODAY - 2 * WEEK - timedelta(days=1), TODAY - WEEK, TODAY)]
    assert taken == [False, True, False]


def test_the_dose_of_a_past_day_is_the_one_of_then(
    signed_in: Client, diarist: Diarist, user: User, schedule: Schedule
) -> None:
    schedule(since=TODAY - WEEK)
    changed(signed_in, "change", 10, TODAY, dose="10 mg")
    amounts = [doses_on(diarist, day).doses[0].amount for day in (TODAY - timedelta(days=1), TODAY)]
    assert amounts == ["5 mg", "10 mg"]


def test_the_same_change_sent_twice_is_kept_once_and_is_taken_back(
    signed_in: Client, user: User, schedule: Schedule
) -> None:
    schedule(since=TODAY - WEEK)
    for _sent in range(2):
        changed(signed_in, "stop", 11, TODAY)
    assert MedicineChange.objects.of(user).count() == 2
    undo = reverse("tracker:delete_medicine_change", args=[UUID(int=11)])
    signed_in.post(undo)
    assert not course(user).is_stopped
    signed_in.post(reverse("tracker:restore_medicine_change", args=[UUID(int=11)]))
    assert course(user).is_stopped


def test_a_change_before_the_last_one_is_refused(signed_in: Client, user: User, schedule: Schedule) -> None:
    schedule(since=TODAY - WEEK)
    answer = changed(signed_in, "stop", 11, TODAY - 2 * WEEK)
    assert answer.status_code == 400
    assert "Something changed on 15 Nov 2026 already." in answer.text
    assert MedicineChange.objects.of(user).count() == 1


def test_what_is_stopped_is_started_again_and_not_twice(signed_in: Client, user: User, schedule: Schedule) -> None:
    schedule(since=TODAY - WEEK)
    changed(signed_in, "stop", 11, TODAY)
    assert "Answer the health questions again" in changed(signed_in, "start", 12, TODAY, dose="2 mg").text
    changed(signed_in, "start", 13, TODAY, dose="3 mg")
    assert (course(user).is_stopped, course(user).dose) == (False, "2 mg")


def test_the_first_start_goes_with_its_medicine_alone(signed_in: Client, user: User, schedule: Schedule) -> None:
    schedule()
    answer = signed_in.post(reverse("tracker:delete_medicine_change", args=[MEDICINE]), follow=True)
    assert "delete it as a whole" in answer.text
    assert len(course(user).changes) == 1


def test_deleted_it_is_gone_everywhere_and_undo_brings_it_back(
    signed_in: Client, user: User, schedule: Schedule
) -> None:
    schedule(since=TODAY)
    MedicineAnswer.objects.say(True, user=user, day=TODAY, doses=[(MEDICINE, 0)])
    assert days_started_or_changed(user, TODAY)
    signed_in.post(reverse("tracker:delete_medicine", args=[MEDICINE]))
    assert (Course.all_of(user), markers(user, TODAY, TODAY)) == ([], [])
    assert not days_started_or_changed(user, TODAY)
    signed_in.post(reverse("tracker:restore_medicine", args=[MEDICINE]))
    assert course(user).name == "Ramipril"
    assert MedicineAnswer.objects.of(user).count() == 1


def test_what_was_deleted_a_day_ago_goes_with_all_that_was_said_of_it(user: User, schedule: Schedule) -> None:
    schedule()
    MedicineAnswer.objects.say(True, user=user, day=TODAY, doses=[(MEDICINE, 0)])
    Medicine.objects.of(user).put_away(now=NOW - timedelta(days=2))
    Medicine.objects.of(user).purge(now=NOW)
    assert not any(model.objects.exists() for model in (Medicine, MedicineChange, MedicineAnswer))


def test_a_supplement_is_chosen_among_ones_own_and_is_no_medicine_of_the_doctors_words(
    signed_in: Client, user: User, stranger: User, tablet: Food
) -> None:
    add = reverse("tracker:schedule_supplement")
    theirs = Food.objects.create(owner=stranger, source="own", source_id="x", name="Secret", kind="supplement")
    assert "Secret" not in signed_in.get(add).text
    typed = {"key": str(SUPPLEMENT), "food": theirs.pk, "day": TODAY.isoformat()}
    assert signed_in.post(add, typed).status_code == 400
    page = signed_in.post(add, typed | {"food": tablet.pk}, follow=True).text
    assert (course(user).food, course(user).name) == (tablet, "Magnesium tablet")
    assert "health questions" not in page.split("<main")[1]
    assert not days_started_or_changed(user, TODAY)
    assert markers(user, TODAY, TODAY)[0].words == "Started: Magnesium tablet"
    assert "None of your own supplements is left" in signed_in.get(add).text


def test_a_supplement_whose_food_was_deleted_goes_on_as_a_name(
    signed_in: Client, user: User, diarist: Diarist, schedule: Schedule, tablet: Food
) -> None:
    schedule("Magnesium", "", key=SUPPLEMENT, food=tablet, since=TODAY)
    tablet.delete()
    assert not days_started_or_changed(user, TODAY)
    (dose,) = doses_on(diarist, TODAY).doses
    assert (dose.name, dose.food) == ("Magnesium", None)
    signed_in.post(reverse("tracker:take_medicine", args=[TODAY]), {"dose": dose.value})
    assert doses_on(diarist, TODAY).doses[0].taken


def test_days_and_times_are_edited(signed_in: Client, user: User, schedule: Schedule) -> None:
    schedule(times=("08:00",))
    address = reverse("tracker:medicine", args=[MEDICINE])
    assert 'value="08:00"' in signed_in.get(address).text
    signed_in.post(address, {"name": "Ramipril AL", "weekdays": ["sunday"], "times": ""})
    assert course(user).details == MedicineDetails("Ramipril AL", ("sunday",), ())


def test_the_database_holds_no_word_of_name_and_dose_and_one_length(user: User, schedule: Schedule) -> None:
    schedule("Ramipril", "5 mg")
    schedule("x" * 100, "\N{PILL}" * 100, key=SUPPLEMENT, times=tuple(f"0{hour}:00" for hour in range(6)))
    lengths = set()
    for table in ("tracker_medicine", "tracker_medicinechange"):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT sealed FROM {table}")
            cells = [bytes(cell) for (cell,) in cursor.fetchall()]
        assert not any(word in cell for cell in cells for word in (b"Ramipril", b"5 mg"))
        lengths |= {len(cell) for cell in cells}
    assert len(lengths) == 1
    longest = MedicineDetails("\N{PILL}" * 100, tuple(Weekday.values), tuple(f"1{hour}:00" for hour in range(6)))
    assert len(longest.words()) == SEALED_LENGTH


def test_without_the_key_the_schedule_says_so_and_days_stay(
    signed_in: Client, user: User, schedule: Schedule, tmp_path: Path
) -> None:
    schedule(since=TODAY)
    with override_settings(HEALTH_KEY_FILE=tmp_path / "gone"):
        assert "a medicine whose name can no longer be read" in signed_in.get(LIST).text
        assert [marker.date for marker in markers(user, TODAY, TODAY)] == [TODAY]
        assert Medicine.objects.of(user).unreadable() == [(user.pk, MEDICINE)]
    with override_settings(HEALTH_KEY_FILE=tmp_path / "another"):
        assert Medicine.objects.all().forget_unreadable() == 1
    assert Medicine.objects.of(user).unreadable() == []
    assert course(user).details.name == ""


@pytest.mark.parametrize("what", ["medicine", "change_medicine", "stop_medicine", "start_medicine"])
def test_what_is_somebody_elses_is_not_found(signed_in: Client, stranger: User, schedule: Schedule, what: str) -> None:
    schedule(owner=stranger)
    address = reverse(f"tracker:{what}", args=[MEDICINE])
    assert signed_in.get(address).status_code == 404
    assert signed_in.post(address, form()).status_code == 404
