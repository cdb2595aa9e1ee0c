"""How sure we are, in words and as a badge that reads the same on every page."""

from django import template
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

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
    """A badge for a grade of the knowledge; anything longer than a grade is shown by its first words."""
    key = next((word for word in sorted(_WORDS, key=len, reverse=True) if grade.startswith(word)), "none")
    kind, words = _WORDS[key]
    return format_html('<span class="badge badge-{}">{}</span>', kind, words)
