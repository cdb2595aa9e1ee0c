"""Where something comes from, as a page says it."""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from unknot.knowledge.loading import knowledge

OUR_CHOICE = _("Our choice. No study settles it.")
_CHOICE = "expert"


def cites(keys: Iterable[str]) -> tuple[str | Promise, ...]:
    """Literature by its keys, in order; what is the project's own choice says so, last."""
    keys, references = tuple(keys), knowledge().care.references
    found = tuple(references[key].citation for key in keys if key in references and key != _CHOICE)
    return (*found, OUR_CHOICE) if _CHOICE in keys else found
