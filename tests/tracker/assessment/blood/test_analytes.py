"""Conversions against figures worked by hand, and where a value lies."""

import pytest

from tracker.assessment.blood.analytes import UNITS, Analyte, Place, Unit, converted, likely_units, place_in

MMOL, MG, MEQ, NMOL, NG = Unit.MMOL_L, Unit.MG_DL, Unit.MEQ_L, Unit.NMOL_L, Unit.NG_ML


@pytest.mark.parametrize(
    ("analyte", "value", "unit", "into", "expected"),
    [
        (Analyte.MAGNESIUM, 0.8, MMOL, MG, 1.9444),  # 0.8 × 24.305 / 10
        (Analyte.MAGNESIUM, 0.8, MMOL, MEQ, 1.6),
        (Analyte.MAGNESIUM, 2.0, MG, MMOL, 0.822876),  # 20 / 24.305
        (Analyte.CALCIUM, 2.4, MMOL, MG, 9.61872),  # 2.4 × 40.078 / 10
        (Analyte.CALCIUM_IONISED, 2.4, MEQ, MMOL, 1.2),
        (Analyte.POTASSIUM, 4.0, MMOL, MG, 15.6392),  # 4 × 39.098 / 10
        (Analyte.POTASSIUM, 4.0, MMOL, MEQ, 4.0),
        (Analyte.VITAMIN_D, 20, NG, NMOL, 49.92),  # 20 × 2.496
    ],
)
def test_conversions(analyte: Analyte, value: float, unit: Unit, into: Unit, expected: float) -> None:
    assert converted(value, analyte, unit, into) == pytest.approx(expected, rel=1e-6)


def test_there_and_back_is_the_same() -> None:
    for analyte, units in UNITS.items():
        for unit in units:
            for into in units:
                there = converted(1.7, analyte, unit, into)
                assert converted(there, analyte, into, unit) == pytest.approx(1.7)


def test_a_unit_that_the_analyte_has_not_is_refused() -> None:
    with pytest.raises(KeyError):
        converted(30, Analyte.VITAMIN_D, NG, MMOL)


@pytest.mark.parametrize(
    ("analyte", "value", "unit", "expected"),
    [
        (Analyte.MAGNESIUM, 0.8, MMOL, None),
        (Analyte.MAGNESIUM, 2.0, MMOL, (MG, MEQ)),
        (Analyte.MAGNESIUM, 0.8, MG, (MMOL, MEQ)),
        (Analyte.CALCIUM, 9.6, MMOL, (MG,)),
        (Analyte.CALCIUM, 2.4, MG, (MMOL,)),
        (Analyte.CALCIUM_IONISED, 1.2, MMOL, None),
        (Analyte.POTASSIUM, 4.2, MMOL, None),
        (Analyte.POTASSIUM, 16, MMOL, (MG,)),
        (Analyte.VITAMIN_D, 30, NMOL, None),  # low in one and common in the other: nothing can be asked
        (Analyte.VITAMIN_D, 8, NMOL, (NG,)),
        (Analyte.VITAMIN_D, 200, NG, (NMOL,)),
        (Analyte.POTASSIUM, 400, MMOL, ()),
    ],
)
def test_a_slip_of_the_unit_is_seen(
    analyte: Analyte, value: float, unit: Unit, expected: tuple[Unit, ...] | None
) -> None:
    assert likely_units(value, analyte, unit) == expected


@pytest.mark.parametrize(
    ("value", "low", "high", "expected"),
    [
        (0.74, 0.75, 1.05, Place.BELOW),
        (0.75, 0.75, 1.05, Place.WITHIN),
        (1.05, 0.75, 1.05, Place.WITHIN),
        (1.06, 0.75, 1.05, Place.ABOVE),
        (0.5, 0.75, None, Place.BELOW),
        (9.0, 0.75, None, Place.WITHIN),
        (9.0, None, 1.05, Place.ABOVE),
        (9.0, None, None, Place.UNKNOWN),
    ],
)
def test_the_ends_of_the_laboratorys_range_are_in_it(
    value: float, low: float | None, high: float | None, expected: Place
) -> None:
    assert place_in(value, low, high) is expected
