"""Budgets of tries: how many at once, how they come back, and that many at the same moment are all counted."""

import threading

import pytest
from django.db import connection

from tracker.models import Budget, RateLimit

FIVE = Budget("five in 300 s", 5, 300)
TWENTY_BESIDE = Budget("twenty in an hour", 20, 3600)
TWO = Budget("two in 60 s", 2, 60)
NOW = 1_000_000.0

pytestmark = pytest.mark.django_db


def spend(*budgets: Budget, now: float = NOW) -> float:
    return RateLimit.objects.spend(budgets, now=now)


def test_all_tries_of_a_budget_are_there_at_once_and_the_next_in_a_fifth_of_its_time() -> None:
    assert [spend(FIVE) for _ in range(6)] == [0, 0, 0, 0, 0, 60]


def test_who_waits_as_long_as_was_said_gets_one_try_and_who_hammers_meanwhile_waits_no_longer() -> None:
    for _ in range(5):
        spend(FIVE)
    waits = [spend(FIVE, now=NOW + second) for second in (10, 30, 59)]
    assert waits == [50, 30, 1]
    assert [spend(FIVE, now=NOW + 60), spend(FIVE, now=NOW + 60)] == [0, 60]


def test_a_try_refused_by_one_budget_costs_nothing_in_the_others() -> None:
    for _ in range(2):
        spend(TWO)
    assert spend(FIVE, TWO) == 30
    assert [spend(FIVE) for _ in range(5)] == [0] * 5


def test_a_try_given_back_can_be_spent_again() -> None:
    for _ in range(5):
        spend(FIVE)
    RateLimit.objects.give_back([FIVE])
    assert [spend(FIVE), spend(FIVE)] == [0, 60]


def test_another_s_tries_make_no_room_for_new_ones() -> None:
    """A table of 300 rows gave up live ones for new ones: 275 strangers freed a locked account."""
    for _ in range(5):
        spend(FIVE)
    for stranger in range(320):
        spend(Budget(f"stranger {stranger}", 1, 300))
    assert spend(FIVE) == 60


def test_what_counts_no_longer_is_swept_by_those_who_come_after() -> None:
    for stranger in range(20):
        spend(Budget(f"stranger {stranger}", 1, 300))
    spend(FIVE, now=NOW + 301)
    assert RateLimit.objects.count() == 11
    assert RateLimit.objects.purge(now=NOW + 301) == 10


@pytest.mark.django_db(transaction=True)
def test_of_twenty_at_the_same_moment_five_are_let_through() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("a database in memory refuses a second connection; tests/tracker/test_server.py has a file")
    gate, waits = threading.Barrier(20), []

    def one() -> None:
        gate.wait()
        waits.append(spend(FIVE, TWENTY_BESIDE))
        connection.close()

    threads = [threading.Thread(target=one) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(wait > 0 for wait in waits) == [False] * 5 + [True] * 15
