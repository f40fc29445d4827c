"""What pages about the account need to know about this site."""

from typing import Any

from django import template
from django.conf import settings
from django.forms import BoundField
from django.utils.safestring import SafeString

from tracker.account.devices import device_words
from tracker.account.events import changes_to_tell
from tracker.account.password_rules import ADVISED, LEAST

register = template.Library()


@register.simple_tag
def email_is_set_up() -> bool:
    """Whether mail leaves this site: where no mail server is set, the dummy backend drops it."""
    return settings.EMAIL_BACKEND != "django.core.mail.backends.dummy.EmailBackend"


@register.inclusion_tag("tracker/account/_changes.html", takes_context=True)
def changes_of_the_account(context: dict[str, Any]) -> dict[str, Any]:
    """Changes of what opens the account that this session's person was not told of yet."""
    request = context["request"]
    diarist = request.diarist
    told = {"diarist": diarist, "path": request.get_full_path(), "csrf_token": context.get("csrf_token")}
    return told | {"changes": changes_to_tell(diarist.user, request.session, now=diarist.now)}


@register.filter
def device(kept: str) -> str:
    return device_words(kept)


@register.inclusion_tag("tracker/account/_beside_password.html")
def beside_password(field: BoundField) -> dict[str, Any]:
    """What scripts add to a password field: a button that shows it, and a hint below a new one."""
    return {"field": field, "is_new": field.name == "password1", "least": LEAST, "advised": ADVISED}


@register.filter
def without_placeholder(field: BoundField) -> SafeString:
    """The field's input; allauth's placeholders say what the label above says already."""
    return field.as_widget(attrs={"placeholder": False})
