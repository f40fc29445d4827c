"""The search as a screen of its own on a phone whose keyboard is open, and what is typed there."""

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, ViewportSize, expect

from tests.browser.conftest import PHONE, add_to, both_sizes, every_look, log_food, settled, turn_to, wait_until
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser

KEYBOARD_OPEN: ViewportSize = {"width": 390, "height": 508}
with_the_keyboard_open = pytest.mark.parametrize("size", [KEYBOARD_OPEN], ids=["keyboard"], indirect=True)
SHIFTS = """window.shifts = 0;
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (window.shifts += entry.value)))
    .observe({ type: "layout-shift" });"""


def search(page: Page, words: str) -> None:
    """Taps the box, types, and waits for what is found."""
    page.locator("#q").click()
    page.locator("#q").fill(words)
    page.locator(f"#results [data-query={json.dumps(words)}]").wait_for(state="attached")


def delayed(page: Page, held: Callable[[str], bool]) -> list[Route]:
    """Searches that are held back until the test answers them."""
    routes: list[Route] = []
    page.route(
        re.compile(r"/search/\?"), lambda route: routes.append(route) if held(route.request.url) else route.continue_()
    )
    return routes


@with_the_keyboard_open
@pytest.mark.parametrize("words", ["sal", "salmon", "bread", "mil"])
def test_five_results_are_seen_above_the_keyboard(newcomer: Page, words: str) -> None:
    search(newcomer, words)
    box = newcomer.locator(".find").bounding_box()
    assert box
    assert box["y"] < 16
    for part in (".bar", ".bar nav", "#totals", "#meals", "body > footer"):
        expect(newcomer.locator(part)).to_be_hidden()
    for row in newcomer.locator('#results [role="option"]:visible').all()[:5]:
        expect(row).to_be_in_viewport(ratio=1)
        assert newcomer.evaluate("row => row.querySelectorAll('.food, .usual, i').length", row.element_handle()) == 6
    expect(newcomer.locator("#results .heads")).to_have_text("MgCaKD")
    assert newcomer.evaluate("document.documentElement.scrollWidth <= innerWidth")


@with_the_keyboard_open
def test_the_search_is_left_by_its_arrow_and_by_its_cross(newcomer: Page) -> None:
    search(newcomer, "salmon")
    newcomer.get_by_role("button", name="Back to the day").click()
    expect(newcomer.locator("#totals")).to_be_visible()
    expect(newcomer.locator("#results")).to_be_empty()
    newcomer.locator("#q").click()  # what was typed is still there, and so are its results
    expect(newcomer.locator('#results [role="option"]').first).to_be_visible()
    newcomer.get_by_role("button", name="Clear").click()
    expect(newcomer.locator("#q")).to_have_value("")
    expect(newcomer.locator("#q")).to_be_focused()
    expect(newcomer.locator("#totals")).to_be_visible()


@with_the_keyboard_open
def test_a_line_stays_when_the_search_is_left_and_goes_with_its_words(newcomer: Page) -> None:
    search(newcomer, "2 eggs and a banana")
    newcomer.locator("#line").get_by_label("How many").first.fill("3")
    newcomer.get_by_role("button", name="Back to the day").click()
    newcomer.locator("#q").click()
    expect(newcomer.locator("#line").get_by_label("How many").first).to_have_value("3")
    newcomer.get_by_role("button", name="Clear").click()
    expect(newcomer.locator("#line")).to_be_empty()


@with_the_keyboard_open
def test_the_page_as_it_opens_shows_the_day_though_the_box_has_the_focus(newcomer: Page) -> None:
    expect(newcomer.locator("#totals")).to_be_visible()
    expect(newcomer.get_by_role("button", name="Back to the day")).to_be_hidden()


@every_look
def test_what_is_found_has_no_violation(newcomer: Page, scheme: str) -> None:
    newcomer.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    for words in ("salmon", "xylophone toast", "zzzzqq"):
        search(newcomer, words)
        settled(newcomer)
        assert violations(newcomer) == []


@both_sizes
def test_nothing_moves_when_results_come(newcomer: Page) -> None:
    newcomer.locator("#q").click()
    routes = delayed(newcomer, lambda _url: True)
    newcomer.evaluate(SHIFTS)
    newcomer.locator("#q").press_sequentially("salmon", delay=20)
    wait_until(newcomer, lambda: any("q=salmon" in route.request.url for route in routes))
    newcomer.wait_for_timeout(700)  # a shift half a second after a key is nobody's doing
    newcomer.evaluate("window.shifts = 0")
    routes[-1].continue_()
    newcomer.locator('#results [data-query="salmon"]').wait_for()
    newcomer.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert newcomer.evaluate("window.shifts") == 0


@both_sizes
def test_the_box_says_which_meal_foods_go_to_and_a_tap_changes_it(newcomer: Page) -> None:
    add_to(newcomer, "dinner")
    meal = newcomer.get_by_label("Meal that foods are added to")
    expect(meal.locator("option:checked")).to_have_text("To dinner")
    meal.select_option(label="To lunch")
    expect(newcomer.locator("#meal-choice")).to_have_value("lunch")
    log_food(newcomer, "banana")
    expect(newcomer.locator(".meal", has_text="Lunch").locator(":scope > ul > li")).to_have_count(1)


@both_sizes
def test_a_usual_food_is_typed_and_tapped_and_can_be_taken_back(newcomer: Page) -> None:
    today = newcomer.url
    turn_to(newcomer, "Previous day")
    log_food(newcomer, "banana")
    newcomer.goto(today)
    log_food(newcomer, "banana")
    search(newcomer, "bana")
    newcomer.locator('#results [role="option"]', has_text="usual").first.click()
    expect(newcomer.locator(".meal > ul > li")).to_have_count(2)
    expect(newcomer.locator("#portion form")).to_have_count(0)
    expect(newcomer.locator("#q")).to_have_value("")
    toast = newcomer.locator(".toast", has_text="Added: Banana")
    toast.get_by_role("button", name="Undo").click()
    expect(newcomer.locator(".meal > ul > li")).to_have_count(1)


def test_half_typed_words_outlive_a_reload_each_day_its_own(newcomer: Page) -> None:
    newcomer.locator("#q").press_sequentially("cooked spin")
    newcomer.reload()
    expect(newcomer.locator("#q")).to_have_value("cooked spin")
    today = newcomer.url
    turn_to(newcomer, "Previous day")
    expect(newcomer.locator("#q")).to_have_value("")
    newcomer.goto(today)
    newcomer.locator("#q").press("Enter")  # and they are searched as if they had just been typed
    newcomer.locator("#portion form").wait_for()
    newcomer.locator("#portion").get_by_role("button", name="Add").click()
    expect(newcomer.locator(".toast")).to_contain_text("Added: Spinach")
    newcomer.reload()
    expect(newcomer.locator("#q")).to_have_value("")


def test_half_typed_words_are_gone_once_one_signs_out(newcomer: Page) -> None:
    newcomer.locator("#q").press_sequentially("secret")
    assert "secret" in newcomer.evaluate("JSON.stringify({...sessionStorage})")
    newcomer.locator("#q").press("Escape")
    newcomer.locator(".bar .menu summary").click()
    newcomer.get_by_role("button", name="Sign out").click()
    newcomer.wait_for_url(re.compile(r"/$|/accounts/"))
    assert newcomer.evaluate("sessionStorage.length") == 0


def test_back_shows_the_day_as_it_is_now(newcomer: Page) -> None:
    other = newcomer.context.new_page()
    other.goto(newcomer.url)
    newcomer.get_by_role("link", name="About", exact=True).click()
    newcomer.wait_for_url("**/about/")
    log_food(other, "banana")
    newcomer.go_back()
    expect(newcomer.locator(".meal > ul > li")).to_have_count(1)


def test_a_day_that_the_browser_had_kept_is_asked_for_again(newcomer: Page) -> None:
    other = newcomer.context.new_page()
    other.goto(newcomer.url)
    log_food(other, "banana")
    expect(newcomer.locator(".meal > ul > li")).to_have_count(0)
    newcomer.evaluate("setTimeout(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })))")
    expect(newcomer.locator(".meal > ul > li")).to_have_count(1)


@pytest.mark.parametrize("size", [PHONE], ids=["phone"], indirect=True)
def test_the_next_letter_cancels_what_is_on_its_way(newcomer: Page) -> None:
    failed: list[str] = []
    newcomer.on("requestfailed", lambda request: failed.append(request.url))
    slow = delayed(newcomer, lambda url: "q=ban&" in url)
    newcomer.locator("#q").press_sequentially("ban")
    wait_until(newcomer, lambda: bool(slow))
    newcomer.locator("#q").press_sequentially("ana")
    newcomer.locator('#results [data-query="banana"]').wait_for()
    assert any("q=ban&" in url for url in failed)
    expect(newcomer.locator('#results [data-query="banana"]')).to_be_visible()


def test_what_was_emptied_stays_empty_when_a_slow_answer_comes(newcomer: Page) -> None:
    slow = delayed(newcomer, lambda _url: True)
    newcomer.locator("#q").press_sequentially("banana")
    wait_until(newcomer, lambda: any("q=banana" in route.request.url for route in slow))
    newcomer.get_by_role("button", name="Clear").click()
    newcomer.wait_for_timeout(300)
    expect(newcomer.locator("#results")).to_be_empty()
