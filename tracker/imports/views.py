"""Bringing a diary along: a file is sent, looked at, brought in, and can be taken back."""

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from tracker.account.events import Kind, record
from tracker.imports import bringing_in, sending, taking_back
from tracker.imports.preview import Preview, choose
from tracker.imports.problems import FileError
from tracker.models import DiaryImport
from tracker.models.limits import LimitError
from tracker.person.diarist import DiaryRequest
from tracker.refusals.uploads import MOST_BYTES, is_too_large, takes_file

MOST_SHOWN: Final = 100  # past imports


@takes_file
@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: DiaryRequest) -> HttpResponse:
    """Takes a file, and lists what was brought in."""
    problem = ""
    if request.method == "POST":
        try:
            return redirect("tracker:import", _keep(request).key)
        except FileError as error:
            problem = str(error)
    past = DiaryImport.objects.of(request.user).defer("content", "undo").latest_first()
    now = request.diarist.now
    context = {
        "problem": problem,
        "most_bytes": MOST_BYTES,
        "pending": past.pending(now=now).first(),
        "imports": past.brought_in()[:MOST_SHOWN],
        "to_take_back": set(past.to_take_back(now=now).values_list("key", flat=True)),
    }
    return render(request, "tracker/imports/imports.html", context, status=400 if problem else 200)


def _keep(request: DiaryRequest) -> DiaryImport:
    file = request.FILES.get("file")
    if is_too_large(request):
        raise FileError(_("That file is larger than 32 MB. Pack it as a ZIP, or split it by years."))
    if file is None:
        raise FileError(_("Choose the file that holds your diary."))
    diarist = request.diarist
    is_trial = request.trial is not None
    return sending.keep(request.user, file, now=diarist.now, today=diarist.today, is_trial=is_trial)


@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: DiaryRequest, key: UUID) -> HttpResponse:
    """What a file would do to the diary, and the choices; confirmed, it does so. Twice is once."""
    kept = get_object_or_404(DiaryImport.objects.of(request.user).defer("undo"), key=key)
    if kept.brought_in_at:
        return redirect("tracker:imports")
    try:
        shown = _preview(request, kept)
    except FileError as error:  # what an older version could read
        messages.error(request, str(error))
        return redirect("tracker:imports")
    if request.method != "POST":
        return _show(request, shown)
    if choose(shown, request.POST.dict()):
        shown = _preview(request, kept)
    kept.save(update_fields=["answers", "handling", "all_complete"])
    if request.POST.get("go") == "bring" and shown.is_answered and shown.has_anything:
        return _bring(request, shown)
    page = request.POST.get("go", "").removeprefix("page-")
    place = f"?page={page}#days" if page.isdecimal() else ""
    return redirect(reverse("tracker:import", args=[key]) + place)


def _preview(request: DiaryRequest, kept: DiaryImport) -> Preview:
    file = sending.read_kept(kept.packed, kept.answers, today=request.diarist.today)
    return Preview(request.user, kept, file, page=request.GET.get("page", "1"))


def _show(request: DiaryRequest, shown: Preview, problem: str = "") -> HttpResponse:
    context = {"preview": shown, "problem": problem or shown.problem}
    return render(request, "tracker/imports/preview.html", context, status=400 if problem else 200)


def _bring(request: DiaryRequest, shown: Preview) -> HttpResponse:
    diarist, key = request.diarist, shown.kept.key
    try:
        done = bringing_in.bring_in(request.user, key, shown.file, now=diarist.now, today=diarist.today)
    except LimitError as error:
        return _show(request, shown, str(error))
    if done.brought_in_at == diarist.now:  # and not by the first of two clicks
        record(request, request.user, Kind.BROUGHT_IN)
    words = ngettext(
        "%(count)s entry of “%(file)s” is in your diary.",
        "%(count)s entries of “%(file)s” are in your diary.",
        done.entries,
    )
    messages.success(request, words % {"count": number_format(done.entries), "file": done.file_name})
    return redirect("tracker:imports")


@require_POST
def discard(request: DiaryRequest, key: UUID) -> HttpResponse:
    """A file that shall not be brought in goes at once."""
    pending = DiaryImport.objects.of(request.user).filter(brought_in_at=None)
    get_object_or_404(pending.defer("content"), key=key).delete()
    return redirect("tracker:imports")


@require_http_methods(["GET", "HEAD", "POST"])
def take_back(request: DiaryRequest, key: UUID) -> HttpResponse:
    """Says what goes and what comes back, and does it when asked."""
    undoable = DiaryImport.objects.of(request.user).to_take_back(now=request.diarist.now)
    kept = get_object_or_404(undoable.defer("content"), key=key)
    problem = ""
    if request.method == "POST":
        with_changed = "changed" in request.POST
        try:
            taking_back.take_back(request.user, key, with_changed=with_changed, now=request.diarist.now)
        except LimitError as error:
            problem = str(error)
        else:
            record(request, request.user, Kind.TAKEN_BACK)
            messages.success(request, _("“%(file)s” is taken back.") % {"file": kept.file_name})
            return redirect("tracker:imports")
    context = {"kept": kept, "back": taking_back.look(request.user, kept), "problem": problem}
    return render(request, "tracker/imports/take_back.html", context, status=400 if problem else 200)
