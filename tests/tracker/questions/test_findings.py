"""The words of an answer: an effect first, a null as plain as a pattern, and what is missing."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tracker.assessment.association.answer import (
    Analysis,
    Answer,
    Days,
    Effect,
    Interval,
    Look,
    Power,
    Shortage,
    Status,
    ThirdOfDays,
    Unusable,
)
from tracker.assessment.association.question import THREE_DAYS_BEFORE, Question, Third
from tracker.models import AskedQuestion
from tracker.questions.answer_page import days_words
from tracker.questions.details import detail_words
from tracker.questions.findings import finding, further_words, power_words, verdict_words
from tracker.questions.words import effect_words, question_words, tended_words

ROW = AskedQuestion(factor="magnesium", outcome="twitches", lag="three_days_before", asked_on=date(2026, 9, 1))
CAFFEINE = AskedQuestion(factor="caffeine", outcome="cramps", lag="same_and_day_before", asked_on=date(2026, 9, 1))
LOW, HIGH = ThirdOfDays(20, 231, 1.84), ThirdOfDays(20, 377, 1.02)
EFFECT = Effect(LOW, HIGH, Interval(1.8, 0.94, 3.55), Interval(0.8, -0.1, 1.7))
PLAIN = Analysis(60, EFFECT, rho=-0.31, p=0.0208, shifts=47, tried=1)
DAYS = Days(
    date(2026, 9, 15), 63, {Unusable.RUN_IN: 14, Unusable.NOT_ANSWERED: 12, Unusable.FACTOR_UNKNOWN: 5}, 30, 33, 0.97
)
POWER = Power(60, ((2.0, 0.26), (3.7, 0.7)), smallest_found=4.41)


def look(**values: Any) -> Look:
    first, last = date(2026, 9, 15), date(2026, 11, 20)
    return replace(Look(60, 0.021, first, last, 0, (), unadjusted=PLAIN), **values)


def answer(status: Status, **values: Any) -> Answer:
    question = Question("magnesium", "twitches", THREE_DAYS_BEFORE, date(2026, 9, 1), Third.LOWEST)
    return replace(Answer(question, status, 1, DAYS, ()), **values)


def test_a_pattern_is_its_effect_and_that_it_can_still_be_chance() -> None:
    assert finding(ROW, answer(Status.PATTERN, looks=(look(),))) == [
        (
            "1.8 times as many noticed twitches after three days with less magnesium as with more "
            "(95% interval: 0.9 to 3.6)."
        ),
        (
            "There tended to be more noticed twitches after three days with less magnesium. "
            "This can still be chance, or something that goes with both."
        ),
    ]


@pytest.mark.parametrize(
    ("smallest", "said"),
    [
        (
            4.41,
            (
                "With so few days only a very large difference would have shown: 4.4 times as many, to be found "
                "in four such diaries of five."
            ),
        ),
        (
            2.2,
            (
                "A difference of 2.2 times would have been found in four such diaries of five; a smaller one may be "
                "there unseen."
            ),
        ),
        (None, "With so few days even a very large difference would most likely not have shown."),
    ],
)
def test_no_clear_pattern_comes_with_its_power(smallest: float | None, said: str) -> None:
    missed = look(unadjusted=replace(PLAIN, p=0.3), power=replace(POWER, smallest_found=smallest))
    effect, verdict = finding(ROW, answer(Status.NO_CLEAR_PATTERN, looks=(missed,)))
    assert effect.startswith("1.8 times as many")
    assert verdict == f"No clear pattern. {said}"


def test_what_a_look_found_stands_whatever_the_next_one_says() -> None:
    second = look(planned_days=90, alpha=0.029, unadjusted=replace(PLAIN, p=0.5))
    assert "tended to be more" in finding(ROW, answer(Status.PATTERN, looks=(look(), second)))[1]


def test_before_the_first_test_it_is_only_described() -> None:
    described = answer(Status.DESCRIBED, described=replace(PLAIN, p=None), days=replace(DAYS, usable=47))
    effect, verdict = finding(ROW, described)
    assert effect.startswith("1.8 times as many")
    assert verdict == "Described, not tested: the first test is at 60 usable days, and there are 47."


def test_what_is_missing_is_named() -> None:
    days = replace(DAYS, usable=23, twitch_days=17, free_days=6, coverage=0.84)
    short = (Shortage.USABLE_DAYS, Shortage.FREE_DAYS, Shortage.COVERAGE)
    assert finding(ROW, answer(Status.TOO_FEW, days=days, shortages=short)) == [
        "Not enough yet: 23 of 42 usable days.",
        "At least 10 days with and 10 days without are needed. There are 17 days with twitches and 6 without.",
        "Of what you ate on these days, 84% has a known amount of magnesium; 90% is needed.",
    ]


def test_an_intake_that_hardly_varies_is_said_once_there_are_days_enough() -> None:
    short = (Shortage.VARIATION,)
    assert finding(ROW, answer(Status.TOO_FEW, shortages=short))[1:] == [
        "Your magnesium hardly varies from day to day, so that nothing can be seen to go with it."
    ]
    few = replace(DAYS, usable=5)
    assert finding(ROW, answer(Status.TOO_FEW, days=few, shortages=short))[1:] == []


def test_the_first_two_weeks_are_said_to_be_run_in() -> None:
    (said,) = finding(ROW, answer(Status.RUN_IN))
    assert said.startswith("Not yet. The first two weeks do not count")
    assert said.endswith("Days count from 15 Sep 2026 on.")


def test_days_that_cannot_be_used_are_counted_with_their_reasons() -> None:
    assert days_words(ROW, answer(Status.DESCRIBED)) == [
        "63 usable days so far.",
        "Not counted: 14 in the first two weeks, 12 not answered and 5 without complete days of food before.",
    ]
    asked_late = answer(Status.PATTERN, looks=(look(days_before_asked=34),))
    assert days_words(ROW, asked_late)[-1] == "34 of the tested days were written down before you asked."


def test_without_any_on_the_other_days_the_difference_is_said_and_no_ratio() -> None:
    effect = Effect(LOW, replace(HIGH, mean_outcome=0.0), None, Interval(1.84, 0.61, 2.9))
    assert effect_words(ROW, replace(PLAIN, effect=effect)) == (
        "1.8 noticed twitches a day after three days with less magnesium, and none with more "
        "(95% interval: 0.6 to 2.9 more a day)."
    )


def test_an_interval_that_has_no_end_says_so() -> None:
    effect = replace(EFFECT, ratio=Interval(6.0, 1.2, None))
    assert "(95% interval: 1.2 or more)" in effect_words(ROW, replace(PLAIN, effect=effect))


def test_a_pattern_the_other_way_round_is_said_the_other_way_round() -> None:
    assert "after three days with more magnesium" in tended_words(ROW, 0.4)
    assert "after three days with less magnesium" in tended_words(ROW, -0.4)


def test_other_factors_and_outcomes_have_words_of_their_own() -> None:
    assert question_words(CAFFEINE) == "Do cramps go with the caffeine of the same day and the day before?"
    assert effect_words(CAFFEINE, PLAIN).startswith(
        "1.8 times as many cramps with more caffeine that day and the day before as with less"
    )


def test_power_is_of_the_persons_own_rate() -> None:
    assert power_words(POWER) == (
        "By 60 usable days, 2 times as many are found in 26 of 100 diaries with your rate, and 3.7 times as many in 70."
    )


def test_p_stands_in_the_details_with_the_smallest_that_there_could_be() -> None:
    (said, *_rest) = detail_words(answer(Status.PATTERN, looks=(look(),)))
    assert "Spearman’s rho −0.31, p 0.021 of 47 shifts (at best 0.021)" in said
    assert "It passes at p of 0.021 or less." in said
    (said, *_rest) = detail_words(answer(Status.TOO_FEW, looks=(look(unadjusted=None),)))
    assert said.endswith("not tested, since its days lacked what a test needs.")


def test_each_further_ninety_days_are_a_question_of_their_own() -> None:
    missed = look(planned_days=90, alpha=0.05, unadjusted=replace(PLAIN, p=0.4), power=POWER)
    assert verdict_words(ROW, missed).startswith("No clear pattern. With so few days")
    assert verdict_words(ROW, look(alpha=0.05)).startswith("There tended to be more noticed twitches")
    assert further_words(5).endswith("Of 20 such tests one passes by chance.")
