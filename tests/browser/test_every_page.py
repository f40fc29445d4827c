"""Every page on a narrow phone and with text at 200 %: nothing moves sideways, no word is cut off, and what is pressed
is as high as a finger is wide."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import settled
from tests.browser.people import People
from tests.browser.test_accessibility import OPEN_PAGES, OWN_PAGES

pytestmark = pytest.mark.browser

NARROW, PHONE_WIDTH, HEIGHT = 320, 390, 844  # px
TWICE = {"standard": 32, "fixed": 26}  # px; a browser's own are 16 and 13
DAY = datetime.now(UTC).date().isoformat()
OF_THE_DIARY = [path for path in OWN_PAGES if not path.startswith("/account")]
OF_THE_ACCOUNT = [path for path in OWN_PAGES if path.startswith("/account")]
MORE = ["/dashboard/report/", "/dashboard/what-if/", f"/diary/{DAY}/barcode/", f"/diary/{DAY}/copy/", "/nothing-here/"]

# Words that end beyond the screen, or beyond a box that cuts off what does not fit; what scrolls by itself is left out.
CUT_OFF = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
    if (element.closest("script, style, template, option, svg, .visually-hidden, .skip, .js-plotly-plot")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const words = range.getBoundingClientRect();
    let left = 0, right = innerWidth;
    for (let box = element; box; box = box.parentElement) {
      const style = getComputedStyle(box);
      const isMeant = style.clipPath !== "none" || style.textOverflow === "ellipsis";
      if (isMeant || /auto|scroll/.test(style.overflowX)) { left = -Infinity; right = Infinity; break; }
      if (style.overflowX === "hidden") {
        const edges = box.getBoundingClientRect();
        left = Math.max(left, edges.left), right = Math.min(right, edges.right);
      }
    }
    if (words.left < left - 1 || words.right > right + 1) found.push(node.data.trim().slice(0, 40));
  }
  return found;
}"""
SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"
# What is pressed or filled in and lower than a finger is wide, and buttons of one line that are as high as no other.
UNEVEN = """() => ["button", "[role=button]", ".pill", ".plain", ".round", "input", "select"]
  .flatMap((kind) => [...document.querySelectorAll(`main ${kind}`)])
  .filter((each) => each.checkVisibility() && !each.matches("[type=checkbox], [type=radio], [type=range]"))
  .filter((each) => !each.closest(".visually-hidden"))
  .map((each) => [each, each.getBoundingClientRect().height])
  .filter(([each, height]) => height < 43.9
    || (each.matches("[role=button], .pill, .plain, .round, .actions > button") && height > 46 && height < 56))
  .map(([each, height]) => [height, each.outerHTML.slice(0, 90)])"""


@pytest.fixture
def narrow(chromium: Browser, site: str) -> Iterator[Page]:
    context = chromium.new_context(base_url=site, viewport={"width": NARROW, "height": HEIGHT}, locale="en-GB")
    yield context.new_page()
    context.close()


@pytest.fixture
def large_print(chromium: Browser, site: str) -> Iterator[Page]:
    """A phone whose owner reads text at twice its size."""
    context = chromium.new_context(base_url=site, viewport={"width": PHONE_WIDTH, "height": HEIGHT}, locale="en-GB")
    page = context.new_page()
    context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": TWICE})
    yield page
    context.close()


def faults(page: Page, paths: list[str], *checks: str) -> dict[str, list[object]]:
    """What each check finds on each page, where it finds anything."""
    found = {}
    for path in paths:
        page.goto(path)
        settled(page)
        if seen := [told for check in checks if (told := page.evaluate(check))]:
            found[path] = seen
    return found


def of_all(page: Page, people: People, site: str, of_the_diary: list[str], *checks: str) -> dict[str, list[object]]:
    """The same of a visitor's pages, of a diary that is full, and of an account."""
    found = faults(page, OPEN_PAGES, *checks)
    people.visitor().enter(page.context, site)
    found |= faults(page, [*of_the_diary, *MORE], *checks)
    people.newcomer().enter(page.context, site)
    return found | faults(page, OF_THE_ACCOUNT, *checks)


def test_a_screen_of_320_pixels_holds_every_page(narrow: Page, people: People, site: str) -> None:
    assert of_all(narrow, people, site, OF_THE_DIARY, SIDEWAYS, CUT_OFF, UNEVEN) == {}


def test_text_at_200_percent_fits_every_page(large_print: Page, people: People, site: str) -> None:
    assert of_all(large_print, people, site, OF_THE_DIARY, SIDEWAYS, CUT_OFF) == {}
