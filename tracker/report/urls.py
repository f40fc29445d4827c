"""The report, printed and as PDF."""

from django.urls import path

from tracker.report import views

urlpatterns = [
    path("dashboard/report/", views.report, name="report"),
    path("dashboard/report.pdf", views.report_pdf, name="report_pdf"),
]
