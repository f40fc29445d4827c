"""The day page under a thumb: a usual meal in one tap, a day of logging by taps alone, and nothing that jumps."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE, both_sizes, figure, log_food, open_beside, opened, settled

pytestmark = pytest.mark.browser
on_a_phone = pytest.mark.parametrize("size", [PHONE], ids=["phone"], indirect=True)
TOUCH_PX = 44
APART_PX = 8

# Everything that moved without being asked to, and by what asking for nothing but a menu moves.
WATCH_SHIFTS = """
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const shift of list.getEntries())
      window.shifts.push(...shift.sources.map(({ node }) => node?.outerHTML?.slice(0, 120) ?? String(node)));
  }).observe({ type: "layout-shift", buffered: true });
"""

# What can be tapped in the first screen and the pairs of them that are nearer to each other than allowed.
TARGETS = """(apart) => {
  scrollTo(0, 0); // below the strip, which sticks to the top, nothing is tapped
  const targets = [...document.querySelectorAll(".day-page :is(a, button, summary, .day-foot label)")]
    .filter((each) => each.checkVisibility() && !each.closest("#aside, .note, p, .banner"))
    .map((each) => ({ name: each.ariaLabel ?? each.textContent.trim(), box: each.getBoundingClientRect() }));
  const gap = (one, other) => Math.max(
    one.left - other.right, other.left - one.right, one.top - other.bottom, other.top - one.bottom);
  const near = [];
  targets.forEach((one, place) => targets.slice(place + 1).forEach((other) => {
    if (gap(one.box, other.box) < apart - 0.5) near.push(`${one.name} | ${other.name}`);
  }));
  return { targets: targets.map(({ name, box }) => [name, box.width, box.height]), near };
}"""


def entries(page: Page) -> Locator:
    return page.locator(".entry")


def day_shown(page: Page) -> date:
    return date.fromisoformat(page.url.rstrip("/").rsplit("/", 1)[-1][:10])


def eat_before(page: Page, *foods: str, days: int = 1) -> None:
    """Logs foods in the present meal of so many days before today, and opens today."""
    today = day_shown(page)
    for back in range(days, 0, -1):
        page.goto(f"/diary/{today - timedelta(days=back)}/")
        for food in foods:
            log_food(page, food)
    page.goto("/diary/")


@on_a_phone
def test_a_usual_meal_is_one_tap_from_opening_the_app(newcomer: Page) -> None:
    eat_before(newcomer, "oatmeal", "banana")
    same = newcomer.get_by_role("button", name="Same as yesterday")
    expect(same).to_be_in_viewport(ratio=1)
    expect(same).to_contain_text("Banana")
    same.tap()
    expect(entries(newcomer)).to_have_count(2)
    newcomer.locator(".toast").get_by_role("button", name="Undo").tap()
    expect(entries(newcomer)).to_have_count(0)


@on_a_phone
def test_a_usual_food_is_one_tap_and_a_double_tap_adds_it_once(newcomer: Page) -> None:
    eat_before(newcomer, "banana", days=2)
    banana = newcomer.locator("#usual").get_by_role("button", name="Banana")
    expect(banana).to_be_in_viewport(ratio=1)
    banana.dblclick()
    expect(newcomer.locator(".toast")).to_contain_text("Added: Banana")
    expect(entries(newcomer)).to_have_count(1)
    newcomer.wait_for_timeout(2_500)  # then it is meant
    expect(entries(newcomer)).to_have_count(1)
    banana.tap()
    expect(entries(newcomer)).to_have_count(2)
    newcomer.locator(".toast").get_by_role("button", name="Undo").tap()
    expect(entries(newcomer)).to_have_count(1)


@on_a_phone
def test_pressed_and_held_or_by_its_pencil_a_usual_food_opens_its_form(newcomer: Page) -> None:
    eat_before(newcomer, "banana", days=2)
    usual = newcomer.locator("#usual")
    usual.get_by_role("button", name="Banana").click(delay=700)
    expect(newcomer.locator("#portion").get_by_label("How many")).to_be_focused()
    expect(entries(newcomer)).to_have_count(0)
    newcomer.locator("#portion").get_by_role("button", name="Cancel").tap()
    usual.get_by_role("link", name="Another portion of Banana").tap()
    newcomer.locator("#portion").get_by_role("button", name="Add", exact=True).tap()
    expect(entries(newcomer)).to_have_count(1)


@on_a_phone
def test_breakfast_lunch_a_supplement_a_correction_and_an_undo_with_one_hand(newcomer: Page) -> None:
    eat_before(newcomer, "oatmeal")
    newcomer.get_by_role("button", name="Same as yesterday").tap()
    expect(entries(newcomer)).to_have_count(1)
    for meal, food, logged in (("breakfast", "egg", 2), ("lunch", "lentil soup", 3)):
        opened(newcomer, meal).get_by_role("link", name=f"Add to {meal}").tap()
        newcomer.locator("#q").fill(food)
        newcomer.locator(f'#results [data-query="{food}"] [role="option"]').first.tap()
        newcomer.locator("#portion").get_by_role("button", name="Add", exact=True).tap()
        expect(entries(newcomer)).to_have_count(logged)
    newcomer.locator("#q").fill("vitamin d 1000 iu")
    newcomer.get_by_role("button", name="Add as supplement").tap()
    expect(entries(newcomer)).to_have_count(4)
    assert figure(newcomer, "vitamin_d") >= 25
    before = figure(newcomer, "potassium")
    opened(newcomer, "lunch").locator(".entry > a", has_text=re.compile("soup", re.IGNORECASE)).first.tap()
    newcomer.locator("#sheet").get_by_label("How many").fill("2")
    newcomer.locator("#sheet").get_by_role("button", name="Save").tap()
    expect(newcomer.locator("#sheet")).not_to_be_visible()
    expect(newcomer.locator("#card-lunch")).to_contain_text("2 ")
    assert figure(newcomer, "potassium") > before
    after = figure(newcomer, "potassium")
    soup = opened(newcomer, "lunch").locator(".entry", has_text=re.compile("soup", re.IGNORECASE)).first
    soup.locator(".menu > summary").tap()
    soup.get_by_role("button", name=re.compile("^Delete")).tap()
    expect(entries(newcomer)).to_have_count(3)
    newcomer.locator(".toast").get_by_role("button", name="Undo").tap()
    expect(entries(newcomer)).to_have_count(4)
    assert figure(newcomer, "potassium") == after


@on_a_phone
def test_an_entry_swept_to_the_left_is_deleted_with_an_undo(newcomer: Page) -> None:
    log_food(newcomer, "banana")
    box = entries(newcomer).bounding_box()
    assert box
    finger: dict[str, Any] = {"pointerType": "touch", "bubbles": True, "clientY": box["y"] + 20}
    for by, left in ((-40, 1), (-150, 0)):
        entries(newcomer).dispatch_event("pointerdown", finger | {"clientX": 300})
        newcomer.locator("body").dispatch_event("pointermove", finger | {"clientX": 300 + by})
        newcomer.locator("body").dispatch_event("pointerup", finger | {"clientX": 300 + by})
        expect(entries(newcomer)).to_have_count(left)
    newcomer.locator(".toast").get_by_role("button", name="Undo").tap()
    expect(entries(newcomer)).to_have_count(1)


@both_sizes
def test_a_folded_meal_stays_open_when_it_is_drawn_anew(newcomer: Page) -> None:
    meal = "dinner" if newcomer.locator("article#card-snack").count() else "snack"
    word = {"dinner": "dinner", "snack": "snacks"}[meal]
    card = opened(newcomer, meal)
    card.get_by_role("link", name=f"Add to {word}").click()
    log_food(newcomer, "banana")
    expect(card.locator(".entry")).to_be_visible()
    newcomer.locator("#of-potassium > summary").click()
    expect(newcomer.locator("#of-potassium .told-of")).to_contain_text("to go")
    newcomer.keyboard.press("Escape")
    expect(newcomer.locator("#of-potassium .told-of")).to_be_hidden()


@on_a_phone
def test_yesterday_is_completed_with_one_tap_and_taken_back(newcomer: Page) -> None:
    eat_before(newcomer, "banana")
    question = newcomer.locator("#missing")
    question.locator("summary").tap()
    expect(question.get_by_role("link", name="Open yesterday")).to_be_visible()
    question.get_by_role("button", name="All there").tap()
    expect(question).to_be_hidden()
    newcomer.locator(".toast").get_by_role("button", name="Undo").tap()
    expect(question).to_contain_text("Yesterday: anything missing?")


@both_sizes
def test_nothing_jumps(visitor: Page) -> None:
    visitor.add_init_script(WATCH_SHIFTS)
    visitor.goto("/diary/")
    open_beside(visitor)
    settled(visitor)
    visitor.goto("/diary/")
    visitor.locator("#suggestions").wait_for(state="attached")
    settled(visitor)
    visitor.locator(".bar .menu > summary").click()
    expect(visitor.locator(".bar .menu > ul")).to_be_visible()
    visitor.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)))")
    assert visitor.evaluate("window.shifts") == []


@on_a_phone
def test_what_is_tapped_is_large_and_apart(visitor: Page) -> None:
    visitor.goto("/diary/?meal=snack")
    settled(visitor)
    for meal in ("breakfast", "lunch", "dinner"):
        opened(visitor, meal)
    found = visitor.evaluate(TARGETS, APART_PX)
    assert len(found["targets"]) > 20
    small = [target for target in found["targets"] if min(target[1:]) < TOUCH_PX - 0.5]
    assert small == []
    assert found["near"] == []


@pytest.mark.parametrize(
    "size",
    [{"width": 320, "height": 640}, {"width": 195, "height": 422}],
    ids=["small", "large-text"],  # a phone of 390 px at 200 % has 195
    indirect=True,
)
def test_a_small_phone_and_large_text_scroll_down_only(visitor: Page) -> None:
    visitor.goto("/diary/")
    settled(visitor)
    for meal in ("breakfast", "lunch"):
        opened(visitor, meal)
    assert visitor.locator("main").evaluate("main => main.scrollWidth <= innerWidth")
    wrapped = "figures => figures.filter((each) => each.getClientRects().length > 1).length"
    assert visitor.locator(".strip .figure b").evaluate_all(wrapped) == 0


def test_on_paper_the_day_stands_alone_with_every_meal_open(visitor: Page) -> None:
    visitor.goto("/diary/")
    settled(visitor)
    visitor.emulate_media(media="print")
    visitor.evaluate("dispatchEvent(new Event('beforeprint'))")
    for hidden in ("#q", "#usual", "#aside", ".bar", ".entry .menu", ".add-to"):
        expect(visitor.locator(hidden).first).to_be_hidden()
    for entry in entries(visitor).all():
        expect(entry).to_be_visible()
    expect(visitor.locator(".strip .figure").first).to_be_visible()
