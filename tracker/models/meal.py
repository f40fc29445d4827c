"""The meals of a day, in words and by the clock; and whether something is eaten or planned."""

from datetime import time
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class Meal(models.TextChoices):
    BREAKFAST = "breakfast", _("Breakfast")
    LUNCH = "lunch", _("Lunch")
    DINNER = "dinner", _("Dinner")
    SNACK = "snack", _("Snacks")

    @classmethod
    def at(cls, hour: int) -> "Meal":
        """The meal that people mostly eat at this hour of the local clock."""
        return next((meal for until, meal in UNTIL_HOUR if hour < until), cls.SNACK)

    @property
    def usual_time(self) -> time:
        """When it is eaten where only its name tells."""
        return USUAL_TIMES[self]

    @property
    def in_sentence(self) -> str:
        """Its name within a sentence ("Add to dinner")."""
        return str(MEALS_IN_SENTENCES[self])

    @property
    def when(self) -> str:
        """When something is eaten ("Often at dinner")."""
        return str(WHEN_EATEN[self])


MEALS_IN_SENTENCES: Final = {
    Meal.BREAKFAST: _("breakfast"),
    Meal.LUNCH: _("lunch"),
    Meal.DINNER: _("dinner"),
    Meal.SNACK: _("snacks"),
}
WHEN_EATEN: Final = {
    Meal.BREAKFAST: _("at breakfast"),
    Meal.LUNCH: _("at lunch"),
    Meal.DINNER: _("at dinner"),
    Meal.SNACK: _("as a snack"),
}
UNTIL_HOUR: Final = ((11, Meal.BREAKFAST), (15, Meal.LUNCH), (17, Meal.SNACK), (22, Meal.DINNER))
USUAL_TIMES: Final = {
    Meal.BREAKFAST: time(8),
    Meal.LUNCH: time(13),
    Meal.SNACK: time(16),
    Meal.DINNER: time(19),
}


class State(models.TextChoices):
    EATEN = "eaten", _("eaten")
    PLANNED = "planned", _("planned")
