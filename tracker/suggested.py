"""What one person may be shown about foods that would close a day's gaps: the one answer for every page that asks."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from operator import attrgetter
from typing import Final

from django.utils.translation import gettext as _

from foods.models import SourceFood
from foods.nutrients import BY_KEY, POTASSIUM, TRACKED, Nutrient
from tracker.assessment.bounds import Bounds
from tracker.assessment.cautions import (
    NEVER_SUGGESTED,
    HealthStatement,
    is_small_child,
    may_suggest_more,
)
from tracker.assessment.gaps import Gap, open_gaps, rooms_below_upper_levels
from tracker.assessment.health_questions import HEALTH_GROUPS, HealthGroup
from tracker.assessment.intake import DayIntake, total
from tracker.assessment.remarks import SUGGESTABLE
from tracker.assessment.suggestions import Suggestion, suggest
from tracker.day_summary import NutrientLine, nutrient_lines
from tracker.models import Entry
from tracker.person import Diarist
from tracker.source_lists import ListedFood, candidates_of, nutrient_lists

LIMIT: Final = 3
FRACTIONS: Final = ((0.1, "⅒"), (0.2, "⅕"), (0.25, "¼"), (1 / 3, "⅓"), (0.5, "½"), (2 / 3, "⅔"), (0.75, "¾"))
NEARLY_ALL: Final = 0.9


class Mode(StrEnum):
    """What is shown: foods by their content, the health question, information only, or suggestions for gaps."""

    CONTENT = "content"
    ASK = "ask"
    INFORMATION = "information"
    GAPS = "gaps"


@dataclass(frozen=True, slots=True)
class SuggestionCard:
    """A suggestion as a page shows it; shares are of the day's target, 0 to 1."""

    suggestion: Suggestion
    nutrient: Nutrient
    amount: float
    known_share: float
    added_share: float
    unknown: bool
    closes: str
    also: Sequence[tuple[Nutrient, float]]
    remarks: Sequence[str]


@dataclass(frozen=True, slots=True)
class Suggested:
    """`cards` stand in mode GAPS (none where every target is reached), `contents` in mode CONTENT."""

    mode: Mode
    statement: HealthStatement
    cards: Sequence[SuggestionCard] = ()
    contents: Sequence[ListedFood] = ()
    small_child: bool = False
    any_gap: bool = False

    @property
    def health_groups(self) -> tuple[HealthGroup, ...]:
        return HEALTH_GROUPS


def suggestions_for(
    diarist: Diarist, lines: Iterable[NutrientLine], *, eaten: Collection[int] = frozenset(), limit: int = LIMIT
) -> Suggested:
    """Suggestions for one day, or what stands in their place (2 queries).

    `lines` are the day's four nutrients, `eaten` the ids of foods that the day has already.
    """
    statement = diarist.health.statement
    person = diarist.person
    if statement in (HealthStatement.SOME, HealthStatement.WITHHELD):
        return Suggested(Mode.INFORMATION, statement)
    if person is None:
        return Suggested(Mode.CONTENT, statement, contents=_richest(statement))
    if is_small_child(person):
        return Suggested(Mode.INFORMATION, statement, small_child=True)
    if not may_suggest_more(statement, person):
        return Suggested(Mode.ASK, statement)
    return _for_gaps(diarist, list(lines), eaten=eaten, limit=limit)


def suggestions_on(diarist: Diarist, day: date, days: Sequence[DayIntake]) -> Suggested:
    """Suggestions for `day`, which is the last of `days` if anything was logged on it (3 queries)."""
    logged = [each for each in days if each.date == day]
    intake = logged[0].nutrients if logged else total([], {}, nutrients=TRACKED)
    eaten = Entry.objects.of(diarist.user).on(day).present().food_ids()
    return suggestions_for(diarist, nutrient_lines(diarist, intake), eaten=eaten)


def _for_gaps(diarist: Diarist, lines: Sequence[NutrientLine], *, eaten: Collection[int], limit: int) -> Suggested:
    references = {line.nutrient.key: line.reference for line in lines if line.reference}
    lower = {line.nutrient.key: line.intake.lower for line in lines}
    gaps = open_gaps(
        {key: reference.target for key, reference in references.items()},
        lower,
        with_unknown={line.nutrient.key for line in lines if line.intake.unknown_entries},
    )
    rows = SourceFood.objects.listed().filter(nutrient__in=[gap.nutrient for gap in gaps], good_source__in=SUGGESTABLE)
    bounds = Bounds(diarist.cautions, rooms=rooms_below_upper_levels(references, lower), eaten=frozenset(eaten))
    chosen = suggest(gaps, candidates_of(rows), bounds=bounds, limit=limit) if gaps else []
    by_nutrient = {gap.nutrient: gap for gap in gaps}
    cards = [_card(suggestion, by_nutrient[suggestion.nutrient]) for suggestion in chosen]
    return Suggested(Mode.GAPS, diarist.health.statement, cards=cards, any_gap=bool(gaps))


def _card(suggestion: Suggestion, gap: Gap) -> SuggestionCard:
    main, *others = suggestion.adds
    return SuggestionCard(
        suggestion=suggestion,
        nutrient=BY_KEY[main.nutrient],
        amount=main.amount,
        known_share=1 - gap.share,
        added_share=main.amount / gap.target,
        unknown=gap.at_most,
        closes=part_in_words(main.share_closed, at_least=gap.at_most),
        also=[(BY_KEY[addition.nutrient], addition.amount) for addition in others],
        remarks=[_(reason.remark) for reason in suggestion.reasons if reason.remark],
    )


def _richest(statement: HealthStatement) -> list[ListedFood]:
    """Of each nutrient the listed food with the richest portion; potassium only after "none of these"."""
    suitable = [
        candidate
        for candidate in candidates_of(SourceFood.objects.listed().filter(good_source__in=SUGGESTABLE))
        if not candidate.flags & NEVER_SUGGESTED
    ]
    lists = nutrient_lists(suitable, None)
    shown = [each for each in lists if each.nutrient is not POTASSIUM or statement is HealthStatement.NONE]
    richest = ([term.foods[0] for term in each.terms if term.foods[0].share is not None] for each in shown)
    return [max(foods, key=attrgetter("share")) for foods in richest if foods]


def part_in_words(share: float, *, at_least: bool = False) -> str:
    """A share of a gap, 0 to 1: "about ¾ of what is left"; `at_least` never claims more than the share."""
    if share >= 1:
        return _("all of what is left")
    if share < FRACTIONS[0][0]:
        return _("a small part of what is left")
    if at_least:
        part = [sign for size, sign in FRACTIONS if size <= share][-1]
        return _("at least %(part)s of what is left") % {"part": part}
    if share > NEARLY_ALL:
        return _("nearly all of what is left")
    part = min(FRACTIONS, key=lambda fraction: abs(fraction[0] - share))[1]
    return _("about %(part)s of what is left") % {"part": part}
