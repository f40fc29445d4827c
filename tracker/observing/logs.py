"""Lines of the log, for people or as JSON, without a word of what somebody keeps here.

Paths hold days, foods and tokens, and messages of errors hold values: a line names the address instead, and an error
its kind and where it was raised. A name, a mail address or a food has no other way in.
"""

import json
import logging
import re
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any, Final

from django.db import OperationalError
from django.http import HttpRequest

from tracker.observing.request_number import current, number_of, place_of

# What Python and the engines say of these is about the program or the server, not about values.
WITHOUT_VALUES: Final = (AttributeError, ImportError, NameError, TypeError, OperationalError)
MOST_CAUSES: Final = 5
MEASURED: Final = ("method", "status_code", "seconds")  # given beside a message
OF_PATHS: Final = ("django", "waitress")  # who writes paths into messages
OF_OTHERS: Final = re.compile(r"(https?://[^/\s?#]+)[/?#]\S*")
OURS: Final = re.compile(r"(?<=: )/.*|(?<= while serving ).*", re.DOTALL)  # as Django and as waitress end a line


def logging_as(form: str) -> dict[str, Any]:
    """Django's LOGGING: each line "line" or "json"; with JSON, also one for each request."""
    formatter = f"{__name__}.{'JsonLine' if form == 'json' else 'Line'}"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": formatter}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "loggers": {
            "tracker.account": {"level": "INFO"},  # what happens to accounts, by their number
            "tracker.observing": {"level": "INFO" if form == "json" else "WARNING"},
        },
        "root": {"handlers": ["stderr"], "level": "WARNING"},
    }


class Line(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        facts = facts_of(record)
        number = f" [{facts['request']}]" if "request" in facts else ""
        line = f"{facts['time']} {facts['level']} {facts['logger']}{number}: {facts['message']}"
        return f"{line}\n{facts['error']}" if "error" in facts else line


class JsonLine(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return json.dumps(facts_of(record), ensure_ascii=False, default=str)


def facts_of(record: logging.LogRecord) -> dict[str, Any]:
    """What a line says: always time, level, logger and message; within a request its number and address."""
    facts: dict[str, Any] = {
        "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname,
        "logger": record.name,
    }
    request = getattr(record, "request", None)
    if not isinstance(request, HttpRequest):
        request = current.get()
    place = place_of(request) if request else ""
    facts["message"] = message_of(record, place)
    if number_of(request):
        facts["request"] = number_of(request)
    if place:
        facts["view"] = place
    facts.update({name: getattr(record, name) for name in MEASURED if hasattr(record, name)})
    if record.exc_info and record.exc_info[1]:
        facts["error"] = "\n".join(told(record.exc_info[1]))
    return facts


def message_of(record: logging.LogRecord, place: str) -> str:
    """The message; where Django or waitress wrote a path into it, the name of the address, and of others the host."""
    message = record.getMessage()
    if record.name.partition(".")[0] not in OF_PATHS:
        return message
    return OF_OTHERS.sub(r"\1", OURS.sub(place or "an unnamed address", message))


def told(error: BaseException) -> Iterator[str]:
    """An error and what it was raised from, the first one first: where it went through our lines, and its kind."""
    chain = [error]
    while len(chain) < MOST_CAUSES and (cause := _cause_of(chain[-1])) is not None:
        chain.append(cause)
    for one in reversed(chain):
        kind = f"{type(one).__module__}.{type(one).__qualname__}"
        yield "".join([*traceback.format_tb(one.__traceback__), ": ".join(filter(None, [kind, said(one)]))])


def said(error: BaseException) -> str:
    """The first line of an error's message where it holds no value of anybody, else ""."""
    if isinstance(error, OSError):
        return error.strerror or ""  # its message may hold a mail address (smtplib)
    return str(error).partition("\n")[0] if isinstance(error, WITHOUT_VALUES) else ""


def _cause_of(error: BaseException) -> BaseException | None:
    return error.__cause__ or (None if error.__suppress_context__ else error.__context__)
