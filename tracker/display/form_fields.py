"""How every form draws a field: an empty choice reads "choose", and what is wrong has the focus.

Django asks FORM_RENDERER for the class that binds a field to its form; so this holds for allauth's forms too.
"""

from collections.abc import Iterable
from typing import Any, Final, cast

from django import forms
from django.core.exceptions import NON_FIELD_ERRORS
from django.db.models.fields import BLANK_CHOICE_DASH
from django.forms.boundfield import BoundField
from django.forms.renderers import DjangoTemplates
from django.utils.translation import gettext_lazy as _

CHOOSE: Final = _("choose")


class FormField(BoundField):
    def __init__(self, form: forms.BaseForm, field: forms.Field, name: str) -> None:
        if isinstance(field.widget, forms.Select):
            _say_choose(field)
        super().__init__(form, field, name)

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """Django says which field is wrong and where that stands; the focus goes to the first of them on the page.

        Each has `autofocus`: a browser takes the first, without a script, and so does htmx where it puts a form in.
        """
        attrs = super().build_widget_attrs(attrs, widget)
        if self.form.is_bound and self.form.errors.keys() - {NON_FIELD_ERRORS}:
            attrs["autofocus"] = bool(self.errors) and not self.is_hidden
        return attrs


def _say_choose(field: forms.Field) -> None:
    """Django's own word for nothing chosen is a row of dashes, which a screen reader reads out one by one."""
    dashes = BLANK_CHOICE_DASH[0]
    if isinstance(field, forms.ModelChoiceField):
        if field.empty_label == dashes[1]:
            field.empty_label = CHOOSE
    elif isinstance(field, forms.ChoiceField):
        choices = cast("Iterable[tuple[object, object]]", field.choices)
        if next(iter(choices), None) == dashes:
            field.choices = [("", CHOOSE), *list(choices)[1:]]


class FormRenderer(DjangoTemplates):
    bound_field_class = FormField
