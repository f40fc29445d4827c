"""What one person may be shown about foods that would close a day's gaps: the one answer for every page that asks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import blake2b
from typing import Final, Self

from tracker.assessment.health.cautions import HealthStatement
from tracker.assessment.health.health_questions import HEALTH_GROUPS, HealthGroup
from tracker.assessment.suggesting.bounds import Bounds
from tracker.assessment.suggesting.combinations import Combination, combine
from tracker.assessment.suggesting.gaps import Gap
from tracker.assessment.suggesting.suggestions import AS_GOOD, Suggestion, suggest
from tracker.models import FoodPreferences
from tracker.person.diarist import Diarist
from tracker.suggestions.advice import Advised, advised_on
from tracker.suggestions.blank import Blank, blank_of
from tracker.suggestions.cards import CardMaker, CombinationCard, FoodCard
from tracker.suggestions.contents import richest_foods
from tracker.suggestions.left import Left, left_of
from tracker.suggestions.offer import Offer, offer_to
from tracker.suggestions.served import served_on
from tracker.suggestions.source_lists import ListedFood

FOODS: Final = 3  # beside a day
FOODS_ON_THEIR_PAGE: Final = 8
COMBINATIONS_AT_ONCE: Final = 3
ROUNDS: Final = 3  # of combinations, each from another choice among the foods
MOST_TURNS: Final = 10


class Mode(StrEnum):
    """What is shown: foods by their content, the health question, information only, or suggestions for gaps."""

    CONTENT = "content"
    ASK = "ask"
    INFORMATION = "information"
    GAPS = "gaps"


@dataclass(frozen=True, slots=True)
class Turn:
    """How often "another" was asked for: of the single foods, of the combination, and of the one for tomorrow."""

    foods: int = 0
    combination: int = 0
    tomorrow: int = 0

    @classmethod
    def read(cls, sent: Mapping[str, str]) -> Self:
        """From an address; what is no small number counts as none."""
        return cls(*(_small_number(sent.get(name, "")) for name in ("foods", "combination", "tomorrow")))


FIRST: Final = Turn()


def _small_number(text: str) -> int:
    return min(int(text), MOST_TURNS) if text.isdecimal() and len(text) < 3 else 0


@dataclass(frozen=True, slots=True)
class Suggested:
    """`cards`, `combination` and `advised` stand in mode GAPS, `contents` in mode CONTENT.

    `blank`: why there are no cards.

    `next_foods` and `next_combination` are the turns that "another" asks for; None where there is no other.
    """

    mode: Mode
    statement: HealthStatement
    small_child: bool = False
    contents: Sequence[ListedFood] = ()
    blank: Blank | None = None
    cards: Sequence[FoodCard] = ()
    combination: CombinationCard | None = None
    left: Left | None = None
    advised: Advised | None = None
    turn: Turn = FIRST
    next_foods: int | None = None
    next_combination: int | None = None

    @property
    def health_groups(self) -> tuple[HealthGroup, ...]:
        return HEALTH_GROUPS


def mode_for(diarist: Diarist) -> Mode:
    """What this person's answers and profile allow."""
    health = diarist.health
    if health.statement is HealthStatement.WITHHELD or (health.statement is HealthStatement.SOME and not health.single):
        return Mode.INFORMATION
    if diarist.is_small_child or not diarist.cautions.judges_intake:
        return Mode.INFORMATION
    if diarist.person is None:
        return Mode.INFORMATION if health.statement is HealthStatement.SOME else Mode.CONTENT
    return Mode.ASK if health.statement is HealthStatement.UNANSWERED else Mode.GAPS


def suggestions_on(
    diarist: Diarist, day: date, *, meal: str = "", turn: Turn = FIRST, offer: Offer | None = None, foods: int = FOODS
) -> Suggested:
    """Suggestions for `day`, or what stands in their place; `offer` is read unless it is given (6 queries).

    `foods`: how many single foods at once.

    What is planned for the day counts here as if it were eaten, so that no gap is closed twice.
    """
    mode, statement = mode_for(diarist), diarist.health.statement
    if mode is Mode.CONTENT:
        preferences = FoodPreferences.objects.preferences_of(diarist.user).value()
        return Suggested(mode, statement, contents=richest_foods(statement, preferences))
    if mode is not Mode.GAPS or diarist.references is None:
        return Suggested(mode, statement, small_child=diarist.is_small_child)
    served, offer = served_on(diarist.user, day), offer or offer_to(diarist)
    bounds = offer.bounds(served.rooms(diarist.references), eaten=served.foods, meal=meal)
    return _for_gaps(diarist, served.gaps(diarist.references), offer, bounds, turn, foods)


def _for_gaps(
    diarist: Diarist, gaps: Sequence[Gap], offer: Offer, bounds: Bounds, turn: Turn, at_once: int
) -> Suggested:
    pushed = bounds.pushable(gaps)
    found = suggest(gaps, offer.candidates, bounds=bounds, limit=at_once * (turn.foods + 1) + 1)
    foods, next_foods = _page(found, turn.foods, at_once)
    cards = CardMaker(diarist, offer.acceptance)
    combination, next_combination = one_combination(diarist, gaps, offer, bounds, turn.combination)
    return Suggested(
        Mode.GAPS,
        diarist.health.statement,
        blank=None if foods else blank_of(gaps, pushed),
        cards=[cards.food(suggestion, pushed) for suggestion in foods],
        combination=None if _is_one_enough(found, pushed) else combination,
        left=left_of(diarist, gaps, pushed, offer),
        advised=advised_on(offer.cautions, {gap.nutrient for gap in gaps}),
        turn=turn,
        next_foods=next_foods,
        next_combination=next_combination,
    )


def _page(found: Sequence[Suggestion], turn: int, at_once: int) -> tuple[Sequence[Suggestion], int | None]:
    """The foods of this turn and the number of the next, which begins anew after the last."""
    shown = found[turn * at_once : (turn + 1) * at_once]
    if not shown:
        return found[:at_once], 1 if len(found) > at_once else None
    if len(found) > (turn + 1) * at_once:
        return shown, turn + 1
    return shown, 0 if turn else None


def one_combination(
    diarist: Diarist, gaps: Sequence[Gap], offer: Offer, bounds: Bounds, turn: int
) -> tuple[CombinationCard | None, int | None]:
    """One of several combinations for these gaps and the number of the next; None where there is none."""
    found = _different_combinations(gaps, offer, bounds, turn + 2)  # this one, and whether there is another
    if not found:
        return None, None
    pushed = bounds.pushable(gaps)
    every_gap = len(pushed) == len(gaps)
    shown = found[(_first_of_day(found, bounds.seed) + turn) % len(found)]
    card = CardMaker(diarist, offer.acceptance).combination(shown, pushed, every_gap=every_gap)
    return card, (turn + 1) % len(found) if len(found) > 1 else None


def _first_of_day(found: Sequence[Combination], seed: str) -> int:
    """The place of the combination that this day begins with: the best, or on half of the days the next one.

    The next one only where it closes nearly as much.
    """
    closed = [sum(addition.share_closed for addition in each.adds) for each in found[:2]]
    is_near = len(closed) > 1 and closed[1] >= AS_GOOD * closed[0]
    return blake2b(seed.encode(), digest_size=1).digest()[0] % 2 if is_near else 0


def _different_combinations(gaps: Sequence[Gap], offer: Offer, bounds: Bounds, wanted: int) -> list[Combination]:
    """Up to `wanted` combinations, no two of the same foods; fewer where the rounds hold no more."""
    found: dict[frozenset[int], Combination] = {}
    for seed in range(ROUNDS):
        answers = min(wanted - len(found), COMBINATIONS_AT_ONCE)
        if answers <= 0:
            break
        for each in combine(gaps, offer.candidates, bounds=bounds, aim=offer.aim, answers=answers, seed=seed):
            found.setdefault(each.foods, each)
    return list(found.values())


def _is_one_enough(found: Sequence[Suggestion], gaps: Sequence[Gap]) -> bool:
    """Whether a single portion closes every gap, so that several are not needed."""
    return any(
        len(suggestion.adds) == len(gaps) and all(added.share_closed >= 1 for added in suggestion.adds)
        for suggestion in found
    )
