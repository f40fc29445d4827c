"""Questions and trials in a document: what asks the same stays, a trial keeps its draw, and all can be taken back."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User

from tests.tracker.export.conftest import DAY, Fill, read_text, text_of, uuid
from tests.tracker.export.test_round_trip import FIXTURE
from tracker.export.restoring import is_empty, restore, take_back
from tracker.models import AskedQuestion, CaffeineTrial
from tracker.models.limits import LimitError

TEXT = FIXTURE.read_text(encoding="utf-8")


def changed(before: str, after: str) -> Any:
    assert before in TEXT
    return read_text(TEXT.replace(before, after))


def test_a_trial_comes_back_with_its_order(user: User, stranger: User, fill: Fill) -> None:
    fill(user)
    undo = restore(read_text(text_of(user)), stranger)
    there, here = (CaffeineTrial.objects.of(person).get() for person in (stranger, user))
    assert there.drawn == here.drawn
    take_back(undo, stranger)
    assert is_empty(stranger)


def test_what_asks_the_same_stays_with_its_own_date(user: User, stranger: User, fill: Fill) -> None:
    fill(user)
    same = {"factor": "magnesium", "outcome": "twitches", "lag": "three_days_before"}
    mine = AskedQuestion.objects.create(user=stranger, key=uuid(1), asked_on=date(2026, 10, 1), **same)
    undo = restore(read_text(text_of(user)), stranger)
    assert {row.key: row.asked_on for row in AskedQuestion.objects.of(stranger)} == {
        mine.key: date(2026, 10, 1),
        uuid(71): DAY,
    }
    take_back(undo, stranger)
    assert AskedQuestion.objects.of(stranger).get() == mine


def test_more_questions_than_there_may_be_are_refused(user: User, stranger: User, fill: Fill) -> None:
    fill(user)
    for number, lag in enumerate(("day_before", "two_days_before", "three_days_before")):
        for place, factor in enumerate(("calcium", "potassium", "vitamin_d", "sodium")):
            key = uuid(100 + 10 * number + place)
            AskedQuestion.objects.create(
                user=stranger, key=key, factor=factor, outcome="twitches", lag=lag, asked_on=DAY
            )
    with pytest.raises(LimitError, match="12 questions"):
        restore(read_text(text_of(user)), stranger)


@pytest.mark.parametrize(
    ("before", "after", "field"),
    [
        ('"factor":"caffeine"', '"factor":"luck"', "factor"),
        ('"lag":"same_day"', '"lag":"day_after"', "lag"),
        ('"pairs":3', '"pairs":2', "pairs"),
        ('"seed":281474976710655', '"seed":281474976710656', "seed"),
        ('"starts":"2026-11-23"', '"starts":"9999-12-30"', "starts"),
    ],
)
def test_what_cannot_be_is_left_out_and_named(before: str, after: str, field: str) -> None:
    found = changed(before, after)
    assert (found.left_out, [problem.field for problem in found.problems]) == (1, [field])
