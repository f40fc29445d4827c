"""What every answer tells the browser: to keep nothing of a person's, and what the page may not use."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

PRIVATE: Final = "no-store, private"
# Not the cookies: they would go for every site of the same domain. The session's is deleted by itself; what is left
# holds nothing of the diary, and says of a browser that it has signed in before (known_browsers).
CLEARED: Final = '"cache", "storage"'
SWITCHED_OFF: Final = (
    "accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "hid", "magnetometer",
    "microphone", "midi", "payment", "serial", "usb",
)  # fmt: skip
NO_DEVICES: Final = ", ".join(f"{feature}=()" for feature in SWITCHED_OFF)
ONLY_THE_CAMERA: Final = NO_DEVICES.replace("camera=()", "camera=(self)")

View = Callable[..., HttpResponseBase]


class AnswerHeadersMiddleware:
    """Below the one for static files, which hold nothing of anybody, and above all that can answer for a person.

    Whoever sends a session or gets one may be told something of their own, so it is stored nowhere: neither by a proxy
    nor in the browser, where the next one at the machine goes back to it. A view that says `public` has nothing such.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        was_sent = settings.SESSION_COOKIE_NAME in request.COOKIES
        answer = self.get_response(request)
        session = answer.cookies.get(settings.SESSION_COOKIE_NAME)
        if (was_sent or session) and "public" not in answer.get("Cache-Control", ""):
            answer["Cache-Control"] = PRIVATE
        if was_sent and session and session["max-age"] == 0:  # signed out, here or elsewhere, or the account is gone
            answer["Clear-Site-Data"] = CLEARED
        answer.headers.setdefault("Permissions-Policy", NO_DEVICES)
        answer.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return answer


def may_use_the_camera(view: View) -> View:
    """For a page that looks through the camera."""

    @wraps(view)
    def with_camera(*args: Any, **kwargs: Any) -> HttpResponseBase:
        answer = view(*args, **kwargs)
        answer["Permissions-Policy"] = ONLY_THE_CAMERA
        return answer

    return with_camera
