"""A day's twitches."""

from django.urls import path

from tracker.twitches import views

urlpatterns = [
    path("twitches/now/", views.now, name="twitch_now"),
    path("diary/<day:day>/twitches/", views.of_day, name="twitches"),
    path("diary/<day:day>/twitches/none/", views.none, name="no_twitches"),
    path("diary/<day:day>/twitches/add/", views.add, name="add_twitch"),
    path("twitches/<uuid:key>/", views.edit, name="twitch"),
    path("twitches/<uuid:key>/delete/", views.delete, name="delete_twitch"),
    path("twitches/<uuid:key>/restore/", views.restore, name="restore_twitch"),
]
