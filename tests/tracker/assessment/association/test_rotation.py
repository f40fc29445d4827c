"""The circular-shift test against method.md's vector, and against every shift walked through by hand."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tracker.assessment.association.diaries import VECTOR_X, VECTOR_Y, slow_rotation
from tracker.assessment.association.exposure import Floats, as_array, exposure
from tracker.assessment.association.question import Daily, Lag
from tracker.assessment.association.rotation import rotate

SOME = st.one_of(st.none(), st.integers(0, 4).map(float))
DIARIES = st.lists(st.tuples(SOME, SOME, SOME), min_size=8, max_size=24)


def arrays(factor: Daily, outcome: Daily) -> tuple[Floats, Floats]:
    return as_array(factor), as_array(outcome)


def test_vector_of_the_method() -> None:
    """28 days, margin 3: 23 shifts of which 12 are at least as extreme (method.md section 13)."""
    exposed = exposure(as_array(VECTOR_X), Lag(1, 2, needed=2))[2:]
    found = rotate([(exposed, as_array(VECTOR_Y)[2:])], margin=3)
    assert found.rho == pytest.approx(-0.548036, abs=5e-7)
    assert found.shifts == 23
    assert found.p == pytest.approx(13 / 24)


@pytest.mark.parametrize(("days", "shifts"), [(42, 29), (60, 47), (90, 77)])
def test_number_of_shifts_without_gaps(days: int, shifts: int) -> None:
    rng = np.random.default_rng(1)
    assert rotate([(rng.standard_normal(days), rng.standard_normal(days))]).shifts == shifts


@given(DIARIES)
def test_one_question_is_as_every_shift_walked_through(diary: list[tuple[float | None, ...]]) -> None:
    factor, outcome, _other = (list(column) for column in zip(*diary, strict=True))
    rho, p = slow_rotation([(factor, outcome)], 2)
    found = rotate([arrays(factor, outcome)], margin=2)
    if math.isnan(rho):
        assert math.isnan(found.rho)
        assert found.p == 1
    else:
        assert found.rho == pytest.approx(rho)
        assert found.p == pytest.approx(p)


@given(DIARIES)
def test_several_questions_are_held_to_the_largest(diary: list[tuple[float | None, ...]]) -> None:
    factor, outcome, other = (list(column) for column in zip(*diary, strict=True))
    rho, p = slow_rotation([(factor, outcome), (other, outcome)], 2)
    alone = rotate([arrays(factor, outcome)], margin=2)
    together = rotate([arrays(factor, outcome), arrays(other, outcome)], margin=2)
    assert together.p >= alone.p
    if not math.isnan(rho):
        assert together.p == pytest.approx(p)


def test_gaps_rotate_with_the_calendar() -> None:
    """A missing day keeps its place: leaving it out first would pair other days, and here gives another p."""
    factor: list[float | None] = [*VECTOR_X[:10], None, None, *VECTOR_X[10:]]
    outcome: list[float | None] = [*VECTOR_Y[:10], None, 2.0, *VECTOR_Y[10:]]
    found = rotate([arrays(factor, outcome)], margin=3)
    assert found.shifts == 32 - 6 + 1
    assert found.p == pytest.approx(slow_rotation([(factor, outcome)], 3)[1])
    assert found.p != pytest.approx(slow_rotation([(VECTOR_X, VECTOR_Y)], 3)[1])
