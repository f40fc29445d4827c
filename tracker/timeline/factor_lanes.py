"""A lane for each factor that was answered: drinks, caffeine, stress, exercise, sleep and the like."""

from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from tracker.display.amounts import NO_BREAK_SPACE, format_number
from tracker.factors.series import FACTORS, Factor, FactorSeries, Guide, Scale, guide_of
from tracker.models.factor_kinds import FactorKind
from tracker.person.diarist import Diarist
from tracker.timeline.lane import Lane, Point

FIELDS: Final = {
    FactorKind.FLUIDS: "fluids_ml_at_least",
    FactorKind.CAFFEINE: "caffeine_mg_at_least",
    FactorKind.EXERCISE: "exercise_minutes_times_effort",
    FactorKind.SLEEP: "sleep_hours",
    FactorKind.WOKEN: "times_woken",
    FactorKind.ALCOHOL: "alcohol_g",
    FactorKind.URINE: "urine_colour",
    FactorKind.SUN: "sun_minutes",
}

TO_A_TENTH: Final = frozenset({FactorKind.SLEEP, FactorKind.ALCOHOL})


def factor_lanes(diarist: Diarist, first: date, last: date) -> list[Lane]:
    """Those that have a day, in the factors' order (at most 4 queries)."""
    series = FactorSeries(diarist.user, first, last)
    lanes = {kind: _lane(factor, series, diarist) for kind, factor in FACTORS.items()}
    minutes, exertion = lanes[FactorKind.EXERCISE_MINUTES], lanes[FactorKind.EXERCISE]
    # Minutes with their effort say more, but would leave a gap where no effort was given.
    del lanes[FactorKind.EXERCISE_MINUTES if minutes.points.keys() == exertion.points.keys() else FactorKind.EXERCISE]
    return [lane for lane in lanes.values() if lane.points]


def _lane(factor: Factor, series: FactorSeries, diarist: Diarist) -> Lane:
    bounds = series.lower_bounds(factor.kind)
    points = {day: Point(value, day in bounds) for day, value in series.of(factor.kind).items()}
    guide = _line(guide_of(diarist, factor.kind)) if points else None
    end = factor.most or max([guide or 0.0, *(point.value for point in points.values())]) or 1.0
    return Lane(
        key=factor.kind.value,
        field=FIELDS.get(factor.kind, factor.kind.value),
        name=factor.label,
        unit=str(factor.unit),
        points=points,
        end=end,
        guide=guide,
        mark="" if factor.scale is Scale.YES_NO else _number(guide or end, factor),
        words=lambda point: _words(point, factor),
        is_yes_or_no=factor.scale is Scale.YES_NO,
    )


def _line(guide: Guide | None) -> float | None:
    """Where a band begins, or the line that a guide is."""
    return guide and (guide.high if guide.low is None else guide.low)


def _number(value: float, factor: Factor) -> str:
    return format_number(value, 1 if factor.kind in TO_A_TENTH else 0)


def _words(point: Point, factor: Factor) -> str:
    """ "at least 80 mg", "3 of 4", "yes"."""
    if factor.scale is Scale.YES_NO:
        return _("yes") if point.value else _("no")
    number = _number(point.value, factor)
    if factor.scale is Scale.LEVEL:
        return _("%(level)s of %(most)s") % {"level": number, "most": format_number(factor.most or 0)}
    amount = f"{number}{NO_BREAK_SPACE}{factor.unit}" if factor.unit else number
    return _("at least %(amount)s") % {"amount": amount} if point.some_unknown else amount
