"""Blood results."""

from django.urls import path

from tracker.blood import views

urlpatterns = [
    path("blood-results/", views.results, name="blood_results"),
    path("blood-results/add/", views.add, name="add_blood_result"),
    path("blood-results/<uuid:key>/", views.edit, name="blood_result"),
    path("blood-results/<uuid:key>/unit/", views.change_unit, name="change_blood_unit"),
    path("blood-results/<uuid:key>/delete/", views.delete, name="delete_blood_result"),
    path("blood-results/<uuid:key>/restore/", views.restore, name="restore_blood_result"),
]
