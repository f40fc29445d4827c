"""A site of its own for each worker, people who are signed in there, and the system's Chromium."""

import fcntl
import os
import re
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize, expect, sync_playwright

from tests.browser.people import PASSWORD, People
from tests.browser.serving import prepare, serve

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
MOST_MS = 60_000  # a busy machine is no failure
WITH_WINDOWS = ("chromium", "chromium-browser", "google-chrome")
WITHOUT_WINDOWS = ("chromium-headless-shell",)  # the same engine; opening a page costs it a quarter
# What htmx writes to the console where the next letter cancels a search that is on its way.
CANCELLED = ("htmx:afterRequest, [object HTMLDivElement]", "htmx:sendAbort, [object HTMLDivElement]")
expect.set_options(timeout=MOST_MS)


def chromium_here(*names: str) -> str:
    """The first of these programs that the system has."""
    executable = next(filter(None, map(shutil.which, names)), None)
    assert executable, "The browser tests need Chromium: run make test, or install it with your package manager."
    return executable


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A prepared folder, made once for all workers of a run; to be copied, not served."""
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    var = shared / "prepared"
    with (shared / "prepared.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not var.exists():
            making = shared / "preparing"
            prepare(making)
            making.rename(var)
    return var


Serve = Callable[..., serve]


@pytest.fixture(scope="session")
def serve_copy(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Serve:
    """Serves a copy of the prepared folder, with more variables in the environment where they are given."""

    def served(**environment: str) -> serve:
        var = tmp_path_factory.mktemp("var")
        shutil.copytree(prepared, var, ignore=shutil.ignore_patterns("static"), dirs_exist_ok=True)
        (var / "static").symlink_to(prepared / "static")  # a thousand files that a server only reads
        return serve(var, **environment)

    return served


@pytest.fixture(scope="session")
def server(serve_copy: Serve) -> Iterator[serve]:
    """A server with the shipped food table and nobody in it."""
    with serve_copy() as running:
        yield running


@pytest.fixture(scope="session")
def site(server: serve) -> str:
    """The server's address."""
    return server.address


@pytest.fixture(scope="session")
def people(server: serve) -> Iterator[People]:
    """Opens accounts on the server."""
    with People(server.environment) as opened:
        yield opened


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_here(*WITHOUT_WINDOWS, *WITH_WINDOWS), args=CHROMIUM_FLAGS
        )
        yield browser
        browser.close()


both_sizes = pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"], indirect=True)


@pytest.fixture(params=[PHONE, pytest.param(DESKTOP, marks=pytest.mark.long)], ids=["phone", "desktop"])
def size(request: pytest.FixtureRequest) -> ViewportSize:
    """A phone, unless a test is about the layout or the keyboard; make test-long sees everything on a desktop too."""
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
    opened.set_default_timeout(MOST_MS)
    opened.on("pageerror", lambda error: problems.append(str(error)))
    opened.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    opened.expected_problems = [*CANCELLED]  # type: ignore[attr-defined]
    yield opened
    expected: list[str] = opened.expected_problems  # type: ignore[attr-defined]
    assert [problem for problem in problems if not any(words in problem for words in expected)] == []


def sign_up(page: Page, *, with_profile: bool = True, at: str = "") -> str:
    """Opens an account as a newcomer does and returns its name; the day page is open afterwards.

    `at` is another address of the site than the browser's own.
    """
    name = f"person-{uuid4().hex[:8]}"
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
def newcomer(page: Page, people: People, site: str) -> Page:
    """Signed up, profile filled in, on an empty day page, ready to type."""
    people.newcomer().enter(page.context, site)
    page.goto("/diary/")
    expect(page.locator("#q")).to_be_focused()
    return page


@pytest.fixture
def visitor(page: Page, people: People, site: str) -> Page:
    """In a trial account: the invented diary of a woman of 38."""
    people.visitor().enter(page.context, site)
    return page


SETTLED = """() => {
  const near = (plot) => plot.offsetParent && plot.getBoundingClientRect().top < innerHeight + 200;
  return (
    !document.querySelector(".htmx-request, .htmx-swapping, .htmx-settling") &&
    document.getAnimations().every((animation) => animation.playState !== "running") &&
    ![...document.querySelectorAll("[data-chart]")].some((plot) => near(plot) && !plot.querySelector(".main-svg"))
  );
}"""


def wait_until(page: Page, holds: Callable[[], bool]) -> None:
    """Returns when something holds here, in the test's own process; the page's events arrive meanwhile."""
    until = time.monotonic() + MOST_MS / 1000
    while not holds():
        assert time.monotonic() < until, "it never came to hold"
        page.evaluate("() => new Promise(requestAnimationFrame)")


def settled(page: Page) -> None:
    """Returns when nothing is on its way: no answer, no chart in sight, no colour that glides into another."""
    page.wait_for_load_state("load")
    page.wait_for_function(SETTLED)


# What axe looks at is seen at each width and in each scheme; make test-long sees every pair of them.
every_look = pytest.mark.parametrize(
    ("size", "scheme"),
    [
        pytest.param(PHONE, "dark", id="phone-dark"),
        pytest.param(DESKTOP, "light", id="desktop-light"),
        pytest.param(PHONE, "light", id="phone-light", marks=pytest.mark.long),
        pytest.param(DESKTOP, "dark", id="desktop-dark", marks=pytest.mark.long),
    ],
    indirect=["size"],
)


def turn_to(page: Page, link: str) -> None:
    """Follows "Previous day" or "Next day", to its end: what is pressed then stands on the page that is left, too."""
    day = page.get_by_role("link", name=link)
    address = day.get_attribute("href")
    day.click()
    page.wait_for_url(f"**{address}")


def log_food(page: Page, words: str) -> None:
    """Types words, takes the first result and adds it in the portion offered, by keyboard only."""
    page.locator("#q").fill(words)
    page.locator('#results [role="option"]').first.wait_for()
    page.locator("#q").press("Enter")
    page.locator("#portion form").wait_for()
    page.keyboard.press("Enter")
    page.locator("#portion form").wait_for(state="detached")


def opened(page: Page, meal: str) -> Locator:
    """A meal of the day page, opened where it is folded; "lunch" is one."""
    card = page.locator(f"#card-{meal}")
    if card.locator(":scope > summary").count() and card.get_attribute("open") is None:
        card.locator(":scope > summary").click()
    return card


def add_to(page: Page, meal: str) -> None:
    """Chooses the meal that the next food goes to."""
    opened(page, meal).get_by_role("link", name=f"Add to {meal}").click()


def delete(entry: Locator) -> None:
    """Deletes an entry of the day page by its menu."""
    entry.locator(".menu > summary").click()
    entry.get_by_role("button", name=re.compile("^Delete")).click()


def open_beside(page: Page) -> None:
    """Opens the suggestions beside the day, which stand open where there is room."""
    suggestions = page.locator("#suggestions-beside")
    suggestions.locator("#suggestions").wait_for(state="attached")
    if suggestions.get_attribute("open") is None:
        suggestions.locator(":scope > summary").click()


def figure(page: Page, nutrient: str) -> float:
    """The day's total of a nutrient as the page shows it."""
    text: Any = page.locator(f"#totals .{nutrient} .figure b").text_content()
    return float(text.replace(",", ""))
