"""Addresses for machines: short, at the root, without a slash, as such machines expect them."""

from django.urls import path

from tracker.observing import views

urlpatterns = [
    path("healthz", views.alive, name="healthz"),
    path("readyz", views.is_ready, name="readyz"),
    path("metrics", views.metrics, name="metrics"),
]
