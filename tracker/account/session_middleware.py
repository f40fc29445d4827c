"""Django's session middleware, but reading goes on where nothing can be written."""

from django.contrib.sessions import middleware
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse

from tracker.account.sessions import holds_nothing_new
from tracker.refusals.server_errors import is_locked
from tracker.refusals.unwritable import READS, teller, why_unwritable


class SessionMiddleware(middleware.SessionMiddleware):
    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """A page that was read is shown, and what a view has saved is not called lost, though the session is not."""
        try:
            return super().process_response(request, response)
        except DatabaseError as error:
            cause = why_unwritable(error)
            is_closed = cause is not None or is_locked(error)
            if not (is_closed and (request.method in READS or holds_nothing_new(request.session))):
                raise
            if cause is not None:
                teller.tell(cause, error)
            return response
