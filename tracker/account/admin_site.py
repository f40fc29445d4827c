"""The admin behind the same sign-in as everything else, with a second factor, and without anybody's account in it."""

from collections.abc import Iterable
from functools import wraps
from typing import Any, Final, cast

from allauth.account.decorators import secure_admin_login
from allauth.account.views import logout
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import User
from django.db.models import Model
from django.db.models.base import ModelBase
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from tracker.account.events import Kind, record

SHOWN: Final = {"foods"}
OPENED: Final = "admin_opened"  # in the session
SECOND_FACTORS: Final = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


class SecuredAdminSite(admin.AdminSite):
    """Shows the food tables only: accounts, addresses and authenticators, which other packages register, stay out."""

    def register(
        self, model_or_iterable: type[Model] | Iterable[type[Model]], admin_class: Any = None, **options: Any
    ) -> None:
        models = [model_or_iterable] if isinstance(model_or_iterable, ModelBase) else model_or_iterable
        shown = [model for model in models if model._meta.app_label in SHOWN]
        super().register(shown, admin_class, **options)

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        @wraps(view)
        def noted(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if not request.session.get(OPENED):
                request.session[OPENED] = True
                record(request, cast("User", request.user), Kind.ADMIN_OPENED)
            return view(request, *args, **kwargs)

        return super().admin_view(noted, cacheable)

    def has_permission(self, request: HttpRequest) -> bool:
        return super().has_permission(request) and not self.lacks_second_factor(request)

    def lacks_second_factor(self, request: HttpRequest) -> bool:
        return settings.STAFF_SECOND_FACTOR and not is_mfa_enabled(request.user, SECOND_FACTORS)

    @method_decorator([never_cache, login_not_required, secure_admin_login])
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Visitors go to the site's own sign-in, staff without a second factor to its set-up; others get a 403."""
        if self.lacks_second_factor(request):
            words = _("The admin asks for a second step at sign-in. Set one up here, then open it again.")
            messages.info(request, words)
            return redirect("mfa_index")
        return super().login(request, extra_context)

    def logout(  # type: ignore[override]
        self, request: HttpRequest, _extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        answer: HttpResponse = logout(request)
        return answer

    def password_change(  # type: ignore[override]
        self, _request: HttpRequest, _extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return redirect("account_change_password")
