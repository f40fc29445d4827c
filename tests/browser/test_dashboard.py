"""Charts that come when they are looked at, under the content policy (the page fixture fails on any refusal)."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import log_food, sign_up

pytestmark = pytest.mark.browser


def outline(page: Page) -> str:
    script = "getComputedStyle(document.querySelector('.plot .bars path')).stroke"
    colour: str = page.evaluate(script)
    return colour


def test_a_chart_is_drawn_says_a_day_in_words_and_follows_light_and_dark(page: Page) -> None:
    sign_up(page)
    log_food(page, "banana")
    plotly: list[str] = []
    page.on("request", lambda request: plotly.append(request.url) if "plotly-basic" in request.url else None)
    page.emulate_media(color_scheme="light")
    page.goto("/dashboard/")
    plot = page.locator("[data-chart]").first
    plot.scroll_into_view_if_needed()
    plot.locator(".bars path").first.wait_for(state="attached")
    assert len(plotly) == 1

    plot.focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".readout").first).to_contain_text("day not complete")

    light = outline(page)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(
        "light => getComputedStyle(document.querySelector('.plot .bars path')).stroke !== light", arg=light
    )


def test_charts_further_down_wait_until_they_are_looked_at(page: Page) -> None:
    sign_up(page)
    log_food(page, "banana")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/dashboard/chart/" in request.url else None)
    page.goto("/dashboard/")
    page.locator(".plot .bars path").first.wait_for(state="attached")
    assert 1 <= len(asked) < 4
    page.locator("[data-chart]").last.scroll_into_view_if_needed()
    expect(page.locator("[data-chart]").last.locator(".main-svg").first).to_be_attached()
    assert asked[-1].endswith("/vitamin_d/")


def test_a_chart_that_does_not_come_leaves_a_sentence_and_the_table(page: Page) -> None:
    page.expected_problems = ["Failed to load resource"]  # type: ignore[attr-defined]
    sign_up(page)
    log_food(page, "banana")
    page.route("**/dashboard/chart/**", lambda route: route.fulfill(status=500))
    page.goto("/dashboard/")
    page.locator("figure.daily").first.scroll_into_view_if_needed()
    expect(page.get_by_text("The chart could not be loaded.").first).to_be_visible()
    page.get_by_text("These days as a table").first.click()
    expect(page.locator(".more table").first).to_be_visible()
