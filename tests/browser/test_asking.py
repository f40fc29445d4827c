"""A question asked on a phone, taken back and answered; fortnights drawn: no way too small, nothing for axe."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, every_look
from tests.browser.people import People
from tests.browser.test_accessibility import violations
from tests.browser.test_every_page import CUT_OFF, SIDEWAYS, UNEVEN

pytestmark = pytest.mark.browser
on_a_phone = pytest.mark.parametrize("size", [PHONE], ids=["phone"], indirect=True)


def faults(page: Page) -> list[object]:
    return [*violations(page), *(told for check in (SIDEWAYS, CUT_OFF, UNEVEN) if (told := page.evaluate(check)))]


@on_a_phone
def test_a_question_is_asked_once_and_taken_back(newcomer: Page) -> None:
    page = newcomer
    page.expected_problems.append("400 (Bad Request)")  # type: ignore[attr-defined]
    page.goto("/questions/")
    page.get_by_role("button", name="Ask a question").tap()
    page.get_by_role("button", name="Ask", exact=True).tap()
    expect(page.locator(".errorlist")).to_have_text("Choose what to ask about.")
    assert faults(page) == []
    page.get_by_label("Magnesium").check()
    page.get_by_role("button", name="Ask", exact=True).dblclick()
    expect(page.locator(".finding")).to_contain_text("Nothing is answered yet.")
    expect(page.get_by_text("1 question asked in all")).to_be_visible()
    assert faults(page) == []
    page.get_by_role("button", name="Take it back").tap()
    expect(page.get_by_role("status")).to_contain_text("Taken back")
    page.get_by_role("button", name="Undo").tap()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Do noticed twitches go with the magnesium")


@every_look
def test_an_answer_reads_well_in_any_look(page: Page, people: People, site: str, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    people.with_an_answer().enter(page.context, site)
    page.goto("/questions/")
    page.locator("main h2 a").click()
    expect(page.locator(".finding")).to_contain_text("This can still be chance, or something that goes with both.")
    page.get_by_text("How it was worked out").click()
    expect(page.get_by_text("Spearman’s rho").first).to_be_visible()
    assert faults(page) == []


@on_a_phone
def test_fortnights_are_drawn_and_sealed(newcomer: Page) -> None:
    page = newcomer
    page.goto("/questions/caffeine/")
    page.get_by_label("3 pairs, 12 weeks").check()
    page.get_by_role("button", name="Draw the order").dblclick()
    expect(page.locator(".fortnights li")).to_have_count(6)
    expect(page.locator(".fortnights")).to_contain_text("sealed")
    assert faults(page) == []
