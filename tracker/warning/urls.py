"""When to see a doctor."""

from django.urls import path

from tracker.warning import views

urlpatterns = [
    path("diary/<day:day>/signs/", views.signs, name="warning_signs"),
    path("warning/put-away/", views.put_away, name="put_warning_away"),
]
