"""A document into an account, all of it or nothing, and out again.

`restore` is told for each day that both have whether to keep mine, replace it or add to it. It returns what it did,
which `take_back` undoes.
"""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Final

from django.contrib.auth.models import User
from django.db import transaction

from foods.models import Food
from foods.own import kept as own_foods
from tracker.export import keeping
from tracker.export.answered import remove_answers, write_answers
from tracker.export.asked import remove_asked, write_asked
from tracker.export.days import Decision, write_days
from tracker.export.documents import Document
from tracker.export.factor_tables import DAY_FACTORS, DAY_NOTES
from tracker.export.placing import Places, batches, place_own_foods
from tracker.export.question_tables import CAFFEINE_TRIALS, QUESTIONS
from tracker.export.references import bare
from tracker.export.reminded import remove_reminders, write_reminders
from tracker.export.sealed_tables import BLOOD_RESULTS, MEDICINES, TWITCHES
from tracker.export.sealing import remove_sealed, write_sealed
from tracker.export.tables import DAYS, ENTRIES, FOODS, OWN_FOODS, SAVED_MEALS
from tracker.export.undo import Undo
from tracker.export.warned import remove_warning_days, write_warning_days
from tracker.export.warning_tables import REMINDERS, WARNING_DAYS
from tracker.export.writing import Writer
from tracker.models import Day, Entry

NOTHING_DECIDED: Final[Mapping[date, Decision]] = {}
MARKS_OF_USE: Final = (
    *(ENTRIES, DAYS, OWN_FOODS, SAVED_MEALS, TWITCHES, QUESTIONS, CAFFEINE_TRIALS, WARNING_DAYS),
    *(MEDICINES, BLOOD_RESULTS, DAY_FACTORS, DAY_NOTES),
)


def is_empty(user: User) -> bool:
    """Whether nothing was ever logged or kept in this account; a profile may be filled in."""
    return not any(table.of(user).exists() for table in MARKS_OF_USE)


@transaction.atomic
def restore(
    document: Document,
    user: User,
    *,
    days: Mapping[date, Decision] = NOTHING_DECIDED,
    default: Decision = Decision.KEEP,
    replace_others: bool | None = None,
) -> Undo:
    """Write a document into this person's account.

    `days` says what becomes of a day that is in both (days.days_in_both), `default` of those it does not name. What is
    there under the same key or name besides (own foods, saved meals, profile, preferences, health answers) stays,
    unless `replace_others`; None replaces in an account that is empty. What is sealed (twitches, medicines, blood
    results), questions and trials of the same key, and warning signs and answers besides food of the same day, always
    stay. A food that no table here has is left empty, and a mark on it is left out. Raises LimitError, with a sentence,
    where there is no room; then nothing is written.
    """
    User.objects.select_for_update().get(pk=user.pk)  # two imports at once would both find the same days free
    replace = is_empty(user) if replace_others is None else replace_others
    undo, writer, places = Undo(), Writer(user), Places(document)
    place_own_foods(document, places, user=user, writer=writer, replace=replace, undo=undo)
    write_days(document, places, user=user, writer=writer, decide=days, default=default, undo=undo)
    keeping.write_saved_meals(document, places, user=user, writer=writer, replace=replace, undo=undo)
    keeping.write_marks(document, places, user=user, undo=undo)
    keeping.write_single_rows(document, user=user, writer=writer, replace=replace, undo=undo)
    write_sealed(document, places, user=user, undo=undo)
    write_asked(document, user, undo)
    write_warning_days(document, user, undo)
    write_reminders(document, user, undo)
    write_answers(document, user, undo)
    if undo.replaced:
        undo.note_replaced(FOODS, writer.references.shared)
    return undo


@transaction.atomic
def take_back(undo: Undo, user: User) -> None:
    """Undo what one `restore` did: remove what it added, changed since or not, and put back what had to give way.

    What was logged besides stays. Raises LimitError where a day has been filled up since; then nothing changes.
    """
    _remove_added(undo.added, user)
    restore(undo.replaced_document(), user, default=Decision.ADD, replace_others=True)
    keeping.put_back_health_answers(undo, user)


def _remove_added(added: Mapping[str, Collection[str]], user: User) -> None:
    for batch in batches(added.get(ENTRIES.name, ())):
        Entry.objects.of(user).filter(key__in=batch).delete()
    for batch in batches(added.get(DAYS.name, ())):
        Day.objects.of(user).filter(date__in=batch).delete()
    keeping.remove_added(added, user)
    remove_sealed(added, user)
    remove_asked(added, user)
    remove_warning_days(added.get(WARNING_DAYS.name, ()), user)
    remove_reminders(added.get(REMINDERS.name, ()), user)
    remove_answers(added, user)
    keys = set(added.get(OWN_FOODS.name, ()))
    numbers = Food.objects.of(user).values_list("pk", "source_id")
    own_foods.remove_these([pk for pk, number in numbers if bare(number) in keys])
