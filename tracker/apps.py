from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.contrib.staticfiles.apps import StaticFilesConfig
from django.utils.translation import gettext_lazy as _


class TrackerConfig(AppConfig):
    name = "tracker"
    verbose_name = _("Diary")
    default_auto_field = "django.db.models.BigAutoField"


class SecuredAdminConfig(AdminConfig):
    default_site = "tracker.account.admin_site.SecuredAdminSite"


class ServedStaticFilesConfig(StaticFilesConfig):
    """Leaves out what no page asks for: Pico's other builds and htmx's other versions."""

    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "pico.[!m]*", "htmx-4*", "htmax-*", "htmx-2.js", "ext"]
