"""Suggestions as a page shows them: words, bars, and what the form that adds them sends."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foods.nutrients import BY_KEY, ENERGY, SODIUM, TRACKED, Nutrient
from tracker.assessment.portions.candidates import Candidate
from tracker.assessment.suggesting.acceptance import Acceptance
from tracker.assessment.suggesting.combinations import Combination
from tracker.assessment.suggesting.gaps import Gap
from tracker.assessment.suggesting.reasons import Reason, ReasonKind
from tracker.assessment.suggesting.suggestions import Suggestion
from tracker.display.amounts import format_amount
from tracker.display.food_line import FoodLine
from tracker.person.diarist import Diarist
from tracker.person.reading import Reading
from tracker.suggestions.adding import item_of
from tracker.suggestions.bars import Bar, bars
from tracker.suggestions.words import reason_words

# Said by a bar, by the headline, or by where the food comes from.
SAID_ELSEWHERE: Final = frozenset(
    {
        ReasonKind.CLOSES,
        ReasonKind.ALSO_ADDS,
        ReasonKind.LARGEST_GAP,
        ReasonKind.NO_FIGURE,
        ReasonKind.OWN_DIARY,
        ReasonKind.EXTRA,
    }
)


@dataclass(frozen=True, slots=True)
class Portion:
    """One portion as a page names it: `item` is what a form sends to add it, `origin` says where it comes from.

    `notes` are what to know of it beyond what bars say.
    """

    food: Candidate
    item: str
    origin: str
    notes: Sequence[str]


@dataclass(frozen=True, slots=True)
class FoodCard:
    """A single suggestion: one line, and behind its mark the headline and the amounts of all four nutrients."""

    portion: Portion
    headline: str
    line: FoodLine
    amounts: Sequence[tuple[Nutrient, str]]

    @property
    def portions(self) -> tuple[Portion]:
        return (self.portion,)


@dataclass(frozen=True, slots=True)
class CombinationCard:
    """Some portions together; `cost` is their energy and sodium in words."""

    portions: Sequence[Portion]
    headline: str
    bars: Sequence[Bar]
    cost: str


@dataclass(frozen=True, slots=True)
class CardMaker:
    """Makes cards for one person: their units and the meals at which they eat things."""

    diarist: Diarist
    acceptance: Acceptance

    def food(self, suggestion: Suggestion, gaps: Sequence[Gap]) -> FoodCard:
        """A single suggestion for these gaps."""
        return FoodCard(
            self.portion(suggestion.candidate, suggestion.reasons),
            _headline_of_food(suggestion, gaps),
            self.line(suggestion, gaps),
            [(nutrient, self.figure(suggestion.candidate, nutrient)) for nutrient in TRACKED],
        )

    def line(self, suggestion: Suggestion, gaps: Sequence[Gap]) -> FoodLine:
        """The food in one line, with the gap of which it closes most, measured by the target."""
        by_nutrient = {gap.nutrient: gap for gap in gaps}
        most = max(suggestion.adds, key=lambda added: added.share_closed * by_nutrient[added.nutrient].share)
        food, gap, nutrient = suggestion.candidate, by_nutrient[most.nutrient], BY_KEY[most.nutrient]
        reading = Reading.of(self.diarist, nutrient)
        return FoodLine(
            name=food.label,
            portion=food.portion_text,
            nutrient=nutrient,
            known_share=1 - gap.share,
            added_share=most.amount / gap.target,
            gain=f"+{reading.figure(most.amount)}",
            unit=reading.unit,
            unknown=gap.at_most,
            address=reverse("foods:food", args=[food.food_id]),
        )

    def figure(self, food: Candidate, nutrient: Nutrient) -> str:
        """How much a portion holds: "+156", "0", or "?" where the table has no value."""
        amount = food.amount(nutrient.key)
        if amount is None:
            return "?"
        figure = Reading.of(self.diarist, nutrient).figure(amount)
        return f"+{figure}" if amount else figure

    def combination(self, combination: Combination, gaps: Sequence[Gap], *, every_gap: bool) -> CombinationCard:
        """A combination for these gaps, which are `every_gap` or those that health answers leave."""
        return CombinationCard(
            [self.portion(part.candidate, part.reasons) for part in combination.portions],
            _headline(combination, every_gap=every_gap),
            bars([part.candidate for part in combination.portions], gaps, self.diarist),
            _cost(combination),
        )

    def portion(self, food: Candidate, reasons: Iterable[Reason]) -> Portion:
        meals = self.acceptance.meals(food)
        return Portion(food, item_of(food, meals[0] if meals else ""), origin(food), notes(reasons, food))


def _headline_of_food(suggestion: Suggestion, gaps: Sequence[Gap]) -> str:
    """ "Magnesium: would close about ¾ of what is left, the largest gap"."""
    kinds = {reason.kind: reason for reason in suggestion.reasons}
    main = next(gap for gap in gaps if gap.nutrient == suggestion.nutrient)
    words = reason_words(kinds[ReasonKind.CLOSES], suggestion.candidate, at_least=main.at_most)
    return _("%(reason)s, the largest gap") % {"reason": words} if ReasonKind.LARGEST_GAP in kinds else words


def _headline(combination: Combination, *, every_gap: bool) -> str:
    count = len(combination.portions)
    if combination.covers and not every_gap:
        words = ngettext(
            "%(count)s portion would close every gap shown here",
            "%(count)s portions together would close every gap shown here",
            count,
        )
    elif combination.covers:
        words = ngettext(
            "%(count)s portion would close every gap", "%(count)s portions together would close every gap", count
        )
    else:
        words = ngettext(
            "%(count)s portion would close part of the gaps",
            "%(count)s portions together would close part of the gaps",
            count,
        )
    return words % {"count": count}


def _cost(combination: Combination) -> str:
    missing = {reason.nutrient for reason in combination.reasons if reason.kind is ReasonKind.NO_FIGURE}
    amounts = [
        _("at least %(amount)s") % {"amount": words} if nutrient.key in missing else words
        for nutrient, amount in ((ENERGY, combination.energy_kcal), (SODIUM, combination.sodium_mg))
        for words in [format_amount(amount, nutrient, nutrient.unit)]
    ]
    return _("%(energy)s and %(sodium)s sodium in all") % {"energy": amounts[0], "sodium": amounts[1]}


def origin(food: Candidate) -> str:
    """Which list of the article it stands on; else that it stands on none, and why it is here."""
    if food.own_diary:
        return reason_words(Reason(ReasonKind.OWN_DIARY), food)
    if food.is_extra:
        return reason_words(Reason(ReasonKind.EXTRA), food)
    nutrient = _(BY_KEY[food.nutrient].name)
    return _("%(nutrient)s list: “%(term)s”") % {"nutrient": nutrient, "term": food.term}


def notes(reasons: Iterable[Reason], food: Candidate) -> list[str]:
    """What is to know of a food beyond what its bars say, each thing once."""
    said = (reason_words(reason, food) for reason in reasons if reason.kind not in SAID_ELSEWHERE)
    return list(dict.fromkeys(said))
