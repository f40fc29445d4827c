"""The time of day that a line names, the foods that are left of it, and what only looks like a time."""

from datetime import time

import pytest

from foods.quantities import read_line


def foods(line: str) -> list[tuple[float | None, str | None, str]]:
    return [(part.quantity, part.unit, part.food) for part in read_line(line).parts]


COFFEE = [(None, None, "coffee")]


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("08:00 coffee", time(8)),
        ("coffee at 7:15", time(7, 15)),
        ("coffee, 23:59", time(23, 59)),
        ("coffee (0:05)", time(0, 5)),
        ("08h00 coffee", time(8)),
        ("coffee @ 6.45am", time(6, 45)),
        ("8:30\N{NARROW NO-BREAK SPACE}PM coffee", time(20, 30)),  # as a phone writes it
        ("8 a. m. coffee", time(8)),
        ("12 pm coffee", time(12)),
        ("12:10 a.m. coffee", time(0, 10)),
        ("0830 coffee", time(8, 30)),
        ("coffee at 1430", time(14, 30)),
        ("coffee at 16", time(16)),
        ("at 16 coffee", time(16)),
        ("coffee at 15.20", time(15, 20)),
        ("coffee at 8 in the evening", time(20)),
        ("coffee at 11 at night", time(23)),
        ("half past seven coffee", time(7, 30)),
        ("coffee at quarter to 9 pm", time(20, 45)),
        ("coffee ten past 8", time(8, 10)),
        ("20:00 Uhr coffee", time(20)),
        ("24:00 coffee", time(0)),
        ("8-9 am coffee", time(8)),  # from when on
        ("11-1 pm coffee", time(11)),
        ("8:00 to 8:20 coffee", time(8)),
        ("9:30 – 10:15 pm coffee", time(21, 30)),
        ("at around noon coffee", time(12)),
        ("midday: coffee", time(12)),
        ("7.35 coffee", time(7, 35)),
        ("10.05: coffee", time(10, 5)),
        ("coffee 0640", time(6, 40)),
        ("four o'clock coffee", time(4)),
        ("coffee at seven thirty pm", time(19, 30)),
    ],
)
def test_a_time_is_read_and_the_food_beside_it(line: str, at: time) -> None:
    assert (read_line(line).time, foods(line)) == (at, COFFEE)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("8 oz steak", [(8, "oz", "steak")]),
        ("2 eggs", [(2, None, "eggs")]),
        ("at 2 eggs and toast", None),
        ("7.5 g salt", [(7.5, "g", "salt")]),
        ("8.30 g salt", [(8.3, "g", "salt")]),
        ("10.30 slices bread", [(10.3, "slice", "bread")]),
        ("1.30 cookies", [(1.3, None, "cookies")]),
        ("midnight cookies", None),
        ("100 % juice", None),
        ("steak at 8 oz", None),
        ("broth at 1200 kcal", None),
        ("about 8 almonds", [(8, None, "almonds")]),
        ("almonds, around 12", None),
        ("5 to 10 almonds", None),
        ("quarter of a melon", None),
        ("half a melon", None),
        ("60/40 spread", None),
        ("squash diluted 1:10", None),
        ("1:10 dilution of squash", None),
        ("4:3 mix", None),
        ("omega 3:6:9 1 capsule", None),
        ("12.11.2026 soup", None),
        ("2026-11-28 soup", None),
        ("28/11 soup", None),
        ("v8 juice", None),
        ("7 up", None),
        ("midnight toast", [(None, None, "midnight toast")]),
        ("25:10 soup", None),
        ("8:61 soup", None),
        ("24:30 soup", None),
        ("12h overnight oats", None),
    ],
)
def test_what_is_no_time(line: str, found: list[tuple[float | None, str | None, str]] | None) -> None:
    assert read_line(line).time is None
    if found is not None:
        assert foods(line) == found


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("dinner at 8: soup", time(20)),
        ("soup for dinner at 7:30", time(19, 30)),
        ("lunch at 1 soup", time(13)),
        ("lunch at 11:30 soup", time(11, 30)),
        ("breakfast at 8: eggs", time(8)),
        ("dinner 06:30 soup", time(6, 30)),  # as a clock of 24 hours writes it
        ("dinner at 7 am: soup", time(7)),
        ("tonight at 9: soup", time(21)),
    ],
)
def test_the_meal_tells_which_half_of_the_day_is_meant(line: str, at: time) -> None:
    assert read_line(line).time == at


@pytest.mark.parametrize("line", ["soup at 7", "at 8 coffee", "coffee at about 8"])
def test_an_hour_of_either_half_of_the_day_is_no_time_and_no_amount(line: str) -> None:
    assert read_line(line).time is None
    assert read_line(line).says_when
    assert [part.quantity for part in read_line(line).parts] == [None]


@pytest.mark.parametrize("line", ["7:15 coffee; 12:30 soup", "coffee at 8 am and soup at 8 pm", "eggs 9:00, tea at 4"])
def test_of_several_times_none_is_that_of_all(line: str) -> None:
    assert read_line(line).time is None
    assert len(read_line(line).parts) == 2


def test_the_same_time_said_twice_is_one() -> None:
    assert read_line("8 am coffee, 08:00 toast").time == time(8)


@pytest.mark.parametrize(
    ("line", "at"),
    [
        ("1:" * 250, None),
        (":" * 500, None),
        ("at " * 166, None),
        ("at 8 " * 100, None),
        ("12:30 " * 83, time(12, 30)),
        ("8-" * 250, None),
        ("8:30-" * 100, time(8, 30)),
        ("quarter to " * 45 + "9", time(8, 45)),
    ],
)
def test_a_hostile_line_is_read_like_any(line: str, at: time | None) -> None:
    assert read_line(line).time == at


@pytest.mark.parametrize("line", ["coffee at 26:10", "9:75 coffee", "coffee at six", "at nine fifteen coffee"])
def test_what_may_be_no_time_is_asked_and_counts_as_no_number(line: str) -> None:
    said = read_line(line)
    assert (said.time, said.says_when, foods(line)) == (None, True, COFFEE)
