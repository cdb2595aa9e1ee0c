"""The parts of entries that are in the files for reviewers, and that no judgement reads; checked like all others."""

from typing import Any, Literal

import msgspec

Words = list[str]


class Part(msgspec.Struct, forbid_unknown_fields=True, kw_only=True):
    """A part of a file with exactly these names."""


class Ask(Part):
    """A fact that a condition rests on, with the question as it is asked."""

    fact: str
    question: str
    text: str


class Suits(Part):
    """When a technique fits, in words for reviewers; the scoring has the figures."""

    sensations: Words
    tissue_state: Words
    preference: Words
    stage: Words
    first_timer: bool
    pressure_sensitive: bool


class Cited(Part):
    """Only sources."""

    sources: Words


class LocalCap(Part):
    """Highest pressure on a place; the limits of the rules carry it out."""

    area: str
    max_walton: int
    why: str
    sources: Words


class ReviewRecord(Part):
    """Who has signed the scheme."""

    reviewed_by: str | None
    licence: str | None
    date: str | None
    status: str


class Heat(Part):
    """Degrees Celsius on the skin."""

    comfortable: tuple[int, int]
    do_not_exceed: int


UNREAD: dict[str, dict[str, Any]] = {
    "Advice": {"asks": list[Ask], "kind": str},
    "AreaMap": {"note": str, "parts_only_note": str},
    "BodyRegion": {"ids": Words, "note": str, "refers_here": Words, "sided": bool, "view": Words},
    "Claim": {"claim_type": Literal["advice", "causal", "descriptive", "safety", "testimonial"]},
    "DelicateSite": {"structures": Words},
    "Muscle": {
        "cramp_protocol": str | None,
        "latin_name": str,
        "nearby_endangerment": Words,
        "note": str,
        "referral_regions": Words,
        "rom": Words,
        "sources": Words,
    },
    "Reference": {"doi": str, "pmcid": str, "pmid": str, "seen_as": str, "url": str},
    "Remedy": {"never": Words, "never_status": str, "pregnancy": str},
    "Rule": {"asks": list[Ask], "suspected_shown_to_user": bool},
    "Scoring": {
        "evidence_points": dict[str, int],
        "formula": str,
        "length_sources": Cited,
        "local_caps": list[LocalCap],
        "precondition": str,
        "provenance": str,
        "review_record": ReviewRecord,
        "session_length_rule": Words,
        "steps": Words,
    },
    "Technique": {"in_article": bool, "order_in_session": Words, "suited_to": Suits},
    "Thermal": {"provenance": str},
    "ThermalLimits": {"pad_or_pack": tuple[int, int], "surface_temperature_c": Heat},
    "TimeSplit": {"note": str},
}
"""Names of a value's type to the parts of its entry that only people read."""
