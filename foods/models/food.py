"""The food table: foods with eight nullable amounts per 100 g, their portions, and the article's source lists."""

from collections.abc import Sequence
from typing import Any, Final, Self

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from foods.models.prepared import Asked, Prepared, Several
from foods.nutrients import AMOUNT_FIELDS, NUTRIENTS, Amounts


class NutrientAmounts(models.Model):
    """The registry's eight amounts as columns. NULL = not measured, 0 = a measured zero."""

    magnesium_mg = models.FloatField(_("magnesium (mg)"), null=True, blank=True)
    calcium_mg = models.FloatField(_("calcium (mg)"), null=True, blank=True)
    potassium_mg = models.FloatField(_("potassium (mg)"), null=True, blank=True)
    vitamin_d_ug = models.FloatField(_("vitamin D (µg)"), null=True, blank=True)
    energy_kcal = models.FloatField(_("energy (kcal)"), null=True, blank=True)
    water_g = models.FloatField(_("water (g)"), null=True, blank=True)
    caffeine_mg = models.FloatField(_("caffeine (mg)"), null=True, blank=True)
    sodium_mg = models.FloatField(_("sodium (mg)"), null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def amounts(self) -> Amounts:
        return Amounts(*(getattr(self, field) for field in AMOUNT_FIELDS))


def no_negative_amounts(model: str) -> models.CheckConstraint:
    """A check constraint: every amount is NULL or at least 0 (the database refuses what the form refuses)."""
    condition = Q()
    for nutrient in NUTRIENTS:
        condition &= Q(**{f"{nutrient.field}__isnull": True}) | Q(**{f"{nutrient.field}__gte": 0})
    return models.CheckConstraint(condition=condition, name=f"{model}_amounts_not_negative")


class FoodSource(models.TextChoices):
    FNDDS = "fndds", _("USDA FNDDS")
    SR_LEGACY = "sr_legacy", _("USDA SR Legacy")
    FOUNDATION = "foundation", _("USDA Foundation Foods")
    BRANDED = "branded", _("USDA Branded Foods")
    OPEN_FOOD_FACTS = "open_food_facts", _("Open Food Facts")
    OWN = "own", _("Own food")
    IMPORTED = "imported", _("Imported")  # of entries, with their file's own amounts; no food of the table has it


class FoodKind(models.TextChoices):
    FOOD = "food", _("food")
    SUPPLEMENT = "supplement", _("supplement")


# Packaged foods are millions, named by their makers: searched after everyday foods, and no guide to what a group holds.
PACKAGED_SOURCES: Final = frozenset({FoodSource.BRANDED, FoodSource.OPEN_FOOD_FACTS})


class FoodQuerySet(models.QuerySet["Food"]):
    def of(self, owner: User) -> Self:
        """This person's own foods, with those that were put away: where every query about them starts."""
        return self.filter(source=FoodSource.OWN, owner=owner)

    def present(self) -> Self:
        return self.filter(deleted_at__isnull=True)

    def visible_to(self, user_id: int | None) -> Self:
        """Foods of the shared tables and this person's own ones; nobody else's, and none that was deleted."""
        return self.present().filter(Q(owner__isnull=True) | Q(owner=user_id) if user_id else Q(owner__isnull=True))


class Food(NutrientAmounts):
    """A row of the food table; amounts are per 100 g, those of a supplement per dose (its weight means nothing).

    `portion_text` and `portion_g` are the usual portion, preselected when the food is logged.
    `code` is the number that stays when a release renumbers its foods (FNDDS food code, NDB number), so that a newer
    release takes the place of an older one.
    `popularity` orders search results: survey reports, or a prior from the food's group where it was not counted; of
    packaged foods, how often their barcode was looked up.
    `display_name` is the name of a table's food as a person says it, "" where `name` is one; see `shown_name`.
    `gtin` is the barcode as 14 digits. `same_as` is the food that stands for this one in search results: the same food
    in another table. An own food that is archived is found no more, one that is deleted is gone after 24 hours.
    """

    source = models.CharField(_("source"), max_length=20, choices=FoodSource)
    source_id = models.CharField(_("number in its source"), max_length=40)
    code = models.CharField(_("number in every release of its source"), max_length=40, blank=True)
    release = models.CharField(_("release"), max_length=40)
    kind = models.CharField(_("kind"), max_length=12, choices=FoodKind, default=FoodKind.FOOD)
    name = models.CharField(_("name"), max_length=300)
    display_name = models.CharField(_("name as shown"), max_length=300, blank=True)
    brand = models.CharField(_("brand"), max_length=120, blank=True)
    gtin = models.CharField(_("barcode"), max_length=14, blank=True)
    alternate_names = models.TextField(_("other names"), blank=True)
    group = models.CharField(_("food group"), max_length=120, blank=True)
    reports = models.PositiveIntegerField(_("survey reports"), null=True, blank=True)
    popularity = models.FloatField(_("popularity"), default=0)
    portion_text = models.CharField(_("usual portion"), max_length=200, blank=True)
    portion_g = models.FloatField(_("usual portion (g)"), null=True, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="own_foods",
        verbose_name=_("owner"),
    )
    archived_at = models.DateTimeField(_("archived"), null=True, blank=True)
    deleted_at = models.DateTimeField(_("deleted"), null=True, blank=True)
    same_as = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="in_other_tables",
        verbose_name=_("the same food"),
    )
    packaged_rank = models.BigIntegerField(_("place in the index of packaged foods"), null=True, editable=False)

    objects = FoodQuerySet.as_manager()

    class Meta:
        verbose_name = _("food")
        verbose_name_plural = _("foods")
        indexes = [models.Index(fields=["gtin"], condition=~Q(gtin=""), name="food_by_gtin")]
        constraints = [
            models.UniqueConstraint(fields=["source", "source_id"], name="food_once_per_source"),
            no_negative_amounts("food"),
            models.CheckConstraint(
                condition=Q(portion_g__isnull=True) | Q(portion_g__gt=0), name="food_usual_portion_weighs"
            ),
            models.CheckConstraint(
                condition=Q(source=FoodSource.OWN, owner__isnull=False)
                | (~Q(source=FoodSource.OWN) & Q(owner__isnull=True)),
                name="food_own_has_owner",
            ),
            models.CheckConstraint(
                condition=Q(source=FoodSource.OWN) | Q(archived_at__isnull=True, deleted_at__isnull=True),
                name="food_only_own_put_away",
            ),
        ]

    def __str__(self) -> str:
        return self.shown_name

    def get_absolute_url(self) -> str:
        return reverse("foods:food", args=[self.pk])

    def in_tables(self) -> models.QuerySet["Food"]:
        """The same food in other tables, if it stands there."""
        lead = self.same_as_id or self.pk
        return Food.objects.filter(Q(pk=lead) | Q(same_as=lead)).exclude(pk=self.pk).order_by("pk")

    def is_visible_to(self, user_id: int | None) -> bool:
        """Whether this is a food of the shared tables or of this person, and not deleted."""
        return self.owner_id in {None, user_id} and self.deleted_at is None

    @property
    def shown_name(self) -> str:
        """The name under which it is shown and logged."""
        return self.display_name or self.name

    @property
    def is_packaged(self) -> bool:
        return self.source in PACKAGED_SOURCES

    @property
    def is_supplement(self) -> bool:
        return self.kind == FoodKind.SUPPLEMENT

    @property
    def usual_amounts(self) -> Amounts:
        """The amounts in the usual portion, in 100 g where there is none; of a supplement in a dose."""
        return self.amounts.times(1 if self.is_supplement else (self.portion_g or 100) / 100)


class Portion(models.Model):
    """A household measure of a food and its weight in grams, in the order its source lists them."""

    food = models.ForeignKey(Food, on_delete=models.CASCADE, related_name="portions", verbose_name=_("food"))
    rank = models.PositiveSmallIntegerField(_("order"))
    text = models.CharField(_("measure"), max_length=200)
    weight_g = models.FloatField(_("weight (g)"))

    class Meta:
        verbose_name = _("portion")
        verbose_name_plural = _("portions")
        ordering = ["food_id", "rank"]
        constraints = [
            models.UniqueConstraint(fields=["food", "rank"], name="portion_rank_once_per_food"),
            models.CheckConstraint(condition=Q(weight_g__gt=0), name="portion_weighs"),
        ]

    def __str__(self) -> str:
        return self.text


class FoodGroup(NutrientAmounts):
    """A group of foods and the 90th percentile of its measured amounts per 100 g, for upper bounds of unknowns.

    The row with the empty name holds the percentiles over all foods.
    """

    name = models.CharField(_("name"), max_length=120, primary_key=True)
    foods = models.PositiveIntegerField(_("foods"))

    class Meta:
        verbose_name = _("food group")
        verbose_name_plural = _("food groups")

    def __str__(self) -> str:
        return self.name


_FOOD: Final[Any] = Asked("food", models.IntegerField())
_PERSON: Final[Any] = Asked("person", models.IntegerField())
_AT_HAND: Final = Prepared(lambda: Food.objects.visible_to(_PERSON).filter(pk=_FOOD).prefetch_related("portions"))


def food_at_hand(food_id: int, user_id: int) -> Food | None:
    """A food with its portions (2 queries); None where there is none, or it is not this person's to see."""
    found = _AT_HAND(food=food_id, person=user_id)
    return found[0] if found else None


_IDS: Final = Several("food", models.IntegerField(), 20)  # as many as a page of results reads
_BY_ID: Final = Prepared(lambda: Food.objects.filter(pk__in=_IDS.places))


def foods_by_id(food_ids: Sequence[int]) -> dict[int, Food]:
    """The foods of these ids that are there, whosever they are, also those that were deleted (1 query for each 20)."""
    parts = (food_ids[start : start + _IDS.most] for start in range(0, len(food_ids), _IDS.most))
    return {food.pk: food for part in parts for food in _BY_ID(**_IDS.filled(part))}


_P90: Final = Prepared(lambda: FoodGroup.objects.values_list("name", *AMOUNT_FIELDS))


def groups_p90() -> dict[str, Amounts]:
    """90th percentile of each amount per 100 g by group name; "" stands for every food together (1 query)."""
    return {name: Amounts(*amounts) for name, *amounts in _P90()}


class SourceFoodQuerySet(models.QuerySet["SourceFood"]):
    def listed(self) -> Self:
        """Rows that stand on the article's lists, without our extras."""
        return self.exclude(term="")


class SourceFood(models.Model):
    """A food on one of the article's source lists: nutrient, the article's term and a realistic portion.

    `term` is empty for an extra outside the article. `diet` is the strictest diet it fits; `allergens` and `flags`
    are words separated by semicolons, as in foods/data/source_list.csv.
    """

    nutrient = models.CharField(_("nutrient"), max_length=20)
    term = models.CharField(_("term in the article"), max_length=60, blank=True)
    label = models.CharField(_("name"), max_length=120)
    food = models.ForeignKey(Food, on_delete=models.CASCADE, related_name="source_lists", verbose_name=_("food"))
    portion_text = models.CharField(_("portion"), max_length=60)
    portion_g = models.FloatField(_("portion (g)"))
    diet = models.CharField(_("diet"), max_length=20)
    allergens = models.CharField(_("allergens"), max_length=120, blank=True)
    flags = models.CharField(_("flags"), max_length=200, blank=True)
    good_source = models.CharField(_("good source"), max_length=20)

    objects = SourceFoodQuerySet.as_manager()

    class Meta:
        verbose_name = _("source food")
        verbose_name_plural = _("source foods")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["nutrient", "term", "food"], name="source_food_once_per_list"),
            models.CheckConstraint(condition=Q(portion_g__gt=0), name="source_food_portion_weighs"),
        ]

    def __str__(self) -> str:
        return f"{self.label} ({self.term})"
