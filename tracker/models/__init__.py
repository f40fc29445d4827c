"""A person's diary as rows, with their rules: meals, days, limits, undo. Every query starts with `.of(user)`."""

from tracker.models.account_event import AccountEvent
from tracker.models.asked_question import AskedQuestion
from tracker.models.blood_result import BloodResult
from tracker.models.caffeine_trial import CaffeineTrial
from tracker.models.day import Day
from tracker.models.diary_import import DiaryImport
from tracker.models.entry import Entry
from tracker.models.factor import DayFactors, DayNote, FactorPreferences
from tracker.models.health import HealthAnswer
from tracker.models.marked_foods import Dislike, Favourite
from tracker.models.meal import Meal, State
from tracker.models.medicine import Medicine, MedicineAnswer, MedicineChange
from tracker.models.preferences import FoodPreferences
from tracker.models.profile import Profile
from tracker.models.rate_limit import Budget, RateLimit
from tracker.models.reminder import Reminder, ReminderFeed, ReminderKind
from tracker.models.saved_meals import SavedMeal, SavedMealItem
from tracker.models.serving import Serving
from tracker.models.session import Session
from tracker.models.trial import TrialAccount
from tracker.models.twitch import Twitch
from tracker.models.warning_day import WarningDay

__all__ = [
    "AccountEvent",
    "AskedQuestion",
    "BloodResult",
    "Budget",
    "CaffeineTrial",
    "Day",
    "DayFactors",
    "DayNote",
    "DiaryImport",
    "Dislike",
    "Entry",
    "FactorPreferences",
    "Favourite",
    "FoodPreferences",
    "HealthAnswer",
    "Meal",
    "Medicine",
    "MedicineAnswer",
    "MedicineChange",
    "Profile",
    "RateLimit",
    "Reminder",
    "ReminderFeed",
    "ReminderKind",
    "SavedMeal",
    "SavedMealItem",
    "Serving",
    "Session",
    "State",
    "TrialAccount",
    "Twitch",
    "WarningDay",
]
