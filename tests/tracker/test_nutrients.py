"""Whatever has to be known of a tracked nutrient stands somewhere: what a page would else fail on, or say wrongly."""

from foods.nutrients import TRACKED, VITAMIN_D
from foods.own.labels import units_of
from tests.house import ROOT
from tracker.assessment.reference.reference_intakes import Authority, Person, references_for
from tracker.assessment.verdicts.usual_intake import CV_UNDER_19, POOLED_SD_MG
from tracker.report.pdf import tones

KEYS = {nutrient.key for nutrient in TRACKED}
ADULTS = [Person(age, sex) for age in (19 * 12, 40 * 12, 80 * 12) for sex in ("female", "male")]


def test_every_authority_has_a_target_for_every_adult() -> None:
    missing = [
        (authority, person, key)
        for authority in Authority
        for person in ADULTS
        for key in KEYS - references_for(person, authority).keys()
    ]
    assert missing == []


def test_days_are_known_to_differ_but_for_vitamin_d_which_is_compared_without() -> None:
    judged = KEYS - {VITAMIN_D.key}
    assert {key for key, _sex in POOLED_SD_MG} == judged
    assert set(CV_UNDER_19) == judged


def test_labels_know_its_units_and_values() -> None:
    assert [nutrient.key for nutrient in TRACKED if not units_of(nutrient)] == []
    assert [nutrient.key for nutrient in TRACKED if None in (nutrient.daily_value, nutrient.nrv)] == []


def test_it_has_a_colour_and_a_dash_of_its_own_and_a_part_on_the_about_page() -> None:
    assert tones().keys() == KEYS
    assert len({nutrient.dash for nutrient in TRACKED}) == len(TRACKED)
    about = ROOT / "templates/tracker/home/about"
    assert [key for key in sorted(KEYS) if not (about / f"_{key}.html").exists()] == []
