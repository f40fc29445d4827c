"""Supplements in words: what each is of, its dose, how many; and food that only names one."""

import pytest

from foods.nutrients import CALCIUM, MAGNESIUM, POTASSIUM, VITAMIN_D, Nutrient
from foods.own.dose_text import Dose, find_dose, read_dose
from foods.own.labels import Unit
from foods.own.said_supplement import SaidSupplement, read_supplement

MG, UG, G, IU = Unit.MG, Unit.UG, Unit.G, Unit.IU


def said(text: str) -> SaidSupplement:
    found = read_supplement(text)
    assert found is not None, text
    return found


@pytest.mark.parametrize(
    ("text", "dose"),
    [
        ("400 mg", Dose(400, MG)),
        ("25µg", Dose(25, UG)),  # the micro sign and the Greek letter
        ("25 μg", Dose(25, UG)),
        ("50 mcg", Dose(50, UG)),
        ("2.5 g", Dose(2.5, G)),
        ("1,5 g", Dose(1.5, G)),
        ("1,000 IU", Dose(1000, IU)),
        ("1.000 IE", Dose(1000, IU)),  # nobody counts thousandths of a unit
        ("10,000iu", Dose(10_000, IU)),
        ("2k IU", Dose(2000, IU)),
        ("0.125 mg", Dose(0.125, MG)),
        ("400 i.u.", Dose(400, IU)),
        ("1 kg", None),
        ("10 ml", None),
        ("2 tablets", None),
        ("400", None),
        ("mg", None),
    ],
)
def test_a_dose_is_a_number_and_its_unit(text: str, dose: Dose | None) -> None:
    assert read_dose(text) == dose


def test_a_dose_is_found_among_words() -> None:
    assert find_dose("sleep mix 250 mg at night") == Dose(250, MG)
    assert find_dose("2 of my sleep mix") is None


@pytest.mark.parametrize(
    ("text", "name", "nutrient", "dose"),
    [
        ("cholecalciferol 800 iu", "Vitamin D3", VITAMIN_D, Dose(800, IU)),
        ("vit. D3 20 mcg", "Vitamin D3", VITAMIN_D, Dose(20, UG)),
        ("vitamin-d 600IU", "Vitamin D", VITAMIN_D, Dose(600, IU)),
        ("4000 units of vitamin d", "Vitamin D", VITAMIN_D, Dose(4000, IU)),
        ("vitamin d 25 µg (1000 iu)", "Vitamin D", VITAMIN_D, Dose(25, UG)),
        ("D3/K2 2000 IU 75 mcg", "Vitamin D3 + Vitamin K2", VITAMIN_D, Dose(2000, IU)),
        ("magnesium malate 1,250 mg", "Magnesium malate", MAGNESIUM, Dose(1250, MG)),
        ("mag oxide 400mg", "Magnesium oxide", MAGNESIUM, Dose(400, MG)),
        ("magnesium150mg", "Magnesium", MAGNESIUM, Dose(150, MG)),
        ("0.3 g calcium", "Calcium", CALCIUM, Dose(0.3, G)),
        ("took 2 x 300 mg potassium gluconate", "Potassium gluconate", POTASSIUM, Dose(300, MG)),
        ("iron bisglycinate 18 mg", "Iron bisglycinate", None, Dose(18, MG)),
        ("folic acid 400 mcg", "Folic acid", None, Dose(400, UG)),
        ("vit b 6 10 mg", "Vitamin B6", None, Dose(10, MG)),
        ("omega-3 1200 mg", "Omega-3", None, Dose(1200, MG)),
        ("co-q10 100 mg", "Coenzyme Q10", None, Dose(100, MG)),
        ("5-htp 50 mg", "5-HTP", None, Dose(50, MG)),
        ("lion's mane 500 mg", "Lion's mane", None, Dose(500, MG)),
        ("turmeric 450 mg", "Turmeric", None, Dose(450, MG)),
        ("creatine monohydrate 5 g", "Creatine monohydrate", None, Dose(5, G)),
        ("fisetin 100 mg", "Fisetin", None, Dose(100, MG)),
        ("D 600 IU", "Vitamin D", VITAMIN_D, Dose(600, IU)),
        ("Mg 300 mg", "Magnesium", MAGNESIUM, Dose(300, MG)),
        ("ca carbonate 1,250 mg", "Calcium carbonate", CALCIUM, Dose(1250, MG)),
        ("vitamin k2 75 mcg (mk-7)", "Vitamin K2", None, Dose(75, UG)),
        ("calcium 500 mg (calcium carbonate 1250 mg)", "Calcium (as carbonate)", CALCIUM, Dose(500, MG)),
        ("magnesuim 100 mg", "Magnesium", MAGNESIUM, Dose(100, MG)),
        ("vitimin d 400 iu", "Vitamin D", VITAMIN_D, Dose(400, IU)),
        ("calcim carbonate 500 mg", "Calcium carbonate", CALCIUM, Dose(500, MG)),
    ],
)
def test_a_substance_with_a_dose_is_a_supplement(text: str, name: str, nutrient: Nutrient | None, dose: Dose) -> None:
    found = said(text)
    assert (found.name, found.nutrient, found.dose, found.is_unit_said) == (name, nutrient, dose, True)
    assert not found.doubts


@pytest.mark.parametrize(
    ("text", "count", "form", "dose"),
    [
        ("2 tablets calcium carbonate 600 mg", 2, "tablet", Dose(600, MG)),
        ("magnesium 3 capsules", 3, "capsule", None),
        ("half a tablet of zinc", 0.5, "tablet", None),
        ("½ tablet vitamin d 2000 iu", 0.5, "tablet", Dose(2000, IU)),
        ("iron x2", 2, "", None),
        ("magnesium 200 mg x 2", 2, "", Dose(200, MG)),
        ("two vitamin c gummies", 2, "gummy", None),
        ("3 calcium", 3, "", None),
        ("ashwagandha capsules 2", 2, "capsule", None),
        ("liquid magnesium 10 ml", 10, "ml", None),
        ("three times 100 mg magnesium", 3, "", Dose(100, MG)),
        ("vitamin d 10 000 iu", None, "", Dose(10_000, IU)),
        ("2 400 mg magnesium", 2, "", Dose(400, MG)),
        ("took my b12 this morning", None, "", None),
    ],
)
def test_what_is_counted_is_told_from_what_is_weighed(
    text: str, count: float | None, form: str, dose: Dose | None
) -> None:
    assert (said(text).count, said(text).form, said(text).dose) == (count, form, dose)


@pytest.mark.parametrize(
    ("text", "dose", "doubts"),
    [
        ("calcium 600", Dose(600, MG), False),
        ("D3 2000", Dose(2000, IU), False),
        ("b12 500", Dose(500, UG), False),
        ("vitamin d 50", Dose(50, UG), True),  # 50 IU is no dose, but was it said?
        ("zinc 5", Dose(5, MG), True),  # five of them?
        ("magnesium 200 mg 400 mg", Dose(200, MG), True),
        ("magnesium 1 500 mg", Dose(1500, MG), True),
        ("magnesium 1.500 mg", Dose(1500, MG), True),
    ],
)
def test_a_number_alone_is_in_the_usual_unit_and_what_is_unclear_is_a_doubt(
    text: str, dose: Dose, doubts: bool
) -> None:
    assert (said(text).dose, said(text).doubts) == (dose, doubts)


def test_a_salt_may_be_what_was_weighed_unless_the_words_say_the_mineral() -> None:
    citrate = said("magnesium citrate 200 mg")
    assert citrate.compound is not None
    assert (citrate.compound.percent, citrate.is_elemental) == (16, False)
    assert said("magnesium (as citrate) 200 mg").is_elemental
    assert said("200 mg elemental magnesium from oxide").is_elemental
    assert said("magnesium taurate 500 mg").compound is None


@pytest.mark.parametrize(
    "text", ["multivitamin", "1 prenatal", "cal mag zinc", "electrolyte tablet", "calcium with d3", "acme multivitamin"]
)
def test_of_a_mixture_no_dose_says_the_amounts(text: str) -> None:
    assert said(text).is_mixed


@pytest.mark.parametrize(
    "text",
    [
        "magnesium-rich water",
        "calcium-fortified oat drink",
        "milk with vitamin d",
        "vitamin d milk 200 ml",
        "potassium-rich potato",
        "iron 200 g steak",
        "vitamin water",
        "cod liver oil 1 tsp",
        "fish oil",
        "2 tsp turmeric",
        "garlic 5 g",
        "cinnamon stick",
        "cough drops",
        "3 mushroom caps",
        "apple juice, 100%, low sodium",
        "cola, NS as to caffeine",
        "Nutritional supplement for people with diabetes, liquid",
        "juice, with high vitamin C",
        "1 (2-inch) piece ginger",
        "fiber one",
        "2 eggs",
        "100 g spinach",
        "",
        "💊",
        "400 mg",
        "2 capsules",
    ],
)
def test_food_is_no_supplement(text: str) -> None:
    assert read_supplement(text) is None


@pytest.mark.parametrize("text", ["acme labs vitamin d3 1000 iu", "acme magnesium capsules"])
def test_a_brand_in_front_is_left_over(text: str) -> None:
    assert said(text).unknown[0] == "acme"
