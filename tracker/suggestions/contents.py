"""Foods by what they hold, for whom nothing is suggested yet because age and sex are unknown."""

from operator import attrgetter

from foods.models import SourceFood
from foods.nutrients import POTASSIUM
from tracker.assessment.health.cautions import NEVER_SUGGESTED, HealthStatement
from tracker.assessment.portions.remarks import SUGGESTABLE
from tracker.assessment.suggesting.preferences import Preferences, suits
from tracker.suggestions.source_lists import ListedFood, candidates_of, nutrient_lists


def richest_foods(statement: HealthStatement, preferences: Preferences) -> list[ListedFood]:
    """Of each nutrient the listed food with the richest portion that suits; potassium only after "none" (one query)."""
    suitable = [
        candidate
        for candidate in candidates_of(SourceFood.objects.listed().filter(good_source__in=SUGGESTABLE))
        if not candidate.flags & NEVER_SUGGESTED and suits(candidate, preferences)
    ]
    lists = nutrient_lists(suitable, attrgetter("daily_value"))
    shown = [each for each in lists if each.nutrient is not POTASSIUM or statement is HealthStatement.NONE]
    richest = ([term.foods[0] for term in each.terms if term.foods[0].share is not None] for each in shown)
    return [max(foods, key=attrgetter("share")) for foods in richest if foods]
