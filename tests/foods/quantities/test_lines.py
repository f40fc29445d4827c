"""A line of plain words, read: lines.txt beside it holds the lines and what each part should say."""

from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from foods.quantities import (
    DOUBTS,
    LINE_CUT,
    MAX_LINE_CHARACTERS,
    LinePart,
    format_quantity,
    is_line_cut,
    parse_line,
    read_line,
)
from foods.quantities.labels import without_labels
from foods.quantities.marks import without_marks
from foods.quantities.measures import Amount
from foods.quantities.telling import is_prose
from foods.quantities.tokens import tokenise

LINES = [
    line.split("=>", 1)
    for line in Path(__file__).with_name("lines.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
LABEL_ENDS = set(":：=>→")
UNITS = ["g", "kg", "oz", "lb", "ml", "l", "cup", "tbsp", "tsp", "fl oz", "pint", "slice", "can", "handful", "pinch"]
FOODS = ["spinach", "rye bread", "milk", "brown rice", "mac and cheese", "2% milk", "chicken soup", "half-and-half"]


def said(part: LinePart) -> str:
    """A part as lines.txt writes it."""
    number = "-" if part.quantity is None else f"{round(part.quantity, 3):g}"
    high = "" if part.quantity_high is None else f"-{part.quantity_high:g}"
    measure = " ".join(filter(None, (number + high, part.unit, f"({part.size})" if part.size else "")))
    return f"{measure} : {part.food}".strip()


def test_lines_are_understood() -> None:
    understood = {line.strip(): [said(part) for part in parse_line(line)] for line, _ in LINES}
    wanted = {
        line.strip(): [part.strip() for part in expected.split(" ; ")] if expected.strip() else []
        for line, expected in LINES
    }
    wrong = [f"{line} => {parts}, not {wanted[line]}" for line, parts in understood.items() if parts != wanted[line]]
    assert wrong == []


def test_a_part_keeps_what_was_typed_and_what_the_cook_does() -> None:
    part = parse_line("  1 (14-oz.) Can  tomatoes, finely chopped (optional) ")[0]
    assert part.text == "1 (14-oz.) Can  tomatoes, finely chopped (optional)"
    assert part.comment == "14-oz, optional, finely chopped"
    assert part.each == Amount(14, "oz")


@pytest.mark.parametrize(
    ("line", "weight_g", "volume_ml"),
    [
        ("200 g yoghurt", 200, None),
        ("2 lb potatoes", 907.185, None),  # 453.59237 g each
        ("1 lb 4 oz beef", 566.990, None),
        ("2 (15-oz) cans beans", 850.486, None),  # 2 × 15 × 28.349523125
        ("2 x 150g salmon", 300, None),
        ("½ 400 g can chickpeas", 200, None),
        ("3 pears (8 ounces each)", 680.389, None),
        ("1 apple, 150 g", 150.0, None),
        ("2 slices of bread, 60 g", 60.0, None),
        ("1 chicken breast, 200 g, grilled", 200.0, None),
        ("2 bags of crisps, 25 g", 50.0, None),
        ("1 carton of orange juice, 1 litre", None, 1000.0),
        ("2 cans of beer, 440 ml, cold", None, 880.0),
        ("2 carrots (about 150 g)", 150, None),
        ("1 cup (120 g) flour", 120, 236.588),  # a US cup
        ("½ cup/120ml milk", None, 118.294),
        ("1 cup plus 2 tablespoons milk", None, 266.162),
        ("1 bottle (500 ml) beer", None, 500),
        ("2 x 330 ml cola", None, 660),
        ("1 can 28 oz tomatoes", 793.787, None),
        ("2 tins chickpeas (400 g)", 800, None),  # as a tin says what it holds
        ("chickpeas, 2 tins (800 g total)", 800, None),
        ("2 sticks (8 oz) butter", 226.796, None),  # as sticks are weighed together
        ("2 cartons of 200 ml milk", None, 400),
        ("a 250 ml glass of milk", None, 250),
        ("3 1/4-ounce packages yeast", 21.262, None),
        ("100-150 g chicken", 125, None),
        ("2-4 (100 g) fillets", 300, None),
        ("900g/2lb plums", 900, None),
        ("4 (1 l) cups broth", None, 946.353),
        ("400 mcg folic acid", 0.0004, None),
        ("1000 iu vitamin d", None, None),
        ("2 eggs", None, None),
        ("handful of almonds", None, None),
    ],
)
def test_weights_and_volumes_of_a_part(line: str, weight_g: float | None, volume_ml: float | None) -> None:
    part = parse_line(line)[0]
    assert part.weight_g == (None if weight_g is None else pytest.approx(weight_g, rel=1e-5))
    assert part.volume_ml == (None if volume_ml is None else pytest.approx(volume_ml, rel=1e-5))


@pytest.mark.parametrize(
    ("line", "doubt"),
    [
        ("1,500 g rice", "thousands"),
        ("1.500 g rice", "thousands"),
        ("rice 1.500 g", "thousands"),
        ("1.250 kg rice", "thousands"),
        ("1,250 almonds", "thousands"),
        ("1.250 mg thiamine", "thousands"),
        ("1 bottle (1,500 ml) water", "thousands"),
        ("2 x 1.500 g flour", "thousands"),
        ("1.5 g rice", ""),
        ("1,25 kg rice", ""),
        ("0,125 l milk", ""),
        ("0.125 g salt", ""),
        ("1.125 cups milk", ""),
        ("1500 g rice", ""),
        ("1,500,000 g rice", ""),
        ("1,000 mg calcium", ""),
        ("2.000 iu vitamin d", ""),
        ("1,200 kcal pizza", ""),
    ],
)
def test_a_mark_before_three_digits_leaves_a_doubt(line: str, doubt: str) -> None:
    assert parse_line(line)[0].doubt == doubt
    assert not doubt or DOUBTS[doubt].startswith("Is that a thousand or a decimal?")


def test_lines_of_a_recipe_are_parts() -> None:
    recipe = "2 cups flour\n1 tsp salt, plus more to taste\r\n\n3 eggs, beaten\n• 1 onion"
    assert [part.food for part in parse_line(recipe)] == ["flour", "salt", "eggs", "onion"]


def test_a_long_line_is_cut_and_says_so() -> None:
    line = "1 egg, " * 100
    assert is_line_cut(line)
    assert sum(len(part.text) for part in parse_line(line)) <= MAX_LINE_CHARACTERS
    assert LINE_CUT == "Only the first 500 characters were read. Add the rest in a second line."


def test_a_line_of_500_characters_is_read_whole() -> None:
    assert not is_line_cut("x" * 500 + "  ")
    assert parse_line("x" * 500)[0].text == "x" * 500


WORDS = """1 2½ 1/2 1/0 ( ) , ; and with on plus - x % / . of a half cup g oz can (14 oz) chopped large to or
eggs milk ½ & diced 2-inch each about juice, x2 1 2 plus 🥚 “ not w/ then - [x]
3. (soy) (weight) (2 slices) salt
pepper small (x3) almond, • 🍎 at 8 thousand"""
TELLING = """lunch: b: = > i had a 200g serving of eggs and toast with paired along as well , . for lunch my at 8 pm or
featuring which ( ) weighing , breakfast 2 was the ; each & not crisp delicious oz 1/2"""
some_words = st.lists(st.sampled_from([*WORDS.split(), "\n"]), max_size=80)
lines = st.text(max_size=600) | some_words.map(" ".join) | some_words.map("".join)


@given(lines)
@example("[X][X]0")
@example("B?PLUS;X0")
@settings(max_examples=300)
def test_any_text_is_read_and_nothing_typed_is_lost(line: str) -> None:
    said = read_line(line)
    tokens = tokenise(without_marks(line))
    assume(LABEL_ENDS.isdisjoint(line) and without_labels(tokens) == tokens)
    assume(not is_prose(tokens) and said.meal is None and not said.says_when)
    parts = said.parts
    position = 0
    for part in parts:
        assert part.quantity is None or part.quantity >= 0
        assert part.quantity_high is None or (part.quantity is not None and part.quantity_high > part.quantity)
        found = line.find(part.text, position)
        assert found >= 0
        assert not any(letter.isalpha() for word in line[position:found].split() for letter in divided_by(word))
        position = found + len(part.text)


def divided_by(word: str) -> str:
    """What stands between two parts, without the words that divide."""
    said = "".join(letter if letter.isalpha() else " " for letter in word.casefold()).split()
    return "" if said and {"and", "plus", "with", "on", "of", "then", "n", "x", "w"}.issuperset(said) else word


told = st.lists(st.sampled_from(TELLING.split()), max_size=120).map(" ".join)
repeated = st.lists(st.sampled_from(TELLING.split()), min_size=1, max_size=3).map(lambda words: " ".join(words * 100))


@given(told | repeated)
@settings(max_examples=300)
def test_any_sentence_is_read_and_its_parts_were_typed(line: str) -> None:
    parts = read_line(line).parts
    assert all(part.text in line and (part.weight_g is None or part.weight_g >= 0) for part in parts)


@given(
    st.integers(min_value=1, max_value=40),
    st.sampled_from([0, 1 / 4, 1 / 2, 3 / 4]),
    st.sampled_from(UNITS),
    st.sampled_from(FOODS),
)
def test_quantity_unit_and_food_round_trip(whole: int, fraction: float, unit: str, food: str) -> None:
    quantity = whole + fraction
    plural = f"{unit}s" if unit in {"slice", "can", "handful", "cup", "pint"} and quantity > 1 else unit
    for line in (f"{format_quantity(quantity)} {plural} {food}", f"{quantity:g} {plural} of {food}"):
        assert parse_line(line) == (LinePart(line, food, quantity, unit=unit),)


@given(
    st.lists(
        st.sampled_from(["2 eggs", "1 cup cooked spinach", "a handful of almonds", "200g yoghurt"]),
        min_size=1,
        max_size=8,
    )
)
def test_parts_read_alike_alone_and_together(typed: list[str]) -> None:
    alone = [parse_line(part)[0] for part in typed]
    for joint in (", ", "; ", "\n", " and ", " & ", " + "):
        assert list(parse_line(joint.join(typed))) == alone


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        ("1 pear or 2 kiwis", "kiwis"),
        ("3 oz feta or 2 oz blue cheese", "blue cheese"),
        ("4 mint sprigs, or 1 teaspoon dried", ""),
        ("2 cloves, or ½ tsp powder", ""),
        ("1 cup stock, or to taste", ""),
        ("a fig or a plum", "plum"),
    ],
)
def test_what_a_part_was_left_open_to_be(line: str, instead: str) -> None:
    assert parse_line(line)[0].instead == instead


def test_a_bracket_says_what_a_vessel_holds_or_makes_a_remark() -> None:
    drained, remarked = parse_line("1 tin of mackerel (125g drained), 2 kiwis (optional)")
    assert (drained.food, drained.weight_g) == ("mackerel", 125)
    assert (remarked.food, remarked.comment) == ("kiwis", "optional")


def test_bullets_and_pictures_leave_the_places_of_parts() -> None:
    assert [part.text for part in parse_line("✓ 2 figs ✓ tea 🍵")] == ["2 figs", "tea"]
