"""What was eaten in the weeks before a blood result, beside it: no cause, and no verdict."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from statistics import fmean
from typing import Final

from django.utils.translation import ngettext

from foods.nutrients import BY_KEY, Nutrient
from tracker.assessment.blood.analytes import Analyte
from tracker.assessment.intake.totals import DayIntake
from tracker.person.diarist import Diarist
from tracker.person.reading import Reading
from tracker.verdicts.logged import VERDICT_DAYS, logged_days

NUTRIENT_OF: Final[Mapping[Analyte, Nutrient]] = {
    Analyte.MAGNESIUM: BY_KEY["magnesium"],
    Analyte.CALCIUM: BY_KEY["calcium"],
    Analyte.CALCIUM_CORRECTED: BY_KEY["calcium"],
    Analyte.CALCIUM_IONISED: BY_KEY["calcium"],
    Analyte.POTASSIUM: BY_KEY["potassium"],
    Analyte.VITAMIN_D: BY_KEY["vitamin_d"],
}


class IntakeBefore:
    """The complete days before any of some dates (4 queries, however many dates)."""

    def __init__(self, diarist: Diarist, dates: Iterable[date]) -> None:
        self.diarist = diarist
        wanted = sorted(dates)
        days = logged_days(diarist, _first_before(wanted[0]), _last_before(wanted[-1])) if wanted else []
        self.complete: Sequence[DayIntake] = [day for day in days if day.complete]

    def words(self, analyte: Analyte, day: date) -> str:
        """ "In the 28 days before: magnesium 240 mg a day from 20 complete days"; "" where none is complete."""
        nutrient = NUTRIENT_OF[analyte]
        first, last = _first_before(day), _last_before(day)
        days = [each.nutrients[nutrient.key] for each in self.complete if first <= each.date <= last]
        if not days:
            return ""
        unknown = sum(intake.unknown_entries for intake in days)
        mean = Reading.of(self.diarist, nutrient).lower_bound(fmean(intake.lower for intake in days), unknown)
        words = ngettext(
            "In the %(span)s days before: %(nutrient)s %(mean)s a day from %(days)s complete day.",
            "In the %(span)s days before: %(nutrient)s %(mean)s a day from %(days)s complete days.",
            len(days),
        )
        named = {"span": VERDICT_DAYS, "nutrient": nutrient.in_sentence, "mean": mean, "days": len(days)}
        return words % named


def _first_before(day: date) -> date:
    return day - timedelta(days=VERDICT_DAYS)


def _last_before(day: date) -> date:
    return day - timedelta(days=1)
