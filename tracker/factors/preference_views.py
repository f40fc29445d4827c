"""What the sheet of a day is to have: which lines, in which order, and how large a glass is."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tracker.factors.preference_form import PreferencesForm
from tracker.models import FactorPreferences
from tracker.person.diarist import DiaryRequest


@require_http_methods(["GET", "POST"])
def lines(request: DiaryRequest) -> HttpResponse:
    """The lines with what moves and hides them; a button that moves one keeps the rest of the form too."""
    preferences = FactorPreferences.objects.preferences_of(request.user)
    form = PreferencesForm(request.POST or None, instance=preferences)
    if request.method == "POST" and form.is_valid():
        form.save()
        if form.moved:
            return redirect("tracker:my_day_lines")
        messages.success(request, _("Saved"))
        return redirect("tracker:my_day", request.diarist.today)
    status = 400 if form.errors else 200
    return render(request, "tracker/factors/lines.html", {"form": form}, status=status)
