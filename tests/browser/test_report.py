"""The report on a phone and on a desktop, printed and downloaded."""

from pathlib import Path

import pytest
from playwright.sync_api import Download, Page, Request, expect

from tests.browser.conftest import every_look, log_food
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser

FOODS, HEALTH = "With foods suggested", "With my health answers"
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


def downloaded(page: Page) -> tuple[Download, Request]:
    """The PDF that the button gives, and the form that asked for it."""
    with page.expect_download() as waiting, page.expect_request("**/report.pdf*") as asking:
        page.get_by_role("button", name="Download as PDF").click()
    return waiting.value, asking.value


def test_what_is_ticked_is_in_the_page_and_in_the_pdf_and_in_no_address(report: Page) -> None:
    foods, health = (report.get_by_role("checkbox", name=name) for name in (FOODS, HEALTH))
    expect(foods).not_to_be_checked()
    expect(health).not_to_be_checked()
    plain, asked = downloaded(report)
    assert plain.suggested_filename.startswith("electrolog-report-")
    assert "health=" not in (asked.post_data or "")

    health.check()
    expect(report.get_by_role("heading", name="Health answers")).to_be_visible()
    foods.check()
    expect(report.get_by_role("heading", name="Foods suggested")).to_be_visible()
    expect(health).to_be_checked()
    ticked, asked = downloaded(report)
    assert "health=on" in (asked.post_data or "")
    assert asked.url.endswith("/report.pdf?days=7")
    assert report.url.endswith("/report/?days=7")
    plain_pdf, ticked_pdf = (Path(file.path()).read_bytes() for file in (plain, ticked))
    assert plain_pdf.startswith(b"%PDF")
    assert len(ticked_pdf) > len(plain_pdf)

    health.uncheck()
    expect(report.get_by_role("heading", name="Health answers")).to_have_count(0)


@pytest.mark.parametrize("again", ["reload", "back"])
def test_nothing_is_ticked_when_the_report_is_opened_again(report: Page, again: str) -> None:
    report.get_by_role("checkbox", name=HEALTH).check()
    expect(report.get_by_role("heading", name="Health answers")).to_be_visible()
    if again == "reload":
        report.reload()
    else:
        report.get_by_role("link", name="Back to the dashboard").click()
        report.wait_for_url("**/dashboard/?days=7")
        report.go_back()
    expect(report.get_by_role("heading", name="Report on a food diary")).to_be_visible()
    expect(report.get_by_role("checkbox", name=HEALTH)).not_to_be_checked()
    expect(report.get_by_role("heading", name="Health answers")).to_have_count(0)
