"""Where the authorities disagree (method.md section 4)."""

from tracker.assessment.reference.reference_intakes import Authority, Person
from tracker.assessment.verdicts.authorities import disagree, side_by_side

WOMAN_40 = Person(40 * 12, "female")


def test_potassium_2700_mg_is_above_the_us_ai_of_a_woman_and_below_efsas() -> None:
    views = {view.authority: view for view in side_by_side("potassium", WOMAN_40, 2700)}
    assert (views[Authority.NASEM].reference.target, views[Authority.NASEM].reached) == (2600, True)
    assert (views[Authority.EFSA].reference.target, views[Authority.EFSA].reached) == (3500, False)
    assert (views[Authority.UK].reference.target, views[Authority.UK].reached) == (3500, False)
    assert disagree(views.values())


def test_below_all_or_above_all_they_do_not_disagree() -> None:
    assert not disagree(side_by_side("potassium", WOMAN_40, 1000))
    assert not disagree(side_by_side("potassium", WOMAN_40, 5000))


def test_a_target_reached_exactly_is_reached() -> None:
    assert side_by_side("magnesium", WOMAN_40, 320)[0].reached
    assert not side_by_side("magnesium", WOMAN_40, 319.99)[0].reached


def test_an_infant_has_no_values() -> None:
    assert side_by_side("calcium", Person(6, "female"), 500) == ()
