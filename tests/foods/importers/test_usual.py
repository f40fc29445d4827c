"""The portion that is offered first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foods.importers.record import PortionRecord
from foods.importers.usual import usual_portion, with_part_of_cup


def portions(**weights: float) -> tuple[PortionRecord, ...]:
    return tuple(PortionRecord(text.replace("_", " "), weight) for text, weight in weights.items())


# Portions and median grams of FNDDS 2021-2023 and NHANES 2007-2012.
MILK = (*portions(**{"1 cup": 244.0, "1 fl oz": 30.5}), PortionRecord("1 individual school container", 244.0))
BREAD = portions(**{"1 small or thin/very thin slice": 22.0, "1 medium or regular slice": 28.0, "1 cup": 40.0})
BANANA = portions(**{"1 banana": 126.0, "1 cup": 150.0, "1 oz": 28.35})
BEANS = portions(**{"1 cup": 260.0})


@pytest.mark.parametrize(
    ("of", "usual_g", "text"),
    [
        (MILK, 183.0, "1 cup"),
        (MILK, 100.0, "1 cup"),  # half of it, rather than three ounces
        (BREAD, 52.0, "1 medium or regular slice"),  # two of them
        (BREAD, 40.0, "1 medium or regular slice"),  # though the cup weighs just that
        (BANANA, 118.0, "1 banana"),
        (portions(**{"1 cubic inch": 17.0, "1 slice": 21.0}), 17.0, "1 slice"),
        (portions(**{"Usual amount on regular sandwich": 28.0, "1 slice": 28.0}), 28.0, "1 slice"),
    ],
)
def test_natural_measure_near_the_usual_weight_is_first(
    of: tuple[PortionRecord, ...], usual_g: float, text: str
) -> None:
    first = usual_portion(of, usual_g)
    assert first is not None
    assert first.text == text


def test_without_a_usual_weight_the_first_sensible_one_is_taken() -> None:
    roast = portions(**{"1 roast (yield from 436 g raw meat)": 355.0, "1 lb": 453.6, "3 oz": 85.0})
    assert usual_portion(roast, None) == PortionRecord("3 oz", 85.0)
    assert usual_portion(portions(**{"1 tbsp": 13.6, "1 cup": 218.0}), None) == PortionRecord("1 tbsp", 13.6)


def test_food_without_portions_has_no_usual_one() -> None:
    assert usual_portion((), 100.0) is None


def test_food_by_the_cup_that_is_eaten_by_the_spoon_gets_a_part_of_the_cup() -> None:
    assert with_part_of_cup(BEANS, 63.2) == (*BEANS, PortionRecord("¼ cup", 65.0))
    seeds = portions(**{"1 cup": 168.0})
    assert with_part_of_cup(seeds, 9.0) == (*seeds, PortionRecord("1 tablespoon", 10.5))


@pytest.mark.parametrize(("of", "usual_g"), [(BEANS, 130.0), (BEANS, None), (BANANA, 20.0), ((), 10.0), (MILK, 2000.0)])
def test_other_foods_keep_their_portions(of: tuple[PortionRecord, ...], usual_g: float | None) -> None:
    assert with_part_of_cup(of, usual_g) == of


@given(
    st.lists(st.floats(min_value=0.01, max_value=6000), min_size=1, max_size=9),
    st.one_of(st.none(), st.floats(min_value=0.01, max_value=6000)),
)
def test_the_usual_portion_is_always_one_of_them(weights: list[float], usual_g: float | None) -> None:
    given_ = tuple(PortionRecord(f"{place} cup", weight) for place, weight in enumerate(weights))
    assert usual_portion(given_, usual_g) in given_
