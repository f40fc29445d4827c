"""Questions to one's own diary."""

from django.urls import path

from tracker.questions import caffeine_views, views

urlpatterns = [
    path("questions/", views.questions, name="questions"),
    path("questions/ask/", views.ask, name="ask_question"),
    path("questions/caffeine/", caffeine_views.caffeine, name="caffeine_trial"),
    path("questions/caffeine/<uuid:key>/stop/", caffeine_views.stop, name="stop_caffeine_trial"),
    path("questions/caffeine/<uuid:key>/go-on/", caffeine_views.go_on, name="go_on_with_caffeine_trial"),
    path("questions/<uuid:key>/", views.answer, name="question"),
    path("questions/<uuid:key>/take-back/", views.take_back, name="take_back_question"),
    path("questions/<uuid:key>/restore/", views.restore, name="restore_question"),
]
