"""Every address of the site. Addresses of diary rows carry their key, never a countable number."""

from django.contrib import admin
from django.urls import include, path, register_converter

from tracker.converters import DayConverter
from tracker.views import (
    account,
    barcode,
    beside,
    charts,
    dashboard,
    diary,
    entries,
    health,
    home,
    labels,
    line,
    meals,
    own_foods,
    planned,
    preferences,
    profile,
    recipes,
    report,
    suggested_foods,
    suggestions,
    trial,
    what_if,
)

register_converter(DayConverter, "day")

diary_urls = [
    path("diary/", diary.today, name="today"),
    path("diary/<day:day>/", diary.day, name="day"),
    path("diary/<day:day>/beside/", beside.beside, name="beside"),
    path("diary/<day:day>/search/", diary.search, name="search"),
    path("diary/<day:day>/barcode/", barcode.barcode, name="barcode"),
    path("diary/<day:day>/add-line/", line.add_line, name="add_line"),
    path("diary/<day:day>/add/<int:food_id>/", entries.add, name="add"),
    path("diary/<day:day>/suggestions/", suggestions.for_day, name="day_suggestions"),
    path("diary/<day:day>/add-suggested/", suggested_foods.add, name="add_suggested"),
    path("diary/<day:day>/added/<uuid:key>/undo/", entries.undo_added, name="undo_added"),
    path("diary/<day:day>/eaten/", planned.eaten, name="eaten"),
    path("diary/<day:day>/planned/", planned.planned, name="planned"),
    path("diary/<day:day>/complete/", diary.complete, name="complete"),
    path("diary/<day:day>/copy/", meals.copy, name="copy"),
    path("diary/<day:day>/save-meal/", meals.save, name="save_meal"),
    path("diary/<day:day>/log-meal/<uuid:key>/", meals.log, name="log_meal"),
    path("diary/entry/<uuid:key>/", entries.edit, name="entry"),
    path("diary/entry/<uuid:key>/delete/", entries.delete, name="delete_entry"),
    path("diary/entry/<uuid:key>/restore/", entries.restore, name="restore_entry"),
    path("diary/hint/", diary.dismiss_hint, name="dismiss_hint"),
    path("meals/", meals.saved, name="saved_meals"),
    path("meals/<uuid:key>/delete/", meals.delete, name="delete_meal"),
    path("meals/<uuid:key>/restore/", meals.restore, name="restore_meal"),
    path("favourites/<int:food_id>/", meals.favourite, name="favourite"),
]

own_food_urls = [
    path("my-foods/", own_foods.own, name="own_foods"),
    path("my-foods/new/", labels.new, name="new_own_food"),
    path("my-foods/new-supplement/", labels.new_supplement, name="new_supplement"),
    path("my-foods/new-recipe/", recipes.new, name="new_recipe"),
    path("my-foods/ingredients/", recipes.find, name="find_ingredient"),
    path("my-foods/<int:food_id>/", labels.edit, name="edit_own_food"),
    path("my-foods/<int:food_id>/log-ingredients/", recipes.log, name="log_ingredients"),
    path("my-foods/<int:food_id>/rename/", own_foods.rename, name="rename_own_food"),
    path("my-foods/<int:food_id>/archive/", own_foods.archive, name="archive_own_food"),
    path("my-foods/<int:food_id>/unarchive/", own_foods.unarchive, name="unarchive_own_food"),
    path("my-foods/<int:food_id>/delete/", own_foods.delete, name="delete_own_food"),
    path("my-foods/<int:food_id>/restore/", own_foods.restore, name="restore_own_food"),
    path("my-foods/<int:food_id>/merge/", own_foods.merge_into, name="merge_own_food"),
]

app_urls = [
    path("", home.home, name="home"),
    path("about/", home.about, name="about"),
    path("sign-in-again/", home.sign_in_again, name="sign_in_again"),
    path("welcome/", profile.welcome, name="welcome"),
    path("profile/", profile.profile, name="profile"),
    path("account/", account.account, name="account"),
    path("account/delete/", account.delete, name="delete_account"),
    path("dashboard/", dashboard.dashboard, name="dashboard"),
    path("dashboard/charts/<slug:chart>/", charts.figure, name="chart"),
    path("dashboard/charts/<slug:chart>/table/", charts.table, name="chart_table"),
    path("dashboard/charts/<slug:chart>/csv/", charts.csv, name="chart_csv"),
    path("dashboard/report/", report.report, name="report"),
    path("dashboard/report.pdf", report.report_pdf, name="report_pdf"),
    path("dashboard/what-if/", what_if.ask, name="what_if"),
    path("suggestions/", suggestions.suggestions, name="suggestions"),
    path("suggestions/health/", health.questions, name="health"),
    path("suggestions/preferences/", preferences.preferences, name="preferences"),
    path("suggestions/never-again/<int:food_id>/", preferences.never_again, name="never_again"),
    path("suggestions/again/<int:food_id>/", preferences.suggest_again, name="suggest_again"),
    path("try/", trial.start, name="try"),
    path("try/leave/", trial.leave, name="leave_trial"),
    *diary_urls,
    *own_food_urls,
]

urlpatterns = [
    path("", include((app_urls, "tracker"))),
    path("foods/", include("foods.urls")),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
]
