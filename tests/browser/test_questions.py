"""What the day page asks, answered on a phone and on a desktop."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import both_sizes, figure, log_food

pytestmark = pytest.mark.browser


@both_sizes
def test_the_same_twice_is_asked_about_and_once_can_be_undone(newcomer: Page) -> None:
    log_food(newcomer, "banana")
    once = figure(newcomer, "potassium")
    question, rows = newcomer.locator("#day-question"), newcomer.locator(".meal > ul > li")
    expect(question).to_be_hidden()
    log_food(newcomer, "banana")
    expect(question).to_contain_text("Twice")
    for button in question.get_by_role("button").all():
        assert (button.bounding_box() or {"height": 0})["height"] >= 44
    question.get_by_role("button", name="Once").click()
    expect(rows).to_have_count(1)
    expect(question).to_be_hidden()
    assert figure(newcomer, "potassium") == once
    newcomer.locator("#toasts").get_by_role("button", name="Undo").click()
    expect(rows).to_have_count(2)
    question.get_by_role("button", name="Twice").click()
    expect(question).to_be_hidden()
    newcomer.reload()
    expect(rows).to_have_count(2)
    expect(question).to_be_hidden()


def test_a_complete_day_with_little_is_asked_about_once(newcomer: Page) -> None:
    log_food(newcomer, "banana")
    complete = newcomer.get_by_label("This day is complete")
    complete.check()
    question = newcomer.locator("#day-question")
    question.get_by_role("button", name="Not complete yet").click()
    expect(complete).not_to_be_checked()
    complete.check()
    question.get_by_role("button", name="That was all").click()
    expect(question).to_be_hidden()
    expect(complete).to_be_checked()
    newcomer.reload()
    expect(question).to_be_hidden()
