"""The body map: a figure seen from the front and one from the back, made of the places themselves.

Every shape that can be pressed is at least 44 px wide and high and 8 px from the next, at any size of the screen.
Seen from the front, the person's right is on the left, as it is of somebody one looks at.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tracker.models.twitch_details import PLACES, Place


@dataclass(frozen=True, slots=True)
class Shape:
    """A rounded rectangle in px; without a place it only belongs to the figure."""

    x: int
    y: int
    width: int
    height: int
    radius: int
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """`left` and `right` are what stands above its two halves."""

    name: str | Promise
    left: str | Promise
    right: str | Promise
    width: int
    height: int
    shapes: Sequence[Shape]


# site, x of the half on the left of the figure, y, width, height, radius
_FRONT: Final = (
    ("eyelid", 52, 0, 44, 44, 20),
    ("face", 52, 52, 44, 44, 20),
    ("shoulder", 0, 104, 44, 44, 20),
    ("chest", 52, 104, 44, 72, 12),
    ("arm", 0, 156, 44, 52, 16),
    ("hand", 0, 216, 44, 44, 18),
    ("thumb", 0, 268, 44, 44, 22),
    ("thigh", 52, 184, 44, 56, 14),
    ("knee", 52, 248, 44, 44, 22),
    ("foot", 52, 300, 44, 64, 14),
    ("toes", 0, 320, 44, 44, 18),
)
_BACK: Final = (
    ("back", 0, 104, 44, 72, 12),
    ("calf", 0, 248, 44, 64, 18),
)
_BACK_OUTLINE: Final = ((0, 0, 96, 96, 40), (0, 184, 96, 56, 14), (0, 320, 96, 44, 14))
FRONT_WIDTH: Final = 200
BACK_WIDTH: Final = 96
HEIGHT: Final = 364


def _shapes(rows: Sequence[tuple[str, int, int, int, int, int]], width: int, sides: tuple[str, str]) -> list[Shape]:
    return [
        Shape(x, y, w, h, radius, PLACES[f"{site}_{side}"])
        for site, left_x, y, w, h, radius in rows
        for side, x in zip(sides, (left_x, width - left_x - w), strict=True)
    ]


FIGURES: Final = (
    Figure(_("Front"), _("Right"), _("Left"), FRONT_WIDTH, HEIGHT, _shapes(_FRONT, FRONT_WIDTH, ("right", "left"))),
    Figure(
        _("Back"),
        _("Left"),
        _("Right"),
        BACK_WIDTH,
        HEIGHT,
        [*(Shape(*row) for row in _BACK_OUTLINE), *_shapes(_BACK, BACK_WIDTH, ("left", "right"))],
    ),
)
