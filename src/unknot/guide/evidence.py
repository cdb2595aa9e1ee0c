"""Claims for the public: what may be shown, and what is only shown as a myth put right."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from unknot.knowledge.care import Claim
from unknot.knowledge.loading import knowledge
from unknot.web.citations import cites

_NEVER_A_BENEFIT = "do_not_claim"
_CHAPTERS: tuple[tuple[Promise, tuple[str, ...]], ...] = (
    (_("Spasms and cramps"), ("introduction", "mechanism", "understanding")),
    (_("What massage may do"), ("how_it_helps", "benefits")),
    (_("Kinds of massage"), ("swedish", "deep_tissue", "trigger_point", "myofascial_release")),
    (_("Safety"), ("risks", "when_to_seek")),
    (_("The visit and after"), ("preparing", "session", "aftercare", "therapist_view", "faq", "conclusion")),
)


@dataclass(frozen=True, slots=True)
class ClaimView:
    """what: the sentence we stand by. said: the statement it answers. sources: citations."""

    what: str
    said: str
    grade: str
    research: str
    sources: tuple[str | Promise, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    title: Promise
    claims: tuple[ClaimView, ...]


def shown(ids: Iterable[str]) -> tuple[ClaimView, ...]:
    """Raises KeyError for an unknown claim and ValueError for one that may not be shown as a benefit."""
    found = [knowledge().care.claims[name] for name in ids]
    barred = [claim.id for claim in found if claim.display_policy == _NEVER_A_BENEFIT]
    if barred:
        raise ValueError(f"not to be claimed: {', '.join(barred)}")
    return tuple(map(_view, found))


def chapters() -> tuple[Chapter, ...]:
    claims = [c for c in knowledge().care.claims.values() if c.display_policy != _NEVER_A_BENEFIT]
    return tuple(
        Chapter(title, tuple(_view(claim) for claim in claims if claim.section in sections))
        for title, sections in _CHAPTERS
    )


def myths() -> tuple[ClaimView, ...]:
    return tuple(_view(c) for c in knowledge().care.claims.values() if c.display_policy == _NEVER_A_BENEFIT)


def _view(claim: Claim) -> ClaimView:
    return ClaimView(
        claim.product_phrasing, claim.claim, claim.evidence_grade, claim.what_research_says, cites(claim.sources)
    )
