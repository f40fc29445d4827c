"""What the demonstration counts and tells, on a few answers."""

from collections import Counter
from http.client import HTTPResponse
from io import BytesIO
from typing import Any, cast
from uuid import UUID

import pytest

from tests.kill.people import NOT_THERE
from tests.scale.outcome import Loss, Outcome, Promotion, counted, seconds_until_written, table
from tests.scale.people import BROKE, DONE, SHOWN, Answer, Reader, Witness, said

KEYS = [UUID(int=number) for number in range(4)]
AWAY = "503, Retry-After 5: The server’s database does not answer."
KILLED = 100.0
LOSS = Loss(killed=50, let_go=53)
PROMOTION = Promotion(killed=KILLED, noticed=103, promoted=103.25, led=103.5)


def witness(kept: dict[UUID, set[Any]], *answers: Answer) -> Witness:
    writer = Witness("", 0, foods=[1, 2], seed=1)
    writer.kept, writer.answers = kept, list(answers)
    writer.said = Counter(added=sum(answer.status == DONE for answer in answers))
    return writer


def rows(*keys: UUID) -> list[Any]:
    return [[str(key), 3.0, False] for key in keys]


@pytest.fixture
def writers() -> list[Witness]:
    """One was refused twice and once cut off and written again after four seconds, the other after six."""
    return [
        witness(
            {KEYS[0]: {(3.0, False)}, KEYS[1]: {(3.0, False), NOT_THERE}, KEYS[2]: {(3.0, False), NOT_THERE}},
            Answer(49.9, 50.2, DONE),  # on its way when the replica died
            Answer(50.3, 53.5, DONE),
            Answer(99.9, 100.1, DONE),  # on its way when the primary died
            Answer(100.2, 100.3, 503, AWAY),
            Answer(100.4, 101.0, None, BROKE),
            Answer(101.2, 101.3, 503, AWAY),
            Answer(103.5, 104.0, DONE),
        ),
        witness({KEYS[3]: {(3.0, False)}}, Answer(100.2, 106.0, DONE)),
    ]


@pytest.fixture
def outcome(writers: list[Witness]) -> Outcome:
    reader = Reader("", 0)
    reader.answers = [Answer(51, 51.1, SHOWN), Answer(51.6, 53.6, SHOWN), Answer(101, 101.1, 503, AWAY)]
    there = [rows(KEYS[0], KEYS[1]), rows(KEYS[3])]
    return counted(writers, reader, there, loss=LOSS, promotion=PROMOTION)


def test_what_everybody_was_told_is_counted(outcome: Outcome) -> None:
    assert outcome.is_whole
    assert (outcome.forms, outcome.acknowledged, outcome.stored) == (5, 2, 3)
    assert (outcome.found["unacknowledged but there"], outcome.found["unacknowledged and not there"]) == (1, 1)
    assert outcome.refused == {AWAY: 2, BROKE: 1}
    assert outcome.unread == {AWAY: 1}
    assert outcome.again == (4, 6)


def test_what_was_done_while_the_replica_was_waited_for_is_counted(outcome: Outcome) -> None:
    assert (outcome.waited_for, outcome.saved_then, outcome.shown_then, outcome.after_waiting) == (3, 0, 1, 0.5)


@pytest.mark.parametrize("of_second", [[], rows(KEYS[3], UUID(int=9))])
def test_an_acknowledged_entry_that_is_gone_or_one_too_many_is_not_whole(
    of_second: list[Any], writers: list[Witness]
) -> None:
    there = [rows(KEYS[0]), of_second]
    assert not counted(writers, Reader("", 0), there, loss=LOSS, promotion=PROMOTION).is_whole


def test_what_was_sent_before_the_kill_does_not_say_that_writing_works() -> None:
    assert seconds_until_written([Answer(99.9, 100.1, DONE)], since=KILLED) == float("inf")


def test_the_table_tells_every_answer_and_what_the_time_went_to(outcome: Outcome) -> None:
    assert table(outcome) == [
        ("acknowledged", "2 entries, 5 forms"),
        ("stored", "3 entries"),
        ("acknowledged and lost", "0"),
        ("doubled", "0"),
        ("not acknowledged, but stored", "1"),
        ("not acknowledged, and not stored", "1"),
        ("forms refused meanwhile", f"2 × {AWAY}"),
        ("forms refused meanwhile", f"1 × {BROKE}"),
        ("pages refused meanwhile", f"1 × {AWAY}"),
        ("primary dead: writing again", "after 4.0 s, everybody after 6.0 s"),
        ("of which", "3.0 s until it was noticed, 0.2 s to promote, 0.2 s to lead pgbouncer there"),
        ("replica dead and waited for", "3.0 s with 0 forms saved, 1 pages shown"),
        ("replica no longer waited for: writing again", "after 0.5 s"),
    ]


class Wire:
    """A connection on which this answer has come."""

    def __init__(self, text: str) -> None:
        self.text = text

    def makefile(self, _mode: str) -> BytesIO:
        return BytesIO(self.text.encode())


@pytest.mark.parametrize(
    ("head", "body", "words"),
    [
        (
            "503 Unavailable\r\nRetry-After: 5",
            "<h1>Not now</h1>\n <p>It’s &lt;away&gt;.</p><p>x</p>",
            "503, Retry-After 5: It’s <away>.",
        ),
        ("500 Error", "Traceback", "500: no sentence"),
    ],
)
def test_a_refusal_is_told_by_its_status_when_to_come_again_and_its_sentence(head: str, body: str, words: str) -> None:
    answer = HTTPResponse(cast("Any", Wire(f"HTTP/1.1 {head}\r\n\r\n{body}")))
    answer.begin()
    assert said(answer) == words
