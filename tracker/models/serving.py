"""What an entry and an item of a saved meal have in common: a food, a portion, and the amounts as they were."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from foods.models import Food, FoodKind, FoodSource, Ingredient, NutrientAmounts, no_negative_amounts
from foods.nutrients import AMOUNT_FIELDS, scale_all
from tracker.display.amounts import format_release

MOST_GRAMS: Final = 10_000
MOST_PORTIONS: Final = 10_000


def source_name(source: str, release: str) -> str:
    """Where amounts are from: "USDA FNDDS, 31 Oct 2024", "Imported from Cronometer servings.csv"."""
    if source == FoodSource.IMPORTED:
        return gettext("Imported from %(file)s") % {"file": release}
    return f"{FoodSource(source).label}, {format_release(release)}"


class Serving(NutrientAmounts):
    """A portion × quantity of a food with its own copy of name, grams and amounts.

    The amounts are those of the whole serving (not per 100 g), as they were when it was logged: editing,
    re-importing or deleting the food changes none of them. `grams` is NULL where the weight is unknown.
    """

    name = models.CharField(_("name"), max_length=300)
    food = models.ForeignKey(
        Food, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("food")
    )
    kind = models.CharField(_("kind"), max_length=12, choices=FoodKind, default=FoodKind.FOOD)
    quantity = models.FloatField(_("number"))
    portion_text = models.CharField(_("portion"), max_length=200)
    grams = models.FloatField(_("weight (g)"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=20, choices=FoodSource)
    source_id = models.CharField(_("number in its source"), max_length=40)
    release = models.CharField(_("release"), max_length=40)
    group = models.CharField(_("food group"), max_length=120, blank=True)

    class Meta:
        abstract = True

    @property
    def source_name(self) -> str:
        return source_name(self.source, self.release)

    def rescale(self, *, quantity: float, portion_text: str, grams: float | None) -> None:
        """Another number or portion of the same: scales this row's own amounts and never reads the food.

        Scales by weight where both weights are known, else by number (then the portion must be the same).
        """
        now, before = quantity, self.quantity
        if grams is not None and self.grams is not None:
            now, before = grams, self.grams
        for field, amount in zip(AMOUNT_FIELDS, self.amounts, strict=True):
            setattr(self, field, None if amount is None else amount * now / before)
        self.quantity, self.portion_text, self.grams = quantity, portion_text, grams


SERVING_FIELDS: Final = (
    "name",
    "food_id",
    "kind",
    "quantity",
    "portion_text",
    "grams",
    "source",
    "source_id",
    "release",
    "group",
    *AMOUNT_FIELDS,
)


@dataclass(frozen=True, slots=True)
class NewEntry:
    """What is to be logged: `place` is its place in the form that sent it, `values` the fields of its serving."""

    place: int
    meal: str
    values: Mapping[str, object]


def serving_of(food: Food, *, quantity: float, portion_text: str, portion_g: float | None) -> dict[str, object]:
    """Field values of a serving of `food`: `quantity` portions of `portion_g` grams each, or doses of a supplement.

    A supplement is counted in its doses, whatever portion was said, and a dose has no weight that means anything: its
    grams stay NULL.
    """
    if food.is_supplement:
        portion_text, grams, amounts = food.portion_text, None, food.amounts.times(quantity)._asdict()
    else:
        grams = None if portion_g is None else quantity * portion_g
        amounts = scale_all(food.amounts._asdict(), grams)
    return {
        "name": food.shown_name,
        "food_id": food.pk,
        "kind": food.kind,
        "quantity": quantity,
        "portion_text": portion_text,
        "grams": grams,
        "source": food.source,
        "source_id": food.source_id,
        "release": food.release,
        "group": food.group,
        **amounts,
    }


def copied_serving(serving: Serving) -> dict[str, object]:
    """Field values of the same serving once more, amounts as they were."""
    return {field: getattr(serving, field) for field in SERVING_FIELDS}


def serving_of_ingredient(row: Ingredient, recipe: Food, *, share: float) -> dict[str, object]:
    """Field values of `share` (1 = the whole dish) of an ingredient, so that what is known of each counts.

    One whose food is gone is served from the recipe's own copy, and names the recipe as its source.
    """
    source = row.food or recipe
    return {
        "name": row.name,
        "food_id": row.food_id,
        "kind": FoodKind.FOOD,
        "quantity": row.quantity * share,
        "portion_text": row.portion_text,
        "grams": row.grams * share,
        "source": source.source,
        "source_id": source.source_id,
        "release": source.release,
        "group": row.group,
        **row.amounts.times(share)._asdict(),
    }


def serving_constraints(model: str) -> list[models.BaseConstraint]:
    """What the database refuses whatever the form let through."""
    return [
        no_negative_amounts(model),
        models.CheckConstraint(
            condition=Q(grams__isnull=True) | Q(grams__gt=0, grams__lt=MOST_GRAMS), name=f"{model}_grams_in_range"
        ),
        models.CheckConstraint(
            condition=Q(quantity__gt=0, quantity__lt=MOST_PORTIONS), name=f"{model}_quantity_in_range"
        ),
    ]
