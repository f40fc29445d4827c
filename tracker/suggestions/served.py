"""What stands in a day, eaten or planned: what is planned closes gaps too, so that none is closed twice."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import User

from foods.nutrients import TRACKED
from tracker.assessment.intake.totals import NutrientIntake, total
from tracker.assessment.reference.reference_intakes import ReferenceIntakes
from tracker.assessment.suggesting.gaps import Gap, open_gaps, rooms_below_upper_levels
from tracker.models import Entry
from tracker.verdicts.logged import group_p90


@dataclass(frozen=True, slots=True)
class Served:
    """Lower bounds by nutrient key, the nutrients for which something has no value, and the ids of the foods."""

    lower: Mapping[str, float]
    unknown: frozenset[str]
    foods: frozenset[int]

    def gaps(self, references: Mapping[str, ReferenceIntakes]) -> tuple[Gap, ...]:
        """What is left of the targets."""
        targets = {key: reference.target for key, reference in references.items()}
        return open_gaps(targets, self.lower, with_unknown=self.unknown)

    def rooms(self, references: Mapping[str, ReferenceIntakes]) -> dict[str, float]:
        """What may be added below upper levels."""
        return rooms_below_upper_levels(references, self.lower)


def served_on(user: User, day: date) -> Served:
    """Reads one day (one query, two where something has no value)."""
    entries = list(Entry.objects.of(user).on(day).present())
    rows = [entry.row() for entry in entries]
    return Served(
        *_bounds(total(rows, group_p90(rows), nutrients=TRACKED)),
        frozenset(entry.food_id for entry in entries if entry.food_id is not None),
    )


def _bounds(intakes: Mapping[str, NutrientIntake]) -> tuple[dict[str, float], frozenset[str]]:
    lower = {key: intake.lower for key, intake in intakes.items()}
    return lower, frozenset(key for key, intake in intakes.items() if intake.unknown_entries)
