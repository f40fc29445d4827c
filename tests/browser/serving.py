"""A real server on an empty folder of its own, as `make run` starts it."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Self

ROOT = Path(__file__).resolve().parents[2]


def prepare(var: Path, **more: str) -> None:
    """Brings `var` to where a first `make run` brings it: the food table loaded, static files collected."""
    environment = environment_of(var, **more)
    subprocess.run([sys.executable, "manage.py", "prepare", "-v0"], cwd=ROOT, env=environment, check=True)


def environment_of(var: Path, **more: str) -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    return {**inherited, "ELECTROLOG_VAR": str(var), **more}


class serve:  # noqa: N801 - used as a context manager
    """Serves a prepared `var` on a free port until the block ends."""

    def __init__(self, var: Path, **environment: str) -> None:
        port = free_port()
        self.address = f"http://localhost:{port}"
        self.environment = environment_of(var, SITE_URL=self.address, **environment)
        self.arguments = ["manage.py", "serve", "--port", str(port)]

    def __enter__(self) -> Self:
        self.start()
        wait_for(self.address)
        return self

    def start(self) -> None:
        """Begins to serve, without waiting for it."""
        self.process = subprocess.Popen([sys.executable, *self.arguments], cwd=ROOT, env=self.environment)

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait(timeout=60)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def wait_for(address: str, seconds: float = 120) -> None:
    """Returns when the server answers; raises TimeoutError when it does not."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError(f"{address} does not answer")
