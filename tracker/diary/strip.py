"""The strip of four above a day: number, target and rail of each nutrient, and what a tap opens, in words."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.diary.day import DaySummary, NutrientLine
from tracker.display.amounts import format_number
from tracker.display.food_line import RAIL_END
from tracker.display.tags import notched_rail
from tracker.person.diarist import Diarist
from tracker.person.reading import Reading, foods_without_value

WHOLE_ABOVE: Final = 9.95  # times the target: beyond it no decimal
LONG, VERY_LONG = 5, 6  # characters of a figure: what a phone of 320 and of 390 px has no room for beside its unit
MOST_NAMES: Final = 8  # of foods without a value


class Said(NamedTuple):
    """One sentence about a nutrient; `is_over`: about more than the upper level."""

    words: str
    is_over: bool = False


class StripCell(NamedTuple):
    """One nutrient. `target` is "of 320", `times` "3.3×" where the rail can't show it; both and `rail` may be empty.

    `label` says all of it in one sentence, `told` is what a tap opens.
    """

    key: str
    name: str
    figure: str
    unit: str
    rail: SafeString | str
    target: str
    times: str
    label: str
    told: Sequence[Said]

    @property
    def length(self) -> str:
        """How long the figure is, for narrow screens."""
        if len(self.figure) >= VERY_LONG:
            return "long very-long"
        return "long" if len(self.figure) >= LONG else ""


def strip_of(diarist: Diarist, summary: DaySummary) -> list[StripCell]:
    """The tracked nutrients of a day; what a health answer holds is the amount alone."""
    return [_cell(diarist, line) for line in summary.lines]


def _cell(diarist: Diarist, line: NutrientLine) -> StripCell:
    reading = Reading(line.nutrient, diarist.profile.vitamin_d_unit)
    unknown = line.intake.unknown_entries
    name, figure = _(line.nutrient.name), reading.figure(line.intake.lower)
    if line.held:
        rail: SafeString | str = ""
        target = times = ""
    else:
        rail = notched_rail(line.nutrient.key, line.share, line.planned_share, unknown > 0)
        target = _target(line, reading)
        times = _times(line.share) if line.share >= RAIL_END else ""
    amount = reading.lower_bound(line.intake.lower, unknown)
    label = _("%(nutrient)s: %(amount)s %(target)s") if target else _("%(nutrient)s: %(amount)s")
    label %= {"nutrient": name, "amount": amount, "target": target}
    return StripCell(
        line.nutrient.key, name, figure, reading.unit, rail, target, times, label, list(_told(diarist, line, reading))
    )


def _target(line: NutrientLine, reading: Reading) -> str:
    words = _("of %(amount)s") if line.reference else _("DV %(amount)s")
    return words % {"amount": reading.figure(line.target)}


def _times(share: float) -> str:
    """ "3.3×", "12×"."""
    return _("%(number)s×") % {"number": format_number(share, 0 if share >= WHOLE_ABOVE else 1)}


def _told(diarist: Diarist, line: NutrientLine, reading: Reading) -> Iterator[Said]:
    yield from _of_the_day(line, reading)
    if line.is_over_upper_level and line.upper_level is not None:
        yield Said(_above(line, reading.amount(line.upper_level)), is_over=True)
    if line.held:
        yield Said(_("Your health answers speak against more of it, so no target stands here."))
    elif line.reference is None:
        yield Said(_("Daily Value %(value)s (US labels)") % {"value": reading.amount(line.target)})
    else:
        words = {"term": line.reference.target_term, "authority": _(diarist.authority.label)}
        words["amount"] = reading.amount(line.target)
        yield Said(_("%(term)s, %(authority)s: %(amount)s") % words)
        yield Said(_upper_level(line, reading))


def _of_the_day(line: NutrientLine, reading: Reading) -> Iterator[Said]:
    """What is still to go, is unknown, planned, or came from supplements."""
    intake = line.intake
    if line.gap is not None and not line.held:
        yield Said(_("%(gap)s to go") % {"gap": reading.amount(line.gap)} if line.gap else _("target reached"))
    if intake.unknown_entries:
        yield Said(_without_value(line))
    if line.planned is not None:
        yield Said(_planned(line, reading))
    if intake.from_supplements:
        parts = {"food": reading.amount(intake.from_food), "supplements": reading.amount(intake.from_supplements)}
        yield Said(_("%(food)s from food, %(supplements)s from supplements") % parts)


def _without_value(line: NutrientLine) -> str:
    names, more = line.intake.unknown[:MOST_NAMES], len(line.intake.unknown) - MOST_NAMES
    listed = ", ".join(names)
    if more > 0:
        listed = ngettext("%(names)s and %(more)s more", "%(names)s and %(more)s more", more) % {
            "names": listed,
            "more": format_number(more),
        }
    counted = foods_without_value(line.intake.unknown_entries, line.intake.entries)
    return _("%(counted)s: %(names)s") % {"counted": counted, "names": listed}


def _planned(line: NutrientLine, reading: Reading) -> str:
    assert line.planned is not None  # noqa: S101 - for the type checker
    words = _("at least +%(planned)s planned") if line.planned.unknown_entries else _("+%(planned)s planned")
    said = words % {"planned": reading.amount(line.planned.lower)}
    if line.held or not line.gap_after_plan:
        return said
    return _("%(planned)s, then %(after)s to go") % {"planned": said, "after": reading.amount(line.gap_after_plan)}


def _above(line: NutrientLine, level: str) -> str:
    if line.upper_level_counts_supplements_only:
        return _("Above the upper level of %(level)s a day from supplements and medicines.") % {"level": level}
    return _("Above the upper level of %(level)s a day.") % {"level": level}


def _upper_level(line: NutrientLine, reading: Reading) -> str:
    if line.upper_level is None:
        return _("No upper level is set; that is not a statement of safety.")
    words = (
        _("Upper level %(level)s, from supplements and medicines only")
        if line.upper_level_counts_supplements_only
        else _("Upper level %(level)s")
    )
    return words % {"level": reading.amount(line.upper_level)}
