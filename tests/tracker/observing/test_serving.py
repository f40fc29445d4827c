"""`manage.py serve` as machines see it: figures of all its processes as one sum."""

import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.serving import ROOT, environment_of, free_port

TOKEN = "0123456789abcdef0123456789abcdef"
ASKED = 30


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """Two processes on a folder where nothing is prepared: there is not even a database."""
    port = free_port()
    (tmp_path / "tmp").mkdir()
    environment = environment_of(
        tmp_path / "var",
        METRICS_TOKEN=TOKEN,
        WEB_CONCURRENCY="2",
        SITE_URL="https://diary.example.org",
        TMPDIR=str(tmp_path / "tmp"),
    )
    command = [sys.executable, "manage.py", "serve", "--port", str(port)]
    with subprocess.Popen(command, cwd=ROOT, env=environment) as server:
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.send_signal(signal.SIGTERM)
            assert server.wait(timeout=60) == 0
    assert list((tmp_path / "tmp").glob("electrolog-figures-*")) == []


def ask(address: str) -> str:
    """The text of an answer on a connection of its own; waits for the server's start, a minute at most."""
    request = urllib.request.Request(address, headers={"Authorization": f"Bearer {TOKEN}"})
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(request, timeout=10) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError:
            raise
        except urllib.error.URLError:
            time.sleep(0.1)
    raise TimeoutError(address)


def test_every_process_tells_the_sum_of_all(address: str) -> None:
    assert {ask(f"{address}/healthz") for _ in range(ASKED)} == {"alive\n"}
    line = f'electrolog_requests_total{{status="2xx",view="tracker:healthz"}} {float(ASKED)}'
    assert [line in ask(f"{address}/metrics").splitlines() for _ in range(10)] == [True] * 10
