"""The barcode page and barcodes in the search box of a day."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests.conftest import TODAY, MakeFood

PAGE = reverse("tracker:barcode", args=[TODAY])
SEARCH = reverse("tracker:search", args=[TODAY])
DAY = reverse("tracker:day", args=[TODAY])
OATS, WRONG = "4006381333931", "4006381333932"


def directive(policy: str, name: str) -> list[str]:
    """The sources of one directive of a content policy; empty where it is not stated."""
    stated = {words[0]: words[1:] for part in policy.split(";") if (words := part.split())}
    return stated.get(name, [])


def test_only_this_page_may_run_web_assembly(signed_in: Client) -> None:
    own = signed_in.get(PAGE)["Content-Security-Policy"]
    assert directive(own, "script-src") == ["'self'", "'wasm-unsafe-eval'"]
    names = ["tracker:today", "tracker:dashboard", "tracker:suggestions", "tracker:profile", "tracker:account"]
    for address in [DAY, SEARCH, reverse("tracker:home"), *map(reverse, names)]:
        policy = signed_in.get(address, follow=True)["Content-Security-Policy"]
        assert "wasm" not in policy
        assert directive(policy, "default-src") == ["'self'"]


def test_the_rest_of_the_policy_is_that_of_every_page(signed_in: Client) -> None:
    def without_script(policy: str) -> set[str]:
        return {part.strip() for part in policy.split(";") if not part.strip().startswith("script-src")}

    own, other = (signed_in.get(address)["Content-Security-Policy"] for address in (PAGE, DAY))
    assert without_script(own) == without_script(other)


def test_the_page_names_a_reader_and_loads_none(signed_in: Client) -> None:
    page = signed_in.get(PAGE).text
    assert 'data-reader="/static/barcode-detector/ponyfill.js"' in page
    assert 'data-wasm="/static/zxing/zxing_reader.wasm"' in page
    assert "<script" in page
    assert 'src="/static/barcode-detector' not in page


def test_the_reader_and_its_web_assembly_are_of_one_release() -> None:
    """zxing-wasm's files only work with each other; npm has put the one there that barcode-detector names."""
    modules = Path(settings.NODE_MODULES)
    assert not (modules / "barcode-detector" / "node_modules").exists()
    script = (modules / "barcode-detector" / "dist" / "iife" / "ponyfill.js").read_text()
    package = (modules / "zxing-wasm" / "package.json").read_text()
    version = package.split('"version": "')[1].split('"')[0]
    assert f"npm/zxing-wasm@{version}/dist" in script


def test_one_food_leads_to_its_portion_in_the_meal_chosen(signed_in: Client, make_food: MakeFood) -> None:
    food = make_food("Oats", source="branded", gtin=OATS.zfill(14))
    answer = signed_in.get(PAGE, {"code": "4 006381 333931", "meal": "dinner"})
    assert answer["Location"] == f"{DAY}?food={food.pk}&meal=dinner"
    page = signed_in.get(answer["Location"]).text
    assert f'hx-get="{reverse("tracker:add", args=[TODAY, food.pk])}?meal=dinner"' in page


def test_several_foods_are_offered(signed_in: Client, user: User, make_food: MakeFood) -> None:
    gtin = OATS.zfill(14)
    make_food("Oats of a table", source="branded", gtin=gtin, brand="Hearty Mill", magnesium_mg=120)
    mine = make_food("My oats", source="own", owner=user, gtin=gtin, pk=1234567)
    page = signed_in.get(PAGE, {"code": OATS}).text
    assert page.index("My oats") < page.index("Oats of a table")
    assert "Hearty Mill" in page
    assert f"?food={mine.pk}&amp;meal=" in page


def test_a_wrong_digit_is_said_and_the_number_stays(signed_in: Client) -> None:
    page = signed_in.get(PAGE, {"code": WRONG}).text
    assert "One of the digits must be wrong" in page
    assert f'value="{WRONG}"' in page
    assert 'aria-invalid="true"' in page


@pytest.mark.parametrize(("address", "name"), [(PAGE, "code"), (SEARCH, "q")])
def test_an_unknown_number_leads_to_an_own_food_with_it(address: str, name: str, signed_in: Client) -> None:
    page = signed_in.get(address, {name: "5 901234 123457"}).text
    assert "No food has the barcode 5 901234 123457." in page
    own_food = f"{reverse('tracker:new_own_food')}?gtin=5%20901234%20123457"
    assert f'href="{own_food}"' in page
    assert 'value="5 901234 123457"' in signed_in.get(own_food).text


@pytest.mark.parametrize("code", ["<b>1</b>", "4" * 40, "½", "４００６３８１３３３９３１"])
def test_anything_typed_gets_an_answer(code: str, signed_in: Client) -> None:
    answer = signed_in.get(PAGE, {"code": code})
    assert answer.status_code == 200
    assert "<b>1</b>" not in answer.text


def test_a_day_out_of_range_is_answered_with_a_sentence(signed_in: Client) -> None:
    assert signed_in.get(reverse("tracker:barcode", args=[TODAY + timedelta(days=2)])).status_code == 404


def test_the_search_box_takes_a_barcode(signed_in: Client, make_food: MakeFood) -> None:
    food = make_food("Oats", source="branded", gtin=OATS.zfill(14))
    make_food("Noodles")
    page = signed_in.get(SEARCH, {"q": "4006-3813-33931"}).text
    assert page.count('role="option"') == 1
    assert reverse("tracker:add", args=[TODAY, food.pk]) in page
    assert 'data-query="4006-3813-33931"' in page  # what the script compares with the box


def test_the_search_box_says_what_is_wrong_with_a_barcode(signed_in: Client) -> None:
    assert "One of the digits must be wrong" in signed_in.get(SEARCH, {"q": WRONG}).text


def test_somebody_elses_food_is_not_found(signed_in: Client, stranger: User, make_food: MakeFood) -> None:
    make_food("Secret stew", source="own", owner=stranger, gtin=OATS.zfill(14))
    for address, name in ((PAGE, "code"), (SEARCH, "q")):
        page = signed_in.get(address, {name: OATS}).text
        assert "No food has the barcode" in page
        assert "Secret" not in page
