"""What was answered of days besides food in a document: brought in beside one's own, and taken back."""

import json

import pytest
from django.contrib.auth.models import User

from tests.tracker.export.conftest import DAY, Fill, read_text, text_of
from tracker.export.restoring import is_empty, restore, take_back
from tracker.models import DayFactors, DayNote


def test_notes_are_in_it_only_where_they_are_wanted_and_other_answers_always(user: User, fill: Fill) -> None:
    fill(user)
    without = json.loads(text_of(user, with_health=False))
    assert "day_notes" not in without
    assert [row["stress"] for row in without["day_factors"]] == [0, None]


def test_my_own_answers_of_a_day_stay_and_what_came_is_taken_back(user: User, stranger: User, fill: Fill) -> None:
    fill(user)
    DayFactors.objects.answer(user=stranger, day=DAY, answers={"stress": 4})
    undo = restore(read_text(text_of(user)), stranger)

    assert DayFactors.objects.of_day(stranger, DAY).stress == 4
    assert DayFactors.objects.of(stranger).count() == 2
    assert DayNote.objects.words_on(stranger, DAY) == "=slept badly 🌧"

    take_back(undo, stranger)
    assert [row.date for row in DayFactors.objects.of(stranger)] == [DAY]
    assert not DayNote.objects.of(stranger).exists()


def test_a_day_of_which_every_answer_was_taken_back_gives_way(user: User, stranger: User, fill: Fill) -> None:
    fill(user)
    DayFactors.objects.answer(user=stranger, day=DAY, answers={"stress": None})
    assert is_empty(stranger)
    restore(read_text(text_of(user)), stranger)
    assert DayFactors.objects.of_day(stranger, DAY).stress == 0


@pytest.mark.parametrize(
    ("column", "value"),
    [("stress", 5), ("urine_colour", 0), ("sleep_hours", 24.5), ("heat", 1), ("last_caffeine", "9")],
)
def test_a_day_with_an_answer_that_cannot_be_is_left_out_and_explained(
    user: User, stranger: User, fill: Fill, column: str, value: object
) -> None:
    fill(user)
    document = json.loads(text_of(user))
    document["day_factors"][0][column] = value
    found = read_text(json.dumps(document))
    assert [problem.field for problem in found.problems] == [column]
    restore(found, stranger)
    assert DAY not in DayFactors.objects.of(stranger).values_list("date", flat=True)
