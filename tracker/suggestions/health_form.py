"""The health questions as a form: the one question, and under "some" the single ones."""

from typing import Any, Final, NamedTuple

from django import forms
from django.forms.boundfield import BoundWidget
from django.utils.translation import gettext_lazy as _

from tracker.assessment.health.cautions import HealthAnswers, HealthStatement
from tracker.assessment.health.health_questions import HEALTH_GROUPS, QUESTIONS, HealthGroup
from tracker.assessment.health.question import HealthQuestion

THREE_ANSWERS: Final = _("Choose one of the three answers.")
NONE_AND_SOME: Final = _("“None of these” and what is ticked below contradict each other: untick it, or choose “Some”.")
NOT_LISTED: Final = _("Tick what is on the list, and nothing else.")
STATEMENTS: Final = (
    (HealthStatement.NONE.value, _("None of these")),
    (HealthStatement.SOME.value, _("Some of these, or not sure")),
    (HealthStatement.WITHHELD.value, _("Rather not say")),
)


class AskedQuestion(NamedTuple):
    """A single question and its box."""

    question: HealthQuestion
    box: BoundWidget


class AskedGroup(NamedTuple):
    group: HealthGroup
    questions: list[AskedQuestion]


class HealthForm(forms.Form):
    """`cleaned_data` has `statement`, and `single`: the keys that were ticked, none but under "some"."""

    statement = forms.ChoiceField(
        choices=STATEMENTS,
        widget=forms.RadioSelect,
        error_messages={"required": THREE_ANSWERS, "invalid_choice": THREE_ANSWERS},
    )
    single = forms.MultipleChoiceField(
        choices=[(question.key, _(question.text)) for question in QUESTIONS],
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": NOT_LISTED, "invalid_list": NOT_LISTED},
    )

    @classmethod
    def of(cls, answers: HealthAnswers) -> "HealthForm":
        """The form as it was answered before."""
        return cls(initial={"statement": answers.statement.value, "single": sorted(answers.single)})

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        if data.get("statement") == HealthStatement.NONE and data.get("single"):
            self.add_error("statement", NONE_AND_SOME)
        if data.get("statement") != HealthStatement.SOME:
            data["single"] = []
        return data

    @property
    def groups(self) -> list[AskedGroup]:
        """The single questions under their headings, each with its box."""
        boxes = {box.data["value"]: box for box in self["single"]}
        return [
            AskedGroup(group, [AskedQuestion(question, boxes[question.key]) for question in group.questions])
            for group in HEALTH_GROUPS
        ]
