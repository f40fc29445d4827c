"""What of one serving is more than the upper level of a whole day: the table's, of the person's own age and authority.

Who has not said their age and sex is taken for an adult, and where an authority sets no level NASEM's stands: all that
follows is a question. Magnesium's level counts supplements alone, and so do all
of the UK's but vitamin D's; potassium has one in the UK only.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from foods.nutrients import TRACKED, Nutrient
from tracker.assessment.reference.reference_intakes import (
    Authority,
    Person,
    ReferenceIntakes,
    ULScope,
    references_for,
)

ADULT: Final = Person(age_months=30 * 12, sex="female")  # upper levels are the same for both sexes


@dataclass(frozen=True, slots=True)
class AboveLevel:
    """An amount of one nutrient above the upper level of a day, both in its own unit."""

    nutrient: Nutrient
    amount: float
    level: float
    scope: ULScope | None


def above_upper_levels(
    amounts: Mapping[str, object], *, is_supplement: bool, person: Person | None, authority: Authority
) -> tuple[AboveLevel, ...]:
    """What of a serving's `amounts` (by column, in own units; unknown is never above) is more than a day's level."""
    found = []
    for nutrient in TRACKED:
        reference, amount = _reference(nutrient, person or ADULT, authority), amounts.get(nutrient.field)
        if reference is None or reference.ul is None or not isinstance(amount, int | float):
            continue
        counts = is_supplement or reference.ul_scope is not ULScope.SUPPLEMENTS
        if counts and amount > reference.ul:
            found.append(AboveLevel(nutrient, float(amount), reference.ul, reference.ul_scope))
    return tuple(found)


def _reference(nutrient: Nutrient, person: Person, authority: Authority) -> ReferenceIntakes | None:
    """The values with an upper level, the authority's own where it sets one."""
    tables = (references_for(person, one) for one in (authority, Authority.NASEM))
    values = [table[nutrient.key] for table in tables if nutrient.key in table]
    return next((reference for reference in values if reference.ul is not None), None)
