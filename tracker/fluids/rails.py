"""A rail for what has no target: water against a band, caffeine against an upper value."""

from dataclasses import dataclass
from typing import Final

from tracker.assessment.intake.fluids import KnownSum
from tracker.assessment.reference.water_and_caffeine import WaterBand

FIGURE_AT: Final = 80.0  # per cent of the rail, as targets stand on the others, so that more has room to be seen
LEAST_BAND: Final = 6.0  # an adequate intake is no sharp line, so that one value is a narrow band too
HATCH: Final = 14.0  # says that something is unknown, not how much


@dataclass(frozen=True, slots=True)
class Rail:
    """Positions in per cent of the rail's length, written as SVG wants them in every language; "" for no such part."""

    known: str
    hatch: str
    band_at: str = ""
    band: str = ""
    limit_at: str = ""


def rail_to_band(water: KnownSum, band: WaterBand) -> Rail:
    """The band ends at four fifths of the rail."""
    middle = FIGURE_AT * (band.low_g + band.high_g) / 2 / band.high_g
    width = max(FIGURE_AT * (band.high_g - band.low_g) / band.high_g, LEAST_BAND)
    known = _known(water, band.high_g)
    return Rail(_percent(known), _hatch(water, known), band_at=_percent(middle - width / 2), band=_percent(width))


def rail_to_limit(caffeine: KnownSum, limit_mg: float) -> Rail:
    """The limit stands at four fifths of the rail."""
    known = _known(caffeine, limit_mg)
    return Rail(_percent(known), _hatch(caffeine, known), limit_at=_percent(FIGURE_AT))


def _known(amount: KnownSum, figure: float) -> float:
    return min(FIGURE_AT * amount.lower / figure, 100.0)


def _hatch(amount: KnownSum, known: float) -> str:
    return _percent(min(HATCH, 100.0 - known)) if amount.unknown_entries and known < 100.0 else ""


def _percent(value: float) -> str:
    return f"{value:.1f}%"
