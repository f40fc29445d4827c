"""The time line: drawn, said for a tap and the keys, its month and its file, on a phone and on a desktop."""

import re

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.conftest import PHONE, every_look, settled
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser
SMALL: ViewportSize = {"width": 320, "height": 640}
on_a_phone = pytest.mark.parametrize("size", [PHONE], ids=["phone"], indirect=True)
on_a_small_phone = pytest.mark.parametrize("size", [SMALL], ids=["320"], indirect=True)
SIDEWAYS = "document.documentElement.scrollWidth - innerWidth"


def note(page: Page) -> None:
    """A twitch of the left calf, of strength 3, a moment ago."""
    page.goto("/diary/")
    settled(page)
    page.get_by_role("button", name="Twitch now").click()
    page.locator(".toast").get_by_role("link", name="Add where").click()
    form = page.locator(".twitch-form")
    form.locator(".body-map").get_by_role("button", name="Left calf").click()
    form.locator(".digits label").nth(3).click()
    form.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("#twitches-said")).to_contain_text("Left calf")


@on_a_phone
def test_a_twitch_just_noted_stands_on_the_time_line_and_the_keys_say_it(visitor: Page) -> None:
    note(visitor)
    visitor.goto("/dashboard/")
    visitor.get_by_role("link", name="Time line", exact=True).and_(visitor.locator(".pill")).click()
    figure = visitor.locator("figure.lanes")
    expect(figure.locator(".scatterlayer .points path").last).to_be_attached()
    expect(figure.locator(".annotation-text").filter(has_text="Left calf")).to_be_visible()

    figure.locator(".plot").focus()
    visitor.keyboard.press("ArrowLeft")

    readout = figure.locator(".readout")
    expect(readout).to_contain_text(re.compile(r"\d noticed twitch(es)? .*Left calf.*, strongest 3 of 4"))
    expect(readout).to_contain_text("Magnesium")
    expect(readout).to_be_in_viewport(ratio=1)
    today = readout.text_content()
    visitor.keyboard.press("ArrowLeft")
    expect(readout).not_to_have_text(today or "")
    expect(readout).to_contain_text("Magnesium")


@on_a_phone
def test_a_tap_on_any_lane_says_its_day_in_sight(visitor: Page) -> None:
    visitor.goto("/timeline/")
    plot = visitor.locator("figure.lanes .plot")
    expect(plot.locator(".bars path").first).to_be_attached()
    box = plot.bounding_box()
    assert box is not None
    visitor.touchscreen.tap(box["x"] + box["width"] * 0.6, box["y"] + 40)
    readout = visitor.locator("figure.lanes .readout")
    expect(readout).to_contain_text(re.compile(r"^\w+ \d+ \w+: .*twitch.*; Magnesium"))
    expect(readout).to_be_in_viewport(ratio=1)


@on_a_phone
def test_the_month_moves_in_place_and_leads_to_a_day(newcomer: Page) -> None:
    note(newcomer)
    newcomer.goto("/timeline/")
    month = newcomer.locator("#month")
    expect(month.get_by_role("link", name=re.compile("1 noticed"))).to_have_attribute("aria-current", "date")
    newcomer.get_by_role("link", name="Previous month").click()
    expect(newcomer).to_have_url(re.compile(r"month=\d{4}-\d\d"))
    expect(newcomer.get_by_role("link", name="Previous month")).to_be_focused()
    expect(month.get_by_role("link", name=re.compile("not answered"))).not_to_have_count(0)
    newcomer.get_by_role("link", name="Next month").click()
    month.get_by_role("link", name=re.compile("1 noticed")).click()
    expect(newcomer).to_have_url(re.compile("/diary/"))
    expect(newcomer.locator("#twitches-said")).to_contain_text("Left calf")


@every_look
def test_it_has_no_violation_with_all_its_parts_open(visitor: Page, scheme: str) -> None:
    visitor.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    note(visitor)
    visitor.goto("/timeline/")
    for chart in ("lanes", "places"):
        figure = visitor.locator(f"figure.{chart}")
        figure.scroll_into_view_if_needed()
        expect(figure.locator(".main-svg").first).to_be_attached()
        figure.locator("summary").click()
        expect(figure.locator(".saved table")).to_be_visible()
    assert violations(visitor) == []


@on_a_small_phone
def test_it_never_moves_sideways(visitor: Page) -> None:
    note(visitor)
    for query in ("?days=7", "?days=365"):
        visitor.goto(f"/timeline/{query}")
        expect(visitor.locator("figure.lanes .main-svg").first).to_be_attached()
        assert visitor.evaluate(SIDEWAYS) == 0


@on_a_phone
def test_a_picture_and_a_file_can_be_taken(visitor: Page) -> None:
    visitor.goto("/timeline/?days=90")
    figure = visitor.locator("figure.lanes")
    expect(figure.locator(".main-svg").first).to_be_attached()
    figure.locator("summary").click()
    with visitor.expect_download() as picture:
        figure.locator("[data-png]").click()
    assert picture.value.suggested_filename == "electrolog-time-line-day-by-day.png"
    with visitor.expect_download() as file:
        figure.get_by_role("link", name="CSV").click()
    assert re.fullmatch(r"electrolog-timeline-lanes-[\d-]+\.csv", file.value.suggested_filename)
