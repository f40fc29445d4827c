"""Each kind of lane as traces that stand on its foot."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import plotly.graph_objects as go

from tracker.dashboard.figures.days import edges_of
from tracker.dashboard.figures.look import CARD, CLEAR, INK, LINE, SOFT
from tracker.timeline.figures.lanes import Bar, BarLane, ChangeLane, Dot, DotLane, DrawnLane, TickLane

BAR_SHARE: Final = 0.65  # of its column
LEAST_PX: Final = 1.5  # of a bar of 0
HATCH_PX: Final = 5
PALE: Final = 0.4
DOT_PX: Final = {None: 7.0, 0: 5.0, 1: 6.5, 2: 8.0, 3: 9.5, 4: 11.0}  # by strength
SMALL: Final = 0.7  # of a dot, where columns are narrow
CRAMP: Final = "var(--focus)"
CHANGES: Final = {"start": "triangle-right", "stop": "square", "change": "triangle-up"}

Placed = tuple[int, DrawnLane]  # the height of its foot, and the lane
Piece = tuple[Bar, float, float]  # of a bar: where it begins, and how high it is


def feet_of(placed: Sequence[Placed], first: date, last: date) -> go.Scatter:
    """The line on which each lane stands."""
    return _lines([(*edges_of(first, last), foot, foot) for foot, _ in placed], color=LINE, width=1)


def guides_of(placed: Sequence[Placed], first: date, last: date) -> go.Scatter:
    """The dashed lines of those lanes that have one."""
    edges = edges_of(first, last)
    bars = [(foot, lane) for foot, lane in placed if isinstance(lane, BarLane) and lane.dashed]
    heights = [foot + lane.px * lane.mark[0] for foot, lane in bars if lane.mark]
    return _lines([(*edges, height, height) for height in heights], color=SOFT, width=1, dash="dash")


def drawn(placed: Sequence[Placed], width: float, *, narrow: bool) -> list[go.Bar | go.Scatter]:
    """All that stands in the lanes, in few traces, since each costs time; `width` is a column's in ms."""
    bars = [(foot, lane) for foot, lane in placed if isinstance(lane, BarLane)]
    colours = dict.fromkeys(lane.colour for _foot, lane in bars if lane.bars)
    dots = [(foot + lane.px / 2, dot) for foot, lane in placed if isinstance(lane, DotLane) for dot in lane.dots]
    by_kind = [[each for each in dots if each[1].is_cramp is cramp] for cramp in (False, True)]
    ticks = [
        (str(day), str(day), foot, foot + lane.px)
        for foot, lane in placed
        if isinstance(lane, TickLane)
        for day in lane.days
    ]
    return [
        *(trace for colour in colours for trace in _bars(bars, colour, width * BAR_SHARE, narrow=narrow)),
        *([_lines(ticks, color=INK, width=1.5)] if ticks else []),
        *(_dots(each, SMALL if narrow else 1) for each in by_kind if each),
        *(trace for foot, lane in placed if isinstance(lane, ChangeLane) for trace in _changes(foot, lane)),
    ]


def _bars(placed: Sequence[tuple[int, BarLane]], colour: str, width: float, *, narrow: bool) -> list[go.Bar]:
    """Bars of one colour: complete days filled, others hollow, or pale where an outline would fill the bar."""
    lanes = [(foot, lane) for foot, lane in placed if lane.colour == colour]
    filled = {"color": colour, "line": {"width": 0}}
    open_ = filled | {"opacity": PALE} if narrow else {"color": CLEAR, "line": {"color": colour, "width": 1}}
    hatch = {"shape": "/", "fgcolor": colour, "bgcolor": CLEAR, "size": 4, "solidity": 0.35}
    stripes = {"shape": "-", "fgcolor": CARD, "bgcolor": CLEAR, "size": 4, "solidity": 0.4}
    known: list[Piece] = [(bar, foot, _px(bar.share, lane)) for foot, lane in lanes for bar in lane.bars]
    striped: list[Piece] = [(bar, foot, _px(bar.striped, lane)) for foot, lane in lanes for bar in lane.bars]
    parts: list[tuple[list[Piece], dict[str, Any]]] = [
        ([piece for piece in known if piece[0].complete], filled),
        ([piece for piece in known if not piece[0].complete], open_),
        ([piece for piece in striped if piece[0].striped], _patterned(stripes)),
        ([(bar, foot + px, HATCH_PX) for bar, foot, px in known if bar.some_unknown], _patterned(hatch)),
    ]
    return [_upright(pieces, width, marker) for pieces, marker in parts if pieces]


def _px(share: float, lane: BarLane) -> float:
    return max(round(share * lane.px, 2), LEAST_PX)


def _patterned(pattern: dict[str, Any]) -> dict[str, Any]:
    return {"color": CLEAR, "line": {"width": 0}, "pattern": pattern}


def _upright(pieces: Sequence[Piece], width: float, marker: dict[str, Any]) -> go.Bar:
    return go.Bar(
        x=[str(bar.day) for bar, _base, _px in pieces],
        base=[base for _bar, base, _px in pieces],
        y=[px for _bar, _base, px in pieces],
        width=width,
        marker=marker,
        hoverinfo="skip",
    )


def _dots(dots: Sequence[tuple[float, Dot]], scale: float) -> go.Scatter:
    """Of one kind, each on its height and on a seam of the card's colour, so that a cramp on a twitch shows both."""
    colour, shape = (CRAMP, "diamond") if dots[0][1].is_cramp else (INK, "circle")
    hollow = [dot.strength is None for _height, dot in dots]
    return go.Scatter(
        x=[str(dot.day) for _height, dot in dots],
        y=[height for height, _dot in dots],
        mode="markers",
        marker={
            "symbol": shape,
            "size": [round(DOT_PX[dot.strength] * scale, 2) for _height, dot in dots],
            "color": [CARD if is_hollow else colour for is_hollow in hollow],
            "line": {"color": [colour if is_hollow else CARD for is_hollow in hollow], "width": 1.5 * scale},
            "opacity": 1,
        },
        cliponaxis=False,
        hoverinfo="skip",
    )


def _changes(foot: int, lane: ChangeLane) -> list[go.Bar | go.Scatter]:
    """A mark for each, by its shape, and a dotted line down through the lanes below."""
    through = [(str(change.day), str(change.day), 0, foot + lane.px / 2) for change in lane.changes]
    marks = go.Scatter(
        x=[str(change.day) for change in lane.changes],
        y=[foot + lane.px / 2] * len(lane.changes),
        mode="markers",
        marker={"symbol": [CHANGES[change.what] for change in lane.changes], "size": 9, "color": INK},
        cliponaxis=False,
        hoverinfo="skip",
    )
    return [_lines(through, color=SOFT, width=1, dash="dot"), marks]


def _lines(lines: Sequence[tuple[str, str, float, float]], **line: Any) -> go.Scatter:
    """Straight lines, each from one day and height (x0, x1, y0, y1) to another, in one trace."""
    return go.Scatter(
        x=[moment for start, end, _low, _high in lines for moment in (start, end, None)],
        y=[height for _start, _end, low, high in lines for height in (low, high, None)],
        mode="lines",
        line=line,
        cliponaxis=False,
        hoverinfo="skip",
    )
