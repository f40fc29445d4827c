"""The schedule: what is taken, since when and how much; added, changed, stopped, deleted and brought back."""

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from tracker.medicines.courses import Course
from tracker.medicines.forms import AddForm, ChangeForm, DetailsForm, supplements_to_add
from tracker.models import Medicine, MedicineChange
from tracker.models.limits import LimitError
from tracker.models.medicine import ChangeKind
from tracker.person.diarist import DiaryRequest
from tracker.person.pages import say_back

STARTED: Final = "started"  # in the address, after a medicine was started: the health questions are offered


@require_GET
def schedule(request: DiaryRequest) -> HttpResponse:
    """All of it, what is taken now first."""
    courses = Course.all_of(request.user)
    context = {
        "active": [course for course in courses if not course.is_stopped],
        "stopped": [course for course in courses if course.is_stopped],
        "started": STARTED in request.GET,
    }
    return render(request, "tracker/medicines/schedule.html", context)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def add(request: DiaryRequest) -> HttpResponse:
    """A medicine, by the name that the person gives it."""
    form = AddForm(request.POST or None, diarist=request.diarist)
    title = _("Add a medicine")
    if request.method == "POST" and form.is_valid() and _added(request, form):
        return redirect(f"{reverse('tracker:medicines')}?{STARTED}")
    return _form(request, form, title)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def add_supplement(request: DiaryRequest) -> HttpResponse:
    """One of the person's own supplements."""
    supplements = supplements_to_add(request.user, Course.all_of(request.user))
    chosen = {"food": request.GET.get("food", "")}
    form = AddForm(request.POST or None, diarist=request.diarist, supplements=supplements, initial=chosen)
    form.order_fields(["food", "day"])
    if request.method == "POST" and form.is_valid() and _added(request, form):
        return redirect("tracker:medicines")
    return _form(request, form, _("Add a supplement"), lacks_supplements=not supplements, is_supplement=True)


def _added(request: DiaryRequest, form: AddForm) -> bool:
    food, data = form.chosen_food, form.cleaned_data
    details = form.details(name=food.shown_name, is_supplement=True) if food else form.details()
    try:
        medicine = Medicine.objects.add(
            details, form.dose_details, user=request.user, key=data["key"], since=data["day"], food=food
        )
    except LimitError as error:
        form.add_error(None, str(error))
        return False
    undo = reverse("tracker:delete_medicine", args=[medicine.key])
    messages.success(request, _("In your schedule: %(name)s") % {"name": details.name}, extra_tags=undo)
    return True


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def edit(request: DiaryRequest, key: UUID) -> HttpResponse:
    """Name, days and times; and all its changes."""
    course = Course.of_medicine(_medicine(request, key))
    form = DetailsForm(request.POST or None, course=course)
    if request.method == "POST" and form.is_valid():
        kept = course.details
        course.medicine.keep(form.details(name=kept.name, is_supplement=kept.is_supplement))
        messages.success(request, _("Saved"))
        return redirect("tracker:medicines")
    return _form(request, form, course.name, course=course)


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def change_dose(request: DiaryRequest, key: UUID) -> HttpResponse:
    return _change(request, key, ChangeKind.CHANGE, _("Change the dose: %(name)s"))


@require_http_methods(["GET", "POST"])
def stop(request: DiaryRequest, key: UUID) -> HttpResponse:
    return _change(request, key, ChangeKind.STOP, _("Stop: %(name)s"))


@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def start(request: DiaryRequest, key: UUID) -> HttpResponse:
    """Again, after it was stopped."""
    return _change(request, key, ChangeKind.START, _("Start again: %(name)s"))


def _change(request: DiaryRequest, key: UUID, kind: ChangeKind, title: str) -> HttpResponse:
    course = Course.of_medicine(_medicine(request, key))
    form = ChangeForm(request.POST or None, diarist=request.diarist, course=course, kind=kind)
    title = title % {"name": course.name}
    if request.method == "GET" and (kind is ChangeKind.START) != course.is_stopped:
        return redirect("tracker:medicines")
    if request.method != "POST" or not form.is_valid():
        return _form(request, form, title)
    data = form.cleaned_data
    is_new = not MedicineChange.objects.of(request.user).filter(key=data["key"]).exists()
    if is_new and (kind is ChangeKind.START) != course.is_stopped:
        return redirect("tracker:medicines")
    try:
        change = MedicineChange.objects.note(
            course.medicine, form.dose_details, key=data["key"], day=data["day"], kind=kind
        )
    except LimitError as error:
        form.add_error(None, str(error))
        return _form(request, form, title)
    undo = reverse("tracker:delete_medicine_change", args=[change.key])
    messages.success(request, _("Noted: %(name)s") % {"name": course.name}, extra_tags=undo)
    offer = f"?{STARTED}" if kind is ChangeKind.START and not course.details.is_supplement else ""
    return redirect(f"{reverse('tracker:medicines')}{offer}")


def _form(request: DiaryRequest, form: Any, title: str, **context: Any) -> HttpResponse:
    status = 400 if form.errors else 200
    return render(request, "tracker/medicines/form.html", context | {"form": form, "title": title}, status=status)


def _medicine(request: DiaryRequest, key: UUID) -> Medicine:
    return get_object_or_404(Medicine.objects.of(request.user).present().select_related("food"), key=key)


@require_POST
def delete(request: DiaryRequest, key: UUID) -> HttpResponse:
    """Delete with undo, and all that was said of it; what was deleted a day ago or longer goes for good."""
    get_object_or_404(Medicine.objects.of(request.user), key=key)
    Medicine.objects.of(request.user).put_away_one(key, now=timezone.now())
    messages.success(request, _("Deleted"), extra_tags=reverse("tracker:restore_medicine", args=[key]))
    return redirect("tracker:medicines")


@require_POST
def restore(request: DiaryRequest, key: UUID) -> HttpResponse:
    """Undo a delete, for 24 hours."""
    medicine = get_object_or_404(Medicine.objects.of(request.user), key=key)
    is_back = Medicine.objects.of(request.user).filter(key=key).restore(now=timezone.now())
    say_back(request, is_here=bool(is_back) or medicine.deleted_at is None)
    return redirect("tracker:medicines")


@require_POST
def delete_change(request: DiaryRequest, key: UUID) -> HttpResponse:
    """Take one change back, with undo; the first start goes with its medicine alone."""
    change = get_object_or_404(MedicineChange.objects.of(request.user), key=key)
    course = Course.of_medicine(_medicine(request, change.medicine_key))
    if course.changes and course.changes[0].key == key:
        messages.error(request, _("Without its start it would not be in your schedule: delete it as a whole."))
        return redirect("tracker:medicine", course.key)
    MedicineChange.objects.of(request.user).put_away_one(key, now=timezone.now())
    messages.success(request, _("Taken back"), extra_tags=reverse("tracker:restore_medicine_change", args=[key]))
    return redirect("tracker:medicines")


@require_POST
def restore_change(request: DiaryRequest, key: UUID) -> HttpResponse:
    """Undo that, for 24 hours."""
    change = get_object_or_404(MedicineChange.objects.of(request.user), key=key)
    is_back = MedicineChange.objects.of(request.user).filter(key=key).restore(now=timezone.now())
    say_back(request, is_here=bool(is_back) or change.deleted_at is None)
    return redirect("tracker:medicines")
