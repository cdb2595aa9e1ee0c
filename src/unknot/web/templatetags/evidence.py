"""How sure we are, in words and as a badge that reads the same on every page."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from unknot.knowledge.care import GRADES
from unknot.web.citations import cites

register = template.Library()

_KINDS = {"high": "ok", "moderate": "ok", "low": "care", "very low": "care", "none": "plain", "contradicted": "stop"}


@register.simple_tag
def evidence(grade: str) -> SafeString:
    """A badge for a grade of the knowledge."""
    words = _("Evidence: %(words)s") % {"words": _(GRADES[grade])}
    return format_html('<span class="badge badge-{}">{}</span>', _KINDS[grade], words)


@register.inclusion_tag("web/components/how_sure.html")
def how_sure(grade: str, keys: Iterable[str] = (), text: str | Promise = "") -> dict[str, Any]:
    """The badge as a button that opens the honest sentence and its sources; works without a script."""
    return {"grade": grade, "text": text, "sources": cites(keys)}


@register.inclusion_tag("web/components/origin.html")
def origin(keys: Iterable[str]) -> dict[str, Any]:
    """Where a number comes from, folded away."""
    return {"sources": cites(keys)}
