"""The logged days of a span, and for whom they allow verdicts."""

from collections.abc import Callable
from datetime import timedelta

from django.contrib.auth.models import User

from tests.conftest import NOW, TODAY
from tracker.logged_days import logged_days, verdicts_on
from tracker.models import Day, Entry, Profile
from tracker.person import Diarist


def test_only_logged_days_of_the_span_are_there(diarist: Diarist, log: Callable[..., Entry]) -> None:
    for back in (0, 2, 6, 7):
        log(day=TODAY - timedelta(days=back))
    days = logged_days(diarist, TODAY - timedelta(days=6), TODAY)
    assert [day.date for day in days] == [TODAY - timedelta(days=back) for back in (6, 2, 0)]


def test_a_day_counts_as_complete_once_it_is_called_so(diarist: Diarist, log: Callable[..., Entry]) -> None:
    log()
    Day.objects.of(diarist.user).mark(user=diarist.user, day=TODAY, complete=True)
    assert [day.complete for day in logged_days(diarist, TODAY, TODAY)] == [True]


def test_a_verdict_appears_only_where_age_and_sex_are_known(user: User, profile: Profile, stranger: User) -> None:
    known, unknown = (Diarist(each, now=NOW) for each in (user, stranger))
    assert set(verdicts_on(known, [])) == {"magnesium", "calcium", "potassium", "vitamin_d"}
    assert verdicts_on(unknown, []) == {}
