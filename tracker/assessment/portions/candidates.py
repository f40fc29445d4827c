"""A portion that may be suggested: a food of the article's lists, an extra beside them, or one eaten anyway."""

from dataclasses import dataclass
from functools import lru_cache

from foods.names.wording import words
from foods.nutrients import BY_KEY, CALCIUM, Amounts
from tracker.assessment.portions.remarks import HARDLY_ABSORBED


@lru_cache(maxsize=4096)  # asked of every pair of candidates, again and again
def kin_of(name: str) -> str:
    """What a food is whatever the preparation: "Spinach, boiled" and "Spinach, canned" are both spinach."""
    return name.partition(",")[0].strip().casefold()


@lru_cache(maxsize=4096)
def is_raw_egg(name: str) -> bool:
    """Salmonella: no raw egg is suggested to anybody, from whichever table or diary it comes."""
    return {"egg", "raw"} <= {word.removesuffix("s") for word in words(name)}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A realistic portion of a food on the list of `nutrient` (a registry key), with the amounts in that portion.

    `key` is the row of the source list, `term` the article's word, empty for an extra outside the article. With
    `own_diary` it is a food that the person eats anyway: no row of the list, so `key` is below zero, term, flags, diet
    and allergens are empty and mean "unknown", and `nutrient` may be empty. Supplements are never candidates; what is
    `from_label` may be one by another name.
    """

    key: int
    food_id: int
    label: str
    nutrient: str
    term: str
    portion_text: str
    portion_g: float
    amounts: Amounts
    flags: frozenset[str] = frozenset()
    allergens: frozenset[str] = frozenset()
    diet: str = ""
    good_source: str = "yes"
    own_diary: bool = False
    from_label: bool = False

    @property
    def kin(self) -> str:
        return kin_of(self.label)

    @property
    def is_extra(self) -> bool:
        """Outside the article, and not from the diary either."""
        return not self.term and not self.own_diary

    def amount(self, nutrient: str) -> float | None:
        """The amount in the portion, in the nutrient's unit; None where it is unknown."""
        amount: float | None = getattr(self.amounts, BY_KEY[nutrient].field)
        return amount

    def counted(self, nutrient: str) -> float | None:
        """The amount that may speak for this food; None where it is unknown or hardly absorbed."""
        if nutrient == CALCIUM.key and self.flags & HARDLY_ABSORBED:
            return None
        return self.amount(nutrient)
