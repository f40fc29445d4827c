"""A packaged food by its barcode: pasted, photographed or held into the camera, with a decoder that really runs."""

import re
import subprocess
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, ViewportSize, expect

from tests.browser import barcode_pictures as pictures
from tests.browser.conftest import (
    CHROMIUM_FLAGS,
    PHONE,
    WITH_WINDOWS,
    Serve,
    add_to,
    both_sizes,
    chromium_here,
    every_look,
    settled,
    sign_up,
)
from tests.browser.people import People
from tests.browser.serving import ROOT, serve
from tests.browser.test_accessibility import violations

pytestmark = pytest.mark.browser

OATS, UNKNOWN = "4006381333931", "5901234123457"
BISCUITS, MINTS, COLA = "036000291452", "96385074", "04252614"  # UPC-A, EAN-8, UPC-E
TWICE = "9506000134352"
NOT_LOCAL = "diary.test"
FOODS = f"""
from foods.search import find as search
from foods.models import Food
for name, number, source in [
    ("Rolled oats, Hearty Mill", "{OATS}", "branded"),
    ("Biscuits, Old Bakery", "{BISCUITS}", "branded"),
    ("Mints", "{MINTS}", "open_food_facts"),
    ("Cola", "042100005264", "branded"),
    ("Risotto, Dal Giardino", "{TWICE}", "branded"),
    ("Risotto ai funghi Dal Giardino", "{TWICE}", "open_food_facts"),
]:
    Food.objects.create(name=name, gtin=number.zfill(14), source=source, source_id=source + number, release="2026",
                        brand="Example", portion_text="1 serving", portion_g=40, magnesium_mg=120, calcium_mg=50)
search.reindex(Food.objects.exclude(gtin="").values_list("id", flat=True))
"""


@pytest.fixture(scope="module")
def server(serve_copy: Serve) -> Iterator[serve]:
    """A server with a few packaged foods, which answers to a name that browsers do not trust, too."""
    with serve_copy(ALLOWED_HOSTS=NOT_LOCAL) as running:
        command = [sys.executable, "manage.py", "shell", "-v0", "-c", FOODS]
        subprocess.run(command, cwd=ROOT, env=running.environment, check=True)
        yield running


@pytest.fixture(scope="module")
def site(server: serve) -> str:
    return server.address


@pytest.fixture(scope="module")
def people(server: serve) -> Iterator[People]:
    with People(server.environment) as opened:
        yield opened


@pytest.fixture(scope="module")
def chromium(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Chromium with a camera before which somebody holds a packet of oats."""
    rows = pictures.scene(pictures.ean_13(OATS), width=1280, height=720, module_px=5)
    shown = pictures.film(rows, tmp_path_factory.mktemp("camera") / "oats.y4m")
    flags = [
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-video-capture={shown}",
        f"--host-resolver-rules=MAP {NOT_LOCAL} 127.0.0.1",
    ]
    executable = chromium_here(*WITH_WINDOWS)  # without windows it has no camera
    with chromium.browser_type.launch(executable_path=executable, args=CHROMIUM_FLAGS + flags) as browser:
        yield browser


@pytest.fixture
def size(request: pytest.FixtureRequest) -> ViewportSize:
    """A phone, unless a test is about how the page is laid out."""
    chosen: ViewportSize = getattr(request, "param", PHONE)
    return chosen


@pytest.fixture
def asked(page: Page) -> list[str]:
    """The address of every request from now on."""
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url))
    return addresses


def of_the_reader(asked: list[str]) -> list[str]:
    return [address for address in asked if "ponyfill" in address or ".wasm" in address]


@pytest.fixture
def barcode_page(newcomer: Page) -> Page:
    newcomer.get_by_role("link", name="Find by barcode").click()
    newcomer.locator("#scan").wait_for()  # the script has run
    return newcomer


def photo(modules: str, *, width: int = 1200, height: int = 900, module_px: int = 6) -> FilePayload:
    rows = pictures.scene(modules, width=width, height=height, module_px=module_px)
    return {"name": "barcode.png", "mimeType": "image/png", "buffer": pictures.png(rows)}


def choose_photo(page: Page, file: FilePayload) -> None:
    page.get_by_label("Photo of a barcode").set_input_files(file)


@both_sizes
def test_a_pasted_barcode_finds_its_food_in_the_search_box(newcomer: Page) -> None:
    logged = newcomer.locator(".meal > ul > li").count()
    newcomer.locator("#q").fill("4 006381 333931")
    expect(newcomer.locator('#results [role="option"]')).to_have_count(1)
    newcomer.locator("#q").press("Enter")
    expect(newcomer.locator("#portion h2")).to_contain_text("Rolled oats")
    newcomer.keyboard.press("Enter")
    expect(newcomer.locator(".meal > ul > li")).to_have_count(logged + 1)


def test_a_hand_scanner_that_types_and_ends_with_enter_opens_the_portion(newcomer: Page) -> None:
    newcomer.keyboard.type(OATS)
    newcomer.keyboard.press("Enter")
    expect(newcomer.locator("#portion h2")).to_contain_text("Rolled oats")


def test_a_wrong_digit_and_an_unknown_number_are_answered_with_a_sentence(newcomer: Page) -> None:
    newcomer.locator("#q").fill("4006381333932")
    expect(newcomer.locator("#results")).to_contain_text("One of the digits must be wrong")
    newcomer.locator("#q").fill(UNKNOWN)
    expect(newcomer.locator("#results")).to_contain_text(f"No food has the barcode {UNKNOWN}")


@both_sizes
def test_the_camera_reads_a_barcode_into_the_meal_that_was_chosen(
    newcomer: Page, context: BrowserContext, asked: list[str]
) -> None:
    context.grant_permissions(["camera"])
    add_to(newcomer, "dinner")
    newcomer.get_by_role("link", name="Find by barcode").click()
    start = newcomer.get_by_role("button", name="Scan with the camera")
    start.wait_for()
    settled(newcomer)
    assert of_the_reader(asked) == []
    start.click()
    newcomer.wait_for_url("**/diary/*/?food=*")
    expect(newcomer.locator("#portion h2")).to_contain_text("Rolled oats")
    expect(newcomer.locator("#portion").get_by_label("Meal")).to_have_value("dinner")
    assert [re.sub(r"\.[0-9a-f]{12}\.", ".", address.split("/static/")[1]) for address in of_the_reader(asked)] == [
        "barcode-detector/ponyfill.js",
        "zxing/zxing_reader.wasm",
    ]


def test_the_camera_stops_with_the_button_and_when_the_page_is_left(
    barcode_page: Page, context: BrowserContext
) -> None:
    context.grant_permissions(["camera"])
    barcode_page.evaluate(
        """() => {
          window.tracks = [];
          const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
          navigator.mediaDevices.getUserMedia = async (wanted) => {
            const stream = await ask(wanted);
            window.tracks.push(...stream.getTracks());
            return stream;
          };
          window.BarcodeDetector = class {
            static getSupportedFormats = async () => ["ean_13"];
            detect = async () => [];
          };
        }"""
    )
    states = "window.tracks.map((track) => track.readyState)"
    barcode_page.get_by_role("button", name="Scan with the camera").click()
    expect(barcode_page.get_by_role("status")).to_have_text("Hold the whole barcode inside the frame.")
    assert barcode_page.evaluate(states) == ["live"]
    barcode_page.get_by_role("button", name="Stop").click()
    assert barcode_page.evaluate(states) == ["ended"]
    expect(barcode_page.locator(".viewfinder")).to_be_hidden()
    barcode_page.get_by_role("button", name="Scan with the camera").click()
    expect(barcode_page.get_by_role("status")).to_have_text("Hold the whole barcode inside the frame.")
    barcode_page.evaluate("window.dispatchEvent(new Event('pagehide'))")
    assert barcode_page.evaluate(states) == ["ended", "ended"]


def test_a_browser_with_its_own_reader_fetches_none(
    barcode_page: Page, context: BrowserContext, asked: list[str]
) -> None:
    context.grant_permissions(["camera"])
    barcode_page.evaluate(
        """(digits) => {
          window.BarcodeDetector = class {
            static getSupportedFormats = async () => ["ean_13", "qr_code"];
            detect = async () => [{ rawValue: digits, format: "ean_13", boundingBox: new DOMRectReadOnly(0, 0, 9, 9) }];
          };
        }""",
        OATS,
    )
    barcode_page.get_by_role("button", name="Scan with the camera").click()
    expect(barcode_page.locator("#portion h2")).to_contain_text("Rolled oats")
    assert of_the_reader(asked) == []


def test_a_reader_of_the_browser_that_does_not_work_gives_way_to_ours(
    barcode_page: Page, context: BrowserContext
) -> None:
    context.grant_permissions(["camera"])
    barcode_page.evaluate(
        """() => {
          window.BarcodeDetector = class {
            static getSupportedFormats = async () => ["ean_13"];
            detect = async () => { throw new DOMException("Service unavailable.", "NotSupportedError"); };
          };
        }"""
    )
    barcode_page.get_by_role("button", name="Scan with the camera").click()
    expect(barcode_page.locator("#portion h2")).to_contain_text("Rolled oats")


@pytest.mark.parametrize(
    ("modules", "food"),
    [
        (pictures.ean_13(OATS), "Rolled oats"),
        (pictures.ean_13("0" + BISCUITS), "Biscuits"),
        (pictures.ean_8(MINTS), "Mints"),
        (pictures.upc_e(COLA), "Cola"),
    ],
    ids=["EAN-13", "UPC-A", "EAN-8", "UPC-E"],
)
def test_a_photo_is_read(modules: str, food: str, barcode_page: Page, asked: list[str]) -> None:
    assert of_the_reader(asked) == []
    choose_photo(barcode_page, photo(modules))
    expect(barcode_page.locator("#portion h2")).to_contain_text(food)


def test_a_large_photo_of_a_small_barcode_on_its_side_is_read(barcode_page: Page) -> None:
    rows = pictures.scene(pictures.ean_13(OATS), width=4000, height=3000, module_px=3)
    upright = pictures.png(pictures.on_its_side(rows))
    choose_photo(barcode_page, {"name": "large.png", "mimeType": "image/png", "buffer": upright})
    expect(barcode_page.locator("#portion h2")).to_contain_text("Rolled oats")


def test_a_photo_without_a_barcode_and_a_file_that_is_no_picture_are_said(barcode_page: Page) -> None:
    status = barcode_page.get_by_role("status")
    choose_photo(barcode_page, photo("0" * 95))
    expect(status).to_contain_text("No barcode could be read in this photo")
    choose_photo(barcode_page, {"name": "a.png", "mimeType": "image/png", "buffer": b"not a picture"})
    expect(status).to_contain_text("cannot read this file as a picture")


@both_sizes
def test_a_barcode_of_two_tables_lets_one_choose(barcode_page: Page) -> None:
    choose_photo(barcode_page, photo(pictures.ean_13(TWICE)))
    expect(barcode_page.locator(".barcode-foods li")).to_have_count(2)
    barcode_page.get_by_role("link", name="Risotto ai funghi").click()
    expect(barcode_page.locator("#portion h2")).to_contain_text("Risotto ai funghi")


def test_a_photo_of_an_unknown_product_leads_to_an_own_food(barcode_page: Page) -> None:
    choose_photo(barcode_page, photo(pictures.ean_13(UNKNOWN)))
    expect(barcode_page.locator("main")).to_contain_text(f"No food has the barcode {UNKNOWN}")
    expect(barcode_page.get_by_label("Digits under the bars")).to_have_value(UNKNOWN)
    barcode_page.get_by_role("link", name="Make your own food with it").click()
    expect(barcode_page.locator("#id_gtin")).to_have_value(UNKNOWN)


def test_a_reader_that_cannot_be_fetched_is_said(barcode_page: Page, context: BrowserContext) -> None:
    barcode_page.expected_problems.append("net::ERR_FAILED")  # type: ignore[attr-defined]
    context.grant_permissions(["camera"])
    barcode_page.route("**/ponyfill*.js", lambda route: route.abort())
    barcode_page.get_by_role("button", name="Scan with the camera").click()
    expect(barcode_page.get_by_role("status")).to_contain_text("The barcode reader could not be loaded")
    expect(barcode_page.locator(".viewfinder")).to_be_hidden()
    look_up_digits(barcode_page)


def test_a_camera_that_is_not_allowed_gives_way_to_a_sentence(barcode_page: Page) -> None:
    barcode_page.get_by_role("button", name="Scan with the camera").click()
    expect(barcode_page.get_by_role("status")).to_contain_text("did not allow the camera")
    expect(barcode_page.get_by_role("button", name="Scan with the camera")).to_be_hidden()
    look_up_digits(barcode_page)


def test_a_device_without_a_camera_is_told_so_at_once(newcomer: Page) -> None:
    newcomer.add_init_script("navigator.mediaDevices.enumerateDevices = async () => []")
    newcomer.get_by_role("link", name="Find by barcode").click()
    expect(newcomer.get_by_role("status")).to_contain_text("No camera was found")
    expect(newcomer.get_by_role("button", name="Scan with the camera")).to_be_hidden()
    look_up_digits(newcomer)


def test_an_address_that_browsers_do_not_trust_says_why_there_is_no_camera(page: Page, site: str) -> None:
    # Django sends this header everywhere; Chromium complains where it cannot heed it.
    page.expected_problems.append("Cross-Origin-Opener-Policy")  # type: ignore[attr-defined]
    sign_up(page, at=site.replace("localhost", NOT_LOCAL))
    page.get_by_role("link", name="Find by barcode").click()
    expect(page.get_by_role("status")).to_contain_text("https or on localhost only")
    expect(page.get_by_role("button", name="Scan with the camera")).to_be_hidden()
    assert page.evaluate("window.isSecureContext") is False
    choose_photo(page, photo(pictures.ean_13(OATS)))
    expect(page.locator("#portion h2")).to_contain_text("Rolled oats")
    page.get_by_role("link", name="Find by barcode").click()
    look_up_digits(page)


def look_up_digits(page: Page) -> None:
    page.get_by_label("Digits under the bars").fill("4006 3813 33931")
    page.get_by_role("button", name="Look up").click()
    expect(page.locator("#portion h2")).to_contain_text("Rolled oats")


def test_digits_work_without_a_script(newcomer: Page, chromium: Browser, site: str) -> None:
    context = chromium.new_context(
        base_url=site, java_script_enabled=False, storage_state=newcomer.context.storage_state()
    )
    page = context.new_page()
    page.goto("/diary/")
    logged = page.locator(".meal > ul > li").count()
    page.get_by_role("link", name="Find by barcode").click()
    expect(page.locator("#scan")).to_be_hidden()
    page.get_by_label("Digits under the bars").fill("400638133393")
    page.get_by_role("button", name="Look up").click()
    expect(page.get_by_role("alert")).to_contain_text("One of the digits must be wrong")
    page.get_by_label("Digits under the bars").fill(OATS)
    page.get_by_role("button", name="Look up").click()
    page.get_by_role("link", name="Rolled oats").click()
    page.get_by_role("button", name="Add").click()
    expect(page.locator(".meal > ul > li")).to_have_count(logged + 1)
    context.close()


@every_look
def test_the_page_has_no_violation(scheme: str, barcode_page: Page, context: BrowserContext) -> None:
    barcode_page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    barcode_page.reload()  # else colours are on their way from one scheme to the other
    found = violations(barcode_page)
    for digits in ["4006381333932", UNKNOWN, TWICE]:
        barcode_page.get_by_label("Digits under the bars").fill(digits)
        barcode_page.get_by_role("button", name="Look up").click()
        barcode_page.wait_for_url(f"**code={digits}*")
        found += violations(barcode_page)
    barcode_page.get_by_role("button", name="Scan with the camera").click()
    expect(barcode_page.get_by_role("status").last).to_contain_text("did not allow the camera")
    found += violations(barcode_page)
    assert found == []
