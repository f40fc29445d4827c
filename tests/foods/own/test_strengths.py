"""How many doses an amount is, worked out by hand, and what a supplement that was said could be kept as."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.contrib.auth.models import User

from foods.models import Food, FoodKind, Label
from foods.nutrients import Amounts
from foods.own import kept
from foods.own.dose_text import Dose
from foods.own.labels import Unit
from foods.own.said_supplement import SaidSupplement, read_supplement
from foods.own.strengths import is_of, strength_of
from foods.own.supplement_offers import keep, offers_of

ZEROS = {"magnesium_mg": 0.0, "calcium_mg": 0.0, "potassium_mg": 0.0, "vitamin_d_ug": 0.0}
TODAY = date(2026, 11, 22)


def said(text: str) -> SaidSupplement:
    found = read_supplement(text)
    assert found is not None
    return found


def amounts(**known: float) -> Amounts:
    return Amounts(**(ZEROS | known))


@pytest.mark.parametrize(
    ("name", "held", "typed", "number"),
    [
        ("Magnesium", {"magnesium_mg": 100.0}, "magnesium 400 mg", 4),
        ("Magnesium", {"magnesium_mg": 100.0}, "magnesium 0.3 g", 3),
        ("Magnesium", {"magnesium_mg": 100.0}, "magnesium 250 mg", 2.5),
        ("Sunny", {"vitamin_d_ug": 25.0}, "vitamin d 2000 iu", 2),  # known by the one amount it holds
        ("Vitamin D", {"vitamin_d_ug": 12.5}, "vitamin d 25 µg", 2),
        ("Magnesium citrate", {"magnesium_mg": 32.0}, "magnesium citrate 200 mg", 1),  # 16 % of 200 mg
        ("Magnesium citrate", {"magnesium_mg": 200.0}, "magnesium citrate 200 mg", 1),  # the mineral itself
        ("Magnesium citrate 200 mg (32 mg magnesium)", {"magnesium_mg": 32.0}, "magnesium citrate 400 mg", 2),
        ("Zinc 25 mg", {}, "zinc 50 mg", 2),
        ("Selenium 0.2 mg", {}, "selenium 200 mcg", 1),
    ],
)
def test_an_amount_is_so_many_doses(name: str, held: dict[str, float], typed: str, number: float) -> None:
    strength, wanted = strength_of(name, amounts(**held)), said(typed)
    assert strength is not None
    assert wanted.dose is not None
    doses = strength.doses(wanted.dose, wanted.compound)
    assert doses is not None
    assert (doses.number, doses.is_whole) == (number, number == int(number))


@pytest.mark.parametrize(
    ("name", "held", "dose"),
    [
        ("Multivitamin", {"magnesium_mg": 50.0, "vitamin_d_ug": 10.0}, Dose(100, Unit.MG)),
        ("Bone mix", {"calcium_mg": 500.0, "vitamin_d_ug": 10.0}, Dose(500, Unit.MG)),
        ("Magnesium", {"magnesium_mg": 100.0}, Dose(400, Unit.IU)),
        ("Zinc", {}, Dose(25, Unit.MG)),
    ],
)
def test_what_cannot_be_compared_is_no_number(name: str, held: dict[str, float], dose: Dose) -> None:
    strength = strength_of(name, amounts(**held))
    assert strength is None or strength.doses(dose) is None


def test_a_supplement_is_of_what_its_name_says_else_of_the_one_amount_it_holds() -> None:
    magnesium = said("magnesium 100 mg")
    assert is_of(magnesium, "Magnesium glycinate 100", amounts(magnesium_mg=100))
    assert is_of(magnesium, "Slumber", amounts(magnesium_mg=100))
    assert not is_of(magnesium, "Slumber", amounts(magnesium_mg=100, calcium_mg=100))
    assert not is_of(magnesium, "Daily multi", amounts(magnesium_mg=100))
    assert is_of(said("multivitamin"), "Daily multi", amounts(magnesium_mg=100))
    assert is_of(said("took my vitamins"), "Acme", amounts(magnesium_mg=100, vitamin_d_ug=10))
    assert not is_of(said("took my vitamins"), "Acme", amounts(magnesium_mg=100))
    assert not is_of(said("zinc 25 mg"), "Iron 14 mg", amounts())


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("vitamin d 1000 iu", [("Vitamin D 1,000 IU (25 µg)", 25.0)]),
        ("d3 0.05 mg", [("Vitamin D3 50 µg (2,000 IU)", 50.0)]),
        (
            "magnesium citrate 200 mg",
            [("Magnesium citrate 200 mg (32 mg magnesium)", 32.0), ("Magnesium 200 mg (as citrate)", 200.0)],
        ),
        ("calcium (as carbonate) 500 mg", [("Calcium 500 mg (as carbonate)", 500.0)]),
        ("magnesium malate 1 g", [("Magnesium 1 g (as malate)", 1000.0)]),
        ("zinc 25 mg", [("Zinc 25 mg", None)]),
        ("vitamin d", []),
        ("multivitamin 1000 mg", []),
        ("magnesium 40000 mg", []),
        ("100 g zinc", []),
    ],
)
def test_what_could_be_kept(typed: str, offered: list[tuple[str, float | None]]) -> None:
    assert [(offer.name, offer.amount) for offer in offers_of(said(typed))] == offered


def kept_as(typed: str, user: User) -> Food:
    (offer, *_others) = offers_of(said(typed))
    return keep(offer, owner=user, key=uuid4(), on=TODAY)


def test_it_is_kept_as_its_form_would(user: User) -> None:
    food = kept_as("2 tablets acme d3 1000 iu", user)
    assert (food.kind, food.name, food.brand) == (FoodKind.SUPPLEMENT, "Vitamin D3 1,000 IU (25 µg)", "Acme")
    assert (food.portion_text, food.vitamin_d_ug, food.magnesium_mg, food.water_g) == ("1 tablet", 25, 0, None)
    assert Label.objects.get(food=food).typed["vitamin_d"] == "1000"
    compound = kept_as("magnesium citrate 200 mg", user)
    assert compound.magnesium_mg == 32
    assert Label.objects.get(food=compound).typed["magnesium_compound"] == "mg_citrate"


def test_what_else_is_in_it_is_unknown_where_its_name_does_not_say(user: User) -> None:
    assert kept_as("zinc 25 mg", user).amounts[:4] == (0, 0, 0, 0)
    assert kept_as("omega 3 1000 mg", user).amounts[:4] == (None, None, None, None)


def test_the_same_key_is_the_same_supplement_and_brings_it_back(user: User) -> None:
    (offer,), key = offers_of(said("zinc 25 mg")), uuid4()
    food = keep(offer, owner=user, key=key, on=TODAY)
    kept.put_away(food, at=datetime(2026, 11, 22, 12, tzinfo=UTC))
    assert keep(offer, owner=user, key=key, on=TODAY).pk == food.pk
    assert Food.objects.of(user).present().count() == 1
