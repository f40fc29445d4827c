"""Questions to one's own diary: asked before looking, answered when there are days enough, taken back."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tracker.models import AskedQuestion
from tracker.models.limits import LimitError
from tracker.person.diarist import DiaryRequest
from tracker.questions.answer_page import answer_pages, is_seen
from tracker.questions.answering import Asked
from tracker.questions.forms import QuestionForm


@require_GET
def questions(request: DiaryRequest) -> HttpResponse:
    """All that were asked, each with the first of its answer."""
    asked = Asked(request.diarist)
    pages = answer_pages(asked, range(asked.in_all))
    kept, aside = ([page for page in pages if page.withdrawn is state] for state in (False, True))
    context = {"kept": kept, "aside": aside}
    return render(request, "tracker/questions/questions.html", context)


@require_http_methods(["GET", "POST"])
def ask(request: DiaryRequest) -> HttpResponse:
    """The form of a question, and what it sends."""
    form = QuestionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            row, is_new = AskedQuestion.objects.ask(
                user=request.user, asked_on=request.diarist.today, **form.cleaned_data
            )
        except LimitError as error:
            form.add_error(None, str(error))
        else:
            return _asked(request, row.key, is_new=is_new)
    return render(request, "tracker/questions/ask.html", {"form": form}, status=400 if form.errors else 200)


def _asked(request: DiaryRequest, key: UUID, *, is_new: bool) -> HttpResponse:
    """An undo is offered where there is no answer yet, so that it leaves no trace."""
    if not is_new:
        messages.success(request, _("You have asked this before. Here it is."))
    elif _is_seen(request, key):
        messages.success(request, _("Asked. Your diary has an answer already, so that it stays among those asked."))
    else:
        undo = reverse("tracker:take_back_question", args=[key])
        messages.success(request, _("Asked. It can be taken back until there is an answer."), extra_tags=undo)
    return redirect("tracker:question", key)


def _is_seen(request: DiaryRequest, key: UUID) -> bool:
    asked = Asked(request.diarist)
    place = asked.place_of(key)
    return place is not None and is_seen(asked.answer(place))


@require_GET
def answer(request: DiaryRequest, key: UUID) -> HttpResponse:
    asked = Asked(request.diarist)
    place = asked.place_of(key)
    if place is None:
        raise Http404
    return render(request, "tracker/questions/answer.html", {"page": answer_pages(asked, [place])[0]})


@require_POST
def take_back(request: DiaryRequest, key: UUID) -> HttpResponse:
    """As if it had not been asked while there is no answer; afterwards it is put aside, and still counts."""
    mine, now = AskedQuestion.objects.of(request.user), timezone.now()
    if not mine.filter(key=key).exists():
        raise Http404
    if _is_seen(request, key):
        mine.withdraw(key=key, now=now)
        said = _("Put aside. It still counts among the questions asked.")
    else:
        mine.filter(key=key).put_away(now=now)
        said = _("Taken back, as if it had not been asked.")
    messages.success(request, said, extra_tags=reverse("tracker:restore_question", args=[key]))
    return redirect("tracker:questions")


@require_POST
def restore(request: DiaryRequest, key: UUID) -> HttpResponse:
    """Undo taking back, for 24 hours; what was put aside comes back at any time."""
    mine = AskedQuestion.objects.of(request.user)
    if not mine.filter(key=key).exists():
        raise Http404
    mine.bring_back(key=key, now=timezone.now())
    if mine.present().filter(key=key).exists():
        return redirect("tracker:question", key)
    messages.error(request, _("That was taken back more than a day ago and is gone."))
    return redirect("tracker:questions")
