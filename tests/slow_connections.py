"""Many connections that are idle, half-sent or slow to read, from one address, until a block ends."""

import socket
import threading
from contextlib import ExitStack
from typing import Final, Self

COUNT: Final = 200
PAUSE: Final = 0.5  # seconds between two bytes of one connection
_POST: Final = (
    b"POST /accounts/login/ HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n"
)
OPENING: Final = {
    "idle": b"",
    "headers": b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
    "body": _POST + b"Content-Length: 100000\r\n\r\n",
    "chunks": _POST + b"Transfer-Encoding: chunked\r\n\r\n",
    "reading": b"GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n",
}
DRIP: Final = {"headers": b"a", "body": b"a", "chunks": b"1\r\na\r\n"}


class slow_connections:  # noqa: N801 - used as a context manager
    """Opens COUNT connections of one `kind` to a port of this machine; slow readers ask for the path `large`."""

    def __init__(self, kind: str, port: int, *, large: str = "/", count: int = COUNT) -> None:
        self.kind, self.port, self.count = kind, port, count
        opening = OPENING[kind]
        self.opening = opening % large.encode() if kind == "reading" else opening
        self.ended = threading.Event()
        self.dripping = threading.Thread(target=self._drip)

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            self.sockets = [stack.enter_context(self._open()) for _ in range(self.count)]
            self.all = stack.pop_all()
        self.dripping.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.ended.set()
        self.dripping.join()
        self.all.close()

    def _open(self) -> socket.socket:
        connection = socket.socket()
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.settimeout(10)
        connection.connect(("127.0.0.1", self.port))
        connection.sendall(self.opening)
        connection.setblocking(False)
        return connection

    def _drip(self) -> None:
        while not self.ended.wait(PAUSE):
            for connection in self.sockets:
                try:
                    if self.kind == "reading":
                        connection.recv(10)
                    else:
                        connection.send(DRIP.get(self.kind, b""))
                except OSError:  # nothing to read yet, or the server has closed it
                    continue
