"""The report on a phone and on a desktop, printed and downloaded."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import every_look, log_food
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser

WIDER_THAN_SCREEN = "document.documentElement.scrollWidth > document.documentElement.clientWidth"


@pytest.fixture
def report(newcomer: Page) -> Page:
    """The report on a diary with two foods, reached from the dashboard."""
    page = newcomer
    log_food(page, "banana")
    log_food(page, "salmon atlantic wild")
    page.goto("/dashboard/?days=7")
    page.locator("a.to-report").click()
    page.wait_for_url("**/dashboard/report/?days=7")
    return page


@every_look
def test_axe_finds_nothing_and_nothing_reaches_over_the_edge(report: Page, scheme: str) -> None:
    report.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    report.reload()  # colours glide from one scheme to the other
    assert violations(report) == []
    assert report.evaluate(WIDER_THAN_SCREEN) is False
    assert report.locator(".part figure svg").count() == 4


def test_the_print_button_opens_the_browser_s_own_printing(report: Page) -> None:
    report.evaluate("window.print = () => (document.title = 'printing')")
    report.get_by_role("button", name="Print").click()
    expect(report).to_have_title("printing")


def test_print_shows_the_sheet_alone_with_a_line_for_the_name(report: Page) -> None:
    expect(report.locator(".report .name")).to_be_hidden()
    report.emulate_media(media="print")
    expect(report.locator(".report .name")).to_be_visible()
    for gone in ("header.bar", ".report-bar", "body > footer"):
        expect(report.locator(gone)).to_be_hidden()
    expect(report.locator(".warnings")).to_contain_text("not a diagnosis")
    expect(report.locator(".drawing .hatch").first).to_be_visible()


def test_it_prints_on_two_pages_at_most(report: Page) -> None:
    pdf = report.pdf(prefer_css_page_size=True)
    assert 1 <= pdf.count(b"/Type /Page\n") <= 2


def test_the_pdf_downloads(report: Page) -> None:
    with report.expect_download() as waiting:
        report.get_by_role("link", name="Download as PDF").click()
    download = waiting.value
    assert download.suggested_filename.startswith("electrolog-report-")
    assert Path(download.path()).read_bytes().startswith(b"%PDF")
