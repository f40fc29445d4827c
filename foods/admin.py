"""The food tables in the admin: to look something up. Foods come in through imports; own foods are private."""

from typing import TYPE_CHECKING

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from foods.models import Food, FoodGroup, Portion, SourceFood

# Django's admin classes take type parameters only in the eyes of the type checker.
if TYPE_CHECKING:
    PortionAdminBase = admin.TabularInline[Portion, Food]
    FoodAdminBase = admin.ModelAdmin[Food]
    SourceFoodAdminBase = admin.ModelAdmin[SourceFood]
    FoodGroupAdminBase = admin.ModelAdmin[FoodGroup]
else:
    PortionAdminBase = admin.TabularInline
    FoodAdminBase = SourceFoodAdminBase = FoodGroupAdminBase = admin.ModelAdmin


class ReadOnly:
    """Nothing is added, changed or deleted here: imports would undo it."""

    def has_add_permission(self, *_args: object) -> bool:
        return False

    def has_change_permission(self, *_args: object) -> bool:
        return False

    def has_delete_permission(self, *_args: object) -> bool:
        return False


class PortionInline(ReadOnly, PortionAdminBase):
    model = Portion
    fields = ["text", "weight_g"]


@admin.register(Food)
class FoodAdmin(ReadOnly, FoodAdminBase):
    list_display = ["name", "source", "group", "release", "source_id"]
    list_filter = ["source"]
    search_fields = ["name", "alternate_names", "=source_id", "=code"]
    show_full_result_count = False
    inlines = [PortionInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Food]:
        """Foods of the shared tables; nobody's own ones."""
        return super().get_queryset(request).filter(owner__isnull=True)


@admin.register(SourceFood)
class SourceFoodAdmin(ReadOnly, SourceFoodAdminBase):
    list_display = ["label", "nutrient", "term", "portion_text", "portion_g", "good_source"]
    list_filter = ["nutrient", "term", "good_source", "diet"]
    list_select_related = ["food"]
    search_fields = ["label", "food__name"]


@admin.register(FoodGroup)
class FoodGroupAdmin(ReadOnly, FoodGroupAdminBase):
    list_display = ["name", "foods"]
    search_fields = ["name"]
