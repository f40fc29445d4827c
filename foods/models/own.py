"""What a person's own food was made from: a label as it was typed, or a recipe. The food itself is a Food."""

from typing import Self

from django.contrib.auth.models import User
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from foods.models.food import Food, NutrientAmounts, no_negative_amounts


class Label(models.Model):
    """A label as it was typed (field of the form: text), so that the form shows it again in its own units and basis."""

    food = models.OneToOneField(
        Food, on_delete=models.CASCADE, primary_key=True, related_name="label", verbose_name=_("food")
    )
    typed = models.JSONField(_("as typed"), default=dict)

    class Meta:
        verbose_name = _("label")
        verbose_name_plural = _("labels")

    def __str__(self) -> str:
        return str(self.food)


class Recipe(models.Model):
    """What a dish yields: servings, its weight when cooked, or both. The dish itself is its food."""

    food = models.OneToOneField(
        Food, on_delete=models.CASCADE, primary_key=True, related_name="recipe", verbose_name=_("food")
    )
    servings = models.FloatField(_("servings"), null=True, blank=True)
    cooked_g = models.FloatField(_("weight when cooked (g)"), null=True, blank=True)

    class Meta:
        verbose_name = _("recipe")
        verbose_name_plural = _("recipes")
        constraints = [
            models.CheckConstraint(condition=Q(servings__isnull=True) | Q(servings__gt=0), name="recipe_serves"),
            models.CheckConstraint(condition=Q(cooked_g__isnull=True) | Q(cooked_g__gt=0), name="recipe_weighs"),
        ]

    def __str__(self) -> str:
        return str(self.food)


class IngredientQuerySet(models.QuerySet["Ingredient"]):
    def of(self, owner: User) -> Self:
        """The ingredients of this person's recipes."""
        return self.filter(recipe__food__owner=owner)


class Ingredient(NutrientAmounts):
    """One ingredient of a recipe with its own copy of name, weight and amounts, which stay when its food goes.

    The amounts are those of all of it (not per 100 g), as they were when the recipe was last saved.
    """

    recipe = models.ForeignKey(Recipe, on_delete=models.CASCADE, related_name="ingredients", verbose_name=_("recipe"))
    position = models.PositiveSmallIntegerField(_("position"))
    food = models.ForeignKey(
        Food, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("food")
    )
    name = models.CharField(_("name"), max_length=300)
    group = models.CharField(_("food group"), max_length=120, blank=True)
    quantity = models.FloatField(_("number"))
    portion_text = models.CharField(_("portion"), max_length=200)
    grams = models.FloatField(_("weight (g)"))

    objects = IngredientQuerySet.as_manager()

    class Meta:
        verbose_name = _("ingredient")
        verbose_name_plural = _("ingredients")
        ordering = ["recipe_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["recipe", "position"], name="ingredient_once_per_position"),
            no_negative_amounts("ingredient"),
            models.CheckConstraint(condition=Q(grams__gt=0), name="ingredient_weighs"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="ingredient_quantity"),
        ]

    def __str__(self) -> str:
        return self.name
