"""The same mean against every authority: where they disagree, a page has to say so (method.md section 4)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from tracker.assessment.reference.reference_intakes import Authority, Person, ReferenceIntakes, references_for

AUTHORITIES: Final = tuple(Authority)


@dataclass(frozen=True, slots=True)
class AuthorityView:
    """One authority's values for a person and nutrient, and whether a mean reaches its target."""

    reference: ReferenceIntakes
    reached: bool

    @property
    def authority(self) -> Authority:
        return self.reference.authority


def side_by_side(nutrient: str, person: Person, mean: float) -> tuple[AuthorityView, ...]:
    """The authorities that have a value for this person, in the order of `Authority`; `mean` in the nutrient's unit."""
    references = (references_for(person, authority).get(nutrient) for authority in AUTHORITIES)
    return tuple(AuthorityView(reference, mean >= reference.target) for reference in references if reference)


def disagree(views: Iterable[AuthorityView]) -> bool:
    """Whether the mean reaches one authority's target and not another's."""
    return len({view.reached for view in views}) > 1
