"""The server behind `make run`: waitress, one loop that reads and writes for every connection.

A thread gets a request only when all of it has arrived, and an answer is sent while the thread is long elsewhere: idle,
half-sent and slow connections cost a file descriptor each and no thread.
"""

import gc
import os
import resource
import signal
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http import HTTPStatus
from types import FrameType
from typing import Any, Final

from waitress import wasyncore
from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.server import TcpWSGIServer
from waitress.task import ErrorTask, WSGITask

MOST_BODY: Final = 40_000_000  # bytes; a diary's file has up to 32 MB (refusals/uploads.py), a form far less
TOO_LARGE: Final = "Nothing was saved: a diary's file may have up to 32 MB. Pack it as a ZIP, or split it by years."
MOST_CONNECTIONS: Final = 1_000  # of one process; for one more, that which waits longest goes
MOST_FILES: Final = 4_096  # a connection holds up to three
ARRIVAL: Final = 60  # seconds in which a request has to arrive with all of its body
IDLE: Final = 30  # seconds that a connection may be silent
GRACE: Final = 20  # seconds that a stopping server goes on answering what it has taken
YOUNG_VALUES: Final = 50_000  # made before the collector looks for garbage
STOPS: Final = (signal.SIGTERM, signal.SIGINT)
TURN: Final = 1  # seconds of waiting for the network between two looks at the clock

ADJUSTMENTS: Final = {
    "threads": 4,
    "connection_limit": MOST_CONNECTIONS + 200,  # those that are all being answered
    "asyncore_use_poll": True,  # select() ends at 1,024 files
    "asyncore_loop_timeout": TURN,
    "cleanup_interval": 5,
    "channel_timeout": IDLE,
    "max_request_header_size": 32_768,
    "max_request_body_size": MOST_BODY,
    "inbuf_overflow": 65_536,  # bytes of a body in memory; the rest of it is in a file
    "clear_untrusted_proxy_headers": False,  # tracker.refusals.addresses does, behind any server
    "log_socket_errors": False,
    "ident": None,
}


class Refusal(ErrorTask):  # type: ignore[misc]
    """What is said before any page is asked: of a body that is too large, what to do."""

    def execute(self) -> None:
        if self.request.error.code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
            self.request.error.body = TOO_LARGE
        super().execute()


class Answer(WSGITask):  # type: ignore[misc]
    """A page; the last one of its connection where the server is stopping."""

    def build_response_header(self) -> bytes:
        if self.channel.server.stops_at is not None:
            self.request.headers["CONNECTION"] = "close"
        header: bytes = super().build_response_header()
        return header


class Channel(HTTPChannel):  # type: ignore[misc]
    """A connection that knows since when its current request has been arriving."""

    arriving_since = 0.0
    task_class = Answer
    error_task_class = Refusal

    def received(self, data: bytes) -> bool:
        if self.request is None:
            self.arriving_since = time.time()
        taken: bool = super().received(data)
        return taken

    def readable(self) -> bool:
        return self.server.stops_at is None and super().readable()

    def is_late(self, now: float) -> bool:
        return self.request is not None and self.arriving_since < now - ARRIVAL

    def has_work(self) -> bool:
        return bool(self.requests or self.total_outbufs_len)


class Server(TcpWSGIServer):  # type: ignore[misc]
    channel_class = Channel
    stops_at: float | None = None

    def maintenance(self, now: float) -> None:
        """Closes silent connections, and those whose request drips in without end."""
        super().maintenance(now)
        for channel in self.active_channels.values():
            if channel.is_late(now):
                channel.will_close = True

    def handle_accept(self) -> None:
        """Who sends a request at once does not wait longest, so that a crowd which only holds on shuts nobody out."""
        if len(self.active_channels) >= MOST_CONNECTIONS:
            waiting = [one for one in self.active_channels.values() if not (one.has_work() or one.will_close)]
            if waiting:
                min(waiting, key=lambda one: one.creation_time).will_close = True
        super().handle_accept()

    def stop(self, _signal: int = 0, _frame: FrameType | None = None) -> None:
        """Takes nothing new from now on; safe to call from a signal."""
        if self.stops_at is None:
            self.stops_at = time.time() + GRACE
            self.pull_trigger()

    def serve(self) -> None:
        """Answers until stopped, or until the process that started this one is gone."""
        parent = os.getppid()
        while self.stops_at is None:
            self._turn()
            if os.getppid() != parent:
                self.stop()
        wasyncore.dispatcher.close(self)
        for channel in self.active_channels.values():
            channel.will_close = channel.will_close or not channel.has_work()
        while time.time() < self.stops_at and any(channel.has_work() for channel in self.active_channels.values()):
            self._turn()
        self.task_dispatcher.shutdown(timeout=TURN)
        wasyncore.close_all(self._map)

    def _turn(self) -> None:
        wasyncore.loop(timeout=TURN, use_poll=True, map=self._map, count=1)


def listen(host: str, port: int) -> socket.socket:
    """A listening socket; raises OSError where the port is taken or is not ours."""
    return socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET, backlog=1024)


def answer(application: Callable[..., Any], listener: socket.socket) -> None:
    """Serves in this process until SIGTERM or Ctrl-C; requests that had arrived are answered first."""
    address = (listener.family, listener.type, listener.proto, listener.getsockname())
    settings = Adjustments(sockets=[listener], **ADJUSTMENTS)
    server = Server(application, _sock=listener, sockinfo=address, bind_socket=False, adj=settings)
    for number in STOPS:
        signal.signal(number, server.stop)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)
    server.serve()


def answer_in_processes(count: int, application: Callable[..., Any], listener: socket.socket) -> None:
    """Serves in `count` processes of their own, starts anew what dies, and stops them all on SIGTERM or Ctrl-C."""
    children: set[int] = set()
    stopping = False

    def stop(_signal: int, _frame: FrameType | None) -> None:
        nonlocal stopping
        stopping = True
        for child in children:
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGTERM)

    for number in STOPS:
        signal.signal(number, stop)
    while children or not stopping:
        with _stops_waiting():
            while len(children) < count and not stopping:
                children.add(_child(application, listener))
        if not children:
            return
        gone, status = os.wait()
        children.discard(gone)
        if status and not stopping:
            time.sleep(TURN)  # what dies at its start does not spin


@contextmanager
def _stops_waiting() -> Iterator[None]:
    """A signal to stop comes after the block, when each child is known and so none is forgotten."""
    signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)


def _child(application: Callable[..., Any], listener: socket.socket) -> int:
    """The number of a new process that serves; signals reach it as soon as it has its own way to take them."""
    child = os.fork()
    if child == 0:
        answer(application, listener)
        os._exit(0)
    return child


def allow_files() -> None:
    """Lets this process open as many files as its connections need, where the system's hard limit has room."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_FILES if hard == resource.RLIM_INFINITY else min(MOST_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def spare_collector() -> None:
    """Lets the collector pass over what stays for good, and look less often: a year of days is 20,000 new values.

    Else a tenth of a dashboard's time goes into looking through all modules for garbage. What is let go of without a
    cycle is freed at once as ever.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG_VALUES)
