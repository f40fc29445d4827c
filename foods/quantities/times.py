"""The time of day that a line names: "08:00 coffee", "8-9 am eggs", "soup at 20", "half past seven", "around noon"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import time
from typing import Final

NOON: Final = 12
MOST: Final = 24
_IN_WORDS: Final = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_PAST: Final = {
    "quarter": 15, "half": 30, "five": 5, "ten": 10, "twenty": 20, "5": 5, "10": 10, "20": 20, "25": 25,
}  # fmt: skip
_MINUTES: Final = {"thirty": 30, "fifteen": 15, "forty-five": 45, "forty five": 45}
_HOUR: Final = r"(?:2[0-4]|[01]?[0-9])"
_WORD: Final = rf"(?P<word>{'|'.join(_IN_WORDS)})\b"
_MINUTE: Final = "[0-5][0-9]"
_AM: Final = r"[ ]?(?P<half>[ap])(?:m\b|\.[ ]?m\b)\.?"
_HALF: Final = rf"(?:{_AM}|[ ]in[ ]the[ ](?P<part>morning|afternoon|evening)\b|[ ]at[ ](?P<night>night)\b)"
_O_CLOCK: Final = r"[ ]?(?:o['’]?clock|uhr|hours|hrs)\b"
_BEGINS: Final = r"(?<![\w.,:/])"
_LEADS: Final = r"(?:(?:at|around|about|by|approximately|approx\.?|circa|ca\.?|~|@)[ ]*){0,2}"
_AT: Final = r"(?:at[ ]|@[ ]?)(?:(?:around|about|approximately|approx\.?|circa|ca\.?)[ ]|~[ ]?)?"
_FROM: Final = (
    rf"(?P<first>{_HOUR})(?:[:.h](?P<first_minute>{_MINUTE}))?(?:[ ]?(?P<first_half>[ap])\.?m\b\.?)?"
    r"[ ]?(?:[-–]|(?:to|until|till)\b)[ ]?"
)
_AMOUNT: Final = (
    r"(?:[0-9½¼¾%°×/:]|(?:[kmcd]?g|[cdm]?l|mcg|ug|µg|iu|k?cal(?:orie)?s?|kj|oz|fl|lbs?|pounds?|cups?|tbsp|tsp|x|and|to|or|of|per"
    r"|percent|degrees|slices?|pieces?|servings?|portions?|tablets?|capsules?|cans?|bottles?|glass(?:es)?|handfuls?)\b)"
)
_ENDS: Final = r"(?=[ ]*(?:$|[\n,;)!?–—]|[.:](?![0-9])))"
_MOST_SAID: Final = 20  # characters before and after a time that may say what else it is

_CLOCK: Final = re.compile(
    rf"{_BEGINS}{_LEADS}(?:{_FROM})?(?P<hour>{_HOUR})(?:"
    rf"[:h](?P<minute>{_MINUTE})(?:{_AM})?(?:[ ]?h\b|{_O_CLOCK})?"
    rf"|(?:[.](?P<minute_2>{_MINUTE}))?[ ]?(?P<half_2>[ap])(?:m\b|\.[ ]?m\b)\.?"
    rf"|{_O_CLOCK}(?:[ ](?P<half_3>[ap])\.?m\b\.?)?)(?![0-9])|{_BEGINS}{_LEADS}{_WORD}{_O_CLOCK}",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(
    rf"{_BEGINS}(?P<said>{_LEADS}(?:12[ ])?)(?P<name>noon|midday|midnight)\b(?P<heads>[ ]*[:,–—]|[ ]+-)?", re.IGNORECASE
)
_SPOKEN: Final = re.compile(
    rf"{_BEGINS}{_LEADS}(?:(?:an?[ ])?(?P<quarter_to>quarter[ ]to)|(?:a[ ])?(?P<past>{'|'.join(_PAST)})[ ]past)[ ]"
    rf"(?:(?P<hour>{_HOUR})(?![\w.,:/½¼¾])|(?P<word>{'|'.join(_IN_WORDS)})\b)(?:{_O_CLOCK})?{_HALF}?",
    re.IGNORECASE,
)
_FOUR_DIGITS: Final = re.compile(
    rf"{_BEGINS}(?:(?:{_AT})(?P<hour>[01][0-9]|2[0-3])(?P<minute>{_MINUTE})(?![\w.,/]|[ ]?{_AMOUNT})"
    rf"|(?<![^\n;]){_LEADS}(?P<hour_2>0[0-9])(?P<minute_2>{_MINUTE})(?=[ :,–-]+[^\W\d])(?![ ]?{_AMOUNT})"
    rf"|(?P<hour_3>[01][0-9]|2[0-3])(?P<minute_3>{_MINUTE})[ ]?(?:h|hrs|hours)\b"
    rf"|(?P<hour_4>0[0-9])(?P<minute_4>{_MINUTE}){_ENDS})",
    re.IGNORECASE,
)
# As many of anything are not eaten: "7.30 porridge". "2.50" and "12.25" may be numbers.
_POINTED: Final = re.compile(
    rf"(?<![^\n;]){_LEADS}(?P<hour>0?[5-9]|1[0-9]|2[0-3])[.](?P<minute>(?!25|50){_MINUTE})"
    rf"(?=[ ]*[:,–—-][ ]*[^\W\d]|[ ]+(?!{_AMOUNT})[^\W\d])",
    re.IGNORECASE,
)
_NO_TIME: Final = re.compile(rf"{_BEGINS}{_LEADS}[0-9]{{1,2}}:[0-9]{{2}}(?![\w:.])")  # "25:00", "8:75"
_BARE: Final = re.compile(
    rf"{_BEGINS}(?:{_AT})(?:(?P<hour>{_HOUR})(?:[.](?P<minute>{_MINUTE}))?(?:h\b)?"
    rf"|{_WORD}(?:[ ](?P<past_hour>{'|'.join(_MINUTES)})\b)?)"
    rf"(?:{_HALF}|{_ENDS}|[ ]?h\b|(?(past_hour)|(?(word)(?=[ ][0-9])|(?!))))"
    rf"|(?:(?<![^\n;,.])|(?<=[ ](?=at)))at[ ](?P<hour_2>{_HOUR})(?=[ ]+[^\W\d])(?![ ]?{_AMOUNT})",
    re.IGNORECASE,
)
_MAY_NAME: Final = re.compile(
    r"[:@~]|[0-9]h|[0-9][ ]?[ap]\.?[ ]?m\b|clock|noon|midday|midnight|\bat[ ]|[ ]past[ ]|quarter|uhr|hrs|hours"
    r"|\b0[0-9]{3}\b|(?:^|[\n;])[ ]*[0-9]{1,2}\.[0-9]{2}[ :,]",
    re.IGNORECASE,
)
_RATIO: Final = re.compile(r"(?:ratio|dilut\w*|mix\w*|strength)(?:[ ]of)?[ ]*$", re.IGNORECASE)
_OF_RATIO: Final = re.compile(r"[ ]*(?:ratio|dilut|mix\b|parts?\b|strength)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NamedTime:
    """Words of a line that say when, from `start` to `end`.

    `at` is None where it may be of either half of the day, and where there is no such time: somebody has to be asked.
    """

    start: int
    end: int
    at: time | None


def the_time(found: Iterable[NamedTime]) -> time | None:
    """The one that a line names, on the local clock; None where it names none, or several."""
    times = {each.at for each in found}
    return times.pop() if len(times) == 1 else None


def named_times(text: str, meal: str | None) -> list[NamedTime]:
    """Every time that a line names, in its order. In one that names a `meal`, dinner at 8 is at 20:00."""
    found: list[NamedTime] = []
    if _MAY_NAME.search(text):
        for pattern in (_SPOKEN, _CLOCK, _NAMED, _FOUR_DIGITS, _POINTED, _BARE, _NO_TIME):
            times = list(_read(pattern, text, meal))
            found += times
            for each in times:
                text = text[: each.start] + " " * (each.end - each.start) + text[each.end :]
    return sorted(found, key=lambda each: each.start)


def _read(pattern: re.Pattern[str], text: str, meal: str | None) -> Iterator[NamedTime]:
    for match in pattern.finditer(text):
        said = {name.partition("_")[0] if name[-1].isdigit() else name: value for name, value in _groups(match)}
        if pattern is _NAMED:
            if said["said"] or ("heads" in said and _begins_line(text, match)):
                yield NamedTime(*match.span(), time(0 if said["name"].casefold() == "midnight" else NOON))
        elif pattern is _NO_TIME:
            if not _is_ratio(text, match, {"minute": ""}):
                yield NamedTime(*match.span(), None)
        elif not _is_ratio(text, match, said) and (read := _time(said, meal, is_bare=pattern is _BARE)):
            yield NamedTime(*match.span(), read[0])


def _groups(match: re.Match[str]) -> Iterator[tuple[str, str]]:
    return ((name, value) for name, value in match.groupdict().items() if value is not None)


def _begins_line(text: str, match: re.Match[str]) -> bool:
    return text[: match.start()].rstrip(" ")[-1:] in ("", "\n", ",", ";")


def _is_ratio(text: str, match: re.Match[str], said: dict[str, str]) -> bool:
    """Whether it says how something is mixed: "diluted 1:10", "1:10 dilution"."""
    if "half" in said or "minute" not in said:
        return False
    before, after = (
        text[max(0, match.start() - _MOST_SAID) : match.start()],
        text[match.end() : match.end() + _MOST_SAID],
    )
    return bool(_RATIO.search(before) or _OF_RATIO.match(after))


def _time(said: dict[str, str], meal: str | None, *, is_bare: bool) -> tuple[time | None] | None:
    """The time in a tuple, None in it where it may be of either half of the day; None where it is no time."""
    hour, minute = _hour_and_minute(said)
    half = said.get("half", "").casefold() or _half_of_part(said, hour)
    if "first" in said:
        last, was = _in_half(hour, half), hour
        hour, minute = int(said["first"]), int(said.get("first_minute", 0))
        if first_half := said.get("first_half", "").casefold():
            half = first_half
        elif half == "p" and hour <= NOON and last is not None and (_in_half(hour, half) or 0) > last and was != hour:
            half = "a"  # "11-1 pm" begins in the morning
    if not half and _is_said_plainly(said) and (part := _half_of_meal(hour, meal)):
        half = part
    elif not half and is_bare and 1 <= hour <= NOON and meal != "breakfast":
        return (None,)
    in_day = _in_half(hour, half)
    if in_day is None or (in_day == MOST and minute):
        return None
    return (time(in_day % MOST, minute),)


def _is_said_plainly(said: dict[str, str]) -> bool:
    """Whether the hour is written as people say it: "8", not "08"."""
    return not said.get("first", said.get("hour", "")).startswith("0")


def _hour_and_minute(said: dict[str, str]) -> tuple[int, int]:
    hour = _IN_WORDS.index(said["word"].casefold()) + 1 if "word" in said else int(said["hour"])
    if "quarter_to" in said:
        return (hour - 1) or NOON, 45
    if "past_hour" in said:
        return hour, _MINUTES[said["past_hour"].casefold()]
    return hour, _PAST[said["past"].casefold()] if "past" in said else int(said.get("minute", 0))


def _half_of_part(said: dict[str, str], hour: int) -> str:
    if "night" in said:
        return "p" if 6 <= hour < NOON else "a"
    part = said.get("part", "").casefold()
    return "a" if part == "morning" else "p" if part else ""


def _half_of_meal(hour: int, meal: str | None) -> str:
    """Dinner is eaten in the second half of a day, and lunch where it would be in the night else."""
    return "p" if 1 <= hour < NOON and (meal == "dinner" or (meal == "lunch" and hour <= 5)) else ""


def _in_half(hour: int, half: str) -> int | None:
    """The hour of the day; None where there is no such hour in the morning."""
    if not half or (half == "p" and hour > NOON):
        return hour
    return None if hour > NOON or hour == 0 else hour % NOON + (NOON if half == "p" else 0)
