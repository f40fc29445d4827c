"""Settings: everything that varies comes from the environment (the README has the table), data lives in var/."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from tracker.database.connections import ROUTERS, caches, databases
from tracker.environment import choice, secret_word, switch, whole_number
from tracker.observing.logs import logging_as
from tracker.processes import processes_for, usable_cores
from tracker.refusals.addresses import networks_of
from tracker.secret_files import secret

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("ELECTROLOG_VAR", BASE_DIR / "var"))
os.umask(0o077)  # what this process writes, its owner reads

DEBUG = switch("DEBUG", False)
STATIC_ROOT = VAR / "static"
SECRET_KEY_FILE = VAR / "secret_key"
try:
    STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    SECRET_KEY = os.environ.get("SECRET_KEY", "")
    SECRET_KEY_IS_NEW = not SECRET_KEY and not SECRET_KEY_FILE.exists()
    SECRET_KEY = SECRET_KEY or secret(SECRET_KEY_FILE)
except OSError as error:
    raise ImproperlyConfigured(f"{error.filename or VAR} cannot be used: {error.strerror}. Mend that first.") from error
except ValueError as error:
    raise ImproperlyConfigured(
        f"{error} Put it back from a backup. Without one delete it: everybody signs in anew, and nothing else is lost."
    ) from error
HEALTH_KEY_FILE = VAR / "health_key"
HEALTH_KEY = os.environ.get("HEALTH_KEY", "").strip()  # in place of the file, where several machines need the same
BACKUP_PASSPHRASE = os.environ.get("BACKUP_PASSPHRASE", "")  # seals backups; docs/backup.md

# One address says where people reach the site; https in it turns on everything that https allows.
SITE_URL = os.environ.get("SITE_URL", "http://localhost:8000").rstrip("/")
_site = urlsplit(SITE_URL)
if _site.scheme not in ("http", "https") or not _site.hostname:
    raise ImproperlyConfigured(f"SITE_URL is {SITE_URL!r}: write it like https://diary.example.org.")
HTTPS = _site.scheme == "https"
ALLOWED_HOSTS = [
    *dict.fromkeys([_site.hostname, "localhost", "127.0.0.1", "[::1]"]),
    *filter(None, os.environ.get("ALLOWED_HOSTS", "").split(",")),
]
CSRF_FAILURE_VIEW = "tracker.refusals.out_of_date.without_token"
CSRF_TRUSTED_ORIGINS = [f"{_site.scheme}://{_site.netloc}"]

SIGNUP = choice("SIGNUP", "open", "closed")
TRY_IT = switch("TRY_IT", True)
STAFF_SECOND_FACTOR = switch("STAFF_SECOND_FACTOR", True)  # whoever opens the admin has an authenticator app or passkey
MOST_ENTRIES = whole_number("MOST_ENTRIES", 500_000, most=1_000_000_000)  # of one account

SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = ["^healthz$", "^readyz$", "^metrics$"]  # asked beside the proxy
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
# What else lives below the domain is not this site's to decide, and a preload list is left only after months.
SECURE_HSTS_PRELOAD = HTTPS and switch("HSTS_PRELOAD", False)
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS and (SECURE_HSTS_PRELOAD or switch("HSTS_SUBDOMAINS", False))
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]  # these two, unless asked for
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_ENGINE = "tracker.account.session_store"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 90
WEB_CONCURRENCY = whole_number("WEB_CONCURRENCY", processes_for(usable_cores()), most=64)  # processes of `serve`
# Behind a reverse proxy that ends https; only believed when the operator says that a proxy sets the header.
BEHIND_PROXY = switch("BEHIND_PROXY", False)
if BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
PROXY_ADDRESSES = os.environ.get("PROXY_ADDRESSES", "127.0.0.0/8,::1")
networks_of(PROXY_ADDRESSES)

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

INSTALLED_APPS = [
    "tracker.apps.SecuredAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "tracker.apps.ServedStaticFilesConfig",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "foods",
    "tracker.apps.TrackerConfig",
]

MIDDLEWARE = [
    "tracker.refusals.addresses.ProxyMiddleware",
    "tracker.observing.middleware.NumberMiddleware",
    "tracker.observing.middleware.FiguresMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "tracker.account.answer_headers.AnswerHeadersMiddleware",
    "tracker.observing.middleware.ForMachinesMiddleware",
    "tracker.refusals.unreadable.UnreadableMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "tracker.database.middleware.ReplicaMiddleware",
    "tracker.account.session_middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "tracker.account.middleware.SignInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "tracker.account.middleware.PersonMiddleware",
    "tracker.refusals.middleware.RateLimitMiddleware",
]

ROOT_URLCONF = "tracker.urls"
WSGI_APPLICATION = "tracker.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",  # asked first: it has the names in .jinja
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "environment": "tracker.fragments.environment",
            "context_processors": ["tracker.account.context_processors.person", "tracker.fragments.csrf_field"],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "tracker.account.context_processors.person",
            ],
            "libraries": {
                "accounts": "tracker.account.tags",
                "bundles": "tracker.bundle_tags",
                "dashboard": "tracker.dashboard.tags",
                "diary": "tracker.diary.tags",
                "display": "tracker.display.tags",
                "food": "tracker.food.tags",
                "fragments": "tracker.fragments",
                "my_foods": "tracker.my_foods.tags",
                "person": "tracker.person.tags",
                "servings": "tracker.servings.tags",
                "verdicts": "tracker.verdicts.tags",
            },
        },
    },
]

FORM_RENDERER = "tracker.display.form_fields.FormRenderer"

DATABASES = databases(
    os.environ.get("DATABASE_URL", f"sqlite:///{VAR / 'electrolog.sqlite3'}"),
    os.environ.get("DATABASE_REPLICA_URLS", ""),
)
DATABASE_ROUTERS = ROUTERS if len(DATABASES) > 1 else []
REDIS_URL = os.environ.get("REDIS_URL", "")
CACHES = caches(REDIS_URL)

PASSWORD_HASHERS = ["django.contrib.auth.hashers.ScryptPasswordHasher"]
# Length and what guessers try first (OWASP ASVS 5, 6.2). No rule about kinds of signs, so none against digits alone:
# short ones are among the commonest, long ones hard to guess. The user name stays refused: it is the first guess.
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"},
    {"NAME": "tracker.account.password_rules.NotEndless"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "tracker.account.password_rules.NotOfThisSite"},
]
AUTHENTICATION_BACKENDS = ["tracker.account.backend.AccountBackend"]

EMAIL_HOST = os.environ.get("EMAIL_HOST", "")
EMAIL_PORT = whole_number("EMAIL_PORT", 587, most=65535)
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = switch("EMAIL_USE_TLS", True)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", f"electrolog@{_site.hostname}")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'dummy'}.EmailBackend"

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "tracker:today"
LOGOUT_REDIRECT_URL = "tracker:home"
ACCOUNT_ADAPTER = "tracker.account.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "email", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "optional" if EMAIL_HOST else "none"
ACCOUNT_SIGNUP_REDIRECT_URL = "tracker:welcome"
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_FORMS = {
    "add_email": "tracker.account.forms.AddAddressForm",
    "login": "tracker.account.forms.SignInForm",
    "signup": "tracker.account.forms.SignUpForm",
    "change_password": "tracker.account.forms.ChangePasswordForm",
    "set_password": "tracker.account.forms.SetPasswordForm",
    "reset_password_from_key": "tracker.account.forms.NewPasswordForm",
}
# How often things may be tried stands in tracker/refusals/rates.py; allauth keeps its limit of confirmation mails.
ACCOUNT_RATE_LIMITS = dict.fromkeys(
    (
        *("login", "login_failed", "signup", "reset_password", "reset_password_from_key"),
        *("change_password", "manage_email", "reauthenticate", "request_login_code", "change_phone", "verify_phone"),
    )
)
MFA_RATE_LIMITS = {"webauthn_login": None}
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True  # also before an e-mail address changes
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60  # seconds; password, code or passkey must be that recent
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False  # this session goes on, all others end
ACCOUNT_EMAIL_NOTIFICATIONS = bool(EMAIL_HOST)  # where no e-mail tells of a change, the next pages do
ACCOUNT_DEFAULT_HTTP_PROTOCOL = _site.scheme
MFA_FORMS = {
    "authenticate": "tracker.account.code_forms.SecondStepForm",
    "reauthenticate": "tracker.account.code_forms.CodeAgainForm",
}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # a site without mail can confirm no address
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["tracker.display.locale_formats"]
USE_I18N = True
USE_THOUSAND_SEPARATOR = True
USE_TZ = True
TIME_ZONE = "UTC"

NODE_MODULES = BASE_DIR / "node_modules"
# One page takes a file (tracker/refusals/uploads.py); elsewhere what a form sends as one is dropped as it arrives, and
# the rest of a form has its limits.
FILE_UPLOAD_HANDLERS: list[str] = []
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000  # bytes
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1_000

STATIC_URL = "static/"
STATICFILES_DIRS = [
    ("pico", NODE_MODULES / ".styles"),  # written by npm run build
    ("plotly", NODE_MODULES / "plotly.js-basic-dist-min"),
    ("barcode-detector", NODE_MODULES / "barcode-detector" / "dist" / "iife"),
    ("zxing", NODE_MODULES / "zxing-wasm" / "dist" / "reader"),
]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "tracker.bundles.BundleFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

METRICS_TOKEN = secret_word("METRICS_TOKEN")  # who has it reads /metrics; without one nobody
LOGGING = logging_as(choice("LOG_FORMAT", "line", "json"))
