"""Every address of the site, by room. Addresses of diary rows carry their key, never a countable number."""

from typing import Final

from allauth.account.decorators import reauthentication_required
from allauth.account.views import password_set, signup
from django.contrib import admin
from django.urls import include, path, register_converter

from tracker.account.signing_up import all_or_nothing
from tracker.diary.converters import DayConverter
from tracker.servings.converters import FoodNumberConverter

ROOMS: Final = (
    *("account", "blood", "dashboard", "diary", "export", "factors", "home", "imports", "medicines"),
    *("my_foods", "observing", "person", "questions", "reminders", "report", "suggestions"),
    *("timeline", "twitches", "warning"),
)

register_converter(DayConverter, "day")
register_converter(FoodNumberConverter, "food")

handler404 = "tracker.refusals.out_of_date.not_found"
handler400 = "tracker.refusals.answers.bad_request"
handler500 = "tracker.refusals.server_errors.server_error"

urlpatterns = [
    path("", include(([path("", include(f"tracker.{room}.urls")) for room in ROOMS], "tracker"))),
    path("foods/", include("tracker.food.urls")),
    # allauth asks nobody again who sets a first password, which then opens the account beside the passkey.
    path("accounts/password/set/", reauthentication_required(password_set), name="account_set_password"),
    path("accounts/signup/", all_or_nothing(signup), name="account_signup"),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
]
