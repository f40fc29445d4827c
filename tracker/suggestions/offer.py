"""What one person may be offered, whatever the day: candidates, and all that decides among them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from foods.models import SourceFood
from tracker.assessment.health.cautions import ADULT_MONTHS, Cautions
from tracker.assessment.portions.candidates import Candidate
from tracker.assessment.suggesting.acceptance import Acceptance, acceptance_of
from tracker.assessment.suggesting.bounds import Bounds
from tracker.assessment.suggesting.combinations import Aim
from tracker.assessment.suggesting.eaten_anyway import eaten_anyway
from tracker.assessment.suggesting.preferences import Diet, Preferences
from tracker.models import FoodPreferences
from tracker.person.diarist import Diarist
from tracker.suggestions.own_diary import WEEKS, recent_servings
from tracker.suggestions.source_lists import candidates_of


@dataclass(frozen=True, slots=True)
class Offer:
    """The foods of the article's lists and those eaten anyway, with one person's cautions, preferences and diary."""

    candidates: Sequence[Candidate]
    cautions: Cautions
    preferences: Preferences
    acceptance: Acceptance
    aim: Aim
    extras: bool
    seed: str

    def bounds(self, rooms: Mapping[str, float], *, eaten: frozenset[int] = frozenset(), meal: str = "") -> Bounds:
        """The engine's bounds on one day; see bounds.py for the parameters."""
        return Bounds(self.cautions, self.preferences, self.acceptance, rooms, eaten, meal, self.extras, self.seed)


def offer_to(diarist: Diarist) -> Offer:
    """Reads the lists, preferences and dislikes, and the last four weeks of the diary (4 queries)."""
    preferences = FoodPreferences.objects.preferences_of(diarist.user)
    servings = recent_servings(diarist.user, today=diarist.today)
    with_extras = preferences.extras or preferences.diet == Diet.VEGAN  # mushrooms from UV light are an extra
    rows = SourceFood.objects.all() if with_extras else SourceFood.objects.listed()
    listed = candidates_of(rows, age_months=diarist.person.age_months if diarist.person else ADULT_MONTHS)
    return Offer(
        candidates=[*listed, *eaten_anyway(servings, listed=listed)],
        cautions=diarist.cautions,
        preferences=preferences.value(),
        acceptance=acceptance_of((serving.eating for serving in servings), today=diarist.today, weeks=WEEKS),
        aim=Aim(preferences.aim),
        extras=preferences.extras,
        seed=f"{diarist.today:%Y-%m-%d} {diarist.user.pk}",
    )
