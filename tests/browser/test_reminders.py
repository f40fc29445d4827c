"""Reminders: the browser is asked at the press of a button, and notifies only of what is not logged yet."""

import re
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import every_look
from tests.browser.people import ZONE
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser

# In place of the browser's own: what was asked and shown is kept.
NOTIFICATION = """
  window.asked = 0;
  window.Notification = class {
    static permission = localStorage.getItem("allowed") ?? "default";
    static async requestPermission() {
      window.asked += 1;
      localStorage.setItem("allowed", "granted");
      return (this.permission = "granted");
    }
    constructor(words) { localStorage.setItem("shown", `${localStorage.getItem("shown") ?? ""}${words}|`); }
    close() { localStorage.removeItem("shown"); }
  };
"""


def add(page: Page, at: datetime, kind: str) -> None:
    page.goto("/reminders/")
    page.get_by_label("Time", exact=True).fill(f"{at:%H:%M}")
    page.get_by_label("What to log").select_option(kind)
    page.get_by_role("button", name="Add this time").click()
    expect(page.locator(".kept")).to_contain_text(f"{at:%H:%M}")


def shown(page: Page) -> str | None:
    found: str | None = page.evaluate("localStorage.getItem('shown')")
    return found


def test_an_open_page_notifies_once_of_what_is_not_logged_and_only_where_it_was_switched_on(newcomer: Page) -> None:
    newcomer.add_init_script(NOTIFICATION)
    now = datetime.now(ZoneInfo(ZONE)) - timedelta(minutes=1)
    add(newcomer, now, "twitches")
    here = newcomer.locator("#here")
    expect(here).to_contain_text("Off in this browser.")
    assert newcomer.evaluate("window.asked") == 0
    assert shown(newcomer) is None
    with newcomer.expect_response("**/reminders/due/"):
        here.get_by_role("button", name="Notify me here").click()
    expect(here).to_contain_text("On in this browser, until you sign out here.")
    assert newcomer.evaluate("window.asked") == 1
    newcomer.wait_for_function("localStorage.getItem('shown')")
    with newcomer.expect_response("**/reminders/due/"):
        newcomer.goto("/diary/")
    newcomer.wait_for_timeout(300)
    assert shown(newcomer) == "Electrolog: log your day|"
    newcomer.evaluate("localStorage.setItem('reminders', 'on'); localStorage.removeItem('shown')")
    newcomer.get_by_role("button", name="None today").click()
    expect(newcomer.locator("#twitches-said").get_by_role("link", name="None today")).to_be_visible()
    with newcomer.expect_response("**/reminders/due/"):
        newcomer.goto("/reminders/")
    newcomer.wait_for_timeout(300)
    assert shown(newcomer) is None  # it is logged
    here.get_by_role("button", name="Switch off here").click()
    expect(here).to_contain_text("Off in this browser.")


@every_look
def test_the_settings_can_be_used_by_everybody(newcomer: Page, scheme: str) -> None:
    add(newcomer, datetime(2026, 1, 1, 20, 30), "food")  # noqa: DTZ001 - a time of a clock
    newcomer.get_by_role("button", name="Make an address").click()
    expect(newcomer.get_by_label("Copy this address now: it is shown this once")).to_have_value(
        re.compile(r"/calendar/[\w-]{43}\.ics$")
    )
    newcomer.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    assert violations(newcomer) == []
