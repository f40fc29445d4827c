"""A diary is brought along from a file: sent, looked at, brought in, taken back."""

import re

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.conftest import every_look, log_food
from tests.browser.test_accessibility import violations
from tests.tracker.imports.sent_files import PLAIN

pytestmark = pytest.mark.browser


def choose(page: Page, content: bytes) -> None:
    file: FilePayload = {"name": "diary.csv", "mimeType": "text/csv", "buffer": content}
    page.get_by_label("A file of up to 32 MB").set_input_files([file])


@every_look
def test_file_is_looked_at_brought_in_and_taken_back(newcomer: Page, scheme: str) -> None:
    page = newcomer
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    log_food(page, "salmon atlantic wild")
    today = page.evaluate("new Date().toLocaleDateString('sv')")
    page.goto("/account/imports/")
    choose(page, f"{PLAIN}{today},lunch,Egg,50,,,,,\n1/x,lunch,Egg,50,,,,,\n".encode())
    page.get_by_role("button", name="Look at the file").click()
    expect(page.get_by_role("heading", name="On 1 day you have entries already")).to_be_visible()
    page.get_by_text("1 line cannot come in").click()
    page.get_by_text("Choose day by day").click()
    assert violations(page) == []
    page.get_by_label("Add to mine").check()
    page.get_by_role("button", name="Leave those lines out, bring in the rest").click()
    expect(page.get_by_role("status")).to_contain_text("4 entries of “diary.csv” are in your diary.")
    page.get_by_role("link", name=re.compile("Take back")).click()
    assert violations(page) == []
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_role("status")).to_contain_text("“diary.csv” is taken back.")


def test_file_that_is_too_large_is_refused_before_it_is_sent(newcomer: Page) -> None:
    newcomer.goto("/account/imports/")
    newcomer.locator("[data-sends-file]").evaluate("form => { form.dataset.sendsFile = '10'; }")
    choose(newcomer, PLAIN.encode())
    expect(newcomer.get_by_role("alert")).to_contain_text("larger than 32 MB")
    newcomer.get_by_role("button", name="Look at the file").click()
    expect(newcomer).to_have_url(re.compile("/account/imports/$"))
