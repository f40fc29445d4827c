"""What settings read from the environment, each with a sentence where it cannot be read; what a library reads there."""

import os
from typing import Final

from django.core.exceptions import ImproperlyConfigured

SHORTEST_SECRET: Final = 32  # signs; nobody counts who guesses


def switch(name: str, default: bool) -> bool:
    """An environment variable as on or off; anything else is an error with a sentence."""
    words = {"on": True, "1": True, "yes": True, "true": True, "off": False, "0": False, "no": False, "false": False}
    value = os.environ.get(name, "on" if default else "off").strip().lower()
    if value not in words:
        raise ImproperlyConfigured(f"{name} is {value!r}: set it to on or off.")
    return words[value]


def whole_number(name: str, default: int, *, most: int) -> int:
    """An environment variable as a number from 1 to `most`; anything else is an error with a sentence."""
    value = os.environ.get(name, str(default)).strip()
    if not (value.isdecimal() and len(value) <= len(str(most)) and 0 < int(value) <= most):
        raise ImproperlyConfigured(f"{name} is {value!r}: set it to a number from 1 to {most}.")
    return int(value)


def choice(name: str, default: str, other: str) -> str:
    """An environment variable as one of two words; anything else is an error with a sentence."""
    value = os.environ.get(name, default).strip()
    if value not in (default, other):
        raise ImproperlyConfigured(f"{name} is {value!r}: set it to {default} or {other}.")
    return value


def secret_word(name: str) -> str:
    """An environment variable that lets in whoever knows it, "" where there is none; a short one is an error."""
    value = os.environ.get(name, "").strip()
    if value and (len(value) < SHORTEST_SECRET or not value.isascii()):
        raise ImproperlyConfigured(f"{name} can be guessed: give it {SHORTEST_SECRET} letters and digits of chance.")
    return value


def for_library(name: str, value: str) -> None:
    """Sets what a library takes from the environment of this process and its children, when it is imported."""
    os.environ[name] = value
