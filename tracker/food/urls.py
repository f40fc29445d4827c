from django.urls import path

from tracker.food import views

app_name = "foods"
urlpatterns = [path("<food:pk>/", views.food, name="food")]
