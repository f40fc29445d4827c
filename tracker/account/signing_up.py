"""Opening an account: all of it, or none."""

from collections.abc import Callable
from functools import wraps

from django.db import transaction
from django.http import HttpRequest, HttpResponse

View = Callable[..., HttpResponse]


def all_or_nothing(view: View) -> View:
    """The view with its session in one transaction: an account whose session finds no room is not there either."""

    @wraps(view)
    def whole(request: HttpRequest) -> HttpResponse:
        if request.method != "POST":
            return view(request)
        with transaction.atomic():
            answer = view(request)
            if request.session.modified and not request.session.is_empty():
                request.session.save()
        return answer

    return whole
