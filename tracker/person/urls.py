"""The profile, and the theme."""

from django.urls import path

from tracker.person import views

urlpatterns = [
    path("welcome/", views.welcome, name="welcome"),
    path("theme/", views.choose_theme, name="choose_theme"),
    path("profile/", views.profile, name="profile"),
]
