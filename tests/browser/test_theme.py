"""Choosing light or dark in the menu, and the menu itself, which opens over the page."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settled

pytestmark = pytest.mark.browser

DARK_PAPER, DARK_INK, DARK_SOFT = "rgb(20, 23, 26)", "rgb(232, 235, 237)", "rgb(163, 174, 182)"
PAPER = "getComputedStyle(document.documentElement).backgroundColor"
SHIFTS = """() => new Promise((resolve) => {
  let moved = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (moved += entry.value)))
    .observe({ type: "layout-shift" });
  document.querySelector(".bar .menu summary").click();
  setTimeout(() => resolve(moved), 300);
})"""


def choose(page: Page, theme: str) -> None:
    page.locator(".bar .menu summary").click()
    page.get_by_role("button", name=theme, exact=True).click()
    settled(page)


def test_dark_is_kept_from_page_to_page_and_the_charts_follow(visitor: Page) -> None:
    visitor.emulate_media(color_scheme="light")
    visitor.goto("/dashboard/")
    choose(visitor, "Dark")
    expect(visitor).to_have_url("/dashboard/")
    assert visitor.evaluate(PAPER) == DARK_PAPER
    visitor.locator("[data-chart]").first.scroll_into_view_if_needed()
    words = visitor.locator("[data-chart] .main-svg text").first
    words.wait_for(state="attached")
    assert words.evaluate("(text) => getComputedStyle(text).fill") == DARK_SOFT
    visitor.goto("/profile/")
    assert visitor.evaluate(PAPER) == DARK_PAPER
    choose(visitor, "System")
    assert visitor.evaluate(PAPER) != DARK_PAPER


def test_a_visitor_chooses_at_the_foot_of_the_page_without_a_script(page: Page) -> None:
    page.emulate_media(color_scheme="light")
    page.goto("/about/")
    page.get_by_role("button", name="Dark", exact=True).click()
    expect(page).to_have_url("/about/")
    assert page.evaluate(PAPER) == DARK_PAPER
    assert page.evaluate("getComputedStyle(document.body).color") == DARK_INK


def test_the_menu_moves_nothing(visitor: Page) -> None:
    visitor.goto("/profile/")
    assert visitor.evaluate(SHIFTS) == 0
    expect(visitor.locator(".bar .menu[open]")).to_be_visible()
