"""The sheet "My day": saved line by line as it is answered, or whole where no script runs."""

from datetime import date
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tracker.display.dates import day_name
from tracker.factors.forms import FIELDS, LineForm
from tracker.factors.items import ITEMS
from tracker.factors.sheet import NOTHING, Line, Sheet
from tracker.models.factor_kinds import SheetLine
from tracker.person.diarist import DiaryRequest
from tracker.person.pages import fragment_or_page
from tracker.servings.fields import past_day_problem

PAGE: Final = "tracker/factors/page.html"
OF_FLUIDS: Final = (SheetLine.DRINKS, SheetLine.CAFFEINE)
DRINKS_CHANGED: Final = "drinks-changed"  # the open day page asks for its water and caffeine anew
# What a button of a line asks for, besides the keys of its items.
NONE, SAME, CLEAR = "none", "same", "clear"


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def my_day(request: DiaryRequest, day: date) -> HttpResponse:
    """The whole sheet, and all that it sends at once; nothing is kept where something in it is wrong."""
    if problem := past_day_problem(day, today=request.diarist.today):
        return render(request, PAGE, {"day": day, "title": problem}, status=404)
    sheet = Sheet(request.diarist, day)
    if request.method == "GET":
        return _sheet(request, sheet, sheet.lines())
    forms = {line: LineForm(line, request.POST) for line in sheet.preferences.lines}
    if not all(form.is_valid() for form in forms.values()):
        return _sheet(request, sheet, [sheet.line(line, form) for line, form in forms.items()], status=400)
    sheet.keep({name: answer for form in forms.values() for name, answer in form.answers.items()})
    return _kept(request, day)


def _sheet(request: DiaryRequest, sheet: Sheet, lines: list[Line], *, status: int = 200) -> HttpResponse:
    title = _("My day") if sheet.is_today else _("My day, %(day)s") % {"day": day_name(sheet.day)}
    context: dict[str, Any] = {"sheet": sheet, "day": sheet.day, "lines": lines, "title": title}
    return fragment_or_page(request, "tracker/factors/_sheet.html", context, title=title, page=PAGE, status=status)


def _kept(request: DiaryRequest, day: date) -> HttpResponse:
    if not request.htmx:
        messages.success(request, _("Saved"))
        return redirect("tracker:my_day", day)
    answer = render(request, "tracker/diary/_toast.jinja", {"toast": _("My day is saved")})
    answer["HX-Reswap"], answer["HX-Trigger"] = "none", DRINKS_CHANGED
    return answer


@sensitive_post_parameters()
@require_POST
def line(request: DiaryRequest, day: date, line: str) -> HttpResponse:
    """What one line sends as it changes, or a button of it: an item more, none, the same as yesterday, nothing."""
    if line not in SheetLine:
        raise Http404
    if problem := past_day_problem(day, today=request.diarist.today):
        return HttpResponse(problem, status=404, content_type="text/plain; charset=utf-8")
    sheet, asked = Sheet(request.diarist, day), SheetLine(line)
    pressed = request.POST.get("set", "")
    answers = _by_button(sheet, asked, pressed)
    if answers is None:
        form = LineForm(asked, _with_one_more(sheet, asked, pressed, request.POST))
        if not form.is_valid():
            return _wrong(request, sheet, sheet.line(asked, form))
        answers = form.answers
    sheet.keep(answers)
    template = "tracker/factors/_line.html" if pressed else "tracker/factors/_said.html"
    fresh = Sheet(request.diarist, day)
    context = {"line": fresh.line(asked), "sheet": fresh, "day": day, "saved": True}
    answer = render(request, template, context)
    if asked in OF_FLUIDS:
        answer["HX-Trigger"] = DRINKS_CHANGED
    return answer


def _wrong(request: DiaryRequest, sheet: Sheet, line: Line) -> HttpResponse:
    """What is wrong, said below the line, which stays as it is."""
    answer = render(request, "tracker/factors/_said.html", {"line": line, "day": sheet.day}, status=400)
    answer["HX-Retarget"], answer["HX-Reswap"] = f"#said-{line.line}", "innerHTML"
    return answer


def _by_button(sheet: Sheet, line: SheetLine, pressed: str) -> dict[str, Any] | None:
    """What a button says whatever stands in the fields; None where they say it."""
    if pressed == CLEAR:
        return dict.fromkeys(FIELDS[line], "" if line is SheetLine.NOTE else None)
    if pressed == NONE and line in NOTHING:
        return dict(NOTHING[line])
    return sheet.as_yesterday(line) if pressed == SAME else None


def _with_one_more(sheet: Sheet, line: SheetLine, pressed: str, sent: QueryDict) -> QueryDict:
    """What stands in the fields with an item more, where its button was pressed; the same tap twice adds it once.

    Today its time is now.
    """
    item = next((item for item in ITEMS.get(line, ()) if item.key == pressed), None)
    form = LineForm(line, sent)
    if item is None or not form.is_valid():
        return sent
    first, more = next(iter(FIELDS[line])), sent.copy()
    more[first] = str((form.answers[first] or 0) + item.amount)
    if line is SheetLine.CAFFEINE and sheet.is_today:
        more["last_caffeine"] = f"{sheet.diarist.local_time:%H:%M}"
    return more


@require_GET
def water(request: DiaryRequest, day: date) -> HttpResponse:
    """The button for a glass and what was logged with it, for an open sheet after one more."""
    if problem := past_day_problem(day, today=request.diarist.today):
        return HttpResponse(problem, status=404, content_type="text/plain; charset=utf-8")
    return render(request, "tracker/factors/_water.html", {"sheet": Sheet(request.diarist, day), "day": day})
