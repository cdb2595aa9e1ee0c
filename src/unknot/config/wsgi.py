"""The WSGI entry that Granian and every other server loads."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "unknot.config.settings")
application = get_wsgi_application()
