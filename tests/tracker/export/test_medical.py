"""Medicines and blood results in a document: by the tick alone, sealed again where they come in, and taken back."""

import json
from typing import Any

import pytest
from django.contrib.auth.models import User

from foods.models import Food
from tests.tracker.export.conftest import DAY, Fill, read_text, text_of, uuid
from tracker.assessment.blood.analytes import Analyte, Unit
from tracker.export.restoring import is_empty, restore, take_back
from tracker.models import BloodResult, Medicine, MedicineAnswer, MedicineChange
from tracker.models.blood_details import BloodDetails
from tracker.models.limits import MOST_MEDICINES, LimitError
from tracker.models.medicine_details import DoseDetails, MedicineDetails

MEDICINE, SUPPLEMENT = uuid(75), uuid(76)
TABLES = ("medicines", "medicine_changes", "medicine_answers", "blood_results")


def test_they_are_in_it_only_where_they_are_wanted(user: User, fill: Fill) -> None:
    fill(user)
    with_them, without = (json.loads(text_of(user, with_health=wanted)) for wanted in (True, False))
    assert [len(with_them[table]) for table in TABLES] == [2, 3, 3, 1]
    assert not set(TABLES) & without.keys()


def test_they_are_sealed_again_point_at_the_supplement_and_are_taken_back(
    user: User, stranger: User, fill: Fill
) -> None:
    fill(user)
    undo = restore(read_text(text_of(user)), stranger)
    there = {medicine.key: medicine for medicine in Medicine.objects.of(stranger)}
    assert there[MEDICINE].details == MedicineDetails("Räm “5”")
    assert there[SUPPLEMENT].food == Food.objects.of(stranger).get(name="Magnesium")
    doses = {change.key: change.details for change in MedicineChange.objects.of(stranger)}
    assert (doses[MEDICINE], doses[uuid(77)]) == (DoseDetails("5 mg"), DoseDetails("half"))
    assert MedicineAnswer.objects.of(stranger).filter(taken=False).count() == 2
    (result,) = BloodResult.objects.of(stranger)
    assert result.details == BloodDetails(Analyte.MAGNESIUM, 0.1 + 0.2, Unit.MMOL_L, 0.7, None)
    MedicineAnswer.objects.say(True, user=stranger, day=DAY, doses=[(MEDICINE, 1)])  # after the import
    take_back(undo, stranger)
    assert is_empty(stranger)
    for model in (Medicine, MedicineChange, MedicineAnswer, BloodResult):
        assert not model._default_manager.filter(user=stranger).exists()


def test_an_answer_that_is_there_stays(user: User, stranger: User, fill: Fill) -> None:
    fill(user)
    document = read_text(text_of(user))
    restore(document, stranger)
    MedicineAnswer.objects.say(False, user=stranger, day=DAY, doses=[(MEDICINE, 0)])
    undo = restore(document, stranger)
    assert not MedicineAnswer.objects.of(stranger).get(medicine_key=MEDICINE).taken
    assert undo.count_added("medicine_answers") == 0


def test_more_than_a_schedule_holds_is_refused_whole(user: User, stranger: User, fill: Fill) -> None:
    fill(user)
    for number in range(MOST_MEDICINES - 1):
        Medicine.objects.create(user=stranger, key=uuid(1000 + number), sealed=b"")
    with pytest.raises(LimitError, match="100 in your schedule already"):
        restore(read_text(text_of(user)), stranger)
    assert not BloodResult.objects.of(stranger).exists()


@pytest.mark.parametrize(
    ("table", "column", "value", "named"),
    [
        ("medicines", "name", " ", "name"),
        ("medicines", "times", ["25:00"], "times"),
        ("medicines", "weekdays", ["someday"], "weekdays"),
        ("medicine_changes", "kind", "pause", "kind"),
        ("medicine_changes", "date", "1700-01-01", "date"),
        ("medicine_changes", "medicine_key", str(uuid(999)), "medicine_key"),
        ("medicine_answers", "medicine_key", str(uuid(999)), "medicine_key"),
        ("medicine_answers", "dose", 6, "dose"),
        ("medicine_answers", "taken", None, "taken"),
        ("blood_results", "unit", "ng_ml", "unit"),
        ("blood_results", "value", 0, "value"),
        ("blood_results", "low", -1, "low"),
        ("blood_results", "analyte", "gold", "analyte"),
    ],
)
def test_a_row_with_something_wrong_in_it_is_left_out_and_explained(
    user: User, fill: Fill, table: str, column: str, value: Any, named: str
) -> None:
    fill(user)
    document = json.loads(text_of(user))
    document[table][-1][column] = value
    found = read_text(json.dumps(document))
    assert named in {problem.field for problem in found.problems}
    assert len(found.rows[table]) == len(document[table]) - 1
