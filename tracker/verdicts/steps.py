"""How a verdict came about: each figure, the formula with its inputs, the reference and its source."""

import math
from statistics import NormalDist
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foods.nutrients import POTASSIUM
from tracker.assessment.reference.reference_intakes import REQUIREMENT_CV, Authority, ReferenceIntakes, ULScope
from tracker.assessment.verdicts.bootstrap import BOOTSTRAP_DRAWS
from tracker.assessment.verdicts.confidence import confidence_above, confidence_of_adequacy, sd_of_difference
from tracker.assessment.verdicts.energy_check import EnergyCheck
from tracker.assessment.verdicts.findings import CONFIDENT, WELL_BELOW
from tracker.assessment.verdicts.verdict import DaysUsed, Label, UsualIntake, Verdict
from tracker.display.amounts import format_number, format_probability, format_share
from tracker.person.reading import Reading, foods_without_value


class Step(NamedTuple):
    term: str
    text: str


def steps_of(verdict: Verdict, reading: Reading) -> list[Step]:
    """From the days to the label, in the order in which one would recompute it."""
    steps = [_days_step(verdict.days)] if verdict.days.logged else []
    if verdict.intake:
        steps += _intake_steps(verdict, verdict.intake, reading)
    if verdict.reference:
        steps += _reference_steps(verdict.reference, reading)
    if verdict.intake and verdict.reference and verdict.adequacy is not Label.SWITCHED_OFF:
        steps += formula_steps(verdict, verdict.intake, verdict.reference, reading)
    if verdict.energy:
        steps.append(energy_step(verdict.energy))
    return steps


def _days_step(days: DaysUsed) -> Step:
    words = ngettext(
        "%(complete)s of %(logged)s logged day is complete and counts: %(weekdays)s from Monday to Friday, "
        "%(weekend)s at the weekend.",
        "%(complete)s of %(logged)s logged days are complete and count: %(weekdays)s from Monday to Friday, "
        "%(weekend)s at the weekend.",
        days.logged,
    )
    text = words % {
        "complete": days.complete,
        "logged": days.logged,
        "weekdays": days.weekdays,
        "weekend": days.weekend_days,
    }
    if days.weekdays and days.weekend_days:
        weighting = _("Weekdays weigh 5 and weekend days 2 parts of 7, so together they count as %(n)s equal days (n).")
        text = f"{text} {weighting % {'n': format_number(days.effective, 1)}}"
    return Step(_("Days"), text)


def _intake_steps(verdict: Verdict, intake: UsualIntake, reading: Reading) -> list[Step]:
    low, high = (reading.amount(edge) for edge in intake.interval)
    mean = _("%(mean)s a day; median %(median)s, lowest day %(lowest)s, highest %(highest)s.") % {
        "mean": reading.lower_bound(intake.mean, verdict.unknown_entries),
        "median": reading.amount(intake.median),
        "lowest": reading.amount(intake.lowest),
        "highest": reading.amount(intake.highest),
    }
    sources = _("%(food)s from food, %(supplements)s from supplements.") % {
        "food": reading.amount(intake.from_food),
        "supplements": reading.amount(intake.from_supplements),
    }
    if intake.sd is None or intake.sd_source is None:
        how = _("middle 95%% of the means of %(draws)s random draws from these days") % {
            "draws": format_number(BOOTSTRAP_DRAWS)
        }
        spread = []
    else:
        how = _("mean ± 1.96 × SD ÷ √n")
        source = {"sd": reading.amount(intake.sd), "source": _(intake.sd_source.text)}
        spread = [Step(_("SD between days"), _("%(sd)s (%(source)s).") % source)]
    between = {"low": low, "high": high, "how": how}
    return [
        Step(_("Mean"), mean),
        *_day_types_step(intake, reading),
        Step(_("Where from"), sources),
        *spread,
        Step(_("Uncertainty"), _("The usual intake lies between about %(low)s and %(high)s: %(how)s.") % between),
        _coverage_step(verdict),
    ]


def _day_types_step(intake: UsualIntake, reading: Reading) -> list[Step]:
    """The two means that a weighted one is made of, so that it can be made again."""
    if intake.weekday_mean is None or intake.weekend_mean is None:
        return []
    words = _("Monday to Friday %(weekdays)s, weekend %(weekend)s: (5 × %(a)s + 2 × %(b)s) ÷ 7 = %(mean)s.") % {
        "weekdays": reading.amount(intake.weekday_mean),
        "weekend": reading.amount(intake.weekend_mean),
        "a": reading.figure(intake.weekday_mean),
        "b": reading.figure(intake.weekend_mean),
        "mean": reading.figure(intake.mean),
    }
    return [Step(_("Weighting"), words)]


def energy_step(energy: EnergyCheck) -> Step:
    """The check on the diary's energy with its figures (method.md section 6)."""
    words = _(
        "Mean %(mean)s kcal a day ÷ %(resting)s kcal at rest (Mifflin-St Jeor) = %(ratio)s. Over %(days)s days "
        "%(low)s to %(high)s is plausible for one person (Goldberg; Black 2000, activity 1.55): %(finding)s."
    )
    figures = {
        "mean": format_number(energy.mean_kcal),
        "resting": format_number(energy.resting_kcal),
        "ratio": format_number(energy.ratio, 2),
        "days": energy.days,
        "low": format_number(energy.low, 2),
        "high": format_number(energy.high, 2),
        "finding": _(energy.finding.text),
    }
    return Step(_("Energy"), words % figures)


def _coverage_step(verdict: Verdict) -> Step:
    if not verdict.unknown_entries:
        return Step(_("Coverage"), _("Every food of these days has a value."))
    words = _("%(share)s of what was eaten, by energy, has a value; %(foods)s.")
    foods = foods_without_value(verdict.unknown_entries, verdict.entries)
    return Step(_("Coverage"), words % {"share": format_share(verdict.coverage), "foods": foods})


def _reference_steps(reference: ReferenceIntakes, reading: Reading) -> list[Step]:
    target = _("%(term)s %(amount)s (%(meaning)s)") % {
        "term": reference.target_term,
        "amount": reading.amount(reference.target),
        "meaning": meaning_of_target(reference),
    }
    need = _("no average requirement is known")
    if reference.ear is not None:
        need = _("%(term)s %(amount)s (average need)") % {
            "term": reference.ear_term,
            "amount": reading.amount(reference.ear),
        }
    words = _("%(need)s; %(target)s. %(authority)s: %(source)s.") % {
        "need": need[:1].upper() + need[1:],
        "target": target,
        "authority": _(reference.authority.label),
        "source": reference.source.rstrip("."),
    }
    return [Step(_("Reference"), words), _upper_level_step(reference, reading)]


def meaning_of_target(reference: ReferenceIntakes) -> str:
    """What stands behind the target, in words: the kind of a value differs more than its name tells."""
    if reference.target_kind == "RDA":
        return _("recommended: covers nearly everyone’s need")
    return _("assumed to be adequate")


def _upper_level_step(reference: ReferenceIntakes, reading: Reading) -> Step:
    if reference.ul is None:
        return Step(_("Upper level"), _("This authority sets none, which is no statement of safety."))
    scope = _("from supplements and medicines only") if reference.ul_scope is ULScope.SUPPLEMENTS else _("in total")
    words = _("%(amount)s a day, %(scope)s. %(source)s.")
    source = reference.ul_source.rstrip(".")
    text = words % {"amount": reading.amount(reference.ul), "scope": scope, "source": source}
    if reference.nutrient == POTASSIUM.key:  # the UK's
        text = _("%(level)s Not for older people or with kidney disease: ask first.") % {"level": text}
    return Step(_("Upper level"), text)


def formula_steps(verdict: Verdict, intake: UsualIntake, reference: ReferenceIntakes, reading: Reading) -> list[Step]:
    """How the label was reached, one step; none where the rule has no figure of its own to show."""
    if verdict.comparisons:
        words = [
            _("%(position)s %(term)s %(amount)s")
            % {"position": _(part.position.text), "term": part.term, "amount": reading.amount(part.value)}
            for part in verdict.comparisons
        ]
        compared = _("The interval lies %(positions)s. Daily amounts are too uneven for a probability.")
        return [Step(_("Comparison"), compared % {"positions": _(" and ").join(words)})]
    if verdict.adequacy is Label.BELOW_REFERENCE:
        words_below = _("The interval is below it. No average need is known, so no probability can be given.")
        return [Step(_("Comparison"), words_below)]
    if verdict.adequacy is Label.WELL_BELOW_REFERENCE and intake.sd is not None:
        return [_well_below_step(verdict, intake.mean, intake.sd, reference, reading)]
    if verdict.confidence is None or intake.sd is None:
        return []
    probability = _probability_step(verdict, intake.mean, intake.sd, reference, reading)
    return [probability, *_bootstrap_steps(verdict, verdict.confidence)]


def _well_below_step(verdict: Verdict, mean: float, sd: float, reference: ReferenceIntakes, reading: Reading) -> Step:
    """The distance to three quarters of the reference in standard errors; method.md section 4."""
    value, days = WELL_BELOW * reference.target, verdict.days.effective
    words = _(
        "Three quarters of it are %(amount)s: (%(value)s − %(mean)s) ÷ (%(sd)s ÷ √%(n)s) = %(ratio)s; from %(least)s "
        "on it is called well below. Three quarters are our choice: no average need is known, and no probability given."
    )
    figures = {
        "amount": reading.amount(value),
        "value": reading.figure(value),
        "mean": reading.figure(mean),
        "sd": reading.figure(sd),
        "n": format_number(days, 1),
        "ratio": format_number((value - mean) * math.sqrt(days) / sd, 2) if sd else "∞",
        "least": format_number(NormalDist().inv_cdf(CONFIDENT), 2),
    }
    return Step(_("Comparison"), words % figures)


def _bootstrap_steps(verdict: Verdict, confidence: float) -> list[Step]:
    """How unequal days were taken account of; method.md section 3."""
    if verdict.by_bootstrap is None:
        return []
    words = _(
        "The formula takes days as alike. Yours differ a lot, so the same was worked out from %(draws)s random draws "
        "of them: %(share)s. The one nearer to 50%% counts, the formula’s where they disagree: %(used)s."
    )
    shares = {"share": format_probability(verdict.by_bootstrap), "used": format_probability(confidence)}
    return [Step(_("Unequal days"), words % {**shares, "draws": format_number(BOOTSTRAP_DRAWS)})]


def _probability_step(verdict: Verdict, mean: float, sd: float, reference: ReferenceIntakes, reading: Reading) -> Step:
    """Φ of the distance to the average need (or the AI) in standard deviations; method.md sections 3 and 4."""
    days = verdict.days.effective
    if reference.ear is not None and reference.requirement_sd is not None:
        value, spread = reference.ear, sd_of_difference(reference.requirement_sd, sd, days)
        formula = _("(%(mean)s − %(value)s) ÷ √((%(between)s)² + %(sd)s² ÷ %(n)s) = %(ratio)s")
        meaning = _("confidence that the usual intake meets your need: %(share)s")
        confidence = confidence_of_adequacy(mean, value, reference.requirement_sd, sd, days)
    else:
        value, spread = reference.target, sd / math.sqrt(days)
        formula = _("(%(mean)s − %(value)s) ÷ (%(sd)s ÷ √%(n)s) = %(ratio)s")
        meaning = _("confidence that the usual intake is above it: %(share)s")
        confidence = confidence_above(mean, value, sd, days)
    figures = {
        "mean": reading.figure(mean),
        "value": reading.figure(value),
        "between": _between_people(reference, reading),
        "sd": reading.figure(sd),
        "n": format_number(days, 1),
        "ratio": format_number((mean - value) / spread, 2) if spread else "∞",
    }
    share = meaning % {"share": format_probability(confidence)}
    return Step(_("Probability"), _("%(formula)s; %(share)s.") % {"formula": formula % figures, "share": share})


def _between_people(reference: ReferenceIntakes, reading: Reading) -> str:
    """How needs differ between people, as it is worked out for the authority."""
    if reference.ear is None:
        return ""
    if reference.authority is Authority.NASEM:
        return _("%(share)s of %(need)s") % {
            "share": format_share(REQUIREMENT_CV),
            "need": reading.figure(reference.ear),
        }
    return f"({reading.figure(reference.target)} − {reading.figure(reference.ear)}) ÷ 2"
