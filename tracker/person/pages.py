"""A fragment for the page that asks for it, or the same as a page of its own where no script runs."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from tracker.person.diarist import DiaryRequest


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
