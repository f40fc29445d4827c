"""What pages of several rooms share: a fragment or the same as a page where no script runs, and words after Undo."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from tracker.person.diarist import DiaryRequest


def say_back(request: DiaryRequest, *, is_here: bool) -> None:
    """What the next page says after Undo of something deleted: whether it is here again."""
    if is_here:
        messages.success(request, gettext("Back again"))
    else:
        messages.error(request, gettext("That was deleted more than a day ago and is gone."))


def fragment_or_page(
    request: DiaryRequest,
    fragment: str,
    context: Mapping[str, Any],
    *,
    title: str = "",
    page: str = "includes/page_of.html",
    status: int = 200,
) -> HttpResponse:
    """`fragment` alone for htmx, else within `page`, which finds its name and `title` in its context."""
    if request.htmx:
        return render(request, fragment, context, status=status)
    return render(request, page, {**context, "fragment": fragment, "title": title}, status=status)
