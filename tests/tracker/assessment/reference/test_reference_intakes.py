"""Which reference intake serves which person. Values as printed by the authority named in each test."""

import csv
from datetime import date
from itertools import product

import pytest

from foods.nutrients import TRACKED
from tracker.assessment.reference.reference_intakes import (
    TABLE,
    Authority,
    LifeStage,
    Person,
    ReferenceIntakes,
    Sex,
    ULScope,
    age_in_months,
    references_for,
)

NASEM, EFSA, UK = Authority
SEXES: tuple[Sex, ...] = ("female", "male")
STAGES: tuple[LifeStage, ...] = ("none", "pregnant", "lactating")


def years(age: int, sex: Sex = "female", stage: LifeStage = "none") -> Person:
    return Person(age * 12, sex, stage)


def values(
    person: Person, nutrient: str, authority: Authority = NASEM
) -> tuple[float | None, float | None, float | None, float | None]:
    found = references_for(person, authority)[nutrient]
    return found.ear, found.rda, found.ai, found.ul


# ── everyone ──


@pytest.mark.parametrize(("sex", "stage", "authority"), list(product(SEXES, STAGES, Authority)))
def test_everyone_from_one_year_has_a_target_for_each_nutrient(
    sex: Sex, stage: LifeStage, authority: Authority
) -> None:
    for age_months in range(12, 1201):
        found = references_for(Person(age_months, sex, stage), authority)
        assert list(found) == [nutrient.key for nutrient in TRACKED]
        for reference in found.values():
            assert_holds_together(reference)


def assert_holds_together(reference: ReferenceIntakes) -> None:
    kinds = {"RDA": reference.rda, "AI": reference.ai}
    assert kinds[reference.target_kind] == reference.target > 0
    assert (reference.rda is None) != (reference.ai is None)
    assert reference.ear is None or (reference.rda is not None and reference.ear < reference.rda)
    assert reference.source
    assert reference.target_term
    assert reference.ul is None or (reference.ul_scope is not None and reference.ul_source)


@pytest.mark.parametrize("authority", Authority)
def test_infants_have_no_reference_here(authority: Authority) -> None:
    assert references_for(Person(11, "female"), authority) == {}
    assert references_for(Person(0, "male"), authority) == {}


def test_what_an_authority_does_not_give_is_absent() -> None:
    for age_months, sex, stage in product(range(12, 1201, 7), SEXES, STAGES):
        person = Person(age_months, sex, stage)
        assert values(person, "potassium", NASEM)[3] is None
        assert values(person, "potassium", EFSA)[3] is None
        assert values(person, "potassium")[:2] == (None, None)
        assert values(person, "magnesium", EFSA)[:2] == (None, None)
        assert values(person, "vitamin_d", EFSA)[:2] == (None, None)


def test_each_row_of_the_table_is_in_use() -> None:
    with TABLE.open(newline="", encoding="utf-8") as file:
        for record in csv.DictReader(file):
            sex: Sex = "male" if record["sex"] == "male" else "female"
            stage: LifeStage = next(name for name in STAGES if name == record["life_stage"])
            found = references_for(Person(int(record["from_months"]), sex, stage), Authority(record["authority"]))
            expected = float(record["value"]) if record["value"] else None
            assert getattr(found[record["nutrient"]], record["kind"].lower()) == expected, record


# ── the values ──


def test_us_values_of_a_woman_of_35() -> None:  # IOM 1997, IOM 2011, NASEM 2019
    assert values(years(35), "magnesium") == (265, 320, None, 350)
    assert values(years(35), "calcium") == (800, 1000, None, 2500)
    assert values(years(35), "potassium") == (None, None, 2600, None)
    assert values(years(35), "vitamin_d") == (10, 15, None, 100)


def test_eu_values_of_a_man_of_35() -> None:  # EFSA 2015, 2015, 2016, 2016
    assert values(years(35, "male"), "magnesium", EFSA) == (None, None, 350, 250)
    assert values(years(35, "male"), "calcium", EFSA) == (750, 950, None, 2500)
    assert values(years(35, "male"), "potassium", EFSA) == (None, None, 3500, None)
    assert values(years(35, "male"), "vitamin_d", EFSA) == (None, None, 15, 100)


def test_uk_values_of_a_woman_of_35() -> None:  # COMA 1991, SACN 2016
    assert values(years(35), "magnesium", UK) == (200, 270, None, 400)
    assert values(years(35), "calcium", UK) == (525, 700, None, 1500)
    assert values(years(35), "potassium", UK) == (None, 3500, None, 3700)
    assert values(years(35), "vitamin_d", UK) == (None, 10, None, 100)


def test_uk_upper_levels_are_for_adults_and_supplements_but_for_vitamin_d() -> None:  # EVM 2003, NHS
    adult, child = (references_for(years(age), UK) for age in (18, 17))
    minerals = ("magnesium", "calcium", "potassium")
    assert {adult[key].ul_scope for key in minerals} == {ULScope.SUPPLEMENTS}
    assert [child[key].ul for key in minerals] == [None, None, None]
    assert [references_for(years(age), UK)["vitamin_d"].ul for age in (10, 11, 80)] == [50, 100, 100]
    assert adult["vitamin_d"].ul_scope is ULScope.TOTAL


def test_native_terms_are_the_authoritys_own() -> None:
    calcium = references_for(years(35), EFSA)["calcium"]
    assert (calcium.ear_term, calcium.target_term, calcium.target_kind) == ("AR", "PRI", "RDA")
    assert references_for(years(35), UK)["potassium"].target_term == "RNI"
    toddler = references_for(years(2), UK)["vitamin_d"]
    assert (toddler.target_term, toddler.target_kind, toddler.target) == ("Safe Intake", "AI", 10)


def test_upper_levels_name_their_scope() -> None:
    found = references_for(years(35), NASEM)
    assert found["magnesium"].ul_scope is ULScope.SUPPLEMENTS
    assert found["calcium"].ul_scope is ULScope.TOTAL
    assert found["potassium"].ul_scope is None
    assert "NOT a statement that high intakes are safe" in found["potassium"].ul_note


# ── edges ──


@pytest.mark.parametrize(
    ("age_months", "nutrient", "rda"),
    [
        (47, "calcium", 700),
        (48, "calcium", 1000),
        (107, "magnesium", 130),
        (108, "magnesium", 240),
        (227, "calcium", 1300),
        (228, "calcium", 1000),
        (611, "calcium", 1000),
        (612, "calcium", 1200),
        (851, "vitamin_d", 15),
        (852, "vitamin_d", 20),
    ],
)
def test_completed_months_decide_at_the_edge_of_a_band(age_months: int, nutrient: str, rda: float) -> None:
    assert values(Person(age_months, "female"), nutrient)[1] == rda


def test_magnesium_upper_level_of_the_eu_starts_at_four_years() -> None:
    assert values(Person(47, "male"), "magnesium", EFSA)[3] is None
    assert values(Person(48, "male"), "magnesium", EFSA)[3] == 250


def test_calcium_upper_level_of_the_us_falls_at_51_years() -> None:
    assert values(Person(611, "male"), "calcium")[3] == 2500
    assert values(Person(612, "male"), "calcium")[3] == 2000


# ── pregnancy and lactation ──


def test_pregnancy_raises_magnesium() -> None:
    assert values(years(25, stage="pregnant"), "magnesium") == (290, 350, None, 350)


def test_above_the_last_band_of_pregnancy_the_last_one_serves() -> None:
    for nutrient in ("magnesium", "calcium", "potassium", "vitamin_d"):
        assert values(years(53, stage="pregnant"), nutrient) == values(years(50, stage="pregnant"), nutrient)
    assert values(years(53, stage="lactating"), "potassium")[2] == 2800


def test_below_the_first_band_of_pregnancy_the_first_one_serves() -> None:
    assert values(years(13, stage="pregnant"), "magnesium") == (335, 400, None, 350)


def test_pregnancy_never_lowers_the_target_of_a_young_person() -> None:
    # EFSA lists pregnancy from 18 years (calcium PRI 1,000); at 16 the plain PRI is 1,150, which pregnancy keeps.
    assert values(years(16, stage="pregnant"), "calcium", EFSA)[:2] == (960, 1150)
    assert values(years(16, stage="pregnant"), "magnesium", EFSA)[2] == 300


def test_authority_without_a_value_for_pregnancy_keeps_its_plain_one() -> None:
    for nutrient in ("magnesium", "calcium", "potassium", "vitamin_d"):
        assert values(years(30, stage="pregnant"), nutrient, UK) == values(years(30), nutrient, UK)


@pytest.mark.parametrize(("nutrient", "increment"), [("magnesium", 50), ("calcium", 550)])
@pytest.mark.parametrize("age", [11, 14, 15, 18, 19, 40])
def test_uk_lactation_adds_its_printed_increment(nutrient: str, increment: float, age: int) -> None:
    plain = references_for(years(age), UK)[nutrient]
    lactating = references_for(years(age, stage="lactating"), UK)[nutrient]
    assert lactating.target == plain.target + increment
    assert lactating.target_term == f"RNI (+{increment})"


def test_plain_average_requirement_is_not_lent_to_lactation() -> None:
    # COMA gives an increment to the RNI only: the EAR of 200 mg is that of women who do not breastfeed.
    assert values(years(30, stage="lactating"), "magnesium", UK)[0] is None


def test_life_stage_of_a_male_is_disregarded() -> None:
    assert references_for(years(30, "male", "pregnant"), NASEM) == references_for(years(30, "male"), NASEM)


# ── age ──


@pytest.mark.parametrize(
    ("on", "months"),
    [
        (date(2025, 3, 31), 299),
        (date(2025, 4, 1), 300),
        (date(2025, 4, 30), 300),
        (date(2000, 4, 1), 0),
        (date(1999, 12, 31), 0),
    ],
)
def test_age_counts_from_the_first_of_the_month_of_birth(on: date, months: int) -> None:
    assert age_in_months(2000, 4, on) == months


def test_authorities_have_names_to_show() -> None:
    assert all(authority.label for authority in Authority)
