"""The server: what slow connections cost others, what it refuses, how it stops, and what it says at its start."""

import http.client
import os
import signal
import socket
import sqlite3
import threading
import time
import urllib.request
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path
from statistics import median
from urllib.parse import urlencode

import pytest
from waitress.adjustments import Adjustments

from tests.browser.serving import prepare, serve
from tests.slow_connections import OPENING, slow_connections
from tests.tracker.test_settings import run
from tracker import server
from tracker.management.commands.serve import exposure
from tracker.server import listen

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def application(environ: dict[str, object], start: Callable[..., object]) -> list[bytes]:
    start("200 OK", [("Content-Length", "2")])
    return [b"ok"]


@contextmanager
def running(application: Callable[..., object]) -> Iterator[tuple[int, server.Server]]:
    """A server of an application on a port of its own, in a thread; it is stopped with the block at the latest."""
    listener = listen("127.0.0.1", 0)
    here = server.Server(
        application,
        _sock=listener,
        sockinfo=(listener.family, listener.type, listener.proto, listener.getsockname()),
        bind_socket=False,
        adj=Adjustments(sockets=[listener], **server.ADJUSTMENTS),
    )
    port = listener.getsockname()[1]
    thread = threading.Thread(target=here.serve)
    thread.start()
    try:
        yield port, here
    finally:
        here.stop()
        thread.join()


@contextmanager
def small_server() -> Iterator[int]:
    """A server of a two-letter page."""
    with running(application) as (port, _here):
        yield port


def ask(port: int, path: str = "/", *, timeout: float = 30) -> tuple[int, float]:
    """The status of a page, and the seconds until all of it was there."""
    started = time.monotonic()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    connection.request("GET", path)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status, time.monotonic() - started


def test_a_request_that_drips_in_without_end_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "ARRIVAL", 1)
    monkeypatch.setitem(server.ADJUSTMENTS, "cleanup_interval", 1)
    with small_server() as port, slow_connections("headers", port, count=1) as slow:
        until = time.monotonic() + 20
        while time.monotonic() < until and not is_closed(slow.sockets[0]):
            time.sleep(0.2)
        assert is_closed(slow.sockets[0])
        assert ask(port)[0] == 200


def test_a_crowd_that_only_holds_on_shuts_nobody_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(server, "MOST_CONNECTIONS", 20)
    monkeypatch.setitem(server.ADJUSTMENTS, "connection_limit", 30)
    with small_server() as port, slow_connections("headers", port, count=60):
        answers = [ask(port, timeout=10) for _ in range(5)]
    assert [status for status, _ in answers] == [200] * 5
    assert max(seconds for _, seconds in answers) < 1


def is_closed(connection: socket.socket) -> bool:
    try:
        return connection.recv(1) == b""
    except BlockingIOError:
        return False
    except OSError:
        return True


@pytest.mark.parametrize(
    ("request_head", "status"),
    [
        ("GET / HTTP/1.1\r\nX-Long: " + "a" * 40_000 + "\r\n\r\n", 431),
        ("POST / HTTP/1.1\r\nContent-Length: 50000000\r\n\r\n", 413),
    ],
)
def test_headers_and_bodies_have_a_limit(request_head: str, status: int) -> None:
    with small_server() as port, socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(request_head.encode())
        assert connection.recv(12).endswith(f" {status}".encode())


def test_who_sends_too_much_is_told_what_to_do() -> None:
    with small_server() as port, socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall(b"POST / HTTP/1.1\r\nContent-Length: 200000000\r\n\r\n")
        with connection.makefile("rb") as answer:
            assert b"Pack it as a ZIP, or split it by years." in answer.read()


def test_listening_to_others_says_what_that_means() -> None:
    assert exposure("127.0.0.1", behind_proxy=False) == exposure("localhost", behind_proxy=False) == []
    (alone,) = exposure("0.0.0.0", behind_proxy=False)
    assert "without https: others on the way can read passwords and diaries" in alone
    assert "docs/reverse-proxy.md" in alone
    (past,) = exposure("::", behind_proxy=True)
    assert "past the proxy too" in past


def test_a_port_that_is_taken_is_a_sentence(tmp_path: Path) -> None:
    with listen("127.0.0.1", 0) as taken:
        port = taken.getsockname()[1]
        answer = run(tmp_path, "manage.py", "serve", "--port", str(port))
    assert answer.returncode == 1
    assert f"Electrolog cannot listen on 127.0.0.1, port {port}: Address already in use." in answer.stderr


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    var = tmp_path_factory.mktemp("served")
    prepare(var)
    return var


def port_of(site: serve) -> int:
    return int(site.address.rpartition(":")[2])


def sign_in(port: int, name: str, *, timeout: float = 30) -> tuple[int, dict[str, str], str]:
    """Guesses a password as a browser would; the status, the headers and the text."""
    with closing(http.client.HTTPConnection("localhost", port, timeout=timeout)) as connection:
        connection.request("GET", "/accounts/login/")
        page = connection.getresponse()
        token = (page.getheader("Set-Cookie") or "").partition("csrftoken=")[2].partition(";")[0]
        page.read()
        form = urlencode({"login": name, "password": "guess", "csrfmiddlewaretoken": token})
        connection.request("POST", "/accounts/login/", form, {**FORM, "Cookie": f"csrftoken={token}"})
        answer = connection.getresponse()
        return answer.status, dict(answer.getheaders()), answer.read().decode()


@contextmanager
def write_lock(var: Path) -> Iterator[None]:
    other = sqlite3.connect(var / "electrolog.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


@pytest.mark.long
@pytest.mark.parametrize("kind", OPENING)
def test_200_slow_connections_leave_pages_under_a_second(kind: str, prepared: Path) -> None:
    with serve(prepared) as site:
        port = port_of(site)
        large = next((prepared / "static" / "plotly").glob("*.min.*.js")).relative_to(prepared)
        ask(port)
        with slow_connections(kind, port, large=f"/{large}") as slow:
            time.sleep(1)
            answers = [ask(port, path) for _ in range(20) for path in ("/", "/about/")]
            open_still = sum(not is_closed(connection) for connection in slow.sockets)
    assert {status for status, _ in answers} == {200}
    assert median(seconds for _, seconds in answers) < 0.3
    assert max(seconds for _, seconds in answers) < 1
    assert open_still == len(slow.sockets)


@pytest.mark.long
def test_a_lock_held_elsewhere_is_a_sentence_after_five_seconds_and_pages_are_read_meanwhile(prepared: Path) -> None:
    with serve(prepared) as site, write_lock(prepared), ThreadPoolExecutor() as pool:
        started = time.monotonic()
        waiting = pool.submit(sign_in, port_of(site), "anna")
        time.sleep(1)
        assert ask(port_of(site))[1] < 1
        status, headers, text = waiting.result()
        took = time.monotonic() - started
    assert (status, headers["Retry-After"]) == (503, "5")
    assert "Nothing was lost: reload in a moment." in text
    assert 4 < took < 9


@pytest.mark.long
def test_limits_count_right_over_processes(prepared: Path) -> None:
    with serve(prepared, WEB_CONCURRENCY="2") as site, ThreadPoolExecutor(20) as pool:
        answers = list(pool.map(lambda _n: sign_in(port_of(site), "boris", timeout=60)[0], range(20)))
    assert sorted(answers) == [200] * 5 + [429] * 15


@pytest.mark.long
@pytest.mark.parametrize("processes", ["1", "2"])
def test_a_request_on_its_way_is_answered_when_the_server_stops(processes: str, prepared: Path) -> None:
    with ThreadPoolExecutor() as pool:
        with serve(prepared, WEB_CONCURRENCY=processes) as site, write_lock(prepared):
            waiting = pool.submit(sign_in, port_of(site), f"clara{processes}")
            time.sleep(1)
            site.process.terminate()
            time.sleep(1)
        assert waiting.result()[0] == 200
        assert site.process.returncode == 0


@pytest.mark.long
def test_a_process_that_dies_is_started_anew(prepared: Path) -> None:
    with serve(prepared, WEB_CONCURRENCY="2") as site:
        children = Path(f"/proc/{site.process.pid}/task/{site.process.pid}/children")
        if not children.exists():
            pytest.skip("asks Linux for the children of a process")
        first, _second = children.read_text().split()
        urllib.request.urlopen(site.address).read()
        os.kill(int(first), signal.SIGKILL)
        until = time.monotonic() + 20
        while time.monotonic() < until and len(set(children.read_text().split()) - {first}) < 2:
            time.sleep(0.2)
        assert len(set(children.read_text().split()) - {first}) == 2
        assert ask(port_of(site))[0] == 200
