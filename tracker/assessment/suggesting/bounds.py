"""What every suggestion must respect, single or combined, and which foods are left when it is respected."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from tracker.assessment.health.cautions import Cautions
from tracker.assessment.portions.candidates import Candidate
from tracker.assessment.portions.remarks import SUGGESTABLE
from tracker.assessment.suggesting.acceptance import Acceptance
from tracker.assessment.suggesting.gaps import Gap
from tracker.assessment.suggesting.preferences import Diet, Preferences, suits


@dataclass(frozen=True, slots=True)
class Bounds:
    """One person's cautions, preferences and diary on one day.

    `rooms`: how much may be added by nutrient key, in its unit, before an upper level is passed. `eaten`: ids of
    foods that the day has already. `meal`: the meal asked for, or empty. `extras`: whether foods outside the
    article may stand in. `seed`: the day and the person, by which foods that are as good take turns; empty, and the
    best one always comes first.
    """

    cautions: Cautions
    preferences: Preferences = field(default_factory=Preferences)
    acceptance: Acceptance = field(default_factory=Acceptance)
    rooms: Mapping[str, float] = field(default_factory=dict)
    eaten: frozenset[int] = frozenset()
    meal: str = ""
    extras: bool = False
    seed: str = ""

    @property
    def all_rooms(self) -> dict[str, float]:
        return self.cautions.rooms(self.rooms)

    def pushable(self, gaps: Iterable[Gap]) -> list[Gap]:
        """The gaps that are open and for which food may be suggested, in their order."""
        return [gap for gap in gaps if gap.amount > 0 and gap.nutrient in self.cautions.pushed]

    def admitted(self, candidates: Iterable[Candidate]) -> list[Candidate]:
        """The candidates that may be suggested, in the order of the list (by `key`)."""
        rooms = self.all_rooms
        pool = [candidate for candidate in candidates if self._admits(candidate) and stays_below(candidate, rooms)]
        return sorted(pool, key=lambda candidate: candidate.key)

    def stands_in(self, candidate: Candidate) -> bool:
        """Whether it is one of the few foods with vitamin D for vegans: mushrooms from UV light, fortified drinks."""
        is_drink = "fortified_vitamin_d" in candidate.flags and "check_label" not in candidate.flags
        return self.preferences.diet is Diet.VEGAN and (is_drink or "vitamin_d2" in candidate.flags)

    def _admits(self, candidate: Candidate) -> bool:
        return (
            (self.extras or not candidate.is_extra or self.stands_in(candidate))
            and candidate.good_source in SUGGESTABLE
            and candidate.food_id not in self.eaten
            and self.cautions.allow(candidate)
            and suits(candidate, self.preferences)
            and not self.acceptance.is_enough_this_week(candidate)
        )


def stays_below(candidate: Candidate, rooms: Mapping[str, float]) -> bool:
    """Whether no room is passed; calcium that is hardly absorbed counts here like any other.

    An unknown amount passes: no upper level of method.md section 10 is near in a portion of food.
    """
    amounts = {key: candidate.amount(key) for key in rooms}
    return all(amount is None or amount <= rooms[key] for key, amount in amounts.items())
