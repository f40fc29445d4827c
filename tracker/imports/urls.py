"""Diaries from files."""

from django.urls import path

from tracker.imports import views

urlpatterns = [
    path("account/imports/", views.imports, name="imports"),
    path("account/imports/<uuid:key>/", views.preview, name="import"),
    path("account/imports/<uuid:key>/discard/", views.discard, name="discard_import"),
    path("account/imports/<uuid:key>/take-back/", views.take_back, name="take_back"),
]
