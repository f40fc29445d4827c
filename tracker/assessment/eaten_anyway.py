"""Foods that a person eats anyway, as candidates beside the article's lists: from the servings of the last weeks."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from foods.nutrients import SODIUM, TRACKED, Amounts, percent_daily_value
from foods.wording import words
from tracker.assessment.acceptance import Eating
from tracker.assessment.candidates import Candidate

LEAST_DAYS: Final = 2  # once is no habit
MOST_FOODS: Final = 40
# A US label may call 10 % of the Daily Value a "good source" (21 CFR 101.54); 20 % of sodium is high (FDA).
GOOD_SOURCE_PERCENT: Final = 10.0
MOST_SODIUM_MG: Final = 460.0


@dataclass(frozen=True, slots=True)
class EatenServing:
    """One serving of a food: when and what, its portion × number in words, and the amounts in it.

    `weight_g` is None where it is unknown; `at_hand` is False where the food can't be logged any more.
    """

    eating: Eating
    portion_text: str
    weight_g: float | None
    amounts: Amounts
    at_hand: bool = True


def eaten_anyway(servings: Iterable[EatenServing], *, listed: Iterable[Candidate]) -> list[Candidate]:
    """Each food eaten on at least two days, as last served, the most frequent first; 40 at most.

    Only where that serving is a good source of a tracked nutrient, not known to be high in sodium, and named like
    none of the `listed` foods: those are offered with the flags and the portion of their list. The key is the
    food's number below zero, so that it is no row of the list.
    """
    nouns = _nouns_of(listed)
    last: dict[int, EatenServing] = {}
    days: defaultdict[int, set[date]] = defaultdict(set)
    for serving in sorted(servings, key=lambda serving: serving.eating.day, reverse=True):
        if serving.at_hand and serving.eating.food_id is not None:
            last.setdefault(serving.eating.food_id, serving)
            days[serving.eating.food_id].add(serving.eating.day)
    often = sorted(days.items(), key=lambda food: (-len(food[1]), food[0]))
    foods = [_candidate(food_id, last[food_id]) for food_id, eaten_on in often if len(eaten_on) >= LEAST_DAYS]
    worthy = (food for food in foods if food and _is_worth_repeating(food))
    return [food for food in worthy if nouns.isdisjoint(words(food.label))][:MOST_FOODS]


def _nouns_of(listed: Iterable[Candidate]) -> set[str]:
    """What each listed food is called in one word: "salmon" of "Sockeye salmon, cooked"."""
    return {words(food.kin)[-1] for food in listed}


def _candidate(food_id: int, serving: EatenServing) -> Candidate | None:
    if serving.weight_g is None:
        return None
    return Candidate(
        key=-food_id,
        food_id=food_id,
        label=serving.eating.name,
        nutrient="",
        term="",
        portion_text=serving.portion_text,
        portion_g=serving.weight_g,
        amounts=serving.amounts,
        own_diary=True,
    )


def _is_worth_repeating(food: Candidate) -> bool:
    sodium = food.amount(SODIUM.key)
    shares = [percent_daily_value(nutrient, food.amount(nutrient.key)) for nutrient in TRACKED]
    is_good_source = any(share is not None and share >= GOOD_SOURCE_PERCENT for share in shares)
    return is_good_source and (sodium is None or sodium <= MOST_SODIUM_MG)
