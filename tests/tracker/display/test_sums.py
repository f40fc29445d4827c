"""Rounded parts that add up to their rounded whole."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.display.amounts import rounded
from tracker.display.sums import rounded_parts

amounts = st.lists(st.floats(min_value=0, max_value=4000), min_size=1, max_size=5)
small = st.lists(st.floats(min_value=0, max_value=200), min_size=1, max_size=5)


@pytest.mark.parametrize(
    ("parts", "decimals", "shown"),
    [
        ([0.4, 0.4, 0.4], 0, "1 0 0"),  # 1.2, and each by itself would be 0
        ([10.5, 10.5], 0, "11 10"),  # 21, and each by itself would be 11
        ([850.6, 380.2], 0, "851 380"),  # 1,230.8: as they stand, since 1,231 is shown as 1,230
        ([1038.4, 984.3], 0, "1040 984"),  # 2,022.7 is shown as 2,020
        ([1035.0, 979.0], 0, "1030 979"),  # 2,014 is shown as 2,010; 1,040 and 979 would be 2,020
        ([0.04, 0.04, 2.94], 1, "0.1 0 2.9"),  # 3.02
        ([7.0, 0.0], 1, "7 0"),
        ([], 0, ""),
    ],
)
def test_parts_add_up_to_what_is_shown_of_their_sum(parts: list[float], decimals: int, shown: str) -> None:
    assert [str(part) for part in rounded_parts(parts, sum(parts), decimals)] == shown.split()


@given(small)
def test_up_to_a_thousand_they_add_up_exactly(parts: list[float]) -> None:
    assert sum(rounded_parts(parts, sum(parts), 1)) == rounded(sum(parts), 1)


@given(amounts)
def test_above_they_differ_by_less_than_the_step_and_no_part_by_more_than_its_own(parts: list[float]) -> None:
    shown = rounded_parts(parts, sum(parts), 0)
    assert abs(sum(shown) - rounded(sum(parts), 0)) < 10
    for exact, part in zip(parts, shown, strict=True):
        assert abs(Decimal(repr(exact)) - part) < (10 if exact > 1000 else 1)
