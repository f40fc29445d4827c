"""Foods that a person eats anyway, as candidates beside the article's lists: from the servings of the last weeks."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from foods.names.wording import word_set, words
from foods.nutrients import CAFFEINE, NUTRIENTS, SODIUM, TRACKED, Amounts, percent_daily_value
from tracker.assessment.portions.candidates import Candidate
from tracker.assessment.suggesting.acceptance import Eating

LEAST_DAYS: Final = 2  # once is no habit
MOST_FOODS: Final = 40
# A US label may call 10 % of the Daily Value a "good source" (21 CFR 101.54); 20 % of sodium is high (FDA).
GOOD_SOURCE_PERCENT: Final = 10.0
MOST_SODIUM_MG: Final = 460.0
# The article names caffeine among the causes of twitches: decaffeinated coffee and cocoa stay below this, tea does not.
MOST_CAFFEINE_MG: Final = 20.0
# Words of names and food groups for what is no food to eat more of, however much it holds.
NOT_TO_SUGGEST: Final = word_set(
    "alcoholic beer wine liquor cocktail spirit supplement complement nahrungserganzungsmittel suplemento integratore"
)


@dataclass(frozen=True, slots=True)
class EatenServing:
    """One serving of a food: when and what, its portion × number in words, and the amounts in it.

    `weight_g` is None where it is unknown; `at_hand` is False where the food can't be logged any more. `group` is the
    food group in the words of its table; `from_label` that its amounts come from a label.
    """

    eating: Eating
    portion_text: str
    weight_g: float | None
    amounts: Amounts
    at_hand: bool = True
    group: str = ""
    from_label: bool = False


def eaten_anyway(servings: Iterable[EatenServing], *, listed: Iterable[Candidate]) -> list[Candidate]:
    """Each food eaten on at least two days, as last served, the most frequent first; 40 at most.

    Only where that serving is a good source of a tracked nutrient, not known to be high in sodium or caffeine, neither
    alcohol nor a supplement, and named like none of the `listed` foods: those are offered with the flags and the
    portion of their list. The key is the food's number below zero, so that it is no row of the list. Of the servings
    of one day the later stands last.
    """
    nouns = _nouns_of(listed)
    last: dict[int, EatenServing] = {}
    days: defaultdict[int, set[date]] = defaultdict(set)
    for serving in sorted(servings, key=lambda serving: serving.eating.day):
        if serving.at_hand and serving.eating.food_id is not None:
            last[serving.eating.food_id] = serving
            days[serving.eating.food_id].add(serving.eating.day)
    often = sorted(days.items(), key=lambda food: (-len(food[1]), food[0]))
    usual = [last[food_id] for food_id, eaten_on in often if len(eaten_on) >= LEAST_DAYS]
    foods = [food for serving in usual if _is_a_food(serving) and (food := _candidate(serving))]
    worthy = (food for food in foods if _is_worth_repeating(food))
    return [food for food in worthy if nouns.isdisjoint(words(food.label))][:MOST_FOODS]


def _nouns_of(listed: Iterable[Candidate]) -> set[str]:
    """What each listed food is called in one word: "salmon" of "Sockeye salmon, cooked"."""
    return {_noun_of(food.kin) for food in listed}


@lru_cache(maxsize=1024)
def _noun_of(kin: str) -> str:
    return words(kin)[-1]


@lru_cache(maxsize=4096)
def _is_named_to_eat(name_and_group: str) -> bool:
    return NOT_TO_SUGGEST.isdisjoint(words(name_and_group))


def _is_a_food(serving: EatenServing) -> bool:
    """Neither named like a supplement or alcohol, nor richer than anything to eat."""
    weight_g = serving.weight_g
    if weight_g is None or not _is_named_to_eat(f"{serving.eating.name} {serving.group}"):
        return False
    return all(
        amount is None or amount <= nutrient.richest_per_100_g * weight_g / 100
        for nutrient, amount in zip(NUTRIENTS, serving.amounts, strict=True)
    )


def _candidate(serving: EatenServing) -> Candidate | None:
    food_id = serving.eating.food_id
    if food_id is None or serving.weight_g is None:
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
        from_label=serving.from_label,
    )


def _is_worth_repeating(food: Candidate) -> bool:
    sodium, caffeine = food.amount(SODIUM.key), food.amount(CAFFEINE.key)
    shares = [percent_daily_value(nutrient, food.amount(nutrient.key)) for nutrient in TRACKED]
    is_good_source = any(share is not None and share >= GOOD_SOURCE_PERCENT for share in shares)
    is_salty = sodium is not None and sodium > MOST_SODIUM_MG
    return is_good_source and not is_salty and (caffeine is None or caffeine <= MOST_CAFFEINE_MG)
