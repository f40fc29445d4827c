"""Questions to one's own diary."""

from django.urls import path

from tracker.questions import views

urlpatterns = [
    path("questions/", views.questions, name="questions"),
    path("questions/ask/", views.ask, name="ask_question"),
    path("questions/<uuid:key>/", views.answer, name="question"),
    path("questions/<uuid:key>/take-back/", views.take_back, name="take_back_question"),
    path("questions/<uuid:key>/restore/", views.restore, name="restore_question"),
]
