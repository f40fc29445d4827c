"""Open Food Facts' data is under the ODbL 1.0: wherever it is shown, its contributors and licence are named."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from foods.models import Food
from foods.search import find as search
from tests.conftest import MakeFood
from tracker.models import Entry

LICENCE = 'href="https://opendatacommons.org/licenses/odbl/1-0/"'
CONTRIBUTORS = ">Open Food Facts</a> contributors"


@pytest.fixture
def oat_drink(make_food: MakeFood) -> Food:
    food = make_food(
        "Oat drink with calcium",
        source="open_food_facts",
        source_id="0036000291452",
        code="00036000291452",
        gtin="00036000291452",
        release="2023-11-14",
        brand="Hazel Mill",
        calcium_mg=120,
    )
    search.reindex([food.pk])
    return food


def attributions(client: Client, address: str) -> int:
    html = client.get(address).content.decode()
    assert html.count(LICENCE) == html.count(CONTRIBUTORS)
    return html.count(LICENCE)


def test_the_food_page_names_brand_barcode_day_and_licence_and_leads_to_the_product(
    signed_in: Client, oat_drink: Food
) -> None:
    html = signed_in.get(oat_drink.get_absolute_url()).content.decode()
    product = 'href="https://world.openfoodfacts.org/product/0036000291452"'
    assert f'<dd><a {product} rel="noreferrer noopener">036000291452</a></dd>' in html
    assert "<dt>Brand</dt><dd>Hazel Mill</dd>" in html
    assert "<dt>As of</dt><dd>14 Nov 2023</dd>" in html
    assert "<dt>Food code</dt>" not in html  # it is the barcode again
    assert html.count(LICENCE) == html.count(CONTRIBUTORS) == 1


def test_a_product_without_a_valid_barcode_is_still_linked(signed_in: Client, oat_drink: Food) -> None:
    Food.objects.filter(pk=oat_drink.pk).update(source_id="2000000123", gtin="", code="")
    html = signed_in.get(oat_drink.get_absolute_url()).content.decode()
    assert "<dt>Product number</dt>" in html
    assert 'href="https://world.openfoodfacts.org/product/2000000123"' in html
    assert "<dt>Barcode</dt>" not in html


def test_a_branded_food_leads_to_fooddata_central_and_names_no_other_licence(
    signed_in: Client, make_food: MakeFood
) -> None:
    food = make_food("Cheese", source="branded", source_id="501", gtin="00036000291452", code="00036000291452")
    html = signed_in.get(food.get_absolute_url()).content.decode()
    assert "<dt>Barcode</dt><dd>036000291452</dd>" in html
    assert "food-details/501/" in html
    assert LICENCE not in html


def test_search_results_mark_each_such_food_and_name_the_licence_once(
    signed_in: Client, oat_drink: Food, make_food: MakeFood, at_noon: date
) -> None:
    foods = [make_food(f"Oat drink No {number}", source="open_food_facts", release="2023-11-14") for number in range(2)]
    foods.append(make_food("Oat drink, plain"))
    search.reindex([food.pk for food in foods])
    html = signed_in.get(f"/diary/{at_noon}/search/?q=oat drink").content.decode()
    assert html.count('class="mark">Open Food Facts') == 3
    assert html.count(LICENCE) == 1
    plain = signed_in.get(f"/diary/{at_noon}/search/?q=plain oat drink").content.decode()
    assert "Oat drink, plain" in plain


def test_results_without_such_a_food_name_no_licence(signed_in: Client, make_food: MakeFood, at_noon: date) -> None:
    search.reindex([make_food("Oat drink, plain").pk])
    assert attributions(signed_in, f"/diary/{at_noon}/search/?q=oat") == 0


def test_the_portion_form_and_the_entry_name_the_licence(
    signed_in: Client, oat_drink: Food, at_noon: date, log: Callable[..., Entry]
) -> None:
    assert attributions(signed_in, f"/diary/{at_noon}/add/{oat_drink.pk}/") == 1
    entry = log(oat_drink, day=at_noon)
    assert attributions(signed_in, f"/diary/entry/{entry.key}/") == 1


def test_foods_with_a_barcode_name_the_licence_once(
    signed_in: Client, oat_drink: Food, make_food: MakeFood, at_noon: date
) -> None:
    make_food("Oat drink", source="branded", gtin=oat_drink.gtin)
    assert attributions(signed_in, f"/diary/{at_noon}/barcode/?code=036000291452") == 1


def test_the_about_page_names_the_licence(client: Client, db: None) -> None:
    html = client.get("/about/").content.decode()
    assert LICENCE in html
    assert "Open Food Facts</a> contributors" in html
