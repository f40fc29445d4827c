"""What stands beside figures can be read by a child of thirteen: US school grade of eight or less."""

import re
from collections.abc import Iterator

import pytest

from foods.nutrients import TRACKED
from tests.tracker.assessment.judging import WOMAN_35, judge, partly
from tracker.assessment.health.cautions import HealthStatement, cautions_for
from tracker.assessment.reference.reference_intakes import Authority
from tracker.assessment.verdicts.energy_check import EnergyCheck, EnergyFinding
from tracker.assessment.verdicts.verdict import LABEL_TEXTS, Verdict
from tracker.verdicts.terms import TERMS
from tracker.verdicts.words import words_of

HIGHEST_GRADE = 8.0
LOW_ENERGY = EnergyCheck(EnergyFinding.LOW, 600, 1350, 1.1, 2.2, 14)


def syllables(word: str) -> int:
    """Groups of vowels, without a silent e at the end: a little more than a dictionary counts, rarely less."""
    bare = re.sub(r"(?<=[^aeiouyl])e[sd]?$", "", word.lower())
    return max(1, len(re.findall(r"[aeiouy]+", bare)))


def grade(text: str) -> float:
    """Flesch-Kincaid grade level (Kincaid 1975): 0.39 words/sentences + 11.8 syllables/words - 15.59."""
    sentences = len(re.findall(r"[.!?:](?:\s|$)", text))
    words = re.findall(r"[A-Za-z]+(?:[’'-][A-Za-z]+)*", text)
    return 0.39 * len(words) / sentences + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def without_names(text: str) -> str:
    """Labels and nutrients' names are given, not chosen."""
    for name in (*LABEL_TEXTS.values(), *(nutrient.in_sentence for nutrient in TRACKED)):
        text = text.replace(name, "")
    return text.strip()


def test_the_grade_is_that_of_the_formula() -> None:
    # 6 words, 1 sentence, 6 syllables: 0.39 × 6 + 11.8 − 15.59
    assert grade("The cat sat on the mat.") == pytest.approx(-1.45)
    assert grade("Pooled day-to-day variability necessitates methodological consideration.") > 20


@pytest.mark.parametrize("term", TERMS, ids=lambda term: str(term.name))
def test_a_term_is_explained_in_one_line_of_plain_words(term: object) -> None:
    explanation = str(term.explanation)  # type: ignore[attr-defined]
    assert len(explanation) <= 100
    assert grade(without_names(explanation)) <= HIGHEST_GRADE


def verdicts() -> Iterator[Verdict]:
    """Each nutrient under each authority from nothing to plenty, some of it unknown, of few days and of many."""
    for authority in Authority:
        for nutrient in ("magnesium", "calcium", "potassium", "vitamin_d"):
            for amount in (0.0, 3.0, 8.0, 12.0, 30.0, 200.0, 320.0, 800.0, 2000.0, 3400.0, 5000.0):
                for days in (2, 5, 14):
                    yield judge(nutrient, [amount] * days, authority=authority)
                yield judge(nutrient, [amount, 0.0] * 7, authority=authority)
                yield judge(nutrient, [partly(amount, 9 * amount + 9, 0.5, "Chia")] * 7, authority=authority)
                yield judge(nutrient, [amount] * 7, authority=authority, energy=LOW_ENERGY)


def test_what_is_said_beside_a_verdict_is_as_plain() -> None:
    cautions = cautions_for(HealthStatement.NONE, (), WOMAN_35)
    said = {words_of(verdict, vitamin_d_unit="ug", cautions=cautions).explanation for verdict in verdicts()} - {""}
    assert len(said) > 10
    hard = {text: round(grade(without_names(text)), 1) for text in said if grade(without_names(text)) > HIGHEST_GRADE}
    assert hard == {}
