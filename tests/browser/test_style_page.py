"""The style page in both themes and widths: what can be measured of the family, and pictures of it to look at."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import DESKTOP, PHONE, Serve, settled
from tests.browser.people import People
from tests.house import ROOT

pytestmark = pytest.mark.browser

ARTEFACTS = ROOT / "artefacts"
TOUCH = 44  # px
HEIGHTS = """() => {
  const one = (element) => element.getClientRects().length && getComputedStyle(element).position !== "absolute";
  const heights = (kind) => [...new Set([...document.querySelectorAll(kind)].filter(one)
    .filter((element) => !element.textContent.startsWith("Lopado"))
    .map((element) => element.getBoundingClientRect().height))];
  return Object.fromEntries(%s.map((kind) => [kind, heights(kind)]));
}"""
PAPER = "getComputedStyle(document.documentElement).backgroundColor"
KINDS = [
    "main button:not([class])",
    "main a[role=button]",
    "main .pill",
    "main .plain",
    "main .round",
    "main .remove",
    "main input:not([type=checkbox], [type=radio], [type=range])",
    "main select",
    "main .switch label",
]


@pytest.fixture(scope="module")
def style_pages(chromium: Browser, serve_copy: Serve) -> Iterator[dict[str, Page]]:
    """The page as it looks in each theme and width."""
    with serve_copy(DEBUG="on") as server, People(server.environment) as people:
        person = people.newcomer()
        pages = {}
        for theme in ("light", "dark"):
            for name, size in (("phone", PHONE), ("desktop", DESKTOP)):
                context = chromium.new_context(base_url=server.address, viewport=size, locale="en-GB")
                person.enter(context, server.address)
                context.add_cookies([{"name": "theme", "value": theme, "url": server.address}])
                page = context.new_page()
                page.goto("/account/style/")
                settled(page)
                pages[f"{name}-{theme}"] = page
        yield pages


def test_its_pictures_are_kept_to_be_looked_at(style_pages: dict[str, Page]) -> None:
    ARTEFACTS.mkdir(exist_ok=True)
    for look, page in style_pages.items():
        page.screenshot(path=ARTEFACTS / f"style-{look}.png", full_page=True)
    assert {picture.stem for picture in ARTEFACTS.glob("style-*.png")} == {f"style-{look}" for look in style_pages}


def test_all_of_a_kind_are_as_high_as_a_finger_is_wide(style_pages: dict[str, Page]) -> None:
    for look, page in style_pages.items():
        assert page.evaluate(HEIGHTS % KINDS) == {kind: [TOUCH] for kind in KINDS}, look


def test_nothing_moves_sideways(style_pages: dict[str, Page]) -> None:
    for look, page in style_pages.items():
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0, look


def test_axe_finds_nothing(style_pages: dict[str, Page]) -> None:
    for look, page in style_pages.items():
        found = Axe().run(page).response["violations"]
        assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in found] == [], look


def test_the_theme_that_was_chosen_is_painted_whatever_the_system_wants(style_pages: dict[str, Page]) -> None:
    page = style_pages["phone-light"]
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(PAPER) == "rgb(250, 248, 244)"
    assert style_pages["phone-dark"].evaluate(PAPER) == "rgb(20, 23, 26)"
