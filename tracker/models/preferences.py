"""What a person wants of suggestions."""

from django.contrib.auth.models import User
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tracker.assessment.suggesting.combinations import Aim
from tracker.assessment.suggesting.preferences import FEWEST_PORTIONS, MOST_PORTIONS, Allergen, Diet, Preferences
from tracker.models.marked_foods import Dislike
from tracker.models.ownership import OwnedQuerySet


class FoodPreferencesQuerySet(OwnedQuerySet["FoodPreferences"]):
    def preferences_of(self, user: User) -> "FoodPreferences":
        """This person's preferences, or unsaved ones that leave everything open."""
        return self.of(user).first() or FoodPreferences(user=user)


class FoodPreferences(models.Model):
    """Diet, allergies, and what a combination of foods is to be like.

    Allergies are not encrypted as health answers are: with a lost key they would read as none.
    """

    user = models.OneToOneField(
        User, on_delete=models.CASCADE, primary_key=True, related_name="+", verbose_name=_("person")
    )
    diet = models.CharField(
        _("diet"), max_length=11, choices=[(diet.value, _(diet.label)) for diet in Diet], default=Diet.NONE.value
    )
    allergies = models.JSONField(_("allergies and intolerances"), default=list, blank=True)
    aim = models.CharField(
        _("a combination has"),
        max_length=12,
        choices=[(aim.value, _(aim.label)) for aim in Aim],
        default=Aim.LEAST_ENERGY.value,
    )
    portion_budget = models.PositiveSmallIntegerField(_("most portions together"), default=MOST_PORTIONS)
    extras = models.BooleanField(_("foods outside the article too"), default=False)

    objects = FoodPreferencesQuerySet.as_manager()

    class Meta:
        verbose_name = _("food preferences")
        verbose_name_plural = _("food preferences")
        constraints = [
            models.CheckConstraint(
                condition=Q(portion_budget__gte=FEWEST_PORTIONS, portion_budget__lte=MOST_PORTIONS),
                name="food_preferences_portion_budget",
            )
        ]

    def __str__(self) -> str:
        return str(self.user)

    def value(self) -> Preferences:
        """The preferences as plain values, with the foods that are never wanted again (one query)."""
        allergies = frozenset(Allergen(word) for word in self.allergies)
        disliked = frozenset(Dislike.objects.of(self.user).food_ids())
        return Preferences(Diet(self.diet), allergies, disliked, self.portion_budget)
