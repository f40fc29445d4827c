"""What a visitor sees."""

from django.urls import path

from tracker.home import trial_views, views

urlpatterns = [
    path("", views.home, name="home"),
    path("about/", views.about, name="about"),
    path("sign-in-again/", views.sign_in_again, name="sign_in_again"),
    path("try/", trial_views.start, name="try"),
    path("try/leave/", trial_views.leave, name="leave_trial"),
]
