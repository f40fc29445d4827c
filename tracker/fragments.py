"""The fragments that a day page and its answers are made of, drawn by Jinja2: five times as fast as Django's templates.

Their names end in .jinja, so that nobody takes one language for the other; an icon, which is in neither, ends in .svg.
What differs in singular and plural is put into words before.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, cast

from django import template
from django.http import HttpRequest
from django.template import Context
from django.template.backends.utils import csrf_input
from django.template.loader import get_template, render_to_string
from django.urls import get_script_prefix, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext
from jinja2 import BaseLoader, Environment, FileSystemLoader, TemplateNotFound, pass_context
from jinja2.runtime import Context as JinjaContext

from foods.nutrients import TRACKED
from tracker.display import dates
from tracker.display.portion_words import format_portion
from tracker.display.tags import new_key

register = template.Library()


def environment(*, loader: FileSystemLoader, autoescape: bool, **options: Any) -> Environment:  # noqa: ARG001 - always
    """Jinja2's environment as Django's backend asks for it, with the words, addresses and dates that fragments use."""
    made = Environment(loader=_Fragments(loader), autoescape=True, **options)
    made.globals |= {
        "_": gettext,
        "format_portion": format_portion,
        "new_key": new_key,
        "page_part": page_part,
        "tracked": TRACKED,
        "url": url,
    }
    for written in (dates.clock, dates.day_name, dates.full_day_name, dates.long_weekday_name):
        made.filters[written.__name__] = written
    return made


class _Fragments(BaseLoader):
    """The files that are Jinja2's, or no template at all."""

    def __init__(self, files: FileSystemLoader) -> None:
        self._files = files

    def get_source(self, environment: Environment, name: str) -> tuple[str, str, Callable[[], bool]]:
        if not name.endswith((".jinja", ".svg")):
            raise TemplateNotFound(name)
        return self._files.get_source(environment, name)


def csrf_field(request: HttpRequest) -> dict[str, Any]:
    """The hidden field of each form, for all forms of a page the same: so it takes less room as sent."""
    return {"csrf_field": SimpleLazyObject(lambda: csrf_input(request))}


@pass_context
def page_part(context: JinjaContext, name: str) -> SafeString:
    """A template of Django's within a fragment, in the fragment's own context."""
    return render_to_string(name, context.get_all(), context.get("request"))


def url(name: str, *arguments: object) -> str:
    """As Django's tag of this name."""
    return _url(get_script_prefix(), name, arguments)


@lru_cache(maxsize=4096)  # a day's addresses come again with every answer
def _url(_prefix: str, name: str, arguments: tuple[object, ...]) -> str:
    return reverse(name, args=arguments)


@register.simple_tag(takes_context=True)
def fragment(context: Context, name: str) -> SafeString:
    """A fragment within a page of Django's, in the page's own context."""
    given = cast("dict[str, Any]", context.flatten())
    return mark_safe(get_template(name).render(given, context.get("request")))  # noqa: S308 - it escapes by itself
