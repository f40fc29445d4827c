"""Height and weight as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.display.body_size import SizeError, height_cm, height_words, weight_kg, weight_words

NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("words", "cm"),
    [
        ("170", 170),
        ("170 cm", 170),
        ("1.70", 170),
        ("1,70 m", 170),
        ("5 ft 7 in", 170.18),
        ("5'7\"", 170.18),
        ("5’7", 170.18),
        ("6 feet", 182.88),
        ("5ft 7.5in", 171.45),
    ],
)
def test_heights(words: str, cm: float) -> None:
    assert height_cm(words) == pytest.approx(cm)


@pytest.mark.parametrize(
    ("words", "kg"), [("68", 68), ("68,5 kg", 68.5), ("150 lb", 68.0388555), ("150lbs", 68.0388555)]
)
def test_weights(words: str, kg: float) -> None:
    assert weight_kg(words) == pytest.approx(kg)


@pytest.mark.parametrize(("words", "kg"), [("150", 68.0388555), ("150 lb", 68.0388555), ("68 kg", 68)])
def test_a_weight_without_a_unit_is_in_the_persons_own(words: str, kg: float) -> None:
    assert weight_kg(words, imperial=True) == pytest.approx(kg)


@pytest.mark.parametrize("words", ["tall", "67"])
def test_whoever_reads_feet_gets_an_example_in_feet(words: str) -> None:
    with pytest.raises(SizeError, match="like 5 ft 7 in or 170 cm"):
        height_cm(words, imperial=True)


@pytest.mark.parametrize(("words", "fits"), [("55 lb", False), ("56 lb", True), ("881 lb", True), ("882 lb", False)])
def test_the_limits_in_pounds_are_those_in_kilograms(words: str, fits: bool) -> None:
    if fits:
        assert 25 <= weight_kg(words) <= 400
    else:
        with pytest.raises(SizeError):
            weight_kg(words)


@pytest.mark.parametrize("words", ["tall", "170 kg", "5 ft tall", "17", "17 m", "0.5", "-170", "1.7.0"])
def test_what_is_no_height_gets_an_example(words: str) -> None:
    with pytest.raises(SizeError, match="like 170 cm or 5 ft 7 in"):
        height_cm(words)


@pytest.mark.parametrize("words", ["heavy", "68 cm", "5", "9999", "-68"])
def test_what_is_no_weight_gets_an_example(words: str) -> None:
    with pytest.raises(SizeError, match="like 68 kg or 150 lb"):
        weight_kg(words)


def test_sizes_are_said_in_the_units_of_the_person() -> None:
    assert height_words(170.18, imperial=True) == f"5{NBSP}ft 7{NBSP}in"
    assert height_words(170.18, imperial=False) == f"170{NBSP}cm"
    assert height_words(182.6, imperial=True) == f"6{NBSP}ft 0{NBSP}in"
    assert weight_words(68.04, imperial=True) == f"150{NBSP}lb"
    assert weight_words(68.04, imperial=False) == f"68{NBSP}kg"


@given(st.floats(102, 248), st.floats(25.3, 399.7), st.booleans())
def test_what_is_said_can_be_read_back(cm: float, kg: float, imperial: bool) -> None:
    assert height_cm(height_words(cm, imperial=imperial)) == pytest.approx(cm, abs=1.3)
    assert weight_kg(weight_words(kg, imperial=imperial)) == pytest.approx(kg, abs=0.3)
