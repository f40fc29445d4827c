"""Which database a question goes to: Django's router of the settings, where there are replicas."""

from typing import Final

from django.db.models import Model

from tracker.database.connections import PRIMARY, REPLICA
from tracker.database.reading import alias_to_read, note_write

# What may be seen a moment late. All else is asked of the primary: who may come in and how often they tried, accounts
# and trials, secret addresses, whatever is sealed and what belongs to it, imports on their way, and what is new.
MAY_BE_LATE: Final = frozenset(
    {
        *("foods.Food", "foods.Portion", "foods.FoodGroup", "foods.SourceFood"),
        *("foods.Label", "foods.Recipe", "foods.Ingredient"),
        *("tracker.Entry", "tracker.Day", "tracker.DayFactors", "tracker.FactorPreferences"),
        *("tracker.Favourite", "tracker.Dislike", "tracker.FoodPreferences", "tracker.Profile"),
        *("tracker.SavedMeal", "tracker.SavedMealItem", "tracker.AskedQuestion", "tracker.CaffeineTrial"),
        "tracker.Reminder",
    }
)


class ReplicaRouter:
    def db_for_read(self, model: type[Model], **_hints: object) -> str:
        return alias_to_read() if model._meta.label in MAY_BE_LATE else PRIMARY

    def db_for_write(self, model: type[Model], **_hints: object) -> str:
        if model._meta.label in MAY_BE_LATE:
            note_write()
        return PRIMARY

    def allow_relation(self, _one: Model, _other: Model, **_hints: object) -> bool:
        return True  # one database, read at several places

    def allow_migrate(self, db: str, _app_label: str, **_hints: object) -> bool:
        return not db.startswith(REPLICA)
