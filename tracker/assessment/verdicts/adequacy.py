"""What logged, complete days allow one to say about usual intake (method.md sections 2 to 8 and 10)."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import fmean, median
from typing import Final

from foods.nutrients import TRACKED, Nutrient
from tracker.assessment.intake.totals import DayIntake, NutrientIntake
from tracker.assessment.reference.reference_intakes import Person, ReferenceIntakes, ULScope
from tracker.assessment.verdicts.energy_check import EnergyCheck, EnergyFinding
from tracker.assessment.verdicts.findings import CONFIDENT, Estimate, Finding, confidence_is_above, find
from tracker.assessment.verdicts.usual_intake import (
    DayToDaySD,
    DayTypes,
    coefficient_of_variation,
    day_to_day_sd,
    interval,
)
from tracker.assessment.verdicts.verdict import (
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
HIGHEST_CV: Final = 0.60  # above this the formulas, which take days as roughly symmetric, are not trusted alone
ENOUGH_COVERAGE: Final = 0.90


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
    `seed` draws the days of vitamin D's interval, and of the confidence in days that differ a lot.
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
        """Whether formulas with an SD are not enough for such days; vitamin D's bootstrap asks for no symmetry."""
        too_much = self.own_cv is not None and self.own_cv > HIGHEST_CV
        return self.sd is not None and len(self.intakes) >= WEEK and too_much

    def verdict(self, used: DaysUsed) -> Verdict:
        lower = self._estimate([intake.lower for intake in self.intakes])
        usual = self._usual_intake(lower)
        coverage = fmean([intake.coverage for intake in self.intakes])
        said = self._adequacy(lower, coverage)
        upper_level = self._upper_level(usual, lower)
        too_high = upper_level is not None and upper_level.notice is ULNotice.ABOVE
        return Verdict(
            nutrient=self.nutrient.key,
            label=Label.ABOVE_UPPER_LEVEL if too_high else said.finding.label,
            adequacy=said.finding.label,
            days=used,
            stage=stage_of(used),
            intake=usual,
            reference=self.reference,
            confidence=said.finding.confidence,
            comparisons=said.finding.comparisons,
            upper_level=upper_level,
            coverage=coverage,
            unknown=tuple(dict.fromkeys(name for intake in self.intakes for name in intake.unknown)),
            entries=sum(intake.entries for intake in self.intakes),
            unknown_entries=sum(intake.unknown_entries for intake in self.intakes),
            some_unknown=said.some_unknown,
            energy=self.energy,
            days_differ=self.days_differ,
            by_bootstrap=said.finding.by_bootstrap,
            despite_energy=said.despite_energy,
        )

    def _usual_intake(self, estimate: Estimate) -> UsualIntake:
        lower = [intake.lower for intake in self.intakes]
        weekday_mean, weekend_mean = self.types.means_by_type(lower)
        return UsualIntake(
            mean=estimate.mean,
            weekday_mean=weekday_mean,
            weekend_mean=weekend_mean,
            median=median(lower),
            lowest=min(lower),
            highest=max(lower),
            interval=estimate.interval,
            from_food=self.types.mean([intake.from_food for intake in self.intakes]),
            from_supplements=self.types.mean([intake.from_supplements for intake in self.intakes]),
            sd=self.sd.value if self.sd else None,
            sd_source=self.sd.source if self.sd else None,
            own_cv=self.own_cv,
        )

    def _estimate(self, values: Sequence[float]) -> Estimate:
        """Usual intake from these days' amounts. What nothing bounds is its own interval."""
        mean, days = self.types.mean(values), self.types.effective_days
        sd = self.sd.value if self.sd else None
        if not math.isfinite(mean):
            return Estimate(mean, (mean, mean), sd, days)
        if sd is None:
            return Estimate(mean, self.types.bootstrap_interval(values, seed=self.seed), sd, days)
        means = self.types.bootstrap_means(values, seed=self.seed) if self.days_differ else ()
        return Estimate(mean, interval(mean, sd, days), sd, days, means)

    def _adequacy(self, lower: Estimate, coverage: float) -> "_Said":
        """The finding with the lower bounds, as far as unknown amounts and the diary's energy let it stand."""
        if not self.judged:
            return _Said(Finding(Label.SWITCHED_OFF))
        finding = find(lower, self.reference)
        foods_matter = finding.label is not self._label_with_upper(finding.label)
        tablets_matter = finding.label is not self._label_with_unlisted(finding.label)
        in_the_dark = fmean([intake.may_be_its_kind for intake in self.intakes])  # share of days
        if (foods_matter and coverage < ENOUGH_COVERAGE) or (tablets_matter and in_the_dark > 1 - ENOUGH_COVERAGE):
            return _Said(Finding(Label.CANT_TELL))
        return self._held_against_energy(_Said(finding, some_unknown=foods_matter or tablets_matter))

    def _label_with_upper(self, with_lower: Label) -> Label:
        if all(intake.is_complete for intake in self.intakes):
            return with_lower
        return find(self._estimate([intake.upper for intake in self.intakes]), self.reference).label

    def _label_with_unlisted(self, with_lower: Label) -> Label:
        """Nothing bounds what a tablet holds of what its label leaves out."""
        if not any(intake.unlisted for intake in self.intakes):
            return with_lower
        return find(self._estimate([math.inf] * len(self.intakes)), self.reference).label

    def _held_against_energy(self, said: "_Said") -> "_Said":
        """A shortfall of a diary low in energy, or an "enough" of one high in it, is decided again (section 6)."""
        if self.energy is None or self.energy.is_plausible:
            return said
        is_low, label = self.energy.finding is EnergyFinding.LOW, said.finding.label
        if not (label.is_flag if is_low else label.says_enough):
            return said
        factor = self.energy.factor_to_cutoff
        scaled = [intake.from_supplements + _times(intake.from_food, factor) for intake in self.intakes]
        again = find(self._estimate(scaled), self.reference).label
        if again.is_flag if is_low else again.says_enough:
            return replace(said, despite_energy=True)
        return _Said(Finding(Label.ENERGY_LOW if is_low else Label.ENERGY_HIGH))

    def _upper_level(self, usual: UsualIntake, lower: Estimate) -> UpperLevelTest | None:
        value, scope = self.reference.ul, self.reference.ul_scope
        if value is None or scope is None:
            return None
        mean = usual.from_supplements if scope is ULScope.SUPPLEMENTS else usual.mean
        below = None
        if scope is ULScope.TOTAL and lower.sd is not None:
            below = 1 - confidence_is_above(lower, lower.sd, value)
        notice = ULNotice.NEAR if below is not None and below < CONFIDENT else None
        return UpperLevelTest(value, scope, mean, below, ULNotice.ABOVE if mean > value else notice)


@dataclass(frozen=True, slots=True)
class _Said:
    """A finding, whether it might be another with what is unknown, and whether it stood an implausible energy."""

    finding: Finding
    some_unknown: bool = False
    despite_energy: bool = False


def _times(amount: float, factor: float) -> float:
    return amount * factor if amount else 0.0  # however much more of nothing is nothing
