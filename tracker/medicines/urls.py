"""The schedule of medicines and supplements, and what was taken on a day."""

from django.urls import path

from tracker.medicines import day_views, views

urlpatterns = [
    path("medicines/", views.schedule, name="medicines"),
    path("medicines/add/", views.add, name="add_medicine"),
    path("medicines/add-supplement/", views.add_supplement, name="schedule_supplement"),
    path("medicines/<uuid:key>/", views.edit, name="medicine"),
    path("medicines/<uuid:key>/dose/", views.change_dose, name="change_medicine"),
    path("medicines/<uuid:key>/stop/", views.stop, name="stop_medicine"),
    path("medicines/<uuid:key>/start/", views.start, name="start_medicine"),
    path("medicines/<uuid:key>/delete/", views.delete, name="delete_medicine"),
    path("medicines/<uuid:key>/restore/", views.restore, name="restore_medicine"),
    path("medicines/changes/<uuid:key>/delete/", views.delete_change, name="delete_medicine_change"),
    path("medicines/changes/<uuid:key>/restore/", views.restore_change, name="restore_medicine_change"),
    path("diary/<day:day>/medicines/", day_views.of_day, name="medicines_of_day"),
    path("diary/<day:day>/medicines/today/", day_views.today, name="medicines_today"),
    path("diary/<day:day>/medicines/take/", day_views.take, name="take_medicine"),
    path("diary/<day:day>/medicines/none/", day_views.none, name="no_medicines"),
    path("diary/<day:day>/medicines/open/", day_views.take_back, name="medicines_open"),
]
