"""What would close a gap, the health questions and the preferences."""

from django.urls import path

from tracker.suggestions import adding_views, beside_views, health_views, preferences_views, views

urlpatterns = [
    path("diary/<day:day>/beside/", beside_views.beside, name="beside"),
    path("diary/<day:day>/suggestions/", views.for_day, name="day_suggestions"),
    path("diary/<day:day>/add-suggested/", adding_views.add, name="add_suggested"),
    path("suggestions/", views.suggestions, name="suggestions"),
    path("suggestions/health/", health_views.questions, name="health"),
    path("suggestions/preferences/", preferences_views.preferences, name="preferences"),
    path("suggestions/never-again/<food:food_id>/", preferences_views.never_again, name="never_again"),
    path("suggestions/again/<food:food_id>/", preferences_views.suggest_again, name="suggest_again"),
]
