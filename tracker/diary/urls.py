"""The diary's days, entries, meals and favourites."""

from django.urls import path

from tracker.diary import (
    barcode_views,
    day_views,
    entry_views,
    line_views,
    meal_views,
    planned_views,
    question_views,
    supplement_views,
    time_views,
)

urlpatterns = [
    path("diary/", day_views.today, name="today"),
    path("diary/<day:day>/", day_views.day, name="day"),
    path("diary/<day:day>/search/", day_views.search, name="search"),
    path("diary/<day:day>/barcode/", barcode_views.barcode, name="barcode"),
    path("diary/<day:day>/add-line/", line_views.add_line, name="add_line"),
    path("diary/<day:day>/add-supplement/", supplement_views.add_supplement, name="add_supplement"),
    path("diary/<day:day>/supplement/<uuid:key>/undo/", supplement_views.undo_supplement, name="undo_supplement"),
    path("diary/<day:day>/add/<food:food_id>/", entry_views.add, name="add"),
    path("diary/<day:day>/added/<uuid:key>/undo/", entry_views.undo_added, name="undo_added"),
    path("diary/<day:day>/eaten/", planned_views.eaten, name="eaten"),
    path("diary/<day:day>/planned/", planned_views.planned, name="planned"),
    path("diary/<day:day>/repeat/right/", question_views.repeat_is_right, name="repeat_is_right"),
    path("diary/<day:day>/repeat/once/", question_views.only_once, name="only_once"),
    path("diary/<day:day>/repeat/undo/", question_views.as_before, name="as_before"),
    path("diary/<day:day>/little/", question_views.that_was_all, name="that_was_all"),
    path("diary/<day:day>/complete/", day_views.complete, name="complete"),
    path("diary/<day:day>/more/", meal_views.more, name="more"),
    path("diary/<day:day>/copy/", meal_views.copy, name="copy"),
    path("diary/<day:day>/meal-time/", time_views.meal_time, name="meal_time"),
    path("diary/<day:day>/meal-time/before/", time_views.times_before, name="times_before"),
    path("diary/<day:day>/save-meal/", meal_views.save, name="save_meal"),
    path("diary/<day:day>/log-meal/<uuid:key>/", meal_views.log, name="log_meal"),
    path("diary/entry/<uuid:key>/", entry_views.edit, name="entry"),
    path("diary/entry/<uuid:key>/delete/", entry_views.delete, name="delete_entry"),
    path("diary/entry/<uuid:key>/restore/", entry_views.restore, name="restore_entry"),
    path("diary/hint/", day_views.dismiss_hint, name="dismiss_hint"),
    path("meals/", meal_views.saved, name="saved_meals"),
    path("meals/<uuid:key>/delete/", meal_views.delete, name="delete_meal"),
    path("meals/<uuid:key>/restore/", meal_views.restore, name="restore_meal"),
    path("favourites/<food:food_id>/", meal_views.favourite, name="favourite"),
]
