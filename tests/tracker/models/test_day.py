from datetime import date

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction

from tracker.models import Day
from tracker.models.day import complete_dates

MONDAY, TUESDAY, WEDNESDAY = date(2026, 11, 16), date(2026, 11, 17), date(2026, 11, 18)


def test_a_day_is_complete_only_when_the_person_said_so(user: User) -> None:
    Day.objects.mark(user=user, day=MONDAY, complete=True)
    Day.objects.mark(user=user, day=TUESDAY, complete=False)
    assert complete_dates(user) == {MONDAY}


def test_what_was_said_about_a_day_can_be_taken_back(user: User) -> None:
    Day.objects.mark(user=user, day=MONDAY, complete=True)
    Day.objects.mark(user=user, day=MONDAY, complete=False)
    assert complete_dates(user) == set()
    assert Day.objects.of(user).count() == 1


def test_saying_it_twice_keeps_one_row(user: User) -> None:
    for _ in range(2):
        Day.objects.mark(user=user, day=MONDAY, complete=True)
    assert Day.objects.of(user).count() == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Day.objects.create(user=user, date=MONDAY)


def test_the_same_date_of_another_person_is_another_day(user: User, stranger: User) -> None:
    Day.objects.mark(user=user, day=MONDAY, complete=True)
    Day.objects.mark(user=stranger, day=MONDAY, complete=False)
    assert complete_dates(user) == {MONDAY}
    assert complete_dates(stranger) == set()


def test_a_span_of_days_has_both_its_ends(user: User) -> None:
    for day in (MONDAY, TUESDAY, WEDNESDAY):
        Day.objects.mark(user=user, day=day, complete=True)
    assert complete_dates(user, MONDAY, TUESDAY) == {MONDAY, TUESDAY}


def test_answers_are_kept_beside_what_was_said_of_the_day(user: User, stranger: User) -> None:
    Day.objects.mark(user=user, day=MONDAY, complete=True)
    Day.objects.say_meant({"egg": 2}, user=user, day=MONDAY)
    Day.objects.say_meant({"egg": 1, "milk": 3}, user=user, day=MONDAY)
    Day.objects.say_that_was_all(user=user, day=MONDAY)
    Day.objects.mark(user=user, day=MONDAY, complete=True)
    assert Day.objects.of(user).answers_on(MONDAY) == ({"egg": 2, "milk": 3}, True)
    assert complete_dates(user) == {MONDAY}
    assert Day.objects.of(user).answers_on(TUESDAY) == ({}, False)
    assert Day.objects.of(stranger).answers_on(MONDAY) == ({}, False)


def test_a_day_written_by_the_version_before_has_no_answers(user: User) -> None:
    """While a new version is put in place the old one still writes days, without these columns."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO tracker_day (user_id, date, complete) VALUES (%s, %s, %s)", [user.pk, MONDAY.isoformat(), True]
        )
    assert Day.objects.of(user).answers_on(MONDAY) == ({}, False)
