"""When to see a doctor, from what was noticed, by hand."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest

from tracker.assessment.warning import SEE_A_DOCTOR, URGENT, Noticed, Reason, Sign, Warnings, to_say, warnings

TODAY = date(2026, 3, 31)


def before(days: int) -> date:
    return TODAY - timedelta(days=days)


def twitch(days_ago: int, *places: str, signs: frozenset[Sign] = frozenset()) -> Noticed:
    return Noticed(before(days_ago), frozenset(places), signs)


def reasons(*noticed: Noticed, changes: tuple[date, ...] = ()) -> list[Reason]:
    return list(warnings(noticed, changes, TODAY).reasons)


def test_one_place_now_and_then_is_no_reason() -> None:
    assert warnings([twitch(0, "eyelid_left"), twitch(3, "eyelid_left"), twitch(5)], [], TODAY) == Warnings((), (), ())
    assert warnings([], [TODAY], TODAY) == Warnings((), (), ())


@pytest.mark.parametrize("sign", sorted(SEE_A_DOCTOR))
def test_weakness_stiffness_and_poor_coordination_are_a_reason_for_two_weeks(sign: Sign) -> None:
    assert warnings([twitch(13, signs=frozenset({sign}))], [], TODAY) == Warnings((), (sign,), (Reason.SIGN,))
    assert reasons(twitch(14, signs=frozenset({sign}))) == []


@pytest.mark.parametrize("sign", sorted(URGENT))
def test_urgent_signs_are_said_at_once_and_stay_a_reason(sign: Sign) -> None:
    for days_ago, urgent, signs in ((0, (sign,), ()), (1, (sign,), ()), (2, (), (sign,))):
        alone = Noticed(before(days_ago), signs=frozenset({sign}), is_twitch=False)
        assert warnings([alone], [], TODAY) == Warnings(urgent, signs, (Reason.SIGN,))


def test_urgent_are_those_of_the_method() -> None:
    assert len(URGENT) == 6
    assert Sign.SUDDEN_WEAKNESS in URGENT
    assert Sign.WEAKNESS not in URGENT


def test_more_than_one_place_within_two_weeks() -> None:
    assert reasons(twitch(0, "calf_left"), twitch(13, "calf_right")) == [Reason.SEVERAL_PLACES]
    assert reasons(twitch(0, "calf_left", "foot_left")) == [Reason.SEVERAL_PLACES]
    assert reasons(twitch(0, "calf_left"), twitch(14, "calf_right")) == []


def test_over_two_weeks_with_no_week_between() -> None:
    assert reasons(twitch(0), twitch(7), twitch(14)) == []  # 14 days are two weeks, not over
    assert reasons(twitch(0), twitch(7), twitch(14), twitch(15)) == [Reason.OVER_TWO_WEEKS]
    assert reasons(twitch(0), twitch(8), twitch(15)) == []  # eight days apart: another spell
    assert reasons(*(twitch(days) for days in range(20, 40))) == []  # over, and nothing since


def test_a_medicine_changed_within_two_weeks_before() -> None:
    for days, expected in ((0, [Reason.MEDICINE_CHANGED]), (14, [Reason.MEDICINE_CHANGED]), (15, []), (-1, [])):
        assert reasons(twitch(3), changes=(before(3 + days),)) == expected


def test_what_is_noticed_later_does_not_count() -> None:
    later = Noticed(TODAY + timedelta(days=1), frozenset({"a", "b"}), frozenset({Sign.SEIZURE}))
    assert warnings([later], [], TODAY) == Warnings((), (), ())


def said(*noticed: Noticed, away: Mapping[Any, int], changes: tuple[date, ...] = ()) -> Warnings:
    return to_say(noticed, changes, {key: before(days) for key, days in away.items()}, TODAY)


def test_what_was_put_away_is_not_said_again_that_day() -> None:
    two_places = twitch(0, "calf_left", "foot_left")
    assert said(two_places, away={}).reasons == (Reason.SEVERAL_PLACES,)
    assert said(two_places, away={Reason.SEVERAL_PLACES: 0}) == Warnings((), (), ())


def test_it_is_said_again_on_a_later_day_only_once_more_was_noticed() -> None:
    two_places, away = twitch(2, "calf_left", "foot_left"), {Reason.SEVERAL_PLACES: 1}
    assert said(two_places, away=away) == Warnings((), (), ())
    assert said(two_places, twitch(1), away=away) == Warnings((), (), ())
    assert said(two_places, twitch(0), away=away).reasons == (Reason.SEVERAL_PLACES,)


def test_another_reason_or_another_sign_is_said_at_once() -> None:
    weak = twitch(0, "calf_left", "foot_left", signs=frozenset({Sign.WEAKNESS, Sign.STIFFNESS}))
    left = said(weak, away={Reason.SEVERAL_PLACES: 0, Sign.STIFFNESS: 0})
    assert left == Warnings((), (Sign.WEAKNESS,), (Reason.SIGN,))
    assert left.keys == (Sign.WEAKNESS,)


def test_what_is_urgent_can_be_put_away_and_is_urgent_again_when_it_comes_again() -> None:
    yesterday, now = (Noticed(before(days), signs=frozenset({Sign.SEIZURE}), is_twitch=False) for days in (1, 0))
    assert said(yesterday, away={Sign.SEIZURE: 1}) == Warnings((), (), ())
    assert said(yesterday, now, away={Sign.SEIZURE: 1}).urgent == (Sign.SEIZURE,)
