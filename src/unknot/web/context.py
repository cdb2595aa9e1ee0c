"""What every template may read as `frame`; allauth has a `site` of its own."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from unknot.web.refusals import NextStep


def site(_request: HttpRequest) -> dict[str, Any]:
    links = [NextStep(_("Cramp now"), reverse("guide:cramp")), NextStep(_("Evidence"), reverse("guide:evidence"))]
    footer = [*links, NextStep(_("Staff sign-in"), reverse("account_login"))]
    if settings.DEV_TOOLS:
        footer.append(NextStep(_("Caught mail (this machine only)"), "/outbox/"))
    return {"frame": {"links": links, "footer_links": footer, "dev_tools": settings.DEV_TOOLS}}
