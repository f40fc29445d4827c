"""The account: where its parts are changed, how all of it is deleted, and signing in again in place."""

import logging

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_http_methods, require_safe

from foods.own import kept as own_foods
from tracker.account import password_rules
from tracker.account.forms import DeleteAccountForm
from tracker.models import Entry, RateLimit
from tracker.person.diarist import DiaryRequest
from tracker.refusals.rates import keys_of_account

logger = logging.getLogger(__name__)


@require_safe
def account(request: DiaryRequest) -> HttpResponse:
    return render(request, "tracker/account/account.html")


@login_not_required
@cache_control(public=True, max_age=86_400)
@require_safe
def common_passwords(_request: HttpRequest) -> HttpResponse:
    """The passwords that are refused as too common, for the hint while one is typed: none leaves the page for it."""
    return HttpResponse(password_rules.common_passwords(), content_type="text/plain; charset=utf-8")


@login_not_required
@ensure_csrf_cookie
@require_safe
def sign_in_again(request: HttpRequest) -> HttpResponse:
    """What the dialog shows when a session ended on an open page; its form goes to allauth's sign-in."""
    return render(request, "tracker/account/_sign_in_again.html")


@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: DiaryRequest) -> HttpResponse:
    """Asks for the user name, then who it is, then deletes the account and everything in it at once and for good."""
    form = DeleteAccountForm(request.POST or None, user=request.user)
    if form.is_valid():
        return _deleted(request)  # type: ignore[no-any-return]
    entry_count = Entry.objects.of(request.user).present().count()
    context = {"form": form, "entry_count": entry_count}
    return render(request, "tracker/account/delete_account.html", context, status=400 if form.is_bound else 200)


@reauthentication_required  # type: ignore[untyped-decorator] # the form goes on by itself once that is answered
def _deleted(request: DiaryRequest) -> HttpResponse:
    delete_person(request)
    messages.success(request, _("Your account and everything in it is deleted."))
    return redirect("tracker:home")


def delete_person(request: DiaryRequest) -> None:
    """Sign out and delete the account with everything that points at it."""
    pk = request.user.pk
    counted = keys_of_account(request, request.user)
    logger.info("account %s: deleted", pk)
    logout(request)
    with transaction.atomic():
        RateLimit.objects.filter(key__in=counted).delete()
        own_foods.remove_all_of([pk])  # with their names in the search index, which no foreign key reaches
        User.objects.filter(pk=pk).delete()
