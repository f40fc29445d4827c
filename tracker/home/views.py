"""Pages for everyone: the landing page and what is known about the nutrients."""

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe


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
    return render(request, "tracker/home/about.html")
