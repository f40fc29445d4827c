"""Where the names of lines stand beside a chart, so that none covers another."""

from collections.abc import Sequence


def apart(heights: Sequence[float], least: float) -> list[float]:
    """The same heights, each lifted so far that neighbours stand at least `least` from one another."""
    placed = dict.fromkeys(range(len(heights)), 0.0)
    below: float | None = None
    for place in sorted(placed, key=lambda place: heights[place]):
        height = heights[place]
        below = height if below is None else max(height, below + least)
        placed[place] = below
    return list(placed.values())
