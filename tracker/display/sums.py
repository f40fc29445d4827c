"""Rounded numbers that add up: what parts show is what their whole shows, as far as its own rounding allows."""

from collections.abc import Sequence
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Final

from tracker.display.amounts import COARSE_ABOVE, rounded

COARSE: Final = Decimal(10)


def rounded_parts(parts: Sequence[float], whole: float, decimals: int) -> list[Decimal]:
    """The parts, each rounded up or down so that together they come as near as can be to `whole`, their sum, rounded.

    By the largest remainder (Hamilton's method): those that lose most are rounded up first. Parts above 1,000 go to
    10 as everywhere (`rounded`), so only where the sum is above 1,000 can it differ, and then by less than its step.
    """
    fine = [place for place, part in enumerate(parts) if part <= COARSE_ABOVE]
    coarse = [place for place, part in enumerate(parts) if part > COARSE_ABOVE]
    step = Decimal(1).scaleb(-decimals)
    sum_of_fine = whole if not coarse else sum(parts[place] for place in fine)
    shown = dict(zip(fine, _to_steps([parts[place] for place in fine], sum_of_fine, step), strict=True))
    left = rounded(whole, decimals) - sum(shown.values())
    shown |= dict(zip(coarse, _to_steps([parts[place] for place in coarse], left, COARSE), strict=True))
    return [shown[place] for place in range(len(parts))]


def _to_steps(parts: Sequence[float], whole: float | Decimal, step: Decimal) -> list[Decimal]:
    """The parts in whole steps, as near to `whole` as rounding each up or down can come."""
    exact = [Decimal(str(part)) / step for part in parts]
    steps = [each.to_integral_value(ROUND_FLOOR) for each in exact]
    missing = int((Decimal(str(whole)) / step).to_integral_value(ROUND_HALF_UP) - sum(steps))
    by_remainder = sorted(range(len(parts)), key=lambda place: (steps[place] - exact[place], place))
    for place in by_remainder[: max(missing, 0)]:
        steps[place] += 1 if exact[place] != steps[place] else 0
    return [_plain(each * step) for each in steps]


def _plain(amount: Decimal) -> Decimal:
    """Without a decimal zero at the end."""
    return amount.quantize(Decimal(1)) if amount == amount.to_integral_value() else amount
