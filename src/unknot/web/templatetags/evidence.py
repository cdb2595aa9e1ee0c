"""How sure we are, in words and as a badge that reads the same on every page."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from unknot.web.citations import cites

register = template.Library()

_WORDS: dict[str, tuple[str, str | Promise]] = {
    "high": ("ok", _("Evidence: strong")),
    "moderate": ("ok", _("Evidence: fair")),
    "low": ("care", _("Evidence: weak")),
    "very low": ("care", _("Evidence: very weak")),
    "none": ("plain", _("Evidence: not studied")),
    "contradicted": ("stop", _("Evidence: speaks against it")),
}


@register.simple_tag
def evidence(grade: str) -> SafeString:
    """A badge for a grade of the knowledge."""
    kind, words = _WORDS[grade]
    return format_html('<span class="badge badge-{}">{}</span>', kind, words)


@register.inclusion_tag("web/components/how_sure.html")
def how_sure(grade: str, keys: Iterable[str] = (), text: str | Promise = "") -> dict[str, Any]:
    """The badge as a button that opens the honest sentence and its sources; works without a script."""
    return {"grade": grade, "text": text, "sources": cites(keys)}


@register.inclusion_tag("web/components/origin.html")
def origin(keys: Iterable[str]) -> dict[str, Any]:
    """Where a number comes from, folded away."""
    return {"sources": cites(keys)}
