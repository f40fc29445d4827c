"""The profile."""

from django.urls import path

from tracker.person import views

urlpatterns = [
    path("welcome/", views.welcome, name="welcome"),
    path("profile/", views.profile, name="profile"),
]
