"""Labels: units, label values and bases, and the text of a label. Numbers worked by hand from the cited values."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foods.nutrients import CALCIUM, ENERGY, MAGNESIUM, NUTRIENTS, POTASSIUM, SODIUM, VITAMIN_D, Nutrient
from foods.own.label_text import MAX_CHARACTERS, read_label
from foods.own.labels import (
    MESSAGES,
    PERCENTAGES,
    REFERENCE_VALUES,
    UNIT_NAMES,
    AmountError,
    Basis,
    Stated,
    Unit,
    agree,
    amount_of,
    parse_amount,
    per_100_g,
    units_of,
)

US_LABEL = """Nutrition Facts
8 servings per container
Serving size 2/3 cup (55g)
Amount per serving
Calories 230
% Daily Value*
Total Fat 8g 10%
Sodium 160mg 7%
Vitamin D 2mcg 10%
Calcium 260mg 20%
Iron 8mg 45%
Potassium 235mg 6%"""  # the FDA's own example of the 2016 label


def read(text: str) -> dict[str, tuple[str, str]]:
    """What a text says, as number and unit by nutrient key."""
    return {nutrient.key: (found.number, found.unit.value) for nutrient, found in read_label(text).amounts.items()}


@pytest.mark.parametrize(
    ("nutrient", "number", "unit", "amount"),
    [
        (MAGNESIUM, 48, Unit.MG, 48),
        (CALCIUM, 0.26, Unit.G, 260),
        (VITAMIN_D, 2, Unit.UG, 2),
        (VITAMIN_D, 400, Unit.IU, 10),  # 1 µg = 40 IU
        (VITAMIN_D, 2500, Unit.IU, 62.5),
        (MAGNESIUM, 10, Unit.DV, 42),  # of 420
        (CALCIUM, 20, Unit.DV, 260),  # of 1,300
        (POTASSIUM, 5, Unit.DV, 235),  # of 4,700
        (VITAMIN_D, 10, Unit.DV, 2),  # of 20
        (SODIUM, 7, Unit.DV, 161),  # of 2,300
        (MAGNESIUM, 10, Unit.OLD_DV, 40),
        (CALCIUM, 30, Unit.OLD_DV, 300),
        (POTASSIUM, 10, Unit.OLD_DV, 350),
        (VITAMIN_D, 25, Unit.OLD_DV, 2.5),  # of 400 IU = 10 µg
        (SODIUM, 10, Unit.OLD_DV, 240),
        (MAGNESIUM, 15, Unit.NRV, 56.25),
        (CALCIUM, 15, Unit.NRV, 120),
        (POTASSIUM, 15, Unit.NRV, 300),
        (VITAMIN_D, 15, Unit.NRV, 0.75),
        (ENERGY, 418.4, Unit.KJ, 100),  # 4.184 kJ a kcal
        (SODIUM, 0.5, Unit.SALT_G, 200),  # salt = sodium × 2.5
    ],
)
def test_a_stated_amount_in_the_nutrients_own_unit(
    nutrient: Nutrient, number: float, unit: Unit, amount: float
) -> None:
    assert amount_of(nutrient, Stated(number, unit)) == pytest.approx(amount)


def test_each_unit_offered_can_be_converted_and_has_a_name() -> None:
    offered = [(nutrient, unit) for nutrient in NUTRIENTS for unit in units_of(nutrient)]
    assert all(amount_of(nutrient, Stated(1, unit)) > 0 for nutrient, unit in offered)
    assert {unit for _, unit in offered} == set(UNIT_NAMES)


@pytest.mark.parametrize(("nutrient", "unit"), [(CALCIUM, Unit.IU), (SODIUM, Unit.NRV), (ENERGY, Unit.DV)])
def test_a_unit_that_does_not_fit_is_refused(nutrient: Nutrient, unit: Unit) -> None:
    with pytest.raises(KeyError):
        amount_of(nutrient, Stated(1, unit))


def test_the_daily_values_of_today_are_those_of_the_registry() -> None:
    printed = {MAGNESIUM: 420, CALCIUM: 1300, POTASSIUM: 4700, VITAMIN_D: 20, SODIUM: 2300}  # 21 CFR 101.9
    assert REFERENCE_VALUES[Unit.DV] == printed


@pytest.mark.parametrize(
    ("basis", "serving_g", "expected"),
    [(Basis.SERVING, 40, 120), (Basis.SERVING, 200, 24), (Basis.PER_100_G, None, 48), (Basis.PER_100_ML, 250, 48)],
)
def test_48_mg_from_each_basis_to_100_g(basis: Basis, serving_g: float | None, expected: float) -> None:
    assert per_100_g(48, basis, serving_g) == pytest.approx(expected)


@pytest.mark.parametrize("serving_g", [None, 0])
def test_a_serving_has_to_have_a_weight(serving_g: float | None) -> None:
    with pytest.raises(ValueError, match="weight"):
        per_100_g(48, Basis.SERVING, serving_g)


@pytest.mark.parametrize(
    ("typed", "amount"),
    [("", None), ("  ", None), ("0", 0), ("260", 260), (" 0,75 ", 0.75), ("2.5", 2.5), (".5", 0.5), ("1200", 1200)],
)
def test_nothing_typed_is_unknown_and_0_is_zero(typed: str, amount: float | None) -> None:
    assert parse_amount(typed) == amount


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("abc", "not_a_number"),
        ("5 mg", "not_a_number"),
        ("<1", "not_a_number"),
        ("1e5", "not_a_number"),
        ("nan", "not_a_number"),
        ("٣", "not_a_number"),
        ("-3", "negative"),
        ("−3", "negative"),
        ("1,200", "ambiguous"),
        ("9999999999", "too_large"),
        ("9" * 30, "not_a_number"),
    ],
)
def test_what_is_no_amount_says_why(typed: str, code: str) -> None:
    with pytest.raises(AmountError) as caught:
        parse_amount(typed)
    assert (caught.value.code, str(caught.value)) == (code, MESSAGES[code])


@given(st.text(max_size=30))
def test_any_text_is_an_amount_or_an_amount_error(text: str) -> None:
    try:
        amount = parse_amount(text)
    except AmountError:
        return
    assert amount is None or amount >= 0


@given(st.sampled_from([*product(NUTRIENTS, Unit)]), st.floats(0, 1e6), st.floats(1, 1000))
def test_a_label_scales_with_its_numbers(pair: tuple[Nutrient, Unit], number: float, serving_g: float) -> None:
    nutrient, unit = pair
    if unit not in units_of(nutrient):
        return
    once, twice = (
        per_100_g(amount_of(nutrient, Stated(n, unit)), Basis.SERVING, serving_g) for n in (number, 2 * number)
    )
    assert twice == pytest.approx(2 * once)


@pytest.mark.parametrize(
    ("nutrient", "amount", "percent", "fits"),
    [
        (VITAMIN_D, 2, 10, True),  # 10.0 % of 20 µg
        (POTASSIUM, 235, 6, True),  # 5.0 %: rounded to 2 % on the label
        (CALCIUM, 260, 25, True),  # 20.0 % today, but 26 % of the old value
        (CALCIUM, 500, 10, False),
        (MAGNESIUM, 56, 15, True),  # 14.9 % of the EU's 375
        (VITAMIN_D, 10, 100, True),  # 400 IU on an old label
        (VITAMIN_D, 2, 100, False),
        (CALCIUM, 0, 0, True),
    ],
)
def test_amount_and_percentage_agree_within_their_rounding(
    nutrient: Nutrient, amount: float, percent: float, fits: bool
) -> None:
    assert agree(nutrient, amount, percent) is fits


def test_a_line_of_a_us_label() -> None:
    found = read_label("Vitamin D 2 mcg 10 %, Calcium 260mg 20%, Iron 8mg 45%, Potassium 235mg 6%")
    assert {nutrient.key: (each.number, each.unit) for nutrient, each in found.amounts.items()} == {
        "vitamin_d": ("2", Unit.UG),
        "calcium": ("260", Unit.MG),
        "potassium": ("235", Unit.MG),
    }
    assert found.rest == "Iron 8mg 45%"
    assert not any(each.disagrees for each in found.amounts.values())


def test_a_label_with_nothing_on_magnesium_says_nothing_on_magnesium() -> None:
    assert read("Vitamin D 2 mcg 10 %") == {"vitamin_d": ("2", "ug")}


def test_a_whole_us_label_with_its_serving() -> None:
    found = read_label(US_LABEL)
    assert (found.basis, found.serving_text, found.serving_size, found.serving_unit) == (
        Basis.SERVING,
        "2/3 cup",
        "55",
        "g",
    )
    assert read(US_LABEL)["energy"] == ("230", "kcal")
    assert found.rest.splitlines() == [
        "Nutrition Facts",
        "8 servings per container",
        "% Daily Value*",
        "Total Fat 8g 10%",
        "Iron 8mg 45%",
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Energy 1046 kJ / 250 kcal", {"energy": ("250", "kcal")}),
        ("Energy 1\N{NO-BREAK SPACE}046kJ/250kcal", {"energy": ("250", "kcal")}),
        ("Energy 1046 kJ", {"energy": ("1046", "kj")}),
        ("Salt 0,5 g", {"sodium": ("0.5", "salt_g")}),
        ("Sodium 0.2 g", {"sodium": ("0.2", "g")}),
        ("Magnesium 56 mg (15 % NRV*)", {"magnesium": ("56", "mg")}),
        ("Magnesium: 15 % NRV", {"magnesium": ("15", "nrv")}),
        ("Vitamin D3 (as cholecalciferol) 25 mcg (1,000 IU) 125%", {"vitamin_d": ("25", "ug")}),
        ("Vit. D 400 IU 100%", {"vitamin_d": ("400", "iu")}),
        ("Magnesium (as magnesium oxide) 400 mg 95%", {"magnesium": ("400", "mg")}),
        ("Calcium (Ca2+) 80 mg", {"calcium": ("80", "mg")}),
        ("Potassium 1,200mg 26%", {"potassium": ("1200", "mg")}),
        ("Calcium 25% Vitamin D 30%", {"calcium": ("25", "dv"), "vitamin_d": ("30", "dv")}),
        ("Vitamin D\n2mcg\n10%\nCalcium\n260mg\n20%", {"vitamin_d": ("2", "ug"), "calcium": ("260", "mg")}),
        ("caffeine 80 mg", {"caffeine": ("80", "mg")}),
        ("VITAMIN D 0 MCG 0%", {"vitamin_d": ("0", "ug")}),
    ],
)
def test_what_labels_say_in_other_words(text: str, expected: dict[str, tuple[str, str]]) -> None:
    assert read(text) == expected
    assert read_label(text).rest == ""


@pytest.mark.parametrize(
    "text",
    [
        "Magnesium citrate 300 mg",  # the weight of the compound
        "Magnesium 56 mg 28 mg",  # two columns
        "Magnesium 56 mg\n28 mg",
        "Magnesium 15 % 7 %",
        "Sodium <5mg",
        "Calcium 260",
        "Calcium 400 IU",
        "Not a significant source of vitamin D, calcium, iron, and potassium.",
        "Calcium trace",
        "Calcium less than 2% DV",
        "Vitamin D: -",
        "Kalium 1.120 mg",  # 1120 or 1.12: nothing else says which
        "0,5 g, Calcium 1,200 mg",
        "Salt/Sodium 0.3 g",
        "Calcium, 8 g protein",
        "Protein 3 g Calcium",
        "1000 mg magnesium citrate",
        "Potassium: 8% more",
        "Calcium 25% RDI",  # of Australia, or of the United States
        "Ingredients: milk, calcium, 2 g salt",
        "Calories from fat 40",
        "Sodium 15 % NRV",  # there is none
        "Salt 500 mg",
    ],
)
def test_what_could_mean_two_things_stays_in_the_box(text: str) -> None:
    found = read_label(text)
    assert (dict(found.amounts), found.rest) == ({}, text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Calcium/Calcio 210mg 20%", {"calcium": ("210", "mg")}),
        ("Vitamin D / Vitamine D 2.5 µg", {"vitamin_d": ("2.5", "ug")}),
        ("Calcium (2% DV), Potas. (0% DV)", {"calcium": ("2", "dv"), "potassium": ("0", "dv")}),
        ("Calcium | 260 mg | 20%", {"calcium": ("260", "mg")}),
        ("Magnesium\t26mg\t6%", {"magnesium": ("26", "mg")}),
        ("Calcium\t120\tmg\t9%", {"calcium": ("120", "mg")}),
        ("Potassium | 410 | mg", {"potassium": ("410", "mg")}),
        ("Vitamina D 400 UI", {"vitamin_d": ("400", "iu")}),
        ("Vitamin D3 1000 I.E. (25 µg)", {"vitamin_d": ("25", "ug")}),
        ("MAGNESIUM 130 MG (35 %*)", {"magnesium": ("130", "mg")}),
        ("Calcium (mg) 120", {"calcium": ("120", "mg")}),
        ("Énergie (kJ/kcal) 195/46", {"energy": ("46", "kcal")}),
        ("Brennwert 1 549 kJ / 370 kcal", {"energy": ("370", "kcal")}),
        ("Energy 670kJ (160Cal)", {"energy": ("160", "kcal")}),
        ("Calcium¹ 456mg (57%NRV*)", {"calcium": ("456", "mg")}),
        ("Calcium......260 mg", {"calcium": ("260", "mg")}),
        ("Ca1cium 26Omg, Vitarnin D 2rncg", {"calcium": ("260", "mg"), "vitamin_d": ("2", "ug")}),
        ("Salz 0,02 g Kalium 1.120 mg", {"sodium": ("0.02", "salt_g"), "potassium": ("1120", "mg")}),
        ("Potas 350 mg, Wapń 120 mg", {"potassium": ("350", "mg"), "calcium": ("120", "mg")}),
        ("290mg calcium, 3 mcg of vitamin D", {"calcium": ("290", "mg"), "vitamin_d": ("3", "ug")}),
    ],
)
def test_labels_of_other_countries_tables_and_scans(text: str, expected: dict[str, tuple[str, str]]) -> None:
    assert read(text) == expected
    assert read_label(text).rest == ""


@pytest.mark.parametrize(
    ("text", "number", "basis", "serving"),
    [
        ("Per 100g Per 40g serving\nCalcium 456mg (57%NRV*) 182mg (23%NRV*)", "456", Basis.PER_100_G, ("40", "g")),
        (
            "Qty per Serving (250 ml) | Qty per 100mL\nCalcium | 300mg (38% RDI#) | 120mg",
            "120",
            Basis.PER_100_ML,
            ("250", "ml"),
        ),
        ("Per serving | Per container\nCalcium 100mg 8% 300mg 25%", "100", Basis.SERVING, ("", "")),
        ("Per 1 cup (250 mL) pour 1 tasse (250 mL)\nCalcium 300 mg 23 %", "300", Basis.SERVING, ("250", "ml")),
        ("Calcium (Ca2+): 468 mg/L", "46.8", Basis.PER_100_ML, ("", "")),
    ],
)
def test_the_column_for_100_is_read_with_its_basis(
    text: str, number: str, basis: Basis, serving: tuple[str, str]
) -> None:
    found = read_label(text)
    assert (found.amounts[CALCIUM].number, found.basis) == (number, basis)
    assert (found.serving_size, found.serving_unit) == serving


def test_a_row_with_fewer_cells_than_columns_stays_in_the_box() -> None:
    found = read_label("Per 100g Per 40g serving\nCalcium 456mg 182mg\nMagnesium 30mg")
    assert (list(found.amounts), found.rest) == ([CALCIUM], "Magnesium 30mg")


@pytest.mark.parametrize(
    ("text", "serving"),
    [
        ("Serv. size: 1 mint (2g)", ("1 mint", "2", "g")),
        ("Serving size | 55 g", ("", "55", "g")),
        ("Serving size 1/2 cup (4.5 oz/128g)", ("1/2 cup", "128", "g")),
        ("Tamaño de porción: 30 g", ("", "30", "g")),
        ("Porção de 200 ml (1 copo)", ("", "200", "ml")),
    ],
)
def test_servings_in_other_words(text: str, serving: tuple[str, str, str]) -> None:
    found = read_label(text)
    assert (found.serving_text, found.serving_size, found.serving_unit) == serving


def test_old_and_canadian_labels_have_other_references() -> None:
    assert read_label("Calories from Fat 20, Calcium 8%").amounts[CALCIUM].unit is Unit.OLD_DV
    assert read_label("Valeur nutritive\nCalcium 20 %").amounts == {}


def test_calories_are_read_where_the_label_was_pasted_as_one_line() -> None:
    found = read_label("Calories 230 Total Fat 8g 10% Sodium 160mg 7%")
    assert found.amounts[ENERGY].number == "230"
    assert found.rest == "Total Fat 8g 10%"


def test_a_bare_percentage_is_of_the_reference_that_the_person_chose() -> None:
    found = read_label("Calcium 30%", percentages=Unit.OLD_DV).amounts[CALCIUM]
    assert (found.unit, amount_of(CALCIUM, Stated(float(found.number), found.unit))) == (Unit.OLD_DV, 300)


def test_the_absolute_amount_wins_over_a_percentage_that_cannot_be_right() -> None:
    found = read_label("Calcium 500 mg 10%").amounts[CALCIUM]
    assert (found.number, found.unit, found.percent, found.disagrees) == ("500", Unit.MG, 10, True)


def test_micrograms_and_units_that_do_not_match_are_said() -> None:
    assert read_label("Vitamin D 25 mcg (400 IU)").amounts[VITAMIN_D].disagrees
    assert not read_label("Vitamin D 25 mcg (1000 IU)").amounts[VITAMIN_D].disagrees


def test_per_100_g_is_read_and_two_bases_are_left_to_the_person() -> None:
    assert read_label("per 100 g: magnesium 120 mg").basis is Basis.PER_100_G
    assert read_label("per 100ml calcium 120 mg").basis is Basis.PER_100_ML
    assert read_label("per 100 g, per serving\ncalcium 120 mg").basis is None


def test_a_nutrient_named_twice_keeps_the_first_and_leaves_the_second() -> None:
    found = read_label("Calcium 260 mg\nCalcium 100 mg")
    assert (found.amounts[CALCIUM].number, found.rest) == ("260", "Calcium 100 mg")


def test_text_beyond_what_is_read_is_kept() -> None:
    text = "x" * MAX_CHARACTERS + "Calcium 260 mg"
    assert read_label(text).rest == text


@given(
    st.lists(st.sampled_from([*US_LABEL.split(), ",", "(", ")", "\n", "1,000", "IU", "mg/l", "%", "\x00"]), max_size=60)
)
def test_any_mixture_of_label_words_is_read_without_losing_a_letter(words: list[str]) -> None:
    text = " ".join(words)
    found = read_label(text, percentages=PERCENTAGES[0])
    assert set("".join(found.rest.split())) <= set("".join(text.split())) | {","}
    assert all(float(each.number) >= 0 for each in found.amounts.values())


@pytest.mark.parametrize(
    "piece", ["serving size ", "(", "calcium (", "1,", "1,000", "calcium.", " ", "vitamin d 1 mcg 1 "]
)
def test_the_same_words_over_and_over_are_read_to_the_end(piece: str) -> None:
    """Words that a pattern could try again and again; `make bench` says how long they take."""
    text = piece * (MAX_CHARACTERS // len(piece))
    found = read_label(text)
    assert set(found.rest) <= set(text)
    assert [read.number for read in found.amounts.values()] == ["1"] * piece.count("mcg")
