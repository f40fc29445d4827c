"""Charts that come when they are looked at, under the content policy (the page fixture fails on any refusal)."""

import math
import re
from datetime import UTC, datetime, timedelta
from statistics import NormalDist
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, both_sizes, every_look, log_food
from tests.browser.test_accessibility import violations
from tests.browser.test_own_foods import make_bar, take_first
from tracker.dashboard.chart_list import FOLDED

pytestmark = pytest.mark.browser

LARGEST_SQUARE = 36  # px, of the calendar: charts.js


@pytest.fixture
def day_of_bananas(newcomer: Page) -> Page:
    """A diary with one food in it."""
    log_food(newcomer, "banana")
    return newcomer


def outline(page: Page) -> str:
    script = "getComputedStyle(document.querySelector('.plot .bars path')).stroke"
    colour: str = page.evaluate(script)
    return colour


def test_a_chart_is_drawn_says_a_day_in_words_and_follows_light_and_dark(day_of_bananas: Page) -> None:
    page = day_of_bananas
    plotly: list[str] = []
    page.on("request", lambda request: plotly.append(request.url) if "plotly-basic" in request.url else None)
    page.emulate_media(color_scheme="light")
    page.goto("/dashboard/")
    plot = page.locator("[data-chart]").first
    plot.scroll_into_view_if_needed()
    plot.locator(".bars path").first.wait_for(state="attached")
    assert len(plotly) == 1

    plot.focus()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".readout").first).to_contain_text("day not complete")

    light = outline(page)
    page.emulate_media(color_scheme="dark")
    page.wait_for_function(
        "light => getComputedStyle(document.querySelector('.plot .bars path')).stroke !== light", arg=light
    )


@both_sizes
def test_charts_further_down_wait_until_they_are_looked_at(day_of_bananas: Page) -> None:
    page = day_of_bananas
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/dashboard/charts/" in request.url else None)
    page.goto("/dashboard/")
    page.locator("[data-chart]").first.scroll_into_view_if_needed()
    page.locator(".plot .bars path").first.wait_for(state="attached")
    assert asked
    assert not any("/charts/hours/" in address for address in asked)
    wait_until_drawn(page, "hours")
    assert "/charts/hours/" in asked[-1]


def test_a_chart_that_does_not_come_leaves_a_sentence_and_the_table(day_of_bananas: Page) -> None:
    page = day_of_bananas
    page.expected_problems = ["Failed to load resource"]  # type: ignore[attr-defined]
    page.route("**/dashboard/charts/daily/?**", lambda route: route.fulfill(status=500))
    page.goto("/dashboard/")
    page.locator("figure.chart").first.scroll_into_view_if_needed()
    expect(page.get_by_text("The chart could not be loaded.").first).to_be_visible()
    page.locator("figure.chart summary").first.click()
    expect(page.locator(".saved table").first).to_be_visible()


def wait_until_drawn(page: Page, kind: str) -> None:
    more = page.locator(".more-charts:not([open]) > summary")
    if kind in FOLDED and more.count():
        more.click()
    figure = page.locator(f"figure.{kind}").first
    figure.scroll_into_view_if_needed()
    expect(figure.locator(".main-svg").first).to_be_attached()


FIRST_SCREEN = (".sentence", ".overview", ".verdict-row:last-child")


@every_look
def test_the_sentence_and_the_four_are_seen_without_scrolling(visitor: Page, scheme: str) -> None:
    visitor.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    visitor.goto("/dashboard/")
    expect(visitor.locator(".verdict-row")).to_have_count(4)
    foot = visitor.evaluate("""() => {
        const bar = document.querySelector(".bar nav").getBoundingClientRect();
        return bar.top > innerHeight / 2 ? bar.top : innerHeight;
    }""")
    for part in FIRST_SCREEN:
        box = visitor.locator(part).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= foot


LONGEST_PAGE = 2700  # px on a phone, without a trial's banner


def test_the_page_on_a_phone_is_no_scroll_without_end(visitor: Page) -> None:
    visitor.set_viewport_size(PHONE)
    for query in ("", "?days=365&nutrient=vitamin_d"):
        visitor.goto(f"/dashboard/{query}")
        for kind in ("daily", "foods", "meals"):
            wait_until_drawn(visitor, kind)
        expect(visitor.locator("#fluids .fluids")).to_be_visible()
        height = visitor.evaluate(
            "document.documentElement.scrollHeight - document.querySelector('.banner').offsetHeight"
        )
        assert height <= LONGEST_PAGE


@both_sizes
def test_every_chart_of_a_year_is_drawn_and_speaks(visitor: Page) -> None:
    visitor.goto("/dashboard/?days=365&nutrient=calcium")
    for kind in ("daily", "calendar", "foods", "meals", "weekdays", "distribution", "hours"):
        wait_until_drawn(visitor, kind)
        figure = visitor.locator(f"figure.{kind}").first
        before = figure.locator(".readout").text_content()
        figure.locator(".plot").focus()
        visitor.keyboard.press("ArrowRight")
        expect(figure.locator(".readout")).not_to_have_text(before or "")
        assert figure.locator(".shapelayer path").count() == 1


@pytest.mark.parametrize("size", [DESKTOP], indirect=True)  # where every chart stands open
def test_a_food_named_like_a_link_is_drawn_and_said_letter_by_letter(newcomer: Page) -> None:
    name = '<a href="/x">Zork</a>'
    make_bar(newcomer, name=quote(name))
    take_first(newcomer, "zork")
    newcomer.goto("/dashboard/?days=7&nutrient=vitamin_d")
    for kind in ("daily", "calendar", "foods", "meals", "hours"):
        wait_until_drawn(newcomer, kind)
    expect(newcomer.locator("figure.foods .annotation-text").first).to_have_text(name)
    newcomer.locator("figure.foods .plot").focus()
    newcomer.keyboard.press("ArrowRight")
    expect(newcomer.locator("figure.foods .readout")).to_contain_text(name)
    assert newcomer.locator(".plot a, .readout a").count() == 0


def test_the_span_and_the_nutrient_are_chosen_in_place_and_stay_in_the_address(visitor: Page) -> None:
    visitor.goto("/dashboard/")
    visitor.get_by_role("link", name="90 days").click()
    visitor.wait_for_url("**/dashboard/?days=90*")
    visitor.locator("#charts").get_by_role("link", name="Potassium").click()
    visitor.wait_for_url("**/dashboard/?days=90&nutrient=potassium")
    expect(visitor.locator("#charts")).to_have_class("card charts potassium")
    wait_until_drawn(visitor, "calendar")
    visitor.reload()
    expect(visitor.locator("#charts")).to_have_class("card charts potassium")
    visitor.locator(".overview").get_by_role("link", name="Calcium").click()
    expect(visitor.locator("#charts")).to_have_class("card charts calcium")
    expect(visitor.locator("#charts")).to_be_in_viewport()


def test_two_dates_of_ones_own(visitor: Page) -> None:
    last = datetime.now(UTC).date() - timedelta(days=2)  # within the invented diary wherever the browser is
    visitor.goto("/dashboard/")
    visitor.get_by_role("button", name="Two dates").click()
    visitor.locator("input[name=from]").fill((last - timedelta(days=30)).isoformat())
    visitor.locator("input[name=to]").fill(last.isoformat())
    visitor.get_by_role("button", name="Show").click()
    expect(visitor.locator(".counts")).to_contain_text("of 31 days logged")


def test_a_table_opens_and_files_can_be_saved(visitor: Page) -> None:
    visitor.goto("/dashboard/?days=28")
    wait_until_drawn(visitor, "daily")
    figure = visitor.locator("figure.daily").first
    figure.locator("summary").click()
    expect(figure.locator("tbody tr").first).to_be_visible()
    with visitor.expect_download() as numbers:
        figure.locator("a[download]").click()
    assert numbers.value.suggested_filename.startswith("electrolog-magnesium-daily-")
    with visitor.expect_download() as picture:
        figure.locator("[data-png]").click()
    assert picture.value.suggested_filename == "electrolog-magnesium-daily-intake.png"
    assert picture.value.path().read_bytes().startswith(b"\x89PNG")
    assert picture.value.path().stat().st_size > 5_000


def test_water_and_caffeine_come_when_their_card_is_seen(visitor: Page) -> None:
    visitor.goto("/dashboard/?days=28")
    card = visitor.locator("#fluids")
    card.scroll_into_view_if_needed()
    lines = card.locator("li")
    expect(lines).to_have_count(2)
    expect(lines.first).to_contain_text("EFSA: about 2\N{NO-BREAK SPACE}L")
    expect(lines.last).to_contain_text("EFSA: up to 400\N{NO-BREAK SPACE}mg")


def test_what_if_answers_as_the_slider_moves(visitor: Page) -> None:
    visitor.goto("/dashboard/?days=28")
    visitor.locator("#what-if-later summary").click()
    slider, output = visitor.locator("#what-if input[type=range]"), visitor.locator("#what-if output")
    expect(output).to_have_text("nothing more")
    slider.focus()
    for _step in range(10):
        visitor.keyboard.press("ArrowRight")
    said = "+160\N{NO-BREAK SPACE}mg a day (50% of your target)"
    expect(output).to_have_text(said)
    expect(slider).to_have_attribute("aria-valuetext", said)
    expect(visitor.locator("#what-if-answer")).to_contain_text("160\N{NO-BREAK SPACE}mg more magnesium")
    visitor.locator("#what-if").get_by_label("And a portion of").select_option(index=3)
    expect(visitor.locator("#what-if-answer p").first).to_contain_text("+")
    visitor.locator("#what-if").get_by_label("More of").select_option(label="Calcium")
    expect(output).to_have_text("+500\N{NO-BREAK SPACE}mg a day (50% of your target)")


@every_look
def test_axe_finds_nothing_on_a_year_with_all_its_charts_tables_and_answers(visitor: Page, scheme: str) -> None:
    visitor.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    visitor.goto("/dashboard/?days=365&nutrient=vitamin_d")
    for kind in ("daily", "calendar", "foods", "meals", "weekdays", "distribution", "hours"):
        wait_until_drawn(visitor, kind)
        visitor.locator(f"figure.{kind} .saved summary").click()
        expect(visitor.locator(f"figure.{kind} tbody").first).to_be_visible()
    visitor.locator(".said summary").first.click()
    visitor.locator(".terms summary").click()
    visitor.locator("#what-if-later summary").click()
    visitor.locator("#what-if input[type=range]").fill("50")
    expect(visitor.locator("#what-if-answer table")).to_be_visible()
    assert violations(visitor) == []
    width = visitor.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert width <= 0


COLOURS = """() => {
    const of = (element, property) => getComputedStyle(element)[property];
    const bar = document.querySelector(".daily .plot .bars path");
    return {
        bar: [of(bar, "fill"), of(bar, "fillOpacity"), of(bar, "opacity")],
        key: [of(document.querySelector(".daily .key .full"), "fill"), "1", "1"],
        paper: of(document.querySelector(".card.charts"), "backgroundColor"),
    };
}"""


@every_look
def test_bars_have_the_colour_of_their_key(visitor: Page, scheme: str) -> None:
    visitor.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    visitor.goto("/dashboard/?days=28&nutrient=potassium")
    wait_until_drawn(visitor, "daily")
    expect(visitor.locator(".daily .lines li")).to_have_text(["AI 2,600", "mean of the last 7 days"])
    colours = visitor.evaluate(COLOURS)
    assert colours["bar"] == colours["key"]


def test_what_is_printed_is_light_whatever_the_theme(visitor: Page) -> None:
    visitor.emulate_media(color_scheme="light")
    visitor.goto("/dashboard/?days=28")
    wait_until_drawn(visitor, "daily")
    light = visitor.evaluate(COLOURS)
    visitor.emulate_media(color_scheme="dark")
    visitor.wait_for_function(f"bar => ({COLOURS})().bar[0] !== bar", arg=light["bar"][0])
    dark = visitor.evaluate(COLOURS)
    visitor.emulate_media(color_scheme="dark", media="print")
    visitor.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert visitor.evaluate(COLOURS) == light
    visitor.emulate_media(color_scheme="dark", media="screen")
    visitor.evaluate("dispatchEvent(new Event('afterprint'))")
    visitor.wait_for_function(f"bar => ({COLOURS})().bar[0] === bar", arg=dark["bar"][0])


@both_sizes
def test_a_calendar_of_any_span_has_square_days_and_fills_its_plot(visitor: Page) -> None:
    for days in (28, 90, 365):
        visitor.goto(f"/dashboard/?days={days}")
        wait_until_drawn(visitor, "calendar")
        plot = visitor.locator(".calendar .plot")
        across, along, used, room, columns = plot.evaluate("""plot => {
            const boxes = [...plot.querySelectorAll(".trace.bars:first-child path")].map(p => p.getBBox());
            const across = boxes.map(b => b.width), along = boxes.map(b => b.height);
            const right = Math.max(...boxes.map(b => b.x + b.width));
            return [Math.max(...across), Math.max(...along), right, plot._fullLayout._size.w, plot.layout.meta.columns];
        }""")
        assert across == pytest.approx(along, rel=0.05)
        assert across >= 9
        assert used == pytest.approx(min(room, columns * LARGEST_SQUARE), rel=0.08)


def test_every_verdict_of_the_sample_can_be_recomputed_from_its_page(visitor: Page) -> None:
    """From the words under "How we got here": weighting, SDD, ratio, probability and label (method.md section 3)."""
    for nutrient in ("magnesium", "calcium"):
        visitor.goto(f"/dashboard/?days=365&nutrient={nutrient}")
        words = visitor.locator(".reasons").text_content() or ""
        a, b, mean = numbers_in(words, r"\(5 × ([\d,.]+) \+ 2 × ([\d,.]+)\) ÷ 7 = ([\d,.]+)")
        assert (5 * a + 2 * b) / 7 == pytest.approx(mean, abs=10)  # each is rounded to 10 above 1,000
        used, ear, sd, n, ratio, share = numbers_in(
            words,
            r"\(([\d,.]+) − ([\d,.]+)\) ÷ √\(\(10% of [\d,.]+\)² \+ ([\d,.]+)² ÷ ([\d,.]+)\) = (−?[\d,.]+)"
            r"; confidence that the usual intake meets your need: (?:over |under )?([\d,.]+)%",
        )
        again = (used - ear) / math.sqrt((0.1 * ear) ** 2 + sd**2 / n)
        assert again == pytest.approx(ratio, abs=0.1)
        assert 100 * NormalDist().cdf(again) == pytest.approx(share, abs=2)
        label = next(text for least, text in LABELS if NormalDist().cdf(ratio) >= least)
        expect(visitor.locator("#charts .headline")).to_have_text(label)


def numbers_in(words: str, pattern: str) -> list[float]:
    found = re.search(pattern, words)
    assert found, words
    return [float(number.replace(",", "").replace("−", "-").rstrip(".")) for number in found.groups()]


LABELS = [  # method.md section 3
    (0.975, "Very likely enough"),
    (0.85, "Probably enough"),
    (0.50, "Borderline: above the average need, not clearly enough"),
    (0.15, "Possible shortfall"),
    (0.0, "Likely shortfall"),
]
