"""An account's own pages; signing in is allauth's."""

from django.urls import path

from tracker.account import security_views, style_views, views

urlpatterns = [
    path("account/", views.account, name="account"),
    path("account/common-passwords.txt", views.common_passwords, name="common_passwords"),
    path("account/delete/", views.delete, name="delete_account"),
    path("account/security/", security_views.security, name="security"),
    path("account/security/end/", security_views.end_session, name="end_session"),
    path("account/security/end-others/", security_views.end_other_sessions, name="end_other_sessions"),
    path("account/security/known/", security_views.known_changes, name="known_changes"),
    path("account/style/", style_views.style, name="style"),
    path("sign-in-again/", views.sign_in_again, name="sign_in_again"),
]
