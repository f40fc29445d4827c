"""The twitches of a report: how many on how many days, where and how, a month's days, and lanes beside what else was.

A day without an answer is left open everywhere: it is not a day without twitches.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tracker.dashboard.spans import Span
from tracker.display.amounts import format_number
from tracker.display.dates import month_name, short_day_name, weekday_name
from tracker.models import Twitch
from tracker.models.factor_kinds import FactorKind
from tracker.models.twitch import noticed_by_day
from tracker.models.twitch_details import PLACES, Circumstance, Symptom, TwitchDetails, TwitchKind
from tracker.person.diarist import Diarist
from tracker.report.drawing import Drawing
from tracker.report.noticed_drawing import DrawnLane, lanes_drawing, months_drawing
from tracker.timeline.factor_lanes import factor_lanes
from tracker.timeline.lane import Lane
from tracker.timeline.nutrient_lanes import nutrient_lanes
from tracker.verdicts.steps import Step

DRAWN: Final = timedelta(days=92)  # more days than these cannot be told apart on paper
MOST_PLACES: Final = 8
# The article's causes, as far as they are a number a day.
BESIDE: Final = (FactorKind.FLUIDS, FactorKind.CAFFEINE, FactorKind.STRESS, FactorKind.EXERCISE, FactorKind.SLEEP)


@dataclass(frozen=True, slots=True)
class NoticedPart:
    """`facts` and `remarks` in words; `calendar` and `lanes` drawn, each with its title and its words."""

    title: str
    facts: Sequence[Step]
    remarks: Sequence[str]
    calendar_title: str
    calendar_words: str
    calendar: Drawing
    lanes_title: str
    lanes_words: str
    lanes: Drawing


def noticed_part(diarist: Diarist, span: Span, *, changes: Collection[date]) -> NoticedPart | None:
    """None where no day of the span was answered (at most 11 queries; 3 then). `changes` are drawn as lines."""
    counts = noticed_by_day(diarist.user, span.first, span.last)
    if not counts:
        return None
    rows = Twitch.objects.of(diarist.user).between(span.first, span.last).present().with_details()
    first = max(span.first, span.last - DRAWN + timedelta(days=1))
    lanes = _lanes(diarist, counts, rows, first, span.last)
    return NoticedPart(
        title=_("Twitches noticed"),
        facts=_facts(counts, rows, span),
        remarks=[
            _("A day without an answer is left open; it is no day without twitches."),
            _("No questionnaire is validated for benign twitching; strength is the person’s own scale of 0 to 4."),
        ],
        calendar_title=_("Days: full with twitches or cramps, hollow answered “none”, blank not answered"),
        calendar_words=_days_words(counts, span.days),
        calendar=months_drawing(counts, span.first, span.last, name=month_name, weekday=_letter),
        lanes_title=_lanes_title(span, first, has_changes=bool(changes)),
        lanes_words=", ".join(lane.name for lane in lanes),
        lanes=lanes_drawing(
            lanes, first, span.last, changes=[day for day in changes if day >= first], tick=short_day_name
        ),
    )


def _letter(day: date) -> str:
    return weekday_name(day)[:1]


def _facts(counts: dict[date, int], rows: Sequence[Twitch], span: Span) -> list[Step]:
    details = [row.details or TwitchDetails() for row in rows]
    return [
        Step(_("Days"), _days_words(counts, span.days)),
        Step(_("Noticed"), _total_words(rows, len(counts))),
        *_listed(_("Where"), _places(details)),
        *_listed(_("Strength, 0 to 4"), _strengths(details)),
        *_listed(_("When"), _chosen(Circumstance, (each.circumstances for each in details))),
        *_listed(_("Together with"), _chosen(Symptom, (each.symptoms for each in details))),
    ]


def _days_words(counts: dict[date, int], days: int) -> str:
    """ "20 of 28 days answered: noticed on 12, none on 8"."""
    some = sum(count > 0 for count in counts.values())
    words = ngettext(
        "%(answered)s of %(days)s day answered: noticed on %(some)s, none on %(none)s",
        "%(answered)s of %(days)s days answered: noticed on %(some)s, none on %(none)s",
        days,
    )
    return words % {
        "answered": format_number(len(counts)),
        "days": format_number(days),
        "some": format_number(some),
        "none": format_number(len(counts) - some),
    }


def _total_words(rows: Sequence[Twitch], answered: int) -> str:
    """ "30 twitches and 4 cramps, 1.7 a day answered"."""
    cramps = sum(row.kind == TwitchKind.CRAMP for row in rows)
    twitches = len(rows) - cramps
    counted = [
        ngettext("%(count)s twitch", "%(count)s twitches", twitches) % {"count": format_number(twitches)},
        ngettext("%(count)s cramp", "%(count)s cramps", cramps) % {"count": format_number(cramps)},
    ]
    words = _("%(twitches)s and %(cramps)s, together %(mean)s a day answered")
    mean = format_number(len(rows) / answered, 1)
    return words % {"twitches": counted[0], "cramps": counted[1], "mean": mean}


def _places(details: Iterable[TwitchDetails]) -> list[str]:
    said = [each.places for each in details]
    counts = Counter(key for places in said for key in places)
    usual_first = sorted(filter(counts.__contains__, PLACES), key=lambda key: -counts[key])
    words = [_times(str(PLACES[key].name), counts[key]) for key in usual_first[:MOST_PLACES]]
    if more := len(counts) - MOST_PLACES if len(counts) > MOST_PLACES else 0:
        words.append(ngettext("%(more)s more place", "%(more)s more places", more) % {"more": format_number(more)})
    return [*words, *_not_said(sum(not places for places in said))] if counts else []


def _strengths(details: Iterable[TwitchDetails]) -> list[str]:
    """ "1 (3×), 4 (1×), not said (2×)"."""
    said = [each.strength for each in details]
    counts = Counter(strength for strength in said if strength is not None)
    words = [_times(format_number(strength), counts[strength]) for strength in sorted(counts)]
    return [*words, *_not_said(said.count(None))] if words else []


def _not_said(count: int) -> list[str]:
    return [_times(_("not said"), count)] if count else []


def _times(words: str, count: int) -> str:
    """ "Left calf (9×)"."""
    return f"{words} ({format_number(count)}×)"


def _chosen(choices: type[TextChoices], said: Iterable[Sequence[str]]) -> list[str]:
    counts = Counter(key for keys in said for key in keys)
    return [_times(str(choices(key).label), counts[key]) for key in choices.values if counts[key]]


def _listed(term: str, words: Sequence[str]) -> list[Step]:
    """Nothing where nothing was said: that is not "none"."""
    return [Step(term, ", ".join(words))] if words else []


def _lanes(
    diarist: Diarist, counts: dict[date, int], rows: Sequence[Twitch], first: date, last: date
) -> list[DrawnLane]:
    by_kind = {
        kind: Counter(row.date for row in rows if row.kind == kind and row.date >= first)
        for kind in (TwitchKind.TWITCH, TwitchKind.CRAMP)
    }
    names = {TwitchKind.TWITCH: _("Twitches"), TwitchKind.CRAMP: _("Cramps")}
    answered = [day for day in counts if day >= first]
    most = max([1, *(count for kind in by_kind.values() for count in kind.values())])
    noticed = [
        DrawnLane(names[kind], {day: by_day[day] for day in answered}, (), most, None, format_number(most))
        for kind, by_day in by_kind.items()
        if by_day or kind == TwitchKind.TWITCH
    ]
    beside = {lane.key: lane for lane in factor_lanes(diarist, first, last)}
    others = [*nutrient_lanes(diarist, first, last), *(beside[kind] for kind in BESIDE if kind in beside)]
    return [*noticed, *map(_drawn, others)]


def _drawn(lane: Lane) -> DrawnLane:
    known = {day: point.value for day, point in lane.points.items() if not point.nothing_known}
    hollow = {day for day, point in lane.points.items() if not point.complete or point.some_unknown}
    return DrawnLane(_named(lane), known, hollow, lane.end, lane.guide, lane.mark)


def _named(lane: Lane) -> str:
    """ "Caffeine, mg"."""
    name = _("Exercise") if lane.key == FactorKind.EXERCISE else lane.name
    return f"{name}, {lane.unit}" if lane.unit else name


def _lanes_title(span: Span, first: date, *, has_changes: bool) -> str:
    words = [_("Day by day; dashed: target or guide value; hollow: at least so much")]
    if first > span.first:
        words.append(_("the last three months"))
    if has_changes:
        words.append(_("dotted: a medicine or supplement changed"))
    return "; ".join(words)
