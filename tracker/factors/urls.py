"""The sheet of a day, and what it is to have."""

from django.urls import path

from tracker.factors import preference_views, views

urlpatterns = [
    path("my-day/lines/", preference_views.lines, name="my_day_lines"),
    path("diary/<day:day>/my-day/", views.my_day, name="my_day"),
    path("diary/<day:day>/my-day/water/", views.water, name="my_day_water"),
    path("diary/<day:day>/my-day/<slug:line>/", views.line, name="my_day_line"),
]
