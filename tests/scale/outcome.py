"""What the demonstration counts, and its table."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tests.bench.report import percentiles
from tests.kill.counting import compared, total
from tests.kill.people import NOT_THERE
from tests.scale.people import DONE, SHOWN, Answer, Reader, Witness


@dataclass(frozen=True)
class Loss:
    """When the replica was killed, and when the primary was told not to wait for it, by the clock of the answers."""

    killed: float
    let_go: float


@dataclass(frozen=True)
class Promotion:
    """When the primary was killed, that was noticed, the replica promoted, and pgbouncer led there."""

    killed: float
    noticed: float
    promoted: float
    led: float


@dataclass(frozen=True)
class Outcome:
    """`acknowledged`, `stored` and what `compared` finds are entries, of which a form may hold two; times in seconds.

    `refused` and `unread` count answers to forms and to pages by their words.
    """

    forms: int
    acknowledged: int
    stored: int
    found: Counter[str]
    refused: Counter[str]
    unread: Counter[str]
    again: tuple[float, float]  # from the kill of the primary, for the first of them and for the last
    steps: dict[str, float]
    waited_for: float  # how long the replica was dead and waited for
    saved_then: int
    shown_then: int
    after_waiting: float

    @property
    def is_whole(self) -> bool:
        return not (self.found["lost"] or self.found["doubled"])


def counted(
    writers: Sequence[Witness], reader: Reader, rows: Sequence[list[Any]], *, loss: Loss, promotion: Promotion
) -> Outcome:
    """Rows of each writer's diary as they are in the end, against what the writer was told."""
    answers = [answer for writer in writers for answer in writer.answers]
    again = [seconds_until_written(writer.answers, since=promotion.killed) for writer in writers]
    done = [answer for answer in answers if answer.status == DONE]
    shown = [answer for answer in reader.answers if answer.status == SHOWN]
    return Outcome(
        forms=total(list(writers)),
        acknowledged=sum(NOT_THERE not in states for writer in writers for states in writer.kept.values()),
        stored=sum(map(len, rows)),
        found=sum((compared(writer, of_one) for writer, of_one in zip(writers, rows, strict=True)), Counter[str]()),
        refused=refusals(answers),
        unread=refusals(reader.answers),
        again=(min(again), max(again)),
        steps={
            "until it was noticed": promotion.noticed - promotion.killed,
            "to promote": promotion.promoted - promotion.noticed,
            "to lead pgbouncer there": promotion.led - promotion.promoted,
        },
        waited_for=loss.let_go - loss.killed,
        saved_then=sum(loss.killed < each.sent and each.came < loss.let_go for each in done),
        shown_then=sum(loss.killed < each.sent and each.came < loss.let_go for each in shown),
        after_waiting=min(each.came for each in done if each.came > loss.let_go) - loss.let_go,
    )


def seconds_until_written(answers: Iterable[Answer], *, since: float) -> float:
    """Until the first form was saved that was sent after that; infinite where none was."""
    return (
        min((answer.came for answer in answers if answer.status == DONE and answer.sent > since), default=math.inf)
        - since
    )


def refusals(answers: Iterable[Answer]) -> Counter[str]:
    return Counter(answer.words for answer in answers if answer.status not in (DONE, SHOWN))


def table(outcome: Outcome) -> list[tuple[str, str]]:
    """A line each: what, and its figure."""
    found, (first, last) = outcome.found, outcome.again
    return [
        ("acknowledged", f"{outcome.acknowledged:,} entries, {outcome.forms:,} forms"),
        ("stored", f"{outcome.stored:,} entries"),
        ("acknowledged and lost", f"{found['lost']:,}"),
        ("doubled", f"{found['doubled']:,}"),
        ("not acknowledged, but stored", f"{found['unacknowledged but there']:,}"),
        ("not acknowledged, and not stored", f"{found['unacknowledged and not there']:,}"),
        *(("forms refused meanwhile", f"{count:,} × {words}") for words, count in outcome.refused.most_common()),
        *(("pages refused meanwhile", f"{count:,} × {words}") for words, count in outcome.unread.most_common()),
        ("primary dead: writing again", f"after {first:.1f} s, everybody after {last:.1f} s"),
        ("of which", ", ".join(f"{took:.1f} s {what}" for what, took in outcome.steps.items())),
        (
            "replica dead and waited for",
            f"{outcome.waited_for:.1f} s with {outcome.saved_then} forms saved, {outcome.shown_then} pages shown",
        ),
        ("replica no longer waited for: writing again", f"after {outcome.after_waiting:.1f} s"),
    ]


def milliseconds(answers: Iterable[Answer]) -> str:
    """p50 and p95 of the time until each answer."""
    return percentiles([(answer.came - answer.sent) * 1000 for answer in answers])
