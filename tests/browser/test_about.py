"""The page about the nutrients: its drawing on a small phone, and a food logged from it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settled

pytestmark = pytest.mark.browser

SIZES = """() => [...document.querySelectorAll(".cycle text")].map(
    (text) => parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a)"""


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_words_of_the_drawing_are_large_enough_to_read(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto("/about/")

    assert min(page.evaluate(SIZES)) >= 12
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_food_of_the_article_is_logged_with_one_tap_and_taken_back(newcomer: Page) -> None:
    newcomer.goto("/about/")

    newcomer.get_by_role("button", name="Log it: Dark chocolate").click()
    expect(newcomer.locator("#toasts")).to_contain_text("Chocolate, dark")
    newcomer.locator("#toasts").get_by_role("button", name="Undo").click()
    expect(newcomer.locator("#toasts")).to_contain_text("taken back")
    settled(newcomer)
    assert newcomer.url.endswith("/about/")
