"""What pages about the account need to know about this site."""

from django import template
from django.conf import settings
from django.forms import BoundField
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_tag
def email_is_set_up() -> bool:
    """Whether mail leaves this site: where no mail server is set, the dummy backend drops it."""
    return settings.EMAIL_BACKEND != "django.core.mail.backends.dummy.EmailBackend"


@register.filter
def without_placeholder(field: BoundField) -> SafeString:
    """The field's input; allauth's placeholders say what the label above says already."""
    return field.as_widget(attrs={"placeholder": False})
