from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FoodsConfig(AppConfig):
    name = "foods"
    verbose_name = _("Foods")
    default_auto_field = "django.db.models.BigAutoField"
