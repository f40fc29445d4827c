"""A report's charts as plain shapes, checked by hand on a scale of 24 mm."""

from collections.abc import Sequence
from datetime import date, timedelta

import pandas as pd
import pytest

from tracker.report.drawing import (
    BOTTOM,
    HEIGHT,
    LEFT,
    TOP,
    WIDTH,
    BarChart,
    Drawing,
    NamedLine,
    bar_drawing,
    sign_drawing,
)
from tracker.report.label_places import apart

FIRST = date(2026, 11, 2)  # a Monday
NEED = NamedLine(60.0, "EAR 60", "need")
TARGET = NamedLine(80.0, "RDA 80", "target")


def bars(*amounts: float, supplements: float = 0.0, unknown: int = 0, complete: bool = True) -> pd.DataFrame:
    """A `nutrient_frame` of days in a row from FIRST."""
    days = [pd.Timestamp(FIRST + timedelta(days=place)) for place in range(len(amounts))]
    columns = {
        "lower": list(amounts),
        "from_supplements": [supplements] * len(amounts),
        "unknown_entries": [unknown] * len(amounts),
        "complete": [complete] * len(amounts),
    }
    return pd.DataFrame(columns, index=pd.DatetimeIndex(days, name="date"))


def chart(
    *, days: int = 10, lines: Sequence[NamedLine] = (), mean: float | None = None, per_unit: float = 1.0
) -> BarChart:
    return BarChart(
        first=FIRST,
        last=FIRST + timedelta(days=days - 1),
        bar_days=1,
        per_unit=per_unit,
        lines=lines,
        mean=mean,
        interval=(0.0, 0.0) if mean is None else (mean - 10, mean + 10),
        mean_text="mean",
        figure=lambda amount: f"{amount:g}",
        tick=lambda day: day.isoformat(),
    )


def styles(drawing: Drawing) -> list[str]:
    return [line.style for line in drawing.lines]


def test_a_bar_stands_on_the_axis_and_is_as_high_as_its_amount() -> None:
    half, whole = bar_drawing(bars(50, 100), chart(days=2)).boxes
    assert half.y + half.height == pytest.approx(BOTTOM)
    assert whole.y + whole.height == pytest.approx(BOTTOM)
    assert whole.height == pytest.approx(2 * half.height, abs=0.02)
    # 100 of an axis that leaves a tenth for the hatch and 6 % above it
    assert whole.height == pytest.approx((BOTTOM - TOP) / (100 / 0.9 * 1.06 / 100), abs=0.02)


def test_days_stand_in_their_place_and_days_without_an_entry_stay_empty() -> None:
    drawing = bar_drawing(bars(10, 20, 30).iloc[[0, 2]], chart(days=4))
    slot = (WIDTH - 1.5 - LEFT) / 4
    assert [box.x + box.width / 2 for box in drawing.boxes] == pytest.approx(
        [LEFT + 0.5 * slot, LEFT + 2.5 * slot], abs=0.02
    )


def test_complete_days_are_full_and_others_hollow() -> None:
    assert [box.style for box in bar_drawing(bars(10), chart()).boxes] == ["full"]
    assert [box.style for box in bar_drawing(bars(10, complete=False), chart()).boxes] == ["hollow"]


def test_what_has_no_value_is_hatched_above_its_bar_whatever_its_height() -> None:
    low, high = bar_drawing(bars(10, 100, unknown=1), chart()).boxes
    hatch = [line for line in bar_drawing(bars(10, 100, unknown=3), chart()).lines if line.style == "hatch"]
    assert len(hatch) == 6
    assert all(line.y1 < low.y for line in hatch[:3])
    assert all(TOP <= line.y2 < line.y1 < high.y for line in hatch[3:])


def test_a_day_of_which_nothing_is_known_has_only_its_hatch() -> None:
    drawing = bar_drawing(bars(0, unknown=1), chart())
    assert drawing.boxes[0].height == 0
    assert styles(drawing).count("hatch") == 3


def test_supplements_are_striped_at_the_end_of_the_bar() -> None:
    drawing = bar_drawing(bars(100, supplements=50), chart())
    (bar,) = drawing.boxes
    stripes = [line.y1 for line in drawing.lines if line.style == "stripe"]
    assert stripes
    assert all(bar.y < y <= bar.y + bar.height / 2 + 0.01 for y in stripes)
    hollow = bar_drawing(bars(100, supplements=50, complete=False), chart())
    assert "stripe" not in styles(hollow)  # a light stripe in a hollow bar would not be seen
    assert "hatch" in styles(hollow)


def test_need_and_target_run_across_and_their_names_do_not_touch() -> None:
    close = NamedLine(61.0, "RDA 61", "target")
    drawing = bar_drawing(bars(100), chart(lines=[NEED, close]))
    assert styles(drawing).count("need") == styles(drawing).count("target") == 1
    heights = [label.y for label in drawing.labels if label.text in ("EAR 60", "RDA 61")]
    assert heights[0] - heights[1] >= 2.5


def test_the_mean_stands_beside_the_bars_with_its_interval() -> None:
    drawing = bar_drawing(bars(70), chart(lines=[NEED, TARGET], mean=70.0))
    (dot,) = drawing.dots
    (whisker, *_caps) = [line for line in drawing.lines if line.style == "interval"]
    assert whisker.y2 < dot.y < whisker.y1
    assert dot.x > max(box.x + box.width for box in drawing.boxes)


def test_without_a_verdict_no_picture_gives_one() -> None:
    drawing = bar_drawing(bars(70), chart())
    assert not drawing.dots
    assert set(styles(drawing)) <= {"grid", "axis"}


def test_amounts_are_drawn_in_the_axis_s_unit() -> None:
    drawing = bar_drawing(bars(10, supplements=5), chart(per_unit=40.0))
    assert "400" in [label.text for label in drawing.labels]
    assert drawing.boxes == bar_drawing(bars(10, supplements=5), chart()).boxes


@pytest.mark.parametrize("amounts", [(), (0.0,), (1e-9,), (1e6,), (5.0,) * 92])
def test_everything_stays_in_its_box(amounts: tuple[float, ...]) -> None:
    drawing = bar_drawing(bars(*amounts, unknown=1), chart(days=92, lines=[NEED, TARGET], mean=70.0))
    assert all(box.x >= LEFT and box.x + box.width <= WIDTH and TOP <= box.y <= BOTTOM for box in drawing.boxes)
    assert all(0 <= value <= HEIGHT for line in drawing.lines for value in (line.y1, line.y2))
    assert all(0 <= label.y <= HEIGHT for label in drawing.labels)


def test_a_week_that_began_before_the_span_is_drawn_whole() -> None:
    frame = bars(10, 20).assign(first=[pd.Timestamp(2026, 10, 26), pd.Timestamp(2026, 11, 2)])
    frame.index = pd.DatetimeIndex([date(2026, 10, 29), date(2026, 11, 5)])
    weeks = BarChart(**{name: getattr(chart(days=7), name) for name in BarChart.__slots__} | {"bar_days": 7})
    early, late = bar_drawing(frame, weeks).boxes
    assert early.x >= LEFT
    assert late.x > early.x + early.width


def test_every_sign_of_the_key_is_drawn_with_the_shapes_of_the_charts() -> None:
    assert [box.style for box in sign_drawing("incomplete").boxes] == ["hollow"]
    assert set(styles(sign_drawing("unknown"))) == {"hatch"}
    assert set(styles(sign_drawing("supplements"))) == {"stripe"}
    assert styles(sign_drawing("need")) == ["need"]
    assert sign_drawing("mean").dots


def test_names_are_lifted_only_where_they_would_touch() -> None:
    assert apart([50.0, 10.0, 12.0], 5.0) == [50.0, 10.0, 15.0]
    assert apart([], 5.0) == []
