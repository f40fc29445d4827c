"""90th percentiles of groups."""

import pytest

from foods.importers.groups import ALL, Group, percentile, percentiles
from foods.nutrients import Amounts


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        ([], None),
        ([None, None], None),
        ([7.0], 7.0),
        ([None, 0.0, 10.0], 9.0),
        ([5.0, 1.0, 4.0, 2.0, 3.0], 4.6),  # numpy.percentile([1, 2, 3, 4, 5], 90)
    ],
)
def test_percentile_is_of_the_known_amounts(amounts: list[float | None], expected: float | None) -> None:
    assert percentile(amounts, 0.9) == (None if expected is None else pytest.approx(expected))


def test_groups_and_all_foods_are_counted_and_foods_without_group_count_in_all() -> None:
    found = percentiles([("Milk", Amounts(calcium_mg=120)), ("Nuts", Amounts(calcium_mg=20)), ("", Amounts())])
    assert set(found) == {ALL, "Milk", "Nuts"}
    assert found["Milk"] == Group(1, Amounts(calcium_mg=120))
    assert found[ALL].foods == 3
    assert found[ALL].p90.calcium_mg == pytest.approx(110)
    assert found[ALL].p90.magnesium_mg is None
