"""The article's source lists: what a portion of each food really gives, by nutrient and by the article's term."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from django.utils.translation import get_language

from foods.models import SourceFoodQuerySet
from foods.nutrients import AMOUNT_FIELDS, BY_KEY, POTASSIUM, TRACKED, VITAMIN_D, Amounts, Nutrient, scale
from tracker.assessment.health.cautions import ADULT_MONTHS, Timing
from tracker.assessment.portions.candidates import Candidate
from tracker.assessment.portions.remarks import GOOD, remarks_on
from tracker.assessment.portions.sizes import share_of_portion
from tracker.display.portion_words import format_portion

ROW_FIELDS: Final = (
    "id",
    "food_id",
    "label",
    "nutrient",
    "term",
    "portion_text",
    "portion_g",
    "flags",
    "allergens",
    "diet",
    "good_source",
)


def candidates_of(rows: SourceFoodQuerySet, *, age_months: int = ADULT_MONTHS) -> list[Candidate]:
    """The rows as plain values with the amounts in their portion, in the order of the list (one query).

    Portions are of a size for someone of that age.
    """
    per_100_g = (f"food__{field}" for field in AMOUNT_FIELDS)
    read = rows.order_by("id").values_list(*ROW_FIELDS, *per_100_g)
    return [_candidate(get_language(), age_months, *row) for row in read]


@lru_cache(maxsize=2048)  # the list is the same for everybody until a table is loaded anew
def _candidate(_language_of_portions: str | None, age_months: int, *row: Any) -> Candidate:
    key, food_id, label, nutrient, term, portion_text, adult_g, flags, allergens, diet, good_source, *per_100_g = row
    share = share_of_portion(portion_text, age_months)
    portion_g = adult_g * share
    return Candidate(
        key=key,
        food_id=food_id,
        label=label,
        nutrient=nutrient,
        term=term,
        portion_text=format_portion(share, portion_text),
        portion_g=portion_g,
        amounts=Amounts(*(scale(amount, portion_g) for amount in per_100_g)),
        flags=_words(flags),
        allergens=_words(allergens),
        diet=diet,
        good_source=good_source,
    )


def _words(cell: str) -> frozenset[str]:
    return frozenset(cell.split(";")) if cell else frozenset()


def amount_listed(candidate: Candidate) -> float | None:
    """How much a portion holds of the nutrient on whose list it stands; None where the table has no value."""
    amount: float | None = getattr(candidate.amounts, BY_KEY[candidate.nutrient].field)
    return amount


@dataclass(frozen=True, slots=True)
class ListedFood:
    """A food on a list. `share`: of the person's target, else of the Daily Value; None where the amount is unknown.

    `remarks` are msgids.
    """

    food: Candidate
    amount: float | None
    share: float | None
    remarks: tuple[str, ...]

    @property
    def percent(self) -> float | None:
        return None if self.share is None else 100 * self.share


@dataclass(frozen=True, slots=True)
class ListedTerm:
    """One of the article's terms (empty for extras outside it) and its foods, the richest portion first."""

    term: str
    foods: Sequence[ListedFood]

    @property
    def good(self) -> int:
        """How many of its foods are good sources: at least 10 % of the Daily Value in a portion."""
        return sum(listed.food.good_source == GOOD for listed in self.foods)


@dataclass(frozen=True, slots=True)
class NutrientList:
    nutrient: Nutrient
    terms: Sequence[ListedTerm]

    @property
    def is_potassium(self) -> bool:
        return self.nutrient is POTASSIUM

    @property
    def names_the_sun(self) -> bool:
        """The article's list for vitamin D begins with sun exposure, which is no food."""
        return self.nutrient is VITAMIN_D


def nutrient_lists(
    candidates: Iterable[Candidate],
    aim_of: Callable[[Nutrient], float | None],
    timings: Sequence[Timing] = (),
) -> list[NutrientList]:
    """The lists of the four nutrients, without empty ones; the article's terms in its own order, extras last.

    `aim_of` says what shares are of; `timings` stand beside the foods that they concern.
    """
    foods: dict[str, list[ListedFood]] = {nutrient.key: [] for nutrient in TRACKED}
    for candidate in candidates:
        aim = aim_of(BY_KEY[candidate.nutrient])
        foods[candidate.nutrient].append(_listed(candidate, aim, timings))
    return [NutrientList(nutrient, _terms(foods[nutrient.key])) for nutrient in TRACKED if foods[nutrient.key]]


def _terms(foods: Iterable[ListedFood]) -> list[ListedTerm]:
    """Richest portion first; what has no value stands last, for nothing can be said of it."""
    terms: dict[str, list[ListedFood]] = {}
    for listed in sorted(foods, key=lambda listed: listed.food.is_extra):
        terms.setdefault(listed.food.term, []).append(listed)
    return [
        ListedTerm(term, sorted(of_term, key=lambda listed: math.inf if listed.amount is None else -listed.amount))
        for term, of_term in terms.items()
    ]


def _listed(candidate: Candidate, aim: float | None, timings: Iterable[Timing]) -> ListedFood:
    amount = amount_listed(candidate)
    share = None if amount is None or not aim else amount / aim
    said = [timing.text for timing in timings if timing.concerns(candidate)]
    return ListedFood(candidate, amount, share, (*remarks_on(candidate.flags, candidate.good_source), *said))
