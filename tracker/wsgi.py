"""The WSGI application; from its import on, no backup is restored under it."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from tracker.backup.alone import serve_from

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")

application = get_wsgi_application()
serve_from(settings.VAR)
