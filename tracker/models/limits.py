"""How much a diary holds: more at once, or on one day, would make pages that nobody can open."""

from typing import Final, Self

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

MOST_A_DAY: Final = 300
MOST_OF_A_FORM: Final = 300
MOST_OF_A_SAVED_MEAL: Final = 100
MOST_TWITCHES_A_DAY: Final = 100
MOST_QUESTIONS: Final = 12
MOST_REMINDERS: Final = 6
MOST_MEDICINES: Final = 100
MOST_CHANGES: Final = 200  # of one medicine
MOST_BLOOD_RESULTS: Final = 1000


class LimitError(ValueError):
    """There is no room for what was sent. str() is a translated sentence that says what to do."""

    @classmethod
    def of_a_day(cls, there: int) -> Self:
        words = ngettext(
            "That day has %(count)s entry already, and a day holds %(most)s. Log less, or choose another day.",
            "That day has %(count)s entries already, and a day holds %(most)s. Log less, or choose another day.",
            there,
        )
        return cls(words % {"count": number_format(there), "most": number_format(MOST_A_DAY)})

    @classmethod
    def of_a_form(cls, sent: int) -> Self:
        words = _("%(count)s entries are too many at once: %(most)s is the most. Log them in parts, meal by meal.")
        return cls(words % {"count": number_format(sent), "most": number_format(MOST_OF_A_FORM)})

    @classmethod
    def of_a_saved_meal(cls, sent: int) -> Self:
        words = _("This meal has %(count)s entries, and a saved meal holds %(most)s. Save a smaller one.")
        return cls(words % {"count": number_format(sent), "most": number_format(MOST_OF_A_SAVED_MEAL)})

    @classmethod
    def of_twitches(cls) -> Self:
        words = _("That day has %(most)s twitches already, which is as many as a day holds.")
        return cls(words % {"most": number_format(MOST_TWITCHES_A_DAY)})

    @classmethod
    def of_questions(cls) -> Self:
        words = _("You have asked %(most)s questions already. Of so many, chance alone would seem to answer one.")
        return cls(words % {"most": number_format(MOST_QUESTIONS)})

    @classmethod
    def of_reminders(cls) -> Self:
        words = _("There are %(most)s reminders already. Delete one to add another.")
        return cls(words % {"most": number_format(MOST_REMINDERS)})

    @classmethod
    def of_medicines(cls) -> Self:
        words = _("There are %(most)s in your schedule already, which is as many as it holds. Delete one first.")
        return cls(words % {"most": number_format(MOST_MEDICINES)})

    @classmethod
    def of_changes(cls) -> Self:
        words = _("%(most)s changes are kept of it already, which is as many as there is room for.")
        return cls(words % {"most": number_format(MOST_CHANGES)})

    @classmethod
    def of_blood_results(cls) -> Self:
        words = _("%(most)s results are kept already, which is as many as there is room for. Delete one first.")
        return cls(words % {"most": number_format(MOST_BLOOD_RESULTS)})

    @classmethod
    def of_a_diary(cls, most: int) -> Self:
        words = _("Your diary is full: it holds %(most)s entries. Ask whoever runs this site for more room.")
        return cls(words % {"most": number_format(most)})
