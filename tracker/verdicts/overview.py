"""Where the tracked nutrients stand, read in five seconds: one sentence, worst first, and a row for each."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from foods.nutrients import BY_KEY, TRACKED, Nutrient
from tracker.assessment.health.cautions import Cautions
from tracker.assessment.intake.totals import DayIntake
from tracker.assessment.intake.weeks import DAYS_OF_WEEK, Week, weeks_up_to
from tracker.assessment.verdicts.adequacy import MINIMUM_DAYS
from tracker.assessment.verdicts.change import ChangeOfMean, change_of_mean
from tracker.assessment.verdicts.standing import Look, Standing, short_text, standing_of
from tracker.assessment.verdicts.verdict import Label, Verdict
from tracker.display.amounts import MINUS, NO_BREAK_SPACE, in_words
from tracker.person.diarist import Diarist
from tracker.person.reading import Reading
from tracker.verdicts.axis import Axis, axis_of
from tracker.verdicts.explanations import held_by_kidney_team

WEEKS: Final = 12
ABOVE_TARGET: Final = 1.15  # room over the target's line where every week is below it
CHANGE_SAID: Final = {True: gettext_lazy("likely real"), False: gettext_lazy("could be chance")}


@dataclass(frozen=True, slots=True)
class SentencePart:
    """ "Well below the reference: potassium."; `words` end before the colon, `names` before the full stop."""

    look: Look
    words: str
    names: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One week; places in per cent, from the left and from the top. `before`: it ended before the span."""

    x: float
    y: float
    height: float
    before: bool


@dataclass(frozen=True, slots=True)
class Sparkline:
    """Twelve weeks under the line of the target; a week without a complete day has no bar."""

    bars: Sequence[Bar]
    target: float | None


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """ "+38 mg" and "could be chance", and `how` that came about."""

    amount: str
    said: str
    how: str


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """One nutrient. `figure` is the mean or what is missing for one, `of` what it is held against, or empty."""

    nutrient: Nutrient
    name: str
    look: Look
    label: str
    axis: Axis | None
    figure: str
    at_least: bool
    of: str
    weeks: Sparkline
    change: ChangeWords | None


@dataclass(frozen=True, slots=True)
class Overview:
    parts: Sequence[SentencePart]
    rows: Sequence[OverviewRow]

    def row_of(self, nutrient: Nutrient) -> OverviewRow | None:
        return next((row for row in self.rows if row.nutrient is nutrient), None)


def first_day_needed(first: date, last: date) -> date:
    """From which day on the days have to be known to say how a span has changed and how its weeks went."""
    return min(first_of_span_before(first, last), last - timedelta(days=WEEKS * DAYS_OF_WEEK - 1))


def first_of_span_before(first: date, last: date) -> date:
    """The first day of as many days just before."""
    return first - (last - first) - timedelta(days=1)


def overview_of(
    diarist: Diarist, days: Sequence[DayIntake], verdicts: Mapping[str, Verdict], *, first: date, last: date
) -> Overview:
    """`verdicts` are those on the days from `first` to `last`; `days` reach back to `first_day_needed`."""
    before = [day for day in days if first_of_span_before(first, last) <= day.date < first]
    now = [day for day in days if first <= day.date <= last]
    rows = []
    for nutrient in TRACKED:
        if nutrient.key not in verdicts:
            continue
        verdict = verdicts[nutrient.key]
        weeks = weeks_up_to(last, days, nutrient, weeks=WEEKS)
        change = change_of_mean(nutrient, before, now, diarist.person) if diarist.person else None
        rows.append(_row(verdict, weeks, change, Reading.of(diarist, nutrient), first))
    return Overview(sentence(list(verdicts.values()), diarist.cautions), rows)


def sentence(verdicts: Sequence[Verdict], cautions: Cautions) -> list[SentencePart]:
    """The nutrients by where they stand, worst first; those that stand alike keep their usual order."""
    groups: defaultdict[Standing, list[str]] = defaultdict(list)
    for verdict in verdicts:
        groups[standing_of(verdict)].append(_name(verdict, cautions))
    return [
        SentencePart(standing.look, _(standing.text), in_words(groups[standing]))
        for standing in Standing
        if standing in groups
    ]


def _name(verdict: Verdict, cautions: Cautions) -> str:
    name = _(BY_KEY[verdict.nutrient].in_sentence).replace(" ", NO_BREAK_SPACE)
    if verdict.adequacy is Label.WELL_BELOW_REFERENCE and held_by_kidney_team(verdict.nutrient, cautions):
        return _("%(nutrient)s (your kidney team sets this amount)") % {"nutrient": name}
    return name


def _row(
    verdict: Verdict, weeks: Sequence[Week], change: ChangeOfMean | None, reading: Reading, first: date
) -> OverviewRow:
    intake, reference = verdict.intake, verdict.reference
    if intake is None:
        figure = _("%(days)s of %(needed)s complete days") % {"days": verdict.days.complete, "needed": MINIMUM_DAYS}
    else:
        figure = reading.figure(intake.mean)
    compared = intake is not None and reference is not None and verdict.adequacy is not Label.SWITCHED_OFF
    return OverviewRow(
        nutrient=reading.nutrient,
        name=_(reading.nutrient.name),
        look=standing_of(verdict).look,
        label=_(short_text(verdict)),
        axis=axis_of(verdict),
        figure=figure,
        at_least=intake is not None and verdict.unknown_entries > 0,
        of=_of(reading, reference.target if compared and reference else None) if intake else "",
        weeks=sparkline(weeks, reference.target if compared and reference else None, first),
        change=_change_words(change, reading) if change else None,
    )


def _of(reading: Reading, target: float | None) -> str:
    """What stands after the mean: "of 320 mg", or only its unit."""
    return _("of %(amount)s") % {"amount": reading.amount(target)} if target is not None else reading.unit


def sparkline(weeks: Sequence[Week], target: float | None, first: date) -> Sparkline:
    """The bars as high as the highest week, and at least a little more than the target."""
    highest = max([week.mean for week in weeks if week.mean is not None], default=0.0)
    top = max(highest, (target or highest) * ABOVE_TARGET) or 1.0
    pitch = 100 / len(weeks)
    bars = [
        Bar(
            x=number * pitch,
            y=100 - 100 * week.mean / top,
            height=100 * week.mean / top,
            before=week.last < first,
        )
        for number, week in enumerate(weeks)
        if week.mean is not None
    ]
    return Sparkline(bars, 100 - 100 * target / top if target is not None else None)


def _change_words(change: ChangeOfMean, reading: Reading) -> ChangeWords:
    said = str(CHANGE_SAID[change.likely_real])
    amount = _signed(change.difference, reading)
    before = ngettext(
        "Mean %(mean)s over %(days)s complete day of as many days before, so %(difference)s now.",
        "Mean %(mean)s over %(days)s complete days of as many days before, so %(difference)s now.",
        change.days_before,
    ) % {"mean": reading.amount(change.mean_before), "days": change.days_before, "difference": amount}
    if change.interval is None:
        tested = _("Not tested: that takes a week of complete days in both spans, and 90% of it known.")
    else:
        low, high = (_signed(edge, reading) for edge in change.interval)
        tested = _("99%% interval of the difference %(low)s to %(high)s: %(said)s.")
        tested %= {"low": low, "high": high, "said": said}
    return ChangeWords(amount, said, f"{before} {tested}")


def _signed(amount: float, reading: Reading) -> str:
    return f"{'+' if amount >= 0 else MINUS}{reading.amount(abs(amount))}"
