"""The meal that a line names: "breakfast: 2 eggs", "For lunch, I had …"; and the line without meal and time."""

import re
from collections.abc import Sequence
from typing import Final

from foods.quantities.measures import listed
from foods.quantities.times import NamedTime

_MEAL_OF: Final = {
    "breakfast": "breakfast", "breakfasts": "breakfast", "brekkie": "breakfast", "brekky": "breakfast",
    "brunch": "lunch", "lunch": "lunch", "lunchtime": "lunch", "luncheon": "lunch",
    "dinner": "dinner", "dinnertime": "dinner", "supper": "dinner", "suppertime": "dinner",
    "snack": "snack", "snacks": "snack", "snacktime": "snack", "elevenses": "snack", "dessert": "snack",
    "morning meal": "breakfast", "midday meal": "lunch", "mid-day meal": "lunch", "noon meal": "lunch",
    "lunchtime meal": "lunch", "evening meal": "dinner", "afternoon tea": "snack", "morning tea": "snack",
    "high tea": "dinner", "tea time": "dinner", "teatime": "dinner",
}  # fmt: skip
_MEAL: Final = "|".join(sorted(map(re.escape, _MEAL_OF), key=len, reverse=True))
_WHOSE: Final = r"(?:(?:my|our|the|a|an|this|today['’]s|tonight['’]s|(?:this )?(?:morning|evening|afternoon)['’]s) )"
_KIND: Final = r"(?:[a-z][a-z-]{1,14} ){0,3}?"
# What follows a meal's name, and not the rest of a food's ("breakfast tart", "snack mix").
_ENDS: Final = (
    r"(?=[ ]*(?:$|[\n,.:;!()–—-]|(?:time|break)\b"
    r"|(?:today|tonight|this|yesterday|earlier|i|i['’]m|i['’]ve|we|was|is|were|are"
    r"|consist\w*|includ\w*|featur\w*|compris\w*|had|has|of|with|that|which|and|at|for|around|came|started|spread"
    r"|routine|choice|[0-9]+)\b))"
)
_TEA: Final = (
    r"tea(?=[ ]*:(?![ ]*[0-9½¼¾.,/ ]{1,6}[ ]?(?:ml|cl|dl|l|cups?|mugs?|g|oz|fl)\b))"  # "tea: 200 ml" is a drink
)
_NAMED: Final = (
    re.compile(rf"(?:^|\n)[ ]*{_WHOSE}?(?P<meal>{_MEAL}|{_TEA})(?:[ ]*[:,;=>]|[ ]+[-–—→])", re.IGNORECASE),
    re.compile(rf"\b(?:for|at|during|as|over|after)[ ]{_WHOSE}?{_KIND}(?P<meal>{_MEAL}|tea){_ENDS}", re.IGNORECASE),
    re.compile(rf"(?:^|[\n.,]|\bthis[ ])[ ]*{_WHOSE}?{_KIND}(?P<meal>{_MEAL}){_ENDS}", re.IGNORECASE),
    re.compile(rf"\b(?:a|an|my|our|quick)[ ]{_KIND}(?P<meal>{_MEAL}){_ENDS}", re.IGNORECASE),
)
_LETTER: Final = re.compile(r"(?:^|\n)[ ]*(?P<letter>[BLD]):(?=[ ])")
_MEAL_OF_LETTER: Final = {"B": "breakfast", "L": "lunch", "D": "dinner"}
_BY_TIME_OF_DAY: Final = (
    (re.compile(r"\bsnack(?:ed|ing) on\b", re.IGNORECASE), "snack"),
    (
        re.compile(r"\bthis morning\b|\b(?:start|kick|began|begin)\w*(?: off)? my (?:day|morning)\b", re.IGNORECASE),
        "breakfast",
    ),
    (re.compile(r"\btonight\b|\bthis evening\b", re.IGNORECASE), "dinner"),
)

_MEAL_HINTS: Final = listed(
    "break brekk brunch lunch dinner supper snack eleven dessert meal tea morning evening today tonight now",
)
_MEAL_HOUR: Final = re.compile(
    rf"\b(?P<meal>{_MEAL})[ ](?:at|around|about|by)(?:[ ](?:around|about))?[ ][0-9]{{1,2}}"
    r"(?![\w.,/½¼¾]|[ ]?(?:g|ml|oz)\b)",
    re.IGNORECASE,
)
_MOST_BEFORE: Final = 40  # characters of a meal's name before a time
_LEFT_EMPTY: Final = re.compile(r"\([ ]*\)|(?:^|(?<=\n))[ ]*[-–—:,]")
_MEAL_BEFORE: Final = re.compile(rf"(?:^|[\n.;,])[ ]*(?P<meal>{_WHOSE}?(?:{_MEAL}|(?P<tea>tea)))[ ]*$", re.IGNORECASE)
# What says when one thing was eaten after another: "and later a pear", "before bed a glass of milk".
_AND_THEN: Final = r"(?:(?<=[\w)%])|^|(?<=[,.;]))[ ]*,?[ ]*(?:\b(?:and|then|and then|plus)[ ]+)"
_COURSE: Final = r"for (?:my )?(?:dessert|pudding|afters|starters?)"
_NEXT: Final = re.compile(
    rf"{_AND_THEN}?\b(?:later(?: on)?|afterwards?|after that|in between|{_COURSE}|(?:before|at) (?:bed|bedtime)"
    r"|(?:pre|post|before|after)[ -]?(?:the |my )?(?:gym|work|workout|training|school|run|swim)"
    r"|mid[ -]?(?:morning|afternoon)|on the (?:go|way home|way to work)|to (?:finish|start)(?: with| off)?)"
    r"(?:[ ]?[,:])?(?=[ ]+(?:an?\b|some\b|[0-9½¼¾]|one\b|two\b|three\b|half\b|my\b|the\b)|[ ]*$)"
    rf"|(?:{_AND_THEN}|[ ]*,[ ]*){_COURSE}(?=[ ]+[^\W\d])(?![ ]+(?:I|we|with|and|there)\b)",
    re.IGNORECASE,
)
_BEGIN: Final = r"(?:^|(?<=[\n.;]))[ ]*"
_WHICH: Final = (
    r"(?:(?:mid-?|early |late )?(?:morning|afternoon|evening|bedtime|midnight|night) |(?:first|second|third"
    r"|light|quick|late|early|little|pre-?workout|post-?workout|today['’]s|tonight['’]s) ){0,2}"
)
_PLAIN_LEADS: Final = (
    re.compile(
        rf"{_BEGIN}{_WHOSE}?{_WHICH}(?:{_MEAL}|{_TEA})(?:[ ]?[1-9](?=[ ]*:))?[ ]*(?:[:,;=→]|[-–—]?>|[-–—](?=[ ]))",
        re.IGNORECASE,
    ),
    re.compile(rf"{_BEGIN}(?:{_MEAL})[ ]+(?=[0-9½¼¾]|an?[ ]|(?:one|two|three|four|half)[ ])", re.IGNORECASE),
    re.compile(rf"{_BEGIN}(?:{_MEAL})[ ]*(?=\n|$)", re.IGNORECASE),
    re.compile(rf"{_BEGIN}(?:today|tonight|this morning|this evening|now)[ ]*[:–—-]", re.IGNORECASE),
    re.compile(rf"{_BEGIN}(?:for|at)[ ]{_WHOSE}?(?:{_MEAL}|tea)\b(?![ ]*[:])[ ]*[,]?", re.IGNORECASE),
    re.compile(
        rf"\b(?:for|at|as)[ ]{_WHOSE}?(?:{_MEAL}|tea)(?:[ ](?:today|tonight))?[ ]*[.!]?[ ]*(?:$|(?=\n))", re.IGNORECASE
    ),
)


def named_meal(text: str) -> str | None:
    """The meal that a line names, as "breakfast", "lunch", "dinner" or "snack"; None where it names none.

    Brunch is lunch, as in the surveys of What We Eat in America; "for tea" is dinner, "afternoon tea" a snack.
    """
    if ":" in text and (letter := _LETTER.search(text)):
        return _MEAL_OF_LETTER[letter["letter"]]
    if not _may_name(text):
        return None
    for pattern in _NAMED:
        if found := pattern.search(text):
            return _MEAL_OF.get(found["meal"].casefold(), "dinner")
    return next((meal for pattern, meal in _BY_TIME_OF_DAY if pattern.search(text)), None)


def without_occasion(text: str, times: Sequence[NamedTime]) -> str:
    """`text` of the same length with blanks for a meal's name and its `times` that stand apart from the foods."""
    parts = len({found.at for found in times}) > 1  # what was eaten at different times is no one dish
    for found in times:
        before = _MEAL_BEFORE.search(text[: found.start], max(0, found.start - _MOST_BEFORE))
        is_meal = before and not (before["tea"] and _is_drunk(text[: before.start("meal")], text[found.end :]))
        start = before.start("meal") if before and is_meal else found.start
        text = text[:start] + (";" if parts else "").center(found.end - start) + text[found.end :]
    if _may_name(text):
        text = _MEAL_HOUR.sub(lambda found: found["meal"] + " " * (len(found[0]) - len(found["meal"])), text)
    text = _NEXT.sub(lambda found: ";".center(len(found[0])), text)
    text = _LEFT_EMPTY.sub(lambda found: " " * len(found[0]), text)
    for pattern in _PLAIN_LEADS if _may_name(text) else ():
        text = pattern.sub(lambda found: " " * len(found[0]), text)
    return text


def _may_name(text: str) -> bool:
    lower = text.casefold()
    return any(hint in lower for hint in _MEAL_HINTS)


def _is_drunk(before: str, after: str) -> bool:
    """Whether "tea at 4" is no meal: it stands in a list, or nothing comes with it."""
    return before.rstrip().endswith(",") or not after.strip(" .!\n")
