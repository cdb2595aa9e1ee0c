"""The environment of every test: a home of its own, set before Django reads its settings; nothing of the person's."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

MINE = "UNKNOT_TEST_HOME"


def make_environment() -> None:
    """Point all settings at a home that lives as long as the test run; workers of one run share it."""
    home = os.environ.get(MINE) or tempfile.mkdtemp(prefix="unknot-tests-")
    for name in [name for name in os.environ if name.startswith("UNKNOT_") and not name.startswith("UNKNOT_TEST_")]:
        del os.environ[name]
    os.environ |= {MINE: home, "UNKNOT_HOME": home, "UNKNOT_SECRET_KEY": "for tests only " * 4}
    for told, name in (("UNKNOT_TEST_DATABASE_URL", "DATABASE_URL"), ("UNKNOT_TEST_OWNER_URL", "DATABASE_OWNER_URL")):
        os.environ.pop(name, None)
        if told in os.environ:
            os.environ[name] = os.environ[told]
    os.environ["DJANGO_SETTINGS_MODULE"] = "unknot.config.settings"


def prepare_embedded_server() -> None:
    """Make the passwords now, so that the settings hold them; the server starts when a test first asks for it."""
    from unknot.postgres.cluster import Cluster
    from unknot.postgres.urls import is_embedded

    if is_embedded():
        Cluster(Path(os.environ[MINE])).prepare()


def set_up_django() -> None:
    import django
    from django.conf import settings

    # The hashed names need a collected folder; pages are tested as they are, that folder by the tests of the command.
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    settings.STATIC_ROOT.mkdir(exist_ok=True)
    django.setup()


make_environment()
prepare_embedded_server()
set_up_django()


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ[MINE], ignore_errors=True)
