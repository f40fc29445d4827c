"""How long until it can be known: from one's own days of late, and honestly where there are none yet."""

from dataclasses import replace
from datetime import date, timedelta

from tests.conftest import TODAY
from tracker.assessment.association.answer import Answer, Days, Status
from tracker.assessment.association.question import DAY_BEFORE, Daily, Inquiry, Question
from tracker.assessment.association.waiting import days_until
from tracker.display.dates import full_day_name
from tracker.questions.waiting_words import waiting_words

ASKED = Question("caffeine", "twitches", DAY_BEFORE, TODAY)
NO_DAYS = Days(None, 0, {}, 0, 0, None)


def answer(usable: int, counts_from: date | None) -> Answer:
    return Answer(ASKED, Status.TOO_FEW, 1, replace(NO_DAYS, usable=usable, counts_from=counts_from), ())


def inquiry(factor: Daily, outcome: Daily) -> Inquiry:
    return Inquiry(ASKED, [None] * 3 + list(factor), [None] * 3 + list(outcome))


def on(days: int | None) -> str:
    """The date of the day with this number, today being the first."""
    assert days
    return full_day_name(TODAY + timedelta(days=days - 1))


def test_the_rate_of_the_last_four_weeks_says_when() -> None:
    """20 of 28 days were logged and 21 answered; what was before them was worse, and does not count."""
    factor = [None] * 30 + [1.0] * 20 + [None] * 8
    outcome = [0.0] + [None] * 29 + [1.0] * 21 + [None] * 7
    (said,) = waiting_words(answer(15, TODAY - timedelta(days=44)), inquiry(factor, outcome), today=TODAY)
    until = [days_until(days - 15, DAY_BEFORE, complete=20 / 28, answered=21 / 28, run_in=0) for days in (42, 60, 90)]
    assert said == (
        "Of your last days 71% were logged and 75% answered. At this rate there are 42 usable days around "
        f"{on(until[0])}, 60 around {on(until[1])} and 90 around {on(until[2])}."
    )


def test_who_begins_is_told_the_soonest() -> None:
    """Two weeks of run-in, in which the factor is logged already, then every day."""
    (said,) = waiting_words(answer(0, None), inquiry([], []), today=TODAY)
    assert said == (
        f"If every day is logged and answered, there are 42 usable days around {on(14 + 42)}, "
        f"60 around {on(14 + 60)} and 90 around {on(14 + 90)}."
    )


def test_what_is_left_of_the_run_in_is_waited_for() -> None:
    days = [1.0] * 10
    (said,) = waiting_words(answer(0, TODAY + timedelta(days=4)), inquiry(days, days), today=TODAY)
    assert f"42 usable days around {on(4 + 42)}" in said


def test_a_rate_too_low_is_said_to_be_so() -> None:
    factor = [1.0] + [None] * 27
    (said,) = waiting_words(answer(0, TODAY), inquiry(factor, factor), today=TODAY)
    assert said.endswith("At this rate there are 42 usable days not within three years.")


def test_only_what_is_missing_is_waited_for() -> None:
    """The day before the first is not counted on."""
    days = [1.0] * 28
    (said,) = waiting_words(answer(60, TODAY - timedelta(days=80)), inquiry(days, days), today=TODAY)
    assert said.endswith(f"there are 90 usable days around {on(1 + 30)}.")
    assert waiting_words(answer(90, TODAY - timedelta(days=80)), inquiry(days, days), today=TODAY) == []
