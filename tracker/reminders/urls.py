"""Reminders, and the address of their calendar, which needs no session."""

from django.urls import path

from tracker.reminders import views

urlpatterns = [
    path("reminders/", views.reminders, name="reminders"),
    path("reminders/delete/", views.delete, name="delete_reminder"),
    path("reminders/address/", views.renew, name="renew_reminder_feed"),
    path("reminders/address/end/", views.revoke, name="revoke_reminder_feed"),
    path("reminders/due/", views.due, name="reminders_due"),
    path("calendar/<str:token>.ics", views.feed, name="reminder_feed"),
]
