"""Verdicts in sentences: what is said first, and how it came about."""

from dataclasses import asdict, replace

import pytest

from foods.nutrients import MAGNESIUM
from tests.tracker.assessment.judging import WOMAN_35, judge, known, partly
from tracker.assessment.health.cautions import Cautions, HealthStatement, cautions_for
from tracker.assessment.reference.reference_intakes import Authority, Person
from tracker.assessment.verdicts.energy_check import EnergyCheck, EnergyFinding
from tracker.assessment.verdicts.verdict import Verdict
from tracker.verdicts.words import VerdictWords, line_of, words_of

NBSP = "\N{NO-BREAK SPACE}"


def plain(text: str) -> str:
    return text.replace(NBSP, " ")


NOTHING_SPEAKS_AGAINST = cautions_for(HealthStatement.NONE, (), WOMAN_35)


def words(verdict: Verdict, unit: str = "ug", *, cautions: Cautions = NOTHING_SPEAKS_AGAINST) -> VerdictWords:
    return words_of(verdict, vitamin_d_unit=unit, cautions=cautions)


def steps(verdict: Verdict, unit: str = "ug") -> dict[str, str]:
    return {step.term: plain(step.text) for step in words(verdict, unit).steps}


def test_nothing_is_said_before_three_complete_days_and_what_is_missing_is() -> None:
    said = words(judge("magnesium", [320, 320]))
    assert (said.headline, said.withheld) == ("Too early to say", True)
    assert said.explanation == "Nothing before 3 complete days: 1 more needed."
    assert said.summary == "2 of 2 logged days are complete"


def test_the_published_example_can_be_recomputed_from_the_page() -> None:
    """NASEM 2000: a woman, magnesium 320 mg over 3 days, EAR 265: SDD 56, ratio 0.98, about 85 % (Φ = 0.836)."""
    verdict = judge("magnesium", [300, 320, 340])
    assert plain(words(verdict).summary) == "mean 320 mg · 3 complete days · early look"
    told = steps(verdict)
    assert told["Probability"] == (
        "(320 − 265) ÷ √((10% of 265)² + 86² ÷ 3) = 0.98; confidence that the usual intake meets your need: 84%."
    )
    assert told["SD between days"] == "86 mg (survey of people of this sex and age)."
    assert told["Mean"] == "320 mg a day; median 320 mg, lowest day 300 mg, highest 340 mg."
    assert told["Reference"].startswith("EAR 265 mg (average need); RDA 320 mg (recommended")
    assert "IOM 1997" in told["Reference"]


def test_a_shortfall_is_in_what_one_eats_and_says_so() -> None:
    said = words(judge("magnesium", [150] * 7))
    assert said.headline == "Likely shortfall"
    assert said.explanation == "In what you eat: a diary shows nothing about the levels in your body."


def test_below_an_ai_keeps_the_sentence_that_it_shows_no_lack_and_gives_no_probability() -> None:
    verdict = judge("potassium", [1800] * 7)
    said = words(verdict)
    assert said.headline == "Below the reference"
    assert said.explanation == "That alone does not show that you get too little: no average requirement is known."
    assert "Probability" not in steps(verdict)
    assert "no probability" in steps(verdict)["Comparison"]
    assert "shortfall" not in (said.headline + said.explanation).lower()


def test_above_an_ai_shows_the_confidence_of_the_published_check() -> None:
    """method.md section 4: 1,200 mg against an AI of 1,000 with SD 325; here potassium with its own figures."""
    told = steps(judge("potassium", [3500] * 5))
    assert told["Probability"].startswith("(3,500 − 2,600) ÷ (851 ÷ √5) = 2.36; confidence")


def test_weekend_days_are_weighted_in_words() -> None:
    told = steps(judge("calcium", [1000] * 7))["Days"]
    assert told.startswith("7 of 7 logged days are complete and count: 5 from Monday to Friday, 2 at the weekend.")
    assert "7 equal days" in told


def test_vitamin_d_is_compared_without_a_probability() -> None:
    verdict = judge("vitamin_d", [3.0, 4.0, 5.0, 3.0, 4.0])
    told = steps(verdict)
    assert told["Comparison"].startswith("The interval lies below EAR 10 µg and below RDA 15 µg.")
    assert "random draws" in told["Uncertainty"]
    assert "SD between days" not in told


def test_vitamin_d_is_said_in_the_unit_of_the_setting() -> None:
    verdict = judge("vitamin_d", [5.0] * 5)
    assert plain(words(verdict, "iu").summary).startswith("mean 200 IU")
    assert "EAR 400 IU" in steps(verdict, "iu")["Reference"]


def test_unknown_foods_are_counted_and_named() -> None:
    verdict = judge("vitamin_d", [partly(4.0, 40.0, 0.5, "Salmon, wild", "Chia seeds")] * 4)
    said = words(verdict)
    assert said.headline.startswith("Can’t tell")
    assert said.explanation == "8 of 36 foods have no value. What they hold could change the answer."
    assert plain(said.summary).startswith("mean at least 4 µg")
    assert list(said.unknown_foods) == ["Salmon, wild", "Chia seeds"]


def test_only_the_first_names_are_listed_and_the_rest_is_counted() -> None:
    names = [f"Food {n}" for n in range(11)]
    said = words(judge("vitamin_d", [partly(4.0, 40.0, 0.5, *names)] * 4))
    assert (len(said.unknown_foods), said.more_unknown) == (8, 3)


def test_a_label_that_rests_on_known_amounts_is_marked() -> None:
    said = words(judge("magnesium", [partly(300.0, 400.0, 0.95, "Chia seeds")] * 7))
    assert said.some_unknown == "Some values unknown: counting them could change this."


def test_below_an_rni_the_average_requirement_is_not_published() -> None:
    said = words(judge("potassium", [2500] * 7, authority=Authority.UK))
    assert said.headline == "Below the reference"
    assert said.explanation.endswith("too little: the average requirement is not published.")


def test_well_below_an_ai_is_worth_raising_and_can_be_recomputed() -> None:
    verdict = judge("potassium", [1300] * 7)
    said = words(verdict)
    assert said.headline == "Well below the reference: worth raising"
    assert said.explanation == (
        "In what you eat. How much is too little is not known: below three quarters of the reference is our line."
    )
    assert "Probability" not in steps(verdict)
    assert steps(verdict)["Comparison"].startswith(
        "Three quarters of it are 1,950 mg: (1,950 − 1,300) ÷ (851 ÷ √7) = 2.02; from 1.04 on it is called well below."
    )


@pytest.mark.parametrize(
    ("statement", "answers", "headline", "remark"),
    [
        (HealthStatement.UNANSWERED, (), "Well below the reference", ""),
        (HealthStatement.WITHHELD, (), "Well below the reference", ""),
        (
            HealthStatement.SOME,
            ("kidney_disease",),
            "Well below the reference; your kidney team sets this amount",
            "Ask your kidney team.",
        ),
        (HealthStatement.SOME, ("ace_inhibitor",), "Well below the reference", "This medicine can raise potassium."),
        (HealthStatement.SOME, ("warfarin",), "Well below the reference: worth raising", ""),
    ],
)
def test_where_potassium_is_held_or_nothing_was_answered_nothing_says_raise(
    statement: HealthStatement, answers: tuple[str, ...], headline: str, remark: str
) -> None:
    cautions = cautions_for(statement, answers, WOMAN_35)
    said = words(judge("potassium", [1300] * 7), cautions=cautions)
    assert said.headline == headline
    assert remark in said.explanation
    assert ("rais" in said.headline) == (not cautions.held and statement is HealthStatement.SOME)


def test_no_vitamin_d_at_all_is_well_below_and_only_a_blood_test_shows_more() -> None:
    said = words(judge("vitamin_d", [0.0] * 7))
    assert said.headline == "Well below the average need, assuming little sun"
    assert "only a blood test" in said.explanation


UK_WINTER = "UK health departments say: everyone should consider a daily supplement of 10 µg in autumn and winter"


def test_vitamin_d_in_the_uk_names_the_official_winter_advice_as_theirs() -> None:
    low = words(judge("vitamin_d", [3.0] * 7, authority=Authority.UK))
    assert f"{UK_WINTER} (October to March). Ask a pharmacist." in plain(low.explanation)
    assert "400 IU" in plain(words(judge("vitamin_d", [3.0] * 7, authority=Authority.UK), "iu").explanation)
    enough = words(judge("vitamin_d", [12.0] * 7, authority=Authority.UK))
    elsewhere = words(judge("vitamin_d", [3.0] * 7, authority=Authority.EFSA))
    assert not any("UK health" in said.explanation for said in (enough, elsewhere))


@pytest.mark.parametrize(
    ("statement", "answers", "person"),
    [
        (HealthStatement.UNANSWERED, (), WOMAN_35),
        (HealthStatement.SOME, ("granulomatous_disease",), WOMAN_35),
        (HealthStatement.NONE, (), Person(17 * 12, "female")),
        (HealthStatement.NONE, (), Person(30 * 12, "female", "pregnant")),
    ],
)
def test_winter_advice_is_for_adults_of_whom_nothing_speaks_against_it(
    statement: HealthStatement, answers: tuple[str, ...], person: Person
) -> None:
    verdict = judge("vitamin_d", [3.0] * 7, person, Authority.UK)
    assert "UK health" not in words(verdict, cautions=cautions_for(statement, answers, person)).explanation


def test_days_that_differ_a_lot_say_so_and_show_both_ways() -> None:
    verdict = judge("magnesium", [1700.0] + [100.0] * 6)
    said = words(verdict)
    assert said.headline == "Borderline: above the average need, not clearly enough"
    assert said.explanation == "Your days differ a lot: by 184% around the mean."
    told = steps(verdict)
    assert told["Probability"].endswith("confidence that the usual intake meets your need: 94%.")
    assert told["Unequal days"].startswith(
        "The formula takes days as alike. Yours differ a lot, so the same was worked"
    )


def test_eu_and_uk_needs_differ_between_people_as_their_own_pair_implies() -> None:
    told = steps(judge("calcium", [900] * 7, authority=Authority.EFSA))
    assert told["Probability"].startswith("(900 − 750) ÷ √(((950 − 750) ÷ 2)² + 325² ÷ 7) = 0.95;")


def test_what_stands_a_low_energy_says_so() -> None:
    energy = EnergyCheck(EnergyFinding.LOW, 900, 1295, 1.05, 2.28, 7)
    said = words(replace(judge("magnesium", [100] * 7), energy=energy, despite_energy=True))
    assert "even if what was left out is like the rest" in said.explanation


def test_an_upper_level_comes_first_and_names_what_it_counts() -> None:
    said = words(judge("magnesium", [known(700.0, from_supplements=400.0)] * 7))
    assert plain(said.upper_level) == (
        "On average above the upper level: mean 400 mg from supplements, the upper level for these is 350 mg a day. "
        "A doctor or pharmacist can say whether that is meant for you."
    )
    assert said.headline == "Very likely enough"


def test_no_upper_level_is_no_statement_of_safety() -> None:
    assert steps(judge("potassium", [3000] * 5))["Upper level"] == (
        "This authority sets none, which is no statement of safety."
    )


def test_uk_level_of_potassium_is_not_for_everyone() -> None:
    assert plain(steps(judge("potassium", [3000] * 5, authority=Authority.UK))["Upper level"]) == (
        "3,700 mg a day, from supplements and medicines only. EVM 2003 Safe Upper Levels for Vitamins and Minerals; "
        "NHS pages on vitamins and minerals. Not for older people or with kidney disease: ask first."
    )


@pytest.mark.parametrize(
    ("authority", "name"), [(Authority.NASEM, "USA and Canada (NASEM)"), (Authority.EFSA, "European Union (EFSA)")]
)
def test_the_authority_is_always_named(authority: Authority, name: str) -> None:
    assert name in steps(judge("potassium", [2700] * 5, authority=authority))["Reference"]


def test_a_child_of_three_has_an_approximate_sd() -> None:
    told = steps(judge("calcium", [600] * 5, person=Person(40, "female")))
    assert "approximate" in told["SD between days"]


@pytest.mark.parametrize("amounts", [[320, 320], [300, 320, 340], [900] * 5])
def test_a_line_says_of_a_verdict_what_its_words_do(amounts: list[float]) -> None:
    verdict = judge("magnesium", amounts)
    line = asdict(line_of(verdict, vitamin_d_unit="ug", cautions=NOTHING_SPEAKS_AGAINST))
    assert {part: getattr(words(verdict), part) for part in line} == line | {"nutrient": MAGNESIUM}
