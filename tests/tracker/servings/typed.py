"""A typed line, read and matched as the day page does it."""

from itertools import islice

from tracker.person.diarist import Diarist
from tracker.servings.matching import MOST_ROWS, Matcher, Row
from tracker.servings.typed_line import TypedLine


def rows_of(text: str, diarist: Diarist) -> list[Row]:
    """The rows of a line or lines, in order, at most 12."""
    matcher = Matcher(diarist)
    return matcher.rows(list(islice(matcher.match(TypedLine.read(text)), MOST_ROWS)))
