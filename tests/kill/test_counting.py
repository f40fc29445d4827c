"""The count of what is kept, on diaries of a few entries."""

from collections import Counter
from collections.abc import Iterable
from typing import Any
from uuid import UUID

import pytest

from tests.kill.counting import compared, total
from tests.kill.people import NOT_THERE, Row, Writer

KEY, OTHER = UUID(int=1), UUID(int=2)
SAVED: Row = (3.0, False)
CHANGED: Row = (5.0, False)
DELETED: Row = (3.0, True)


def knows(kept: dict[UUID, Iterable[Row | None]]) -> Writer:
    writer = Writer("", 0, foods=[1, 2], seed=1)
    writer.kept = {key: set(states) for key, states in kept.items()}
    return writer


def row(key: UUID, state: Row) -> list[Any]:
    return [str(key), *state]


@pytest.mark.parametrize(
    ("states", "there"),
    [
        ([SAVED], [row(KEY, SAVED)]),
        ([NOT_THERE, SAVED], []),
        ([NOT_THERE, SAVED], [row(KEY, SAVED)]),
        ([SAVED, CHANGED], [row(KEY, SAVED)]),
        ([SAVED, CHANGED], [row(KEY, CHANGED)]),
    ],
)
def test_what_is_as_acknowledged_or_as_nobody_knows_is_whole(states: list[Row | None], there: list[Any]) -> None:
    found = compared(knows({KEY: states}), there)
    assert (found["lost"], found["doubled"]) == (0, 0)


@pytest.mark.parametrize(
    ("states", "there"),
    [
        ([SAVED], []),
        ([CHANGED], [row(KEY, SAVED)]),  # a change that was acknowledged
        ([DELETED], [row(KEY, SAVED)]),
        ([SAVED], [row(KEY, DELETED)]),
        ([SAVED, CHANGED], []),  # nobody knows which of both, but one of them
    ],
)
def test_what_was_acknowledged_and_is_otherwise_is_lost(states: list[Row | None], there: list[Any]) -> None:
    assert compared(knows({KEY: states}), there)["lost"] == 1


def test_an_entry_that_nobody_has_sent_is_doubled() -> None:
    found = compared(knows({KEY: [SAVED]}), [row(KEY, SAVED), row(OTHER, SAVED)])
    assert (found["lost"], found["doubled"]) == (0, 1)


def test_new_entries_of_which_nobody_was_told_are_counted_by_whether_they_are_there() -> None:
    writer = knows({KEY: [NOT_THERE, SAVED], OTHER: [NOT_THERE, SAVED], UUID(int=3): [SAVED, CHANGED]})
    found = compared(writer, [row(KEY, SAVED), row(UUID(int=3), SAVED)])
    assert (found["unacknowledged but there"], found["unacknowledged and not there"]) == (1, 1)


def test_only_what_is_done_counts_as_acknowledged() -> None:
    writer = knows({})
    writer.said = Counter({"added": 3, "changed": 2, "sent again": 7, "given up": 1})
    assert total([writer, writer]) == 10
