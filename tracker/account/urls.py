"""An account's own pages; signing in is allauth's."""

from django.urls import path

from tracker.account import views

urlpatterns = [
    path("account/", views.account, name="account"),
    path("account/common-passwords.txt", views.common_passwords, name="common_passwords"),
    path("account/delete/", views.delete, name="delete_account"),
    path("sign-in-again/", views.sign_in_again, name="sign_in_again"),
]
