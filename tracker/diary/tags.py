"""The form of one entry as the diary shows it."""

from django import template
from django.template import Context
from django.utils.safestring import SafeString

from foods.models import Food
from tracker.diary.forms import EntryForm
from tracker.models import Serving
from tracker.servings.live import LiveAmounts
from tracker.servings.tags import choice_words

register = template.Library()


@register.filter
def live_of(form: EntryForm, source: Food | Serving) -> LiveAmounts:
    """The amounts of a food or an entry in what stands in its form."""
    return form.live(source)


@register.simple_tag(takes_context=True)
def portion_select(context: Context, form: EntryForm) -> SafeString:
    """The form's portions with their weights beside them: "1 cup, chopped (156 g)"."""
    field = form["portion"]
    field.field.widget.choices = [
        (choice.value, choice_words(context, choice)) for choice in form.portion_choices.values()
    ]
    return field.as_widget()
