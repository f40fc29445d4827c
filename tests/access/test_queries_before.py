"""What a signed-in request asks the database before its view begins, over every address of a person."""

from collections.abc import Callable
from datetime import timedelta
from http import HTTPStatus

from django.conf import settings
from django.contrib.auth.models import User
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.access.addresses import OURS, PLAIN_AND_HTMX, Address, asked
from tracker.models import Profile, TrialAccount
from tracker.observing.middleware import FOR_MACHINES
from tracker.refusals.rates import RATES, READ_BY_CHANCE


def is_for_machines(address: Address) -> bool:
    """Whether it is answered before anybody is known."""
    return f"/{address.route}" in FOR_MACHINES


MOST = 2  # the session; its user, with the profile and whether it is a trial
VISITS = [
    *((address, "GET") for address in OURS if address.name not in READ_BY_CHANCE and not is_for_machines(address)),
    *((address, "POST") for address in OURS if address.name not in RATES),
]


class Counting:
    """Above all other middleware: where a request begins."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.asked_before = len(connection.queries_log)  # type: ignore[attr-defined]
        return self.get_response(request)


class InPlaceOfTheView(Counting):
    """Below all other middleware: answers once it is known who asks, with how many queries that took."""

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, _view: object, _args: object, _kwargs: object) -> HttpResponse:
        assert request.diarist.today  # type: ignore[attr-defined]
        count = len(connection.queries_log) - request.asked_before  # type: ignore[attr-defined]
        return HttpResponse(headers={"X-Queries": str(count)})


def too_many(client: Client, values: dict[str, object]) -> dict[str, int]:
    """The visits before whose view there were more queries than there should be, by name."""
    around = [f"{__name__}.Counting", *settings.MIDDLEWARE, f"{__name__}.InPlaceOfTheView"]
    with override_settings(MIDDLEWARE=around), CaptureQueriesContext(connection):
        answers = asked(VISITS, values, of=client, headers=PLAIN_AND_HTMX)
        counts = {
            name: int(answer["X-Queries"]) for name, answer in answers if answer.status_code != HTTPStatus.FORBIDDEN
        }
    assert len(counts) > len(VISITS)
    return {name: count for name, count in counts.items() if not 0 < count <= MOST}


def test_a_person_is_known_after_two_queries(signed_in: Client, values: dict[str, object]) -> None:
    assert too_many(signed_in, values) == {}


def test_a_person_without_a_profile_is_known_after_two_queries(
    signed_in: Client, user: User, values: dict[str, object]
) -> None:
    Profile.objects.of(user).delete()
    assert too_many(signed_in, values) == {}


def test_a_trial_is_known_after_two_queries(signed_in: Client, user: User, values: dict[str, object]) -> None:
    TrialAccount.objects.create(user=user, expires_at=timezone.now() + timedelta(days=1))
    assert too_many(signed_in, values) == {}
