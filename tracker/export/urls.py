"""Taking everything along."""

from django.urls import path

from tracker.export import views

urlpatterns = [
    path("account/data/", views.your_data, name="your_data"),
    path("account/data/electrolog.zip", views.export, name="export"),
    path("account/data/confirm/", views.confirm_export, name="confirm_export"),
]
