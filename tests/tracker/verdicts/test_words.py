"""Verdicts in sentences: what is said first, and how it came about."""

import pytest

from tests.tracker.assessment.judging import judge, known, partly
from tracker.assessment.reference.reference_intakes import Authority, Person
from tracker.assessment.verdicts.verdict import Verdict
from tracker.verdicts.words import VerdictWords, words_of

NBSP = "\N{NO-BREAK SPACE}"


def plain(text: str) -> str:
    return text.replace(NBSP, " ")


def words(verdict: Verdict, unit: str = "ug") -> VerdictWords:
    return words_of(verdict, vitamin_d_unit=unit)


def steps(verdict: Verdict, unit: str = "ug") -> dict[str, str]:
    return {step.term: plain(step.text) for step in words(verdict, unit).steps}


def test_nothing_is_said_before_three_complete_days_and_what_is_missing_is() -> None:
    said = words(judge("magnesium", [320, 320]))
    assert (said.headline, said.withheld) == ("Too early to say", True)
    assert said.explanation == "Nothing before 3 complete days: 1 more needed."
    assert said.summary == "2 of 2 logged days are complete"
    assert said.strip is None


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
    verdict = judge("potassium", [2000] * 5)
    said = words(verdict)
    assert said.headline == "Below the reference"
    assert said.explanation == "This does not show that you get too little: no average requirement is known."
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
    assert said.strip is None


def test_only_the_first_names_are_listed_and_the_rest_is_counted() -> None:
    names = [f"Food {n}" for n in range(11)]
    said = words(judge("vitamin_d", [partly(4.0, 40.0, 0.5, *names)] * 4))
    assert (len(said.unknown_foods), said.more_unknown) == (8, 3)


def test_a_label_that_rests_on_known_amounts_is_marked() -> None:
    said = words(judge("magnesium", [partly(300.0, 400.0, 0.95, "Chia seeds")] * 7))
    assert said.some_unknown == "Some values unknown: counting them could change this."


def test_days_that_differ_too_much_say_by_how_much() -> None:
    said = words(judge("calcium", [100, 100, 100, 100, 100, 3000, 3000]))
    assert said.headline == "Your days differ too much for this"
    assert "above 60% the formula does not hold" in said.explanation


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


def test_the_strip_shows_mean_interval_need_and_target() -> None:
    strip = words(judge("magnesium", [320] * 3)).strip
    assert strip is not None
    # 320 ± 1.96 × 86/√3 is 222.7 to 417.3; the strip ends at 1.05 × 417.3 = 438.2 mg
    assert (strip.mean, strip.low, strip.width) == ("73.0%", "50.8%", "44.4%")
    assert [(mark.at, mark.text) for mark in strip.marks] == [("60.5%", "average need"), ("73.0%", "RDA")]


def test_a_child_of_three_has_an_approximate_sd() -> None:
    told = steps(judge("calcium", [600] * 5, person=Person(40, "female")))
    assert "approximate" in told["SD between days"]
