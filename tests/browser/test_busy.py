"""What a person sees when something else is writing to the database: a sentence, and the form as it was."""

import sqlite3
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.serving import serve

pytestmark = pytest.mark.browser


def test_a_busy_database_is_a_sentence_and_what_was_typed_stays(newcomer: Page, server: serve) -> None:
    newcomer.expected_problems.append("503")  # type: ignore[attr-defined]
    newcomer.keyboard.type("egg")
    newcomer.locator('#results [role="option"]').first.wait_for()
    newcomer.keyboard.press("Enter")
    number = newcomer.get_by_label("How many")
    number.fill("7")
    other = sqlite3.connect(Path(server.environment["ELECTROLOG_VAR"]) / "electrolog.sqlite3", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    number.press("Enter")
    expect(newcomer.locator("#toasts")).to_contain_text("Nothing was lost: try again in a moment.")
    other.execute("ROLLBACK")
    other.close()
    expect(number).to_have_value("7")
    number.press("Enter")
    expect(newcomer.locator(".meal > ul > li")).to_have_count(1)
