"""What is said to a question: what counts, when it is looked, and two invented people."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tracker.assessment.association.diaries import (
    MONDAY,
    answer_to,
    asked,
    follows_low,
    slow_rotation,
    unrelated,
)
from tracker.assessment.association.answer import Shortage, Status, Unusable
from tracker.assessment.association.answers import answers, looks
from tracker.assessment.association.exposure import always_removed, as_array, exposure, residuals
from tracker.assessment.association.question import SAME_DAY, THREE_DAYS_BEFORE, Daily, Lag

TWO_DAYS_BEFORE = Lag(2, 2, needed=1)
SOME_DAYS = st.lists(
    st.tuples(st.one_of(st.none(), st.floats(1, 500)), st.one_of(st.none(), st.integers(0, 3).map(float))),
    max_size=90,
)


def gap(series: list[float], *days: int) -> list[float | None]:
    return [None if day in days else value for day, value in enumerate(series)]


def test_a_person_whose_twitches_follow_low_days_is_told_of_a_pattern() -> None:
    found = answer_to(asked(*follows_low(110), lag=TWO_DAYS_BEFORE))
    assert found.status is Status.PATTERN
    assert [look.is_found for look in found.looks] == [True, True]
    assert [look.power for look in found.looks] == [None, None]
    assert found.described is not None
    assert found.described.rho < -0.3
    ratio = found.described.effect.ratio
    assert ratio is not None
    assert ratio.lower is not None
    assert ratio.lower > 1.5
    assert found.described.effect.compared.mean_factor < 230 < 340 < found.described.effect.other.mean_factor


def test_a_person_whose_twitches_do_not_is_told_so_with_the_power() -> None:
    found = answer_to(asked(*unrelated(110)))
    assert found.status is Status.NO_CLEAR_PATTERN
    assert [look.power for look in found.looks] == list(found.plan)
    first, second = found.plan
    assert [ratio for ratio, _share in second.found] == [2.0, 3.7]
    assert all(early[1] <= late[1] for early, late in zip(first.found, second.found, strict=True))
    assert second.smallest_found is not None
    assert 1.5 < second.smallest_found < 5


def test_p_of_a_look_is_that_of_the_residuals_of_its_days() -> None:
    """Gaps, 60 usable days: the same by walking through all shifts of the calendar from the run-in's end."""
    factor, outcome = unrelated(90)
    gaps_x, gaps_y = gap(factor, *range(20, 80, 7)), gap(outcome, 0, 1, *range(22, 70, 9))
    look = answer_to(asked(gaps_x, gaps_y)).looks[0]
    exposed = exposure(as_array(gaps_x), THREE_DAYS_BEFORE)
    span = slice(16, (look.last - MONDAY).days + 1)
    removed = always_removed(look.first, span.stop - span.start)
    series: list[Daily] = [
        [None if value != value else value for value in residuals(values[span], removed).tolist()]
        for values in (exposed, as_array(gaps_y))
    ]
    rho, p = slow_rotation([(series[0], series[1])], 7)
    assert look.unadjusted is not None
    assert look.unadjusted.days == 60
    assert look.first == MONDAY + timedelta(days=16)  # a Wednesday: weekends are those of the calendar
    assert look.unadjusted.rho == pytest.approx(rho)
    assert look.unadjusted.p == pytest.approx(p)
    assert look.unadjusted.shifts == span.stop - span.start - 13


@pytest.mark.parametrize(
    ("days", "status", "made"),
    [
        (0, Status.RUN_IN, []),
        (14, Status.RUN_IN, []),
        (15, Status.TOO_FEW, []),
        (55, Status.TOO_FEW, []),
        (56, Status.DESCRIBED, []),
        (73, Status.DESCRIBED, []),
        (74, Status.NO_CLEAR_PATTERN, [60]),
        (103, Status.NO_CLEAR_PATTERN, [60]),
        (104, Status.NO_CLEAR_PATTERN, [60, 90]),
        (193, Status.NO_CLEAR_PATTERN, [60, 90]),
        (194, Status.NO_CLEAR_PATTERN, [60, 90, 90]),
        (284, Status.NO_CLEAR_PATTERN, [60, 90, 90, 90]),
    ],
)
def test_it_is_looked_at_60_and_90_usable_days_and_nowhere_between(days: int, status: Status, made: list[int]) -> None:
    factor, outcome = unrelated(284)
    found = answer_to(asked(factor[:days], outcome[:days]))
    assert found.status is status
    assert [look.planned_days for look in (*found.looks, *found.further)] == made
    assert (found.described is not None) == (days >= 56)


def test_alphas_and_the_days_of_further_looks() -> None:
    found = answer_to(asked(*unrelated(284)))
    assert [look.alpha for look in (*found.looks, *found.further)] == [0.021, 0.029, 0.05, 0.05]
    assert [look.unadjusted.smallest_p for look in found.looks if look.unadjusted] == [1 / 48, 1 / 78]
    counted = MONDAY + timedelta(days=14)
    assert [(look.first, (look.last - look.first).days + 1) for look in (*found.looks, *found.further)] == [
        (counted, 60),
        (counted, 90),
        (counted + timedelta(days=90), 90),
        (counted + timedelta(days=180), 90),
    ]


def test_later_days_never_change_a_look() -> None:
    inquiry = asked(*unrelated(200))
    early = replace(inquiry, factor=inquiry.factor[:110], outcome=inquiry.outcome[:110])
    assert looks(MONDAY, [early]) == looks(MONDAY, [inquiry])[:2]


def test_what_is_found_at_60_days_stays_found() -> None:
    """From day 74 on it is the other way round, so that the look at 90 finds nothing."""
    factor = follows_low(74)[0] + unrelated(36)[0]
    after_high = [4.0 if factor[day - 2] > 300 else 0.0 for day in range(74, 110)]
    found = answer_to(asked(factor, follows_low(74)[1] + after_high, lag=TWO_DAYS_BEFORE))
    assert [look.is_found for look in found.looks] == [True, False]
    assert found.looks[1].power is None
    assert found.status is Status.PATTERN


@given(SOME_DAYS)
@settings(max_examples=40, deadline=None)
def test_usable_and_unusable_days_are_the_calendar(diary: list[tuple[float | None, float | None]]) -> None:
    factor, outcome = [day[0] for day in diary], [day[1] for day in diary]
    days = answer_to(asked(factor, outcome)).days
    first = next((place for place, value in enumerate(outcome) if value is not None), len(outcome))
    assert days.usable + sum(days.unusable.values()) == len(outcome) - first
    assert days.twitch_days + days.free_days == days.usable


def test_why_days_do_not_count() -> None:
    """25 days, the outcome answered from the third on: 14 of run-in, one unanswered, two without intake before."""
    factor = gap([300.0 + day for day in range(25)], 17, 18)
    outcome = [None, None, *gap([1.0] * 23, 20)]
    days = answer_to(asked(factor, outcome)).days
    assert days.counts_from == MONDAY + timedelta(days=16)
    # Days 19 and 20 have one known day of three before them: 16 and 19.
    assert days.unusable == {Unusable.RUN_IN: 14, Unusable.NOT_ANSWERED: 1, Unusable.FACTOR_UNKNOWN: 2}
    assert days.usable == 6
    assert answer_to(asked(factor[:5], outcome[:5])).days.counts_from == MONDAY + timedelta(days=16)


def test_not_answered_is_not_none_today() -> None:
    factor, outcome = unrelated(120)
    unanswered = [value or None for value in outcome]
    assert Shortage.FREE_DAYS in answer_to(asked(factor, unanswered)).shortages
    assert answer_to(asked(factor, unanswered)).days.free_days == 0


@pytest.mark.parametrize(
    ("outcome", "short"),
    [
        ([1.0] * 9 + [0.0] * 33, [Shortage.TWITCH_DAYS]),
        ([1.0] * 10 + [0.0] * 32, []),
        ([0.0] * 9 + [2.0] * 33, [Shortage.FREE_DAYS]),
        ([0.0] * 41, [Shortage.USABLE_DAYS, Shortage.TWITCH_DAYS]),
    ],
)
def test_ten_twitch_days_and_ten_free_days_are_needed(outcome: list[float], short: list[Shortage]) -> None:
    factor = unrelated(60)[0]
    answered = [0.0] * 14 + outcome
    assert list(answer_to(asked(factor[: len(answered)], answered)).shortages) == short


def test_intake_that_hardly_varies_cannot_answer() -> None:
    """The SD of the means of three days of ±k is about 0.58 k; 10 % of 300 is 30."""
    _factor, outcome = unrelated(70)
    noise = [-1.0, 1.0, 1.0, 1.0, -1.0, -1.0, -1.0] * 10
    for size, short in ((20, (Shortage.VARIATION,)), (100, ())):
        found = answer_to(asked([300 + size * each for each in noise], outcome))
        assert found.shortages == short


def test_a_factor_that_only_rises_leaves_nothing_to_describe() -> None:
    outcome = unrelated(90)[1]
    found = answer_to(asked([100.0 + 5 * day for day in range(90)], outcome))
    assert (found.status, found.shortages, found.described) == (Status.TOO_FEW, (Shortage.VARIATION,), None)
    assert [(look.is_made, look.shortages) for look in found.looks] == [(False, (Shortage.VARIATION,))]


@pytest.mark.parametrize(("coverage", "status"), [(0.89, Status.TOO_FEW), (0.9, Status.NO_CLEAR_PATTERN)])
def test_foods_without_a_value_keep_the_answer_back(coverage: float, status: Status) -> None:
    inquiry = replace(asked(*unrelated(80)), coverage=[coverage] * 80)
    found = answer_to(inquiry)
    assert found.status is status
    assert found.days.coverage == pytest.approx(coverage)


def test_a_look_that_lacks_twitch_days_is_not_made_later() -> None:
    """At 60 usable days 8 twitch days; more by 66, but the next look is at 90."""
    factor = unrelated(110)[0]
    outcome = [0.0] * 66 + [1.0] * 20 + [0.0] * 24
    short = answer_to(asked(factor[:90], outcome[:90]))
    assert [(look.is_made, look.shortages) for look in short.looks] == [(False, (Shortage.TWITCH_DAYS,))]
    assert short.status is Status.DESCRIBED
    assert [look.is_made for look in answer_to(asked(factor, outcome)).looks] == [False, True]


def test_stress_that_drives_both_is_taken_out_and_both_are_shown() -> None:
    """Stress raises caffeine and twitches: rho 0.7 without it, near none with it."""
    outcome = unrelated(110)[1]
    noise = unrelated(110, seed=6)[0]
    caffeine = [200 * twitches + value for twitches, value in zip(outcome, noise, strict=True)]
    found = answer_to(
        asked(caffeine, outcome, lag=SAME_DAY, name="caffeine"), stress=outcome, caffeine=caffeine, sleep=[None] * 110
    )
    assert found.described is not None
    assert found.described_adjusted is None  # the stress explains all of the outcome: nothing is left
    slightly = [value + (day % 3) for day, value in enumerate(outcome)]
    found = answer_to(
        asked(caffeine, outcome, lag=SAME_DAY, name="caffeine"), stress=slightly, caffeine=caffeine, sleep=[None] * 110
    )
    assert found.described is not None
    assert found.described_adjusted is not None
    assert found.described.adjusted_for == ()
    assert found.described_adjusted.adjusted_for == ("stress",)
    assert found.described_adjusted.rho < found.described.rho


def test_each_look_says_how_many_of_its_days_were_there_before_the_question() -> None:
    factor, outcome = unrelated(110)
    on = MONDAY + timedelta(days=14 + 20)
    found = answer_to(asked(factor, outcome, on=on))
    assert [look.days_before_asked for look in found.looks] == [20, 20]
    assert [look.days_before_asked for look in answer_to(asked(factor, outcome)).looks] == [0, 0]


def test_several_questions_are_held_to_the_largest_and_counted() -> None:
    factor, outcome = unrelated(110)
    others = [asked(unrelated(110, seed=seed)[0], outcome, name=str(seed)) for seed in range(10, 14)]
    alone = answer_to(asked(factor, outcome)).looks[0].unadjusted
    found = answers(MONDAY, [asked(factor, outcome), *others], {}, asked_in_all=9, seed=1)
    together = found[0].looks[0].unadjusted
    assert [each.asked_in_all for each in found] == [9] * 5
    assert alone is not None
    assert together is not None
    assert (alone.tried, together.tried) == (1, 5)
    assert together.rho == alone.rho
    assert together.p is not None
    assert alone.p is not None
    assert together.p > alone.p


def test_a_question_asked_after_a_look_does_not_change_it() -> None:
    factor, outcome = unrelated(110)
    first = asked(factor, outcome)
    after = MONDAY + timedelta(days=80)  # the look at 60 ends on day 73, that at 90 on day 103
    second = asked(unrelated(110, seed=9)[0], outcome, name="calcium", on=after)
    tried = [look.unadjusted.tried for look in looks(MONDAY, [first, second]) if look.unadjusted]
    of_second = [look.unadjusted.tried for look in looks(MONDAY, [first, second], tested=1) if look.unadjusted]
    assert (tried, of_second) == ([1, 2], [2, 2])


def test_questions_asked_of_days_that_are_there_already_count_each_other() -> None:
    factor, outcome = unrelated(110)
    after = MONDAY + timedelta(days=110)
    both = [asked(each, outcome, on=after) for each in (factor, unrelated(110, seed=9)[0])]
    assert [look.unadjusted.tried for look in looks(MONDAY, both) if look.unadjusted] == [2, 2]


def test_the_same_seed_gives_the_same_answer() -> None:
    inquiry = asked(*unrelated(110))
    first, again, other = (answers(MONDAY, [inquiry], {}, asked_in_all=1, seed=seed)[0] for seed in (1, 1, 2))
    assert first == again
    assert first != other
    assert [look.is_found for look in first.looks] == [look.is_found for look in other.looks]


def test_series_of_unequal_length_are_refused() -> None:
    with pytest.raises(ValueError, match="differ in length"):
        answers(date(2026, 1, 1), [asked([1.0], [0.0])], {"stress": [1.0, 2.0]}, asked_in_all=1, seed=1)
