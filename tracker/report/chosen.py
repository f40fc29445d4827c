"""What stands in a report only by a tick of the person: foods suggested, and the health answers."""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from foods.nutrients import BY_KEY
from tracker.assessment.health.cautions import HealthStatement
from tracker.assessment.suggesting.gaps import rooms_below_upper_levels
from tracker.assessment.suggesting.habits import Habit, Lift, habits
from tracker.assessment.verdicts.verdict import Verdict
from tracker.display.amounts import format_percent
from tracker.models import Meal
from tracker.person.diarist import Diarist
from tracker.report.closing import Section
from tracker.suggestions.day import Mode, mode_for
from tracker.suggestions.offer import offer_to
from tracker.verdicts.steps import Step

MOST_FOODS: Final = 5


def suggested_section(diarist: Diarist, verdicts: Mapping[str, Verdict]) -> Section:
    """Habits that these verdicts leave room for (4 queries).

    They follow health answers and preferences, and say nothing of either: no reason, and no word why there is none.
    """
    lines = [Step(each.candidate.label, _habit_words(each)) for each in _habits(diarist, verdicts)]
    if not lines:
        return Section(_("Foods suggested"), [Step("", _("No food is suggested from these days."))])
    words = _(
        "Examples by what the diary leaves open, with the share of the target that the usual intake is now and would "
        "be. Whoever has an illness or takes a medicine asks before changing much."
    )
    return Section(_("Foods suggested"), [*lines, Step("", words)])


def _habits(diarist: Diarist, verdicts: Mapping[str, Verdict]) -> list[Habit]:
    if mode_for(diarist) is not Mode.GAPS or diarist.references is None:
        return []
    offer = offer_to(diarist)
    means = {key: verdict.intake.mean for key, verdict in verdicts.items() if verdict.intake}
    bounds = offer.bounds(rooms_below_upper_levels(diarist.references, means))
    return habits(verdicts.values(), offer.candidates, bounds=bounds, limit=MOST_FOODS)


def _habit_words(habit: Habit) -> str:
    """ "1 cup on 5 days a week, at breakfast: calcium 62% → 85%."."""
    days = habit.days_a_week
    words = ngettext("%(portion)s on %(days)s day a week", "%(portion)s on %(days)s days a week", days)
    said = words % {"portion": habit.candidate.portion_text, "days": days}
    when = f"{said}, {Meal(habit.meal).when}" if habit.meal else said
    return f"{when}: {', '.join(map(_lift_words, habit.lifts))}."


def _lift_words(lift: Lift) -> str:
    words = _("%(nutrient)s ≥ %(now)s → %(then)s") if lift.at_least else _("%(nutrient)s %(now)s → %(then)s")
    return words % {
        "nutrient": _(BY_KEY[lift.nutrient].in_sentence),
        "now": format_percent(100 * lift.now),
        "then": format_percent(100 * lift.then),
    }


def health_section(diarist: Diarist) -> Section:
    """The answers as they were given, each with what it asks to mind."""
    health = diarist.health
    lines = [Step(_(question.text), _(question.said)) for question in health.questions]
    if not lines:
        lines = [Step("", _without_answers(health.statement))]
    return Section(_("Health answers"), lines)


def _without_answers(statement: HealthStatement) -> str:
    if statement is HealthStatement.NONE:
        return _("None of the illnesses and medicines that were asked about applies, as the person says.")
    if statement is HealthStatement.SOME:
        return _("Something that was asked about applies; the person does not say what.")
    if statement is HealthStatement.WITHHELD:
        return _("The person prefers not to say.")
    return _("The health questions are not answered.")
