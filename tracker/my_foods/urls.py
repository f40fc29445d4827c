"""A person's own foods, supplements and recipes."""

from django.urls import path

from tracker.my_foods import label_views, recipe_views, views

urlpatterns = [
    path("my-foods/", views.own, name="own_foods"),
    path("my-foods/new/", label_views.new, name="new_own_food"),
    path("my-foods/new-supplement/", label_views.new_supplement, name="new_supplement"),
    path("my-foods/new-recipe/", recipe_views.new, name="new_recipe"),
    path("my-foods/ingredients/", recipe_views.find, name="find_ingredient"),
    path("my-foods/<food:food_id>/", label_views.edit, name="edit_own_food"),
    path("my-foods/<food:food_id>/log-ingredients/", recipe_views.log, name="log_ingredients"),
    path("my-foods/<food:food_id>/rename/", views.rename, name="rename_own_food"),
    path("my-foods/<food:food_id>/archive/", views.archive, name="archive_own_food"),
    path("my-foods/<food:food_id>/unarchive/", views.unarchive, name="unarchive_own_food"),
    path("my-foods/<food:food_id>/delete/", views.delete, name="delete_own_food"),
    path("my-foods/<food:food_id>/restore/", views.restore, name="restore_own_food"),
    path("my-foods/<food:food_id>/merge/", views.merge_into, name="merge_own_food"),
]
