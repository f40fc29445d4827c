"""The engine's reasons in words; every kind has its sentence, and none promises more than it knows."""

import pytest
from django.utils import translation

from tests.tracker.assessment.listed import listed_foods
from tracker.assessment.suggesting.reasons import Reason, ReasonKind
from tracker.suggestions.words import part_in_words, reason_words

KALE = next(food for food in listed_foods() if food.label.startswith("Kale") and food.nutrient == "magnesium")


@pytest.mark.parametrize(
    ("share", "at_least", "words"),
    [
        (1.0, False, "all of what is left"),
        (1.0, True, "all of what is left"),
        (0.95, False, "nearly all of what is left"),
        (0.76, False, "about ¾ of what is left"),
        (0.73, False, "about ¾ of what is left"),
        (0.73, True, "at least ⅔ of what is left"),
        (0.95, True, "at least ⅞ of what is left"),
        (0.05, False, "a small part of what is left"),
        (0.05, True, "a small part of what is left"),
    ],
)
def test_a_part_of_the_gap_in_words_never_promises_more(share: float, at_least: bool, words: str) -> None:
    assert part_in_words(share, at_least=at_least) == words


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (Reason(ReasonKind.CLOSES, "magnesium", 0.5), "Magnesium: would close about ½ of what is left"),
        (Reason(ReasonKind.ALSO_ADDS, "vitamin_d", 1.0), "Vitamin D: would close all of what is left"),
        (Reason(ReasonKind.LARGEST_GAP, "calcium"), "Calcium is the largest gap"),
        (Reason(ReasonKind.EATEN_BEFORE, count=1), "You ate it on 1 day of the last four weeks"),
        (Reason(ReasonKind.EATEN_BEFORE, count=9), "You ate it on 9 days of the last four weeks"),
        (Reason(ReasonKind.ALIKE_EATEN_BEFORE, count=2), "You ate a food of its kind on 2 days of the last four weeks"),
        (Reason(ReasonKind.FITS_MEAL, meal="snack"), "Fits in as a snack"),
        (Reason(ReasonKind.OWN_DIARY), "On none of the article’s lists: you eat it anyway"),
        (Reason(ReasonKind.EXTRA), "Not in the article"),
        (Reason(ReasonKind.NO_FIGURE, "vitamin_d"), "No figure for vitamin D"),
        (Reason(ReasonKind.HARDLY_ABSORBED, "calcium", 0.1, "High in oxalate"), "High in oxalate"),
        (Reason(ReasonKind.TIMING, remark="Levothyroxine: 4 hours apart from calcium, magnesium or iron"),
         "Levothyroxine: 4 hours apart from calcium, magnesium or iron"),
        (Reason(ReasonKind.REMARK, remark="High in sodium"), "High in sodium"),
        (Reason(ReasonKind.WEAK_MEMBER, "magnesium", 0.0, "A modest source"), "A modest source"),
    ],
)  # fmt: skip
def test_a_reason_reads_as_a_sentence(reason: Reason, words: str) -> None:
    assert reason_words(reason, KALE) == words


def test_a_weak_member_of_a_list_is_named_with_its_portion_and_share() -> None:
    reason = Reason(ReasonKind.WEAK_MEMBER, "magnesium", 0.04, "On the list, but hardly a source")
    said = f"On the list, but hardly a source: {KALE.portion_text} is 4% of your magnesium target"
    assert reason_words(reason, KALE) == said


@pytest.mark.parametrize("kind", list(ReasonKind))
def test_every_kind_of_reason_has_words_in_every_locale(kind: ReasonKind) -> None:
    reason = Reason(kind, "calcium", 0.5, "High in sodium", 2, "lunch")
    for language in ("en", "de"):
        with translation.override(language):
            assert reason_words(reason, KALE)
