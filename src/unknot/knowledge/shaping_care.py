"""Techniques, anatomy, dose, self-care and claims: plain values to the frozen values of `care`."""

from collections.abc import Mapping
from typing import Any

from unknot.knowledge.care import (
    AreaMap,
    BodyRegion,
    Care,
    Checkpoint,
    Claim,
    CourseLimits,
    DelicateSite,
    FirstAid,
    Muscle,
    Reference,
    Rung,
    Scoring,
    StartRow,
    Stretch,
    Technique,
    Thermal,
    Tip,
)
from unknot.knowledge.convert import by_id, convert, convert_all

Trees = Mapping[str, Any]
_WITH_REFERENCES = ("anatomy.yaml", "claims.yaml", "dose.yaml", "outcomes.yaml", "selfcare.yaml", "techniques.yaml")


def shape_care(trees: Trees) -> Care:
    """Everything a plan is made from; raises `KnowledgeError` that names file and entry."""
    technique, anatomy, dose = trees["techniques.yaml"], trees["anatomy.yaml"], trees["dose.yaml"]
    selfcare = trees["selfcare.yaml"]
    return Care(
        key_message=technique["key_message"],
        headline=dose["headline"],
        references=_references(trees),
        techniques=by_id("techniques.yaml", "techniques", technique["techniques"], Technique),
        scoring=convert("techniques.yaml", "scoring", technique["scoring"], Scoring),
        features=_features(technique),
        feature_labels={k: v for group in technique["fact_vocabulary"].values() for k, v in group.items()},
        regions=by_id("anatomy.yaml", "regions", anatomy["regions"], BodyRegion),
        muscles=by_id("anatomy.yaml", "muscles", anatomy["muscles"], Muscle),
        delicate_sites=by_id("anatomy.yaml", "endangerment_sites", anatomy["endangerment_sites"], DelicateSite),
        area_map=convert("anatomy.yaml", "crosswalk_to_facts", anatomy["crosswalk_to_facts"], AreaMap),
        ladder={r.rung: r for r in convert_all("dose.yaml", "frequency_ladder", dose["frequency_ladder"], Rung)},
        start_rows=convert_all("dose.yaml", "initial_frequency", dose["initial_frequency"], StartRow),
        checkpoints=convert_all("dose.yaml", "checkpoints", dose["checkpoints"], Checkpoint),
        course_limits=convert("dose.yaml", "course_limits", dose["course_limits"], CourseLimits),
        first_aid_steps=tuple(selfcare["acute_first_steps"]["steps"]),
        danger_signs=tuple(selfcare["danger_signs"]),
        first_aid=convert_all("selfcare.yaml", "acute_protocols", selfcare["acute_protocols"], FirstAid),
        stretches=by_id("selfcare.yaml", "stretches", selfcare["stretches"], Stretch),
        heat=convert("selfcare.yaml", "heat", _thermal(selfcare["heat"]), Thermal),
        cold=convert("selfcare.yaml", "cold", _thermal(selfcare["cold"]), Thermal),
        preparation=convert_all("selfcare.yaml", "preparation_checklist", selfcare["preparation_checklist"], Tip),
        aftercare=convert_all("selfcare.yaml", "aftercare_checklist", selfcare["aftercare_checklist"], Tip),
        active_care=convert_all("selfcare.yaml", "active_care", selfcare["active_care"], Tip),
        claims=by_id("claims.yaml", "claims", trees["claims.yaml"]["claims"], Claim),
    )


def _references(trees: Trees) -> dict[str, Reference]:
    found: dict[str, Reference] = {}
    for file in _WITH_REFERENCES:
        found |= by_id(file, "source_registry", trees[file]["source_registry"], Reference)
    return found


def _features(technique: Trees) -> dict[str, str]:
    groups = technique["intake_fact_crosswalk"]["derive"]
    return {**{k: v for group in groups.values() for k, v in group.items()}, **_cautions(technique)}


def _cautions(technique: Trees) -> Mapping[str, str]:
    return convert(
        "techniques.yaml", "caution_fact_crosswalk", technique["caution_fact_crosswalk"]["derive"], dict[str, str]
    )


def _thermal(entry: Trees) -> Trees:
    """Heat gives its minutes for a pad or pack; cold gives them outright."""
    limits = entry["limits"]
    minutes = limits["minutes"]
    if isinstance(minutes, dict):
        hottest = limits["surface_temperature_c"]["do_not_exceed"]
        return {**entry, "limits": {**limits, **minutes, "minutes": minutes["pad_or_pack"], "do_not_exceed_c": hottest}}
    return entry
