"""`{% styles … %}` and `{% scripts … %}`: what a page wants together, by the names of its static files."""

from django import template
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tracker.bundles import bundle_of

register = template.Library()


@register.simple_tag
def styles(*names: str) -> SafeString:
    """A link to the style sheets as one."""
    return format_html('<link rel="stylesheet" href="{}">', static(bundle_of(names)))


@register.simple_tag
def scripts(*names: str) -> SafeString:
    """The scripts as one module; none of them imports or exports."""
    return format_html('<script type="module" src="{}"></script>', static(bundle_of(names)))
