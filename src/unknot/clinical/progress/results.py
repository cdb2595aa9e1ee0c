"""Progress as plain values for JSON. The names are public and stay as they are."""

from typing import Any

import msgspec

from unknot.clinical.progress.types import Progress
from unknot.knowledge.types import Knowledge


def progress_result(judged: Progress, knowledge: Knowledge) -> dict[str, Any]:
    """One judgement with its sources in full; days are text as 2026-03-02.

    >>> from datetime import date
    >>> from unknot.clinical.progress.judgement import progress
    >>> from unknot.clinical.progress.types import Course, History
    >>> from unknot.knowledge.loading import knowledge
    >>> judged = progress(History("a", date(2026, 3, 2), (), ()), Course("pain", "F2", "F2"), knowledge())
    >>> result = progress_result(judged, knowledge())
    >>> result["on"], result["decision"]["often"]
    ('2026-03-02', 'weekly')
    """
    plain: dict[str, Any] = msgspec.to_builtins(judged)
    return {**plain, "sources": [_cited(name, knowledge) for name in judged.sources]}


def _cited(name: str, knowledge: Knowledge) -> dict[str, str]:
    """A source in full; a rule's own source is named by its id alone."""
    reference = knowledge.care.references.get(name)
    if reference is None:
        return {"id": name}
    return {"id": name, "citation": reference.citation, "status": reference.status}
