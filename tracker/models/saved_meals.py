"""Meals that are kept under a name, to be logged whole."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from uuid import UUID, uuid4

from django.contrib.auth.models import User
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from foods.models.prepared import Prepared
from foods.names.wording import fold_word, tokens
from tracker.models import asked
from tracker.models.limits import MOST_OF_A_SAVED_MEAL, LimitError
from tracker.models.ownership import UNDO_PERIOD, DeletableQuerySet, OwnedQuerySet
from tracker.models.serving import Serving, copied_serving, serving_constraints


class SavedMealQuerySet(DeletableQuerySet["SavedMeal"]):
    @transaction.atomic
    def save_meal(self, *, user: User, key: UUID, name: str, servings: Sequence[Serving]) -> "SavedMeal":
        """Keep these servings under a name; the same key again changes nothing.

        Raises LimitError where they are too many.
        """
        if len(servings) > MOST_OF_A_SAVED_MEAL:
            raise LimitError.of_a_saved_meal(len(servings))
        meal, new = self.get_or_create(user=user, key=key, defaults={"name": name})
        if new:
            SavedMealItem.objects.bulk_create(
                SavedMealItem(user=user, saved_meal_key=key, position=position, **copied_serving(serving))
                for position, serving in enumerate(servings)
            )
        return meal

    @transaction.atomic
    def purge(self, *, now: datetime) -> int:
        """As everywhere, and with each meal its items (no foreign key points at a diary row)."""
        for user_id, key in self.filter(deleted_at__lte=now - UNDO_PERIOD).values_list("user_id", "key"):
            SavedMealItem.objects.filter(user_id=user_id, saved_meal_key=key).delete()
        return super().purge(now=now)


_SAVED_MEALS: Final = Prepared(lambda: SavedMeal.objects.of(asked.PERSON).present())


def saved_meals_of(user: User) -> list["SavedMeal"]:
    """A person's saved meals in the order of their names (1 query)."""
    return _SAVED_MEALS(person=user.pk)


def meals_found(user: User, typed: str) -> list["SavedMeal"]:
    """The saved meals in whose name each typed word stands or begins a word; the one that is called so first."""
    words = tokens(typed)
    found = [meal for meal in saved_meals_of(user) if meal.is_found_by(words)] if words else []
    return sorted(found, key=lambda meal: not meal.is_called(typed))


class SavedMeal(models.Model):
    """A meal that is logged whole: "my breakfast"."""

    pk = models.CompositePrimaryKey("user", "key")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", verbose_name=_("person"))
    key = models.UUIDField(_("key"), default=uuid4)
    name = models.CharField(_("name"), max_length=60)
    deleted_at = models.DateTimeField(_("deleted"), null=True, blank=True)

    objects = SavedMealQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved meal")
        verbose_name_plural = _("saved meals")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def is_called(self, typed: str) -> bool:
        """Whether its whole name was typed."""
        return tokens(self.name) == tokens(typed)

    def is_found_by(self, words: Sequence[str]) -> bool:
        """Whether each of these words begins one of its name, or is one in another form ("pancakes")."""
        own = tokens(self.name)
        forms = set(map(fold_word, own))
        return all(fold_word(word) in forms or any(each.startswith(word) for each in own) for word in words)


class SavedMealItemQuerySet(OwnedQuerySet["SavedMealItem"]):
    def in_meal(self, key: UUID) -> "SavedMealItemQuerySet":
        return self.filter(saved_meal_key=key).order_by("position")


class SavedMealItem(Serving):
    """One serving in a saved meal, amounts as they were when the meal was saved."""

    pk = models.CompositePrimaryKey("user", "key")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", verbose_name=_("person"))
    key = models.UUIDField(_("key"), default=uuid4)
    saved_meal_key = models.UUIDField(_("saved meal"))
    position = models.PositiveSmallIntegerField(_("position"))

    objects = SavedMealItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("item of a saved meal")
        verbose_name_plural = _("items of saved meals")
        indexes = [models.Index(fields=["user", "saved_meal_key"], name="item_by_saved_meal")]
        constraints = serving_constraints("saved_meal_item")

    def __str__(self) -> str:
        return self.name
