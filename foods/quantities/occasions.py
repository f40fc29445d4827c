"""The meal and the time that a line names: "breakfast: 2 eggs", "For lunch, I had …", "08:00 coffee", "around noon"."""

import re
from datetime import time
from typing import Final

from foods.quantities.measures import listed

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
_TIME_HINTS: Final = listed(": h0 h1 h2 h3 h4 h5 am pm a.m p.m clock noon midday midnight")
_CLOCK: Final = (
    r"(?P<hour>[01]?[0-9]|2[0-4])(?:"
    r"[:h](?P<minute>[0-5][0-9])(?:[ ]?(?P<half>[ap])\.?m\b\.?)?(?:[ ]?h\b)?"
    r"|(?:[.](?P<minutes>[0-5][0-9]))?[ ]?(?P<halves>[ap])\.?m\b\.?"
    r"|[ ]?o['’]?clock(?:[ ](?P<half_day>[ap])\.?m\b\.?)?)(?![0-9])"
)
_LEADS: Final = r"(?:(?:at|around|about|by|approximately|approx\.?|circa|ca\.?|~|@)[ ]*){0,2}"
_TIME: Final = re.compile(
    rf"(?<![\w.,:/]){_LEADS}(?:{_CLOCK}|(?:12[ ])?(?P<name>noon|midday|midnight)\b)", re.IGNORECASE
)
_MEAL_HOUR: Final = re.compile(
    rf"\b(?P<meal>{_MEAL})[ ](?:at|around|about|by)(?:[ ](?:around|about))?[ ][0-9]{{1,2}}"
    r"(?![\w.,/½¼¾]|[ ]?(?:g|ml|oz)\b)",
    re.IGNORECASE,
)
_LEFT_EMPTY: Final = re.compile(r"\([ ]*\)|(?:^|(?<=\n))[ ]*[-–—:,]")
_MEAL_BEFORE: Final = re.compile(rf"(?:^|[\n.;,])[ ]*(?P<meal>{_WHOSE}?(?:{_MEAL}|tea))[ ]*$", re.IGNORECASE)
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
_TIME_IS_SAID: Final = re.compile(r"^(?:at|around|about|by|approximately|approx|circa|ca|~|@)", re.IGNORECASE)
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


def named_time(text: str) -> time | None:
    """The time of day that a line names, on the local clock; None where it names none."""
    return next((_clock(found) for found in _found_times(text)), None)


def without_occasion(text: str) -> str:
    """`text` of the same length with blanks for a meal's name and a time that stand apart from the foods."""
    for found in _found_times(text):
        before = _MEAL_BEFORE.search(text[: found.start()])
        text = _blanked(text, before.start("meal") if before else found.start(), found.end())
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


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


def _found_times(text: str) -> list[re.Match[str]]:
    lower = text.casefold()
    if not any(hint in lower for hint in _TIME_HINTS):
        return []
    return [found for found in _TIME.finditer(text) if _clock(found) is not None]


def _clock(found: re.Match[str]) -> time | None:
    if found["name"]:
        if not _TIME_IS_SAID.match(found[0]) and not found[0].startswith("12"):
            return None
        return time(0) if found["name"].casefold() == "midnight" else time(12)
    hour, minute = int(found["hour"]), int(found["minute"] or found["minutes"] or 0)
    half = (found["half"] or found["halves"] or found["half_day"] or "").casefold()
    if half and not 1 <= hour <= 12:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour % 24, minute)
