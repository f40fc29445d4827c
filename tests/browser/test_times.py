"""The time of a meal, said for all of it on a phone, and the way back."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, opened, settled
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser
TOUCH_PX = 44


@pytest.mark.parametrize("size", [PHONE], ids=["phone"], indirect=True)
def test_a_meals_time_is_said_for_all_of_it_and_taken_back(newcomer: Page) -> None:
    settled(newcomer)
    newcomer.locator("#q").fill("for breakfast 2 eggs at 7:15 and 1 slice of rye bread")
    line = newcomer.locator(".line-form")
    expect(line.get_by_label("Time")).to_have_value("07:15")
    line.get_by_role("button", name="Add the ticked foods").tap()
    breakfast = opened(newcomer, "breakfast")
    times = breakfast.locator("time")
    expect(times).to_have_text(["07:15", "07:15"])
    breakfast.get_by_label("More for breakfast").tap()
    form = newcomer.locator(".meal-time")
    field, button = form.get_by_label("Time for all of it"), form.get_by_role("button", name="Set")
    expect(field).to_have_value("07:15")
    boxes = [each.bounding_box() for each in (field, button)]
    assert all(box and round(box["height"]) >= TOUCH_PX and box["width"] >= TOUCH_PX for box in boxes), boxes
    assert violations(newcomer) == []
    field.fill("08:05")
    button.tap()
    expect(newcomer.locator("#sheet")).to_be_hidden()
    expect(times).to_have_text(["08:05", "08:05"])

    toast = newcomer.locator(".toast")
    expect(toast).to_contain_text(re.compile("Breakfast at 08:05"))
    toast.get_by_role("button", name="Undo").tap()
    expect(times).to_have_text(["07:15", "07:15"])
