"""How the server stops: what it has taken is answered, nothing new is taken, and it ends in bounded time."""

import http.client
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress

import pytest

from tests.tracker.test_server import application, is_closed, running
from tracker import server


class Slow:
    """An application whose page /slow is answered when `go_on` is set."""

    def __init__(self) -> None:
        self.begun, self.go_on = threading.Event(), threading.Event()

    def __call__(self, environ: dict[str, object], start: Callable[..., object]) -> list[bytes]:
        if environ["PATH_INFO"] == "/slow":
            self.begun.set()
            self.go_on.wait(30)
        return application(environ, start)


@contextmanager
def asked_slowly(port: int, slow: Slow) -> Iterator[http.client.HTTPConnection]:
    """A connection whose request the application is busy with."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        connection.request("GET", "/slow")
        assert slow.begun.wait(10)
        yield connection


def becomes(state: Callable[[], bool], seconds: float = 10) -> bool:
    until = time.monotonic() + seconds
    while not state() and time.monotonic() < until:
        time.sleep(0.05)
    return state()


def is_refused(port: int) -> bool:
    with suppress(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port), timeout=5):
        return False
    return True


def test_a_request_in_flight_is_answered_while_new_ones_are_refused() -> None:
    slow = Slow()
    with running(slow) as (port, here), asked_slowly(port, slow) as waiting:
        here.stop()
        assert becomes(lambda: is_refused(port))
        slow.go_on.set()
        answer = waiting.getresponse()
        assert (answer.status, answer.read(), answer.getheader("Connection")) == (200, b"ok", "close")


def test_a_connection_that_is_kept_open_takes_nothing_new_either() -> None:
    slow = Slow()
    with running(slow) as (port, here), socket.create_connection(("127.0.0.1", port), timeout=10) as kept:
        kept.sendall(b"GET / HTTP/1.1\r\n\r\n")
        assert kept.recv(1_000).endswith(b"ok")
        kept.setblocking(False)
        with asked_slowly(port, slow) as waiting:
            assert not is_closed(kept)
            here.stop()
            assert becomes(lambda: is_closed(kept))
            slow.go_on.set()
            assert waiting.getresponse().status == 200


def test_what_takes_too_long_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "GRACE", 1)
    slow = Slow()
    started = time.monotonic()
    with running(slow) as (port, _here), asked_slowly(port, slow):
        pass
    took = time.monotonic() - started
    slow.go_on.set()
    assert 1 <= took < 1 + 4 * server.TURN
