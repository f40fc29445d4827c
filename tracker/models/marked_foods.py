"""Foods that a person has marked: favourites, and those never wanted again."""

from typing import Final, Self, TypeVar

from django.contrib.auth.models import User
from django.db import models
from django.db.models import Value
from django.db.models.functions import Coalesce, NullIf
from django.utils.translation import gettext_lazy as _

from foods.models import Food
from foods.models.prepared import Prepared
from tracker.models import asked
from tracker.models.ownership import DeletableQuerySet

Marked = TypeVar("Marked", bound="MarkedFood", covariant=True)


class MarkedFoodQuerySet(DeletableQuerySet[Marked]):
    def keep(self, *, user: User, food: Food) -> None:
        self.update_or_create(user=user, food=food, defaults={"deleted_at": None})

    def by_name(self) -> Self:
        """The marks on foods that are still there, with the foods, in the order of the names they are shown under."""
        shown = Coalesce(NullIf("food__display_name", Value("")), "food__name")
        return self.present().filter(food__deleted_at__isnull=True).select_related("food").order_by(shown)

    def food_ids(self) -> set[int]:
        return set(self.present().values_list("food_id", flat=True))


class MarkedFood(models.Model):
    """A food that this person has marked, once each way."""

    pk = models.CompositePrimaryKey("user", "food")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+", verbose_name=_("person"))
    food = models.ForeignKey(Food, on_delete=models.CASCADE, related_name="+", verbose_name=_("food"))
    deleted_at = models.DateTimeField(_("deleted"), null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.food)


class Favourite(MarkedFood):
    """A food that this person wants at hand."""

    objects = MarkedFoodQuerySet["Favourite"].as_manager()

    class Meta:
        verbose_name = _("favourite")
        verbose_name_plural = _("favourites")


_FAVOURITES: Final = Prepared(lambda: Favourite.objects.of(asked.PERSON).present().values_list("food_id", flat=True))


def favourites_of(user: User) -> set[int]:
    """The ids of a person's favourites (1 query)."""
    return set(_FAVOURITES(person=user.pk))


class Dislike(MarkedFood):
    """A food that this person never wants suggested again."""

    objects = MarkedFoodQuerySet["Dislike"].as_manager()

    class Meta:
        verbose_name = _("disliked food")
        verbose_name_plural = _("disliked foods")
