"""Pages for everyone: the landing page, what is known about the nutrients, and the way to log a food named there."""

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from foods.models import SourceFood
from tracker.display.portion_words import format_portion
from tracker.home.food_groups import item_to_log, nutrient_parts
from tracker.person.diarist import Diarist


@login_not_required
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What Electrolog is, for visitors; people who are signed in go to their diary."""
    if request.user.is_authenticated:
        return redirect("tracker:today")
    return render(request, "tracker/home/home.html", {"sign_up_open": get_adapter().is_open_for_signup(request)})


@login_not_required
@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """What the nutrients do, which foods hold them, and how far a diary can see."""
    return render(request, "tracker/home/about.html", {"parts": nutrient_parts(_diarist(request))})


@login_not_required
@require_safe
def log_food(request: HttpRequest, food_id: int) -> HttpResponse:
    """A food of the article's lists in the portion named there: ready to be logged, or how a visitor gets a diary.

    404 where no list names the food.
    """
    listed = SourceFood.objects.listed().filter(food_id=food_id).select_related("food").first()
    if listed is None:
        raise Http404
    diarist = _diarist(request)
    context = {
        "listed": listed,
        "portion": format_portion(1, listed.portion_text),
        "item": item_to_log(listed, diarist) if diarist else "",
        "sign_up_open": get_adapter().is_open_for_signup(request),
    }
    return render(request, "tracker/home/log_food.html", context)


def _diarist(request: HttpRequest) -> Diarist | None:
    """The person who asks; None for a visitor."""
    return getattr(request, "diarist", None)
