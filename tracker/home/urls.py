"""What a visitor sees."""

from django.urls import path

from tracker.home import trial_views, views

urlpatterns = [
    path("", views.home, name="home"),
    path("about/", views.about, name="about"),
    path("about/log/<food:food_id>/", views.log_food, name="log_food"),
    path("try/", trial_views.start, name="try"),
    path("try/leave/", trial_views.leave, name="leave_trial"),
]
