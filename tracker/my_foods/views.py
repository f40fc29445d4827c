"""A person's own foods: the list, and what is done with one of them: rename, archive, delete, bring back, merge."""

from typing import Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef
from django.db.models.functions import Lower
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from foods.models import Food, Recipe
from foods.own import kept as own_foods
from tracker.models.ownership import UNDO_PERIOD
from tracker.my_foods.forms import MergeForm, RenameForm
from tracker.my_foods.merging import MergeError, check_merge, merge
from tracker.person.diarist import DiaryRequest

PAGE: Final = 100


@require_GET
def own(request: DiaryRequest) -> HttpResponse:
    """Own foods by name; archived ones and those deleted within a day apart."""
    query = request.GET.get("q", "").strip()[:100]
    mine = Food.objects.of(request.user).annotate(is_recipe=Exists(Recipe.objects.filter(food=OuterRef("pk"))))
    mine = mine.order_by(Lower("name"), "pk")
    present = mine.present().filter(name__icontains=query) if query else mine.present()
    context = {
        "query": query,
        "page": Paginator(present.filter(archived_at__isnull=True), PAGE).get_page(request.GET.get("page")),
        "archived": present.filter(archived_at__isnull=False)[:PAGE],
        "deleted": mine.filter(deleted_at__gt=timezone.now() - UNDO_PERIOD)[:PAGE],
    }
    return render(request, "tracker/my_foods/list.html", context)


@require_http_methods(["GET", "POST"])
def rename(request: DiaryRequest, food_id: int) -> HttpResponse:
    food = _present(request, food_id)
    form = RenameForm(request.POST or None, initial={"name": food.name})
    if form.is_valid():
        own_foods.rename(food, form.cleaned_data["name"])
        messages.success(
            request, _("It is called “%(food)s” now. Days logged before keep the old name.") % {"food": food.name}
        )
        return redirect("tracker:own_foods")
    return render(
        request, "tracker/my_foods/rename.html", {"form": form, "food": food}, status=400 if form.errors else 200
    )


@require_POST
def archive(request: DiaryRequest, food_id: int) -> HttpResponse:
    """Out of search, still here and in every day it was logged on."""
    food = _present(request, food_id)
    own_foods.archive(food, at=timezone.now())
    messages.success(request, _("“%(food)s” is archived: search no longer finds it.") % {"food": food.name})
    return redirect("tracker:own_foods")


@require_POST
def unarchive(request: DiaryRequest, food_id: int) -> HttpResponse:
    food = _present(request, food_id)
    own_foods.archive(food, at=None)
    messages.success(request, _("“%(food)s” is found by search again.") % {"food": food.name})
    return redirect("tracker:own_foods")


@require_POST
def delete(request: DiaryRequest, food_id: int) -> HttpResponse:
    """Delete with undo; what was deleted a day ago or longer goes for good."""
    food = _present(request, food_id)
    now = timezone.now()
    own_foods.put_away(food, at=now)
    own_foods.purge(before=now - UNDO_PERIOD)
    messages.success(request, _("“%(food)s” is deleted. You can bring it back for 24 hours.") % {"food": food.name})
    return redirect("tracker:own_foods")


@require_POST
def restore(request: DiaryRequest, food_id: int) -> HttpResponse:
    """Undo a delete, for 24 hours."""
    food = get_object_or_404(Food.objects.of(request.user), pk=food_id)
    if food.deleted_at and food.deleted_at <= timezone.now() - UNDO_PERIOD:
        messages.info(request, _("“%(food)s” was deleted more than a day ago and is gone.") % {"food": food.name})
        return redirect("tracker:own_foods")
    own_foods.put_away(food, at=None)
    messages.success(request, _("“%(food)s” is back.") % {"food": food.name})
    return redirect("tracker:own_foods")


@require_http_methods(["GET", "POST"])
def merge_into(request: DiaryRequest, food_id: int) -> HttpResponse:
    """This food goes, another one stays in its place: first which one, then what that means, then it is done."""
    other = _present(request, food_id)
    choices = Food.objects.of(request.user).present().filter(kind=other.kind).exclude(pk=other.pk)
    form = MergeForm(request.POST or None, foods=choices.order_by(Lower("name"), "pk"))
    context = {"form": form, "food": other}
    if not form.is_valid():
        return render(request, "tracker/my_foods/merge.html", context, status=400 if form.errors else 200)
    keep = form.cleaned_data["keep"]
    try:
        if "confirmed" not in request.POST:
            context |= {"keep": keep, "counts": check_merge(request.user, keep=keep, other=other)}
            return render(request, "tracker/my_foods/merge.html", context)
        merge(request.user, keep=keep, other=other)
    except MergeError as error:
        form.add_error("keep", _(str(error)))
        return render(request, "tracker/my_foods/merge.html", context, status=400)
    messages.success(request, _("“%(other)s” is now part of “%(keep)s”.") % {"other": other.name, "keep": keep.name})
    return redirect("tracker:own_foods")


def _present(request: DiaryRequest, food_id: int) -> Food:
    return get_object_or_404(Food.objects.of(request.user).present(), pk=food_id)
