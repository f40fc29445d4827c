"""A real server on an empty folder of its own, as `make run` starts it, and the system's Chromium."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE: ViewportSize = {"width": 390, "height": 844}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}
expect.set_options(timeout=15_000)  # a busy machine is no failure
PASSWORD = "correct horse 7"
OPENED: deque[float] = deque()  # when accounts were opened, oldest first


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with the shipped food table and nobody in it."""
    with serve(tmp_path_factory.mktemp("var")) as address:
        yield address


class serve:  # noqa: N801 - used as a context manager
    """Prepares `var` and serves it on a free port until the block ends."""

    def __init__(self, var: Path, **environment: str) -> None:
        self.port = free_port()
        self.environment = {
            **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
            "ELECTROLOG_VAR": str(var),
            "SITE_URL": f"http://localhost:{self.port}",
            **environment,
        }

    def __enter__(self) -> str:
        subprocess.run([sys.executable, "manage.py", "prepare"], cwd=ROOT, env=self.environment, check=True)
        arguments = ["--config", "deploy/gunicorn.conf.py", "--bind", f"127.0.0.1:{self.port}", "--log-level", "error"]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "tracker.wsgi", *arguments], cwd=ROOT, env=self.environment
        )
        address = f"http://localhost:{self.port}"
        wait_for(address)
        return address

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait(timeout=20)


def wait_for(address: str, seconds: float = 20) -> None:
    """Returns when the server answers; raises TimeoutError when it does not."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.05)
    raise TimeoutError(f"{address} does not answer")


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    executable = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert executable, "The browser tests need Chromium: run make test, or install it with your package manager."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture(params=[PHONE, DESKTOP], ids=["phone", "desktop"])
def size(request: pytest.FixtureRequest) -> ViewportSize:
    chosen: ViewportSize = request.param
    return chosen


@pytest.fixture
def context(chromium: Browser, site: str, size: ViewportSize) -> Iterator[BrowserContext]:
    made = chromium.new_context(
        base_url=site,
        viewport=size,
        timezone_id="Europe/Berlin",
        locale="en-GB",
        has_touch=size == PHONE,
    )
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page on which every console error and refusal of the content policy fails the test."""
    problems: list[str] = []
    opened = context.new_page()
    opened.set_default_timeout(15_000)
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    opened.expected_problems = []  # type: ignore[attr-defined]
    yield opened
    expected: list[str] = opened.expected_problems  # type: ignore[attr-defined]
    assert [problem for problem in problems if not any(words in problem for words in expected)] == []


def wait_for_room(opened: deque[float], *, most: int = 19, seconds: float = 61) -> None:
    """A site opens twenty accounts a minute to one address (allauth's own limit): waits before there would be more."""
    while opened and opened[0] < time.monotonic() - seconds:
        opened.popleft()
    if len(opened) >= most:
        time.sleep(opened[0] + seconds - time.monotonic())
    opened.append(time.monotonic())


def sign_up(page: Page, *, with_profile: bool = True, at: str = "") -> str:
    """Opens an account as a newcomer does and returns its name; the day page is open afterwards.

    `at` is another address of the site than the browser's own.
    """
    name = f"person-{uuid4().hex[:8]}"
    wait_for_room(OPENED)
    page.goto(f"{at}/accounts/signup/")
    page.get_by_label("User name").fill(name)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Create account").click()
    page.wait_for_url("**/welcome/")
    if with_profile:
        page.get_by_label("Month of birth").select_option(label="June")
        page.get_by_label("Year of birth").fill("1986")
        page.get_by_label("Sex").select_option(label="Female")
        page.get_by_role("button", name="Save and start").click()
    else:
        page.get_by_role("button", name="Skip for now").click()
    page.wait_for_url("**/diary/*/")
    return name


@pytest.fixture
def newcomer(page: Page) -> Page:
    """Signed up, profile filled in, on an empty day page."""
    sign_up(page)
    return page


def log_food(page: Page, words: str) -> None:
    """Types words, takes the first result and adds it in the portion offered, by keyboard only."""
    page.locator("#q").fill(words)
    page.locator('#results [role="option"]').first.wait_for()
    page.locator("#q").press("Enter")
    page.locator("#portion form").wait_for()
    page.keyboard.press("Enter")
    page.locator("#portion form").wait_for(state="detached")


def figure(page: Page, nutrient: str) -> float:
    """The day's total of a nutrient as the page shows it."""
    text: Any = page.locator(f"#totals .{nutrient} .value b").text_content()
    return float(text.replace(",", ""))
