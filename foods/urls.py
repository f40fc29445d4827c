from django.urls import path

from foods import views

app_name = "foods"
urlpatterns = [path("<int:pk>/", views.food, name="food")]
