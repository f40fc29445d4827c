"""A line of plain words, as rows to check and correct, added together."""

from datetime import date
from urllib.parse import urlencode
from uuid import UUID, uuid4

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from foods.barcodes.look_up import is_number
from tracker.diary.answers import changed, chosen_meal, foods_named, logged_words
from tracker.diary.line_form import SentRows, has_rows, not_added, sent_rows, shown_again, to_log, typed_form
from tracker.diary.line_rows import LineForm
from tracker.models import Entry, Meal
from tracker.models.limits import LimitError
from tracker.person.diarist import DiaryRequest
from tracker.person.pages import fragment_or_page
from tracker.servings.fields import day_problem, eaten_at, meal_problem, sent_key, time_problem
from tracker.servings.typed_line import TypedLine


@require_http_methods(["GET", "POST"])
def add_line(request: DiaryRequest, day: date) -> HttpResponse:
    """The rows of a line (`q`), or of a form whose words or foods were changed; and what the form sends.

    The digits of a barcode lead to its page: without scripts the search box sends them here.
    """
    if request.method == "POST":
        return _log(request, day)
    meal, typed = chosen_meal(request), request.GET.get("q", "")
    if has_rows(request.GET):
        rows, key = sent_rows(request.GET, request.diarist), sent_key(request.GET.get("key", ""))
        return line_answer(request, day, _shown_again(request, request.GET, rows, key=key or uuid4()))
    if is_number(typed):
        return redirect(f"{reverse('tracker:barcode', args=[day])}?{urlencode({'code': typed, 'meal': meal.value})}")
    return line_answer(request, day, typed_form(TypedLine.read(typed), request.diarist, meal=meal))


def _log(request: DiaryRequest, day: date) -> HttpResponse:
    rows, key = sent_rows(request.POST, request.diarist), sent_key(request.POST.get("key", ""))
    if "again" in request.POST:
        return line_answer(request, day, _shown_again(request, request.POST, rows, key=key or uuid4()))
    is_valid, problem = rows.is_valid(), _problem(request, day, rows)
    # Without a key it is shown once more, lest a resend add everything twice.
    if key is None or problem or not is_valid:
        return _again(request, day, rows, key=key or uuid4(), problem=problem)
    meal, state = request.POST["meal"], request.diarist.state_on(day)
    try:
        servings = to_log(rows, meal=meal, time=eaten_at(request.POST.get("time", "")))
        entries = Entry.objects.log_all(servings, user=request.user, day=day, form_key=key, state=state)
    except LimitError as error:
        return _again(request, day, rows, key=key, problem=str(error))
    toast = logged_words(state, foods_named(entries))
    if left := not_added(rows, request.POST.get("unread", "")):
        toast += " · " + _("Not added: “%(words)s”") % {"words": left}
    answer = changed(request, day, meals=[meal], toast=toast, undo=reverse("tracker:undo_added", args=[day, key]))
    answer["HX-Trigger-After-Settle"] = "diary-changed, entry-logged"
    return answer


def _again(request: DiaryRequest, day: date, rows: SentRows, *, key: UUID, problem: str) -> HttpResponse:
    form = _shown_again(request, request.POST, rows, key=key, refused=True)
    form.problem = problem
    return line_answer(request, day, form, status=400)


def _shown_again(
    request: DiaryRequest, data: QueryDict, rows: SentRows, *, key: UUID, refused: bool = False
) -> LineForm:
    meal, time = chosen_meal(request), data.get("time", "")
    return shown_again(rows, request.diarist, meal=meal, time=time, key=key, refused=refused)


def _problem(request: DiaryRequest, day: date, rows: SentRows) -> str:
    """What keeps the whole form from being logged, as a sentence; "" where nothing does."""
    if problem := day_problem(day, today=request.diarist.today):
        return problem
    if problem := meal_problem(request.POST.get("meal", "")):
        return problem
    if problem := time_problem(request.POST.get("time", "")):
        return problem
    return "" if rows.any_taken else _("Tick at least one food.")


def line_answer(request: DiaryRequest, day: date, form: LineForm, status: int = 200) -> HttpResponse:
    """The form of a line, as a fragment or as a page."""
    context = {"day": day, "line": form, "meals": Meal.choices, "query": request.GET.get("q", "")}
    fragment, page = "tracker/diary/_line_form.html", "tracker/diary/line.html"
    return fragment_or_page(request, fragment, context, page=page, status=status)
