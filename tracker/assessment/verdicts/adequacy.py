"""What logged, complete days allow one to say about usual intake (method.md sections 2 to 8 and 10)."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist, fmean, median
from typing import Final

from foods.nutrients import TRACKED, Nutrient
from tracker.assessment.intake.totals import DayIntake, NutrientIntake
from tracker.assessment.reference.reference_intakes import Person, ReferenceIntakes, ULScope
from tracker.assessment.verdicts.energy_check import EnergyCheck, EnergyFinding
from tracker.assessment.verdicts.findings import Finding, by_interval
from tracker.assessment.verdicts.usual_intake import (
    DayToDaySD,
    DayTypes,
    coefficient_of_variation,
    day_to_day_sd,
    interval,
)
from tracker.assessment.verdicts.verdict import (
    NEEDS_PLAUSIBLE_ENERGY,
    DaysUsed,
    Label,
    Stage,
    ULNotice,
    UpperLevelTest,
    UsualIntake,
    Verdict,
)

MINIMUM_DAYS: Final = 3
WEEK: Final = 7
STAGES: Final = ((28, Stage.GOOD_ESTIMATE), (14, Stage.ESTIMATE), (WEEK, Stage.FIRST_ESTIMATE))
REQUIREMENT_CV: Final = 0.10  # between people: magnesium and calcium (NASEM)
HIGHEST_CV: Final = 0.60  # above this the formulas, which take days as roughly symmetric, do not hold
ENOUGH_COVERAGE: Final = 0.90
CONFIDENT: Final = 0.85

# P at and above which a label holds; a product choice on top of NASEM's principle (method.md section 3).
EAR_LABELS: Final = (
    (0.975, Label.VERY_LIKELY_ENOUGH),
    (CONFIDENT, Label.PROBABLY_ENOUGH),
    (0.50, Label.BORDERLINE),
    (0.15, Label.POSSIBLE_SHORTFALL),
    (0.0, Label.LIKELY_SHORTFALL),
)


def sd_of_difference(ear: float, sd: float, days: float) -> float:
    """SDD = √(SDr² + SDw²/n) with SDr = 10 % of the EAR (NASEM 2000), in the nutrient's unit."""
    return math.sqrt((REQUIREMENT_CV * ear) ** 2 + sd**2 / days)


def confidence_of_adequacy(mean: float, ear: float, sd: float, days: float) -> float:
    """Confidence (0 to 1) that usual intake meets this person's requirement: Φ((mean − EAR)/SDD)."""
    return _phi(mean - ear, sd_of_difference(ear, sd, days))


def confidence_above(mean: float, value: float, sd: float, days: float) -> float:
    """Confidence (0 to 1) that usual intake is above an AI: Φ((mean − AI)/(SDw/√n))."""
    return _phi(mean - value, sd / math.sqrt(days))


def _phi(difference: float, sd: float) -> float:
    if sd == 0:
        return 1.0 if difference >= 0 else 0.0
    return NormalDist().cdf(difference / sd)


def stage_of(days: DaysUsed) -> Stage | None:
    """How early it is. A week or more of only one day type stays an early look; None before three complete days."""
    if days.complete < MINIMUM_DAYS:
        return None
    if days.weekdays and days.weekend_days:
        return next((stage for least, stage in STAGES if days.complete >= least), Stage.EARLY_LOOK)
    return Stage.EARLY_LOOK


def verdicts(
    days: Sequence[DayIntake],
    person: Person,
    references: Mapping[str, ReferenceIntakes],
    *,
    energy: EnergyCheck | None = None,
    judged: bool = True,
    seed: int = 0,
) -> dict[str, Verdict]:
    """The verdicts on the tracked nutrients over all of these logged days, by nutrient key."""
    return {
        nutrient.key: verdict(
            nutrient, days, person, references.get(nutrient.key), energy=energy, judged=judged, seed=seed
        )
        for nutrient in TRACKED
    }


def verdict(
    nutrient: Nutrient,
    days: Sequence[DayIntake],
    person: Person,
    reference: ReferenceIntakes | None,
    *,
    energy: EnergyCheck | None = None,
    judged: bool = True,
    seed: int = 0,
) -> Verdict:
    """The verdict on a tracked nutrient from these logged days, of which only the complete ones count.

    `reference` is None where the authority has no value for the age, `energy` where the plausibility of these days'
    energy is not checked. Without `judged` nothing is said of enough or too little; an upper level still speaks.
    `seed` draws the days of vitamin D's interval.
    """
    complete = [day for day in days if day.complete]
    types = DayTypes.of([day.date for day in complete])
    used = _days_used(len(days), types)
    if reference is None or used.complete < MINIMUM_DAYS:
        label = Label.NO_REFERENCE if reference is None else Label.TOO_EARLY
        return Verdict(nutrient.key, label, label, used, reference=reference)
    intakes = [day.nutrients[nutrient.key] for day in complete]
    return _Judgement.of(nutrient, intakes, types, person, reference, energy, judged, seed).verdict(used)


def _days_used(logged: int, types: DayTypes) -> DaysUsed:
    return DaysUsed(logged, len(types.is_weekend), types.weekdays, types.weekend_days, types.effective_days)


@dataclass(frozen=True, slots=True)
class _Judgement:
    """One nutrient's complete days with what is needed to judge them. The SD comes from the lower bounds."""

    nutrient: Nutrient
    intakes: Sequence[NutrientIntake]
    types: DayTypes
    reference: ReferenceIntakes
    sd: DayToDaySD | None
    own_cv: float | None
    energy: EnergyCheck | None
    judged: bool
    seed: int

    @classmethod
    def of(
        cls,
        nutrient: Nutrient,
        intakes: Sequence[NutrientIntake],
        types: DayTypes,
        person: Person,
        reference: ReferenceIntakes,
        energy: EnergyCheck | None,
        judged: bool,
        seed: int,
    ) -> "_Judgement":
        lower = [intake.lower for intake in intakes]
        sd = day_to_day_sd(nutrient.key, person, mean=types.mean(lower), values=lower)
        return cls(nutrient, intakes, types, reference, sd, coefficient_of_variation(lower), energy, judged, seed)

    @property
    def days_differ(self) -> bool:
        """Whether the formulas with an SD do not hold for these days; vitamin D's bootstrap asks for no symmetry."""
        too_much = self.own_cv is not None and self.own_cv > HIGHEST_CV
        return self.sd is not None and len(self.intakes) >= WEEK and too_much

    def verdict(self, used: DaysUsed) -> Verdict:
        usual = self._usual_intake()
        coverage = fmean(intake.coverage for intake in self.intakes)
        finding, some_unknown = self._adequacy(usual, coverage)
        upper_level = self._upper_level(usual)
        too_high = upper_level is not None and upper_level.notice is ULNotice.ABOVE
        return Verdict(
            nutrient=self.nutrient.key,
            label=Label.ABOVE_UPPER_LEVEL if too_high else finding.label,
            adequacy=finding.label,
            days=used,
            stage=stage_of(used),
            intake=usual,
            reference=self.reference,
            confidence=finding.confidence,
            comparisons=finding.comparisons,
            upper_level=upper_level,
            coverage=coverage,
            unknown=tuple(dict.fromkeys(name for intake in self.intakes for name in intake.unknown)),
            entries=sum(intake.entries for intake in self.intakes),
            unknown_entries=sum(intake.unknown_entries for intake in self.intakes),
            some_unknown=some_unknown,
            energy=self.energy,
        )

    def _usual_intake(self) -> UsualIntake:
        lower = [intake.lower for intake in self.intakes]
        weekday_mean, weekend_mean = self.types.means_by_type(lower)
        return UsualIntake(
            mean=self.types.mean(lower),
            weekday_mean=weekday_mean,
            weekend_mean=weekend_mean,
            median=median(lower),
            lowest=min(lower),
            highest=max(lower),
            interval=self._interval(lower),
            from_food=self.types.mean([intake.from_food for intake in self.intakes]),
            from_supplements=self.types.mean([intake.from_supplements for intake in self.intakes]),
            sd=self.sd.value if self.sd else None,
            sd_source=self.sd.source if self.sd else None,
            own_cv=self.own_cv,
        )

    def _interval(self, values: Sequence[float]) -> tuple[float, float]:
        if self.sd is None:
            return self.types.bootstrap_interval(values, seed=self.seed)
        return interval(self.types.mean(values), self.sd.value, self.types.effective_days)

    def _adequacy(self, usual: UsualIntake, coverage: float) -> tuple[Finding, bool]:
        """The finding with the lower bounds, and whether the upper bounds would have given another label."""
        if not self.judged:
            return Finding(Label.SWITCHED_OFF), False
        if self.days_differ:
            return Finding(Label.DAYS_DIFFER), False
        finding = self._finding(usual.mean, usual.interval)
        some_unknown = finding.label is not self._label_with_upper(finding.label)
        if some_unknown and coverage < ENOUGH_COVERAGE:
            return Finding(Label.CANT_TELL), False
        if self.energy and not self.energy.is_plausible and finding.label in NEEDS_PLAUSIBLE_ENERGY:
            return Finding(IMPLAUSIBLE_ENERGY[self.energy.finding]), False
        return finding, some_unknown

    def _label_with_upper(self, with_lower: Label) -> Label:
        if all(intake.is_complete for intake in self.intakes):
            return with_lower
        upper = [intake.upper for intake in self.intakes]
        mean = self.types.mean(upper)
        return self._finding(mean, self._interval(upper) if math.isfinite(mean) else (mean, mean)).label

    def _finding(self, mean: float, between: tuple[float, float]) -> Finding:
        if self.sd is None:
            return by_interval(between, self.reference)
        sd, days = self.sd.value, self.types.effective_days
        if self.reference.ear is not None:
            confidence = confidence_of_adequacy(mean, self.reference.ear, sd, days)
            return Finding(next(label for least, label in EAR_LABELS if confidence >= least), confidence)
        return _upwards_only(mean, self.reference.target, sd, days)

    def _upper_level(self, usual: UsualIntake) -> UpperLevelTest | None:
        value, scope = self.reference.ul, self.reference.ul_scope
        if value is None or scope is None:
            return None
        mean = usual.from_supplements if scope is ULScope.SUPPLEMENTS else usual.mean
        below = None
        if scope is ULScope.TOTAL and self.sd and not self.days_differ:
            below = confidence_above(value, mean, self.sd.value, self.types.effective_days)
        notice = ULNotice.NEAR if below is not None and below < CONFIDENT else None
        return UpperLevelTest(value, scope, mean, below, ULNotice.ABOVE if mean > value else notice)


def _upwards_only(mean: float, reference: float, sd: float, days: float) -> Finding:
    """An AI, or an RNI without a known average requirement: being below it shows nothing (method.md section 4)."""
    if mean < reference:
        return Finding(Label.BELOW_REFERENCE)
    confidence = confidence_above(mean, reference, sd, days)
    return Finding(Label.AT_OR_ABOVE_REFERENCE if confidence >= CONFIDENT else Label.AROUND_REFERENCE, confidence)


IMPLAUSIBLE_ENERGY: Final = {EnergyFinding.LOW: Label.ENERGY_LOW, EnergyFinding.HIGH: Label.ENERGY_HIGH}
