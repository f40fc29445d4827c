"""Files of the two programs that hold no food: each is known, and a sentence says which file is wanted."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from django.utils.translation import gettext as _

from foods.nutrients import gettext_noop
from tracker.imports.incoming import Incoming, Question, Rejection
from tracker.imports.readers.columns import folded

_CRONOMETER: Final = gettext_noop(
    "This is Cronometer's list of %(what)s. What was eaten stands in servings.csv; where that has no nutrients, take "
    "dailysummary.csv."
)
_MYFITNESSPAL: Final = gettext_noop(
    "This is MyFitnessPal's list of %(what)s. What was eaten stands in the file whose name begins with "
    "Nutrition-Summary, in the same download."
)


class MisplacedFile:
    """A file that is known by its columns and not read.

    `every` are columns that it has all, `one_of` columns that it has one of, `none_of` columns that it has none of.
    """

    def __init__(
        self,
        key: str,
        name: str,
        *,
        sentence: str,
        what: str,
        every: Iterable[str],
        one_of: Iterable[str] = (),
        none_of: Iterable[str] = (),
    ) -> None:
        self.key, self.name = key, name
        self.sentence, self.what = sentence, what
        self.every, self.one_of, self.none_of = set(every), set(one_of), set(none_of)

    def recognises(self, header: Sequence[str]) -> bool:
        names = set(folded(header))
        has_one = not self.one_of or bool(self.one_of & names)
        return self.every <= names and has_one and not self.none_of & names

    def questions(self, header: Sequence[str]) -> Sequence[Question]:  # noqa: ARG002 - a Reader names it
        return ()

    def read(
        self,
        header: Sequence[str],  # noqa: ARG002 - a Reader names all three
        rows: Iterable[tuple[int, Sequence[str]]],  # noqa: ARG002
        answers: Mapping[str, str],  # noqa: ARG002
    ) -> Incoming:
        """No entries, and one rejection of the first line that names the right file."""
        sentence = _(self.sentence) % {"what": _(self.what)}
        return Incoming(entries=(), rejected=(Rejection(1, "", sentence),), unknown=())


_FOOD: Final = ("food name", "meal", "calories", "energy (kcal)", "energy (kj)")

MISPLACED: Final = (
    MisplacedFile(
        "cronometer_exercises",
        "Cronometer exercises.csv",
        sentence=_CRONOMETER,
        what=gettext_noop("exercises"),
        every=("day", "exercise"),
        none_of=_FOOD,
    ),
    MisplacedFile(
        "cronometer_biometrics",
        "Cronometer biometrics.csv",
        sentence=_CRONOMETER,
        what=gettext_noop("measurements"),
        every=("day", "metric"),
        none_of=_FOOD,
    ),
    MisplacedFile(
        "cronometer_notes",
        "Cronometer notes.csv",
        sentence=_CRONOMETER,
        what=gettext_noop("notes"),
        every=("day", "note"),
        none_of=_FOOD,
    ),
    MisplacedFile(
        "cronometer_fasts",
        "Cronometer fasts.csv",
        sentence=_CRONOMETER,
        what=gettext_noop("fasts"),
        every=("name", "start", "end", "recurrence"),
        none_of=_FOOD,
    ),
    MisplacedFile(
        "myfitnesspal_exercises",
        "MyFitnessPal Exercise-Summary",
        sentence=_MYFITNESSPAL,
        what=gettext_noop("exercises"),
        every=("date", "exercise"),
        none_of=_FOOD,
    ),
    MisplacedFile(
        "myfitnesspal_measurements",
        "MyFitnessPal Measurement-Summary",
        sentence=_MYFITNESSPAL,
        what=gettext_noop("measurements"),
        every=("date",),
        one_of=("weight", "body fat %", "neck", "waist", "hips"),
        none_of=(*_FOOD, "food", "name", "metric", "exercise"),
    ),
)
