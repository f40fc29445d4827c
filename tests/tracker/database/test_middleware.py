"""Who is led to a replica, and the cookie that keeps whoever has written with the primary."""

from collections.abc import Callable

import pytest
from django.core.exceptions import MiddlewareNotUsed
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from tracker.database import middleware, reading
from tracker.database.middleware import COOKIE, ReplicaMiddleware
from tracker.database.reading import alias_to_read, note_write

Visit = Callable[..., HttpResponse]


class NoTransaction:
    in_atomic_block = False


def answer_where_it_read(request: HttpRequest) -> HttpResponse:
    if "write" in request.GET:
        note_write()
    return HttpResponse(alias_to_read())


@pytest.fixture
def visit(monkeypatch: pytest.MonkeyPatch) -> Visit:
    """A page that tells where it read; every replica has all up to the place "k"."""
    monkeypatch.setattr(middleware, "replicas", lambda: ["replica1", "replica2"])
    monkeypatch.setattr(reading, "connections", {"default": NoTransaction()})
    monkeypatch.setattr(reading, "has_reached", lambda _alias, place: place <= "k")
    monkeypatch.setattr(middleware, "position", lambda: "k")
    lead = ReplicaMiddleware(answer_where_it_read)

    def ask(method: str = "GET", address: str = "/", **cookies: str) -> HttpResponse:
        request = RequestFactory().generic(method, address)
        request.COOKIES.update(cookies)
        answer = lead(request)
        assert isinstance(answer, HttpResponse)
        return answer

    return ask


def written(visit: Visit) -> str:
    """The cookie of somebody who writes now."""
    return visit("POST").cookies[COOKIE].value


def test_without_replicas_no_request_passes_through_it() -> None:
    with pytest.raises(MiddlewareNotUsed):
        ReplicaMiddleware(answer_where_it_read)


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_who_only_reads_is_led_to_a_replica_and_gets_no_cookie(visit: Visit, method: str) -> None:
    answer = visit(method)
    assert not answer.cookies
    assert method == "HEAD" or answer.content.startswith(b"replica")


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_who_writes_reads_at_the_primary_and_is_kept_there(visit: Visit, method: str) -> None:
    answer = visit(method)
    assert answer.content == b"default"
    cookie = answer.cookies[COOKIE]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 86_400)
    assert visit(written=cookie.value).content == b"default"


def test_a_page_that_wrote_keeps_its_person_too(visit: Visit) -> None:
    assert visit("GET", "/?write").cookies[COOKIE].value


def test_the_cookie_goes_with_the_first_page_of_the_replica(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = written(visit)
    monkeypatch.setattr(reading, "SHORTEST", -1.0)
    answer = visit(written=kept)
    assert answer.content.startswith(b"replica")
    assert (answer.cookies[COOKIE].value, answer.cookies[COOKIE]["max-age"]) == ("", 0)


def test_the_cookie_stays_where_the_replica_is_behind(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(middleware, "position", lambda: "p")
    kept = written(visit)
    monkeypatch.setattr(reading, "SHORTEST", -1.0)
    answer = visit(written=kept)
    assert (answer.content, dict(answer.cookies)) == (b"default", {})


def test_a_cookie_that_nobody_here_has_signed_says_nothing(visit: Visit) -> None:
    assert visit(written="0/3000148 1800000000.000").content.startswith(b"replica")


def test_a_browser_reads_at_one_replica_always_and_others_at_others(visit: Visit) -> None:
    def read_at(session: str) -> bytes:
        return visit(sessionid=session).content

    assert read_at("anna") == read_at("anna")
    assert {read_at(f"session {number}") for number in range(20)} == {b"replica1", b"replica2"}


def test_where_the_primary_does_not_answer_the_page_still_does(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> str:
        raise DatabaseError

    monkeypatch.setattr(middleware, "position", gone)
    assert not visit("POST").cookies
