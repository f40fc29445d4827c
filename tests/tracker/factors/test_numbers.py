"""Numbers of the sheet, as people type them."""

import pytest

from foods.quantities import QuantityError
from tracker.factors.numbers import Measure, typed_number


@pytest.mark.parametrize(
    ("text", "measure", "number"),
    [
        ("6,5", Measure.HOURS, 6.5),
        ("6:45", Measure.HOURS, 6.75),
        ("6 h 45 min", Measure.HOURS, 6.75),
        ("8h15", Measure.HOURS, 8.25),
        ("7 ½", Measure.HOURS, 7.5),
        ("90 min", Measure.HOURS, 1.5),
        ("1 h", Measure.MINUTES, 60),
        ("1:20", Measure.MINUTES, 80),
        ("45 minutes", Measure.MINUTES, 45),
        ("1.5 l", Measure.ML, 1500),
        ("330ml", Measure.ML, 330),
        ("0.08 g", Measure.MG, 80),
        ("12 g", Measure.G, 12),
        ("0", Measure.ML, 0),
        ("0,0", Measure.G, 0),
        ("3 slices", Measure.MG, None),
        ("200 mg", Measure.ML, None),
    ],
)
def test_a_number_is_read_in_its_measure(text: str, measure: Measure, number: float | None) -> None:
    assert typed_number(text, measure) == number


@pytest.mark.parametrize("text", ["1,500", "2.250"])
def test_what_may_be_thousands_is_asked(text: str) -> None:
    with pytest.raises(QuantityError) as refused:
        typed_number(text, Measure.ML)
    assert refused.value.code == "ambiguous"


@pytest.mark.parametrize("text", ["h", "7:75", "-1", "nan", "1e3", "some"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(QuantityError):
        typed_number(text, Measure.HOURS)
