"""Verdicts over a span, charts and what if."""

from django.urls import path

from tracker.dashboard import chart_views, fluids, views, what_if_views

urlpatterns = [
    path("dashboard/", views.dashboard, name="dashboard"),
    path("dashboard/charts/<slug:chart>/", chart_views.figure, name="chart"),
    path("dashboard/charts/<slug:chart>/table/", chart_views.table, name="chart_table"),
    path("dashboard/charts/<slug:chart>/csv/", chart_views.csv, name="chart_csv"),
    path("dashboard/fluids/", fluids.fluids, name="fluids"),
    path("dashboard/what-if/", what_if_views.ask, name="what_if"),
]
