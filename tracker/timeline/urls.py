"""The time line, and its charts."""

from django.urls import path

from tracker.timeline import chart_views, views

urlpatterns = [
    path("timeline/", views.timeline, name="timeline"),
    path("timeline/charts/<slug:lane_chart>/", chart_views.figure, name="timeline_chart"),
    path("timeline/charts/<slug:lane_chart>/table/", chart_views.table, name="timeline_table"),
    path("timeline/charts/<slug:lane_chart>/csv/", chart_views.csv, name="timeline_csv"),
]
