"""The barcode page: a packaged food by the number under its bars, typed, scanned or from a photo."""

from datetime import date
from urllib.parse import urlencode

from csp.constants import SELF, WASM_UNSAFE_EVAL
from csp.decorators import csp_update
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from foods.barcodes.gtin import MAX_CHARACTERS, MESSAGES
from foods.barcodes.look_up import look_up
from tracker.account.answer_headers import may_use_the_camera
from tracker.diary.answers import chosen_meal
from tracker.person.diarist import DiaryRequest
from tracker.servings.fields import day_problem
from tracker.servings.usual_serving import offered


# The reader is WebAssembly; no other page runs any.
@csp_update({"script-src": [SELF, WASM_UNSAFE_EVAL]})
@may_use_the_camera
@require_GET
def barcode(request: DiaryRequest, day: date) -> HttpResponse:
    """Asks for a barcode; one that a single food has leads to that food in the day's portion form."""
    if problem := day_problem(day, today=request.diarist.today):
        return render(request, "tracker/diary/no_such_day.html", {"problem": problem}, status=404)
    typed, meal = request.GET.get("code", "").strip()[: MAX_CHARACTERS + 1], chosen_meal(request)
    found = look_up(typed, user_id=request.user.pk) if typed else None
    if found and len(found.foods) == 1:
        answer = redirect("tracker:day", day)
        answer["Location"] += "?" + urlencode({"food": found.foods[0].pk, "meal": meal})
        return answer
    context = {
        "day": day,
        "meal": meal,
        "typed": typed,
        "foods": offered(found.foods, request.diarist) if found else (),
        "problem": _(MESSAGES[found.problem]) if found and found.problem else "",
    }
    return render(request, "tracker/diary/barcode.html", context)
