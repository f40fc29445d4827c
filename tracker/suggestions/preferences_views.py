"""What a person wants of suggestions, and the foods that they never want to see again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from foods.models import Food
from tracker.diary.answers import told
from tracker.models import Dislike, FoodPreferences
from tracker.person.diarist import DiaryRequest
from tracker.suggestions.preferences_form import PreferencesForm


@require_http_methods(["GET", "POST"])
def preferences(request: DiaryRequest) -> HttpResponse:
    kept = FoodPreferences.objects.preferences_of(request.user)
    form = PreferencesForm(request.POST or None, instance=kept)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your preferences are saved."))
        return redirect("tracker:suggestions")
    disliked = Dislike.objects.of(request.user).by_name()
    context = {"form": form, "disliked": disliked}
    return render(request, "tracker/suggestions/preferences.html", context, status=400 if form.errors else 200)


@require_POST
def never_again(request: DiaryRequest, food_id: int) -> HttpResponse:
    """This food is never suggested again, until that is taken back."""
    food = get_object_or_404(Food.objects.visible_to(request.user.pk), pk=food_id)
    Dislike.objects.keep(user=request.user, food=food)
    toast = _("Never suggested again: %(food)s") % {"food": food.shown_name}
    return _answer(request, toast, undo=reverse("tracker:suggest_again", args=[food.pk]))


@require_POST
def suggest_again(request: DiaryRequest, food_id: int) -> HttpResponse:
    """Takes "never again" back; what was taken back a day ago or longer goes for good."""
    food = get_object_or_404(Food.objects.visible_to(request.user.pk), pk=food_id)
    now = timezone.now()
    Dislike.objects.of(request.user).filter(food=food).put_away(now=now)
    Dislike.objects.of(request.user).purge(now=now)
    return _answer(request, _("May be suggested again: %(food)s") % {"food": food.shown_name})


def _answer(request: DiaryRequest, toast: str, undo: str = "") -> HttpResponse:
    if request.htmx:
        return told(request, toast, undo=undo)
    messages.success(request, toast)
    return redirect("tracker:preferences")
