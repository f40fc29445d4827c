"""One serving against a whole day's upper level; the levels are those of reference_intakes.csv."""

import pytest

from tracker.assessment.reference.reference_intakes import Authority, Person
from tracker.assessment.reference.upper_levels import above_upper_levels

WOMAN = Person(age_months=40 * 12, sex="female")
CHILD = Person(age_months=5 * 12, sex="male")


def above(
    amounts: dict[str, float | None],
    *,
    is_supplement: bool = True,
    person: Person | None = WOMAN,
    authority: Authority = Authority.NASEM,
) -> dict[str, float]:
    found = above_upper_levels(amounts, is_supplement=is_supplement, person=person, authority=authority)
    return {each.nutrient.key: each.level for each in found}


def test_only_more_than_the_level_is_above_it() -> None:
    assert above({"vitamin_d_ug": 100, "calcium_mg": 2500, "magnesium_mg": 350}) == {}
    assert above({"vitamin_d_ug": 100.1}) == {"vitamin_d": 100}
    assert above({"calcium_mg": 2501}) == {"calcium": 2500}


def test_magnesium_has_a_level_for_supplements_alone_and_potassium_none_in_the_usa() -> None:
    held: dict[str, float | None] = {"magnesium_mg": 400, "potassium_mg": 9000}
    assert above(held) == {"magnesium": 350}
    assert above(held, is_supplement=False) == {}


def test_what_is_unknown_is_not_above() -> None:
    assert above({"vitamin_d_ug": None}) == {}


@pytest.mark.parametrize(
    ("person", "authority", "level"),
    [
        (WOMAN, Authority.EFSA, 250),
        (CHILD, Authority.NASEM, 110),
        (None, Authority.NASEM, 350),  # an adult
        (WOMAN, Authority.UK, 400),
        (CHILD, Authority.UK, 110),  # the UK's are for adults: NASEM's stands in
    ],
)
def test_the_level_is_the_persons_own(person: Person | None, authority: Authority, level: float) -> None:
    assert above({"magnesium_mg": 1000}, person=person, authority=authority) == {"magnesium": level}


def test_uk_levels_of_calcium_and_potassium_count_supplements_alone() -> None:
    # EVM 2003 and the NHS: 1,500 mg of calcium and 3,700 mg of potassium from supplements, adults.
    held: dict[str, float | None] = {"calcium_mg": 1501, "potassium_mg": 3701}
    assert above(held, authority=Authority.UK) == {"calcium": 1500, "potassium": 3700}
    assert above(held, authority=Authority.UK, is_supplement=False) == {}
