"""What is answered where a view broke: a sentence where the server itself can write or read nothing now, else 500."""

import sys

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.template import loader
from django.utils.translation import gettext as _

from tracker.observing.request_number import number_of
from tracker.refusals.answers import refused
from tracker.refusals.unwritable import cannot_be_saved, teller, why_unwritable


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's handler for errors: 503 or 507 with a sentence where it is the database or the disk, else 500."""
    error = sys.exception()
    cause = why_unwritable(error)
    if cause is None and not is_locked(error):
        page = loader.get_template("500.html").render({"number": number_of(request)})
        return HttpResponseServerError(page)
    if hasattr(request, "session"):
        request.session.modified = False  # to keep it would be to write again
    if cause is None:
        return _locked(request)
    teller.tell(cause, error)
    answer = cannot_be_saved(request, cause)
    answer._has_been_logged = True  # type: ignore[attr-defined] # Django's own: else a traceback for every try
    return answer


def is_locked(error: BaseException | None) -> bool:
    """Whether SQLite gave up waiting for its write lock."""
    return isinstance(error, OperationalError) and "locked" in str(error)


def _locked(request: HttpRequest) -> HttpResponse:
    if request.headers.get("HX-Request"):  # to reload would lose what stands in the form
        text = _("The diary is being written to elsewhere just now. Nothing was lost: try again in a moment.")
    else:
        text = _("The diary is being written to elsewhere just now. Nothing was lost: reload in a moment.")
    answer = refused(request, 503, _("One moment"), text)
    answer["Retry-After"] = "5"
    return answer
