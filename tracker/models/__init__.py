"""A person's diary: rows keyed by user and a key of their own; every query about a person starts with `.of(user)`."""

from tracker.models.accounts import HealthAnswer, Profile, TrialAccount
from tracker.models.diary import Day, Entry
from tracker.models.keepsakes import Dislike, Favourite, SavedMeal, SavedMealItem
from tracker.models.preferences import FoodPreferences
from tracker.models.serving import Meal, Serving, State

__all__ = [
    "Day",
    "Dislike",
    "Entry",
    "Favourite",
    "FoodPreferences",
    "HealthAnswer",
    "Meal",
    "Profile",
    "SavedMeal",
    "SavedMealItem",
    "Serving",
    "State",
    "TrialAccount",
]
