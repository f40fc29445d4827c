"""Pages for everyone: the landing page, what is known about the nutrients, and the sign-in dialog's content."""

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.csrf import ensure_csrf_cookie
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


@login_not_required
@ensure_csrf_cookie
@require_safe
def sign_in_again(request: HttpRequest) -> HttpResponse:
    """What the dialog shows when a session ended on an open page; its form goes to allauth's sign-in."""
    return render(request, "tracker/account/_sign_in_again.html")
