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
    Honest,
    Muscle,
    Reference,
    Remedy,
    Rung,
    Scoring,
    SessionLength,
    StartRow,
    Step,
    Stretch,
    StretchDose,
    Technique,
    Thermal,
    Tip,
)
from unknot.knowledge.convert import by_id, convert, convert_all
from unknot.knowledge.errors import KnowledgeError

Trees = Mapping[str, Any]
_HONEST = ("claim", "honest", "grade", "sources")
_WITH_REFERENCES = ("anatomy.yaml", "claims.yaml", "dose.yaml", "outcomes.yaml", "selfcare.yaml", "techniques.yaml")


def shape_care(trees: Trees) -> Care:
    """Everything a plan is made from; raises `KnowledgeError` that names file and entry."""
    technique, anatomy, dose = trees["techniques.yaml"], trees["anatomy.yaml"], trees["dose.yaml"]
    selfcare = trees["selfcare.yaml"]
    claims = by_id("claims.yaml", "claims", trees["claims.yaml"]["claims"], Claim)
    return Care(
        key_message=technique["key_message"],
        headline=dose["headline"],
        references=_references(trees),
        techniques=by_id("techniques.yaml", "techniques", technique["techniques"], Technique),
        scoring=convert("techniques.yaml", "scoring", technique["scoring"], Scoring),
        features=_features(technique),
        feature_labels={k: v for group in technique["fact_vocabulary"].values() for k, v in group.items()},
        feature_words=convert("techniques.yaml", "fact_words", technique["fact_words"], dict[str, str]),
        regions=by_id("anatomy.yaml", "regions", anatomy["regions"], BodyRegion),
        muscles=by_id("anatomy.yaml", "muscles", anatomy["muscles"], Muscle),
        delicate_sites=by_id("anatomy.yaml", "endangerment_sites", anatomy["endangerment_sites"], DelicateSite),
        area_map=convert("anatomy.yaml", "crosswalk_to_facts", anatomy["crosswalk_to_facts"], AreaMap),
        ladder={r.rung: r for r in convert_all("dose.yaml", "frequency_ladder", dose["frequency_ladder"], Rung)},
        start_rows=convert_all("dose.yaml", "initial_frequency", dose["initial_frequency"], StartRow),
        session_length=convert("dose.yaml", "session_length", dose["session_length"], SessionLength),
        checkpoints=convert_all("dose.yaml", "checkpoints", dose["checkpoints"], Checkpoint),
        course_limits=convert("dose.yaml", "course_limits", dose["course_limits"], CourseLimits),
        first_aid_steps=tuple(selfcare["acute_first_steps"]["steps"]),
        danger_signs=tuple(selfcare["danger_signs"]),
        first_aid=convert_all("selfcare.yaml", "acute_protocols", selfcare["acute_protocols"], FirstAid),
        stretches=by_id("selfcare.yaml", "stretches", selfcare["stretches"], Stretch),
        stretch_dose=convert("selfcare.yaml", "stretch_dose", selfcare["stretch_dose"], StretchDose),
        heat=convert("selfcare.yaml", "heat", _thermal(selfcare["heat"]), Thermal),
        cold=convert("selfcare.yaml", "cold", _thermal(selfcare["cold"]), Thermal),
        preparation=convert_all("selfcare.yaml", "preparation_checklist", selfcare["preparation_checklist"], Tip),
        aftercare=convert_all("selfcare.yaml", "aftercare_checklist", selfcare["aftercare_checklist"], Tip),
        contributors=_steps("contributors", selfcare, claims),
        other_care=_steps("other_care", selfcare, claims),
        remedies=convert_all("selfcare.yaml", "remedies_asked_about", selfcare["remedies_asked_about"], Remedy),
        claims=claims,
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


def _steps(section: str, selfcare: Trees, claims: Mapping[str, Claim]) -> tuple[Step, ...]:
    entries = [_with_honest(f"{section}.{entry.get('id')}", entry, claims) for entry in selfcare[section]]
    return convert_all("selfcare.yaml", section, entries, Step)


def _with_honest(name: str, entry: Trees, claims: Mapping[str, Claim]) -> Trees:
    """An entry says what is known by the id of a claim, or by `honest`, `grade` and `sources` of its own."""
    own = {key: value for key, value in entry.items() if key not in _HONEST}
    if "claim" in entry:
        said = claims.get(entry["claim"])
        if said is None or said.display_policy == "do_not_claim":
            raise KnowledgeError("selfcare.yaml", name, f"{entry['claim']} is not a claim that may be shown")
        return {**own, "honest": Honest(said.product_phrasing, said.evidence_grade, said.sources, said.id)}
    honest = {"text": entry.get("honest"), "grade": entry.get("grade"), "sources": entry.get("sources")}
    return {**own, "honest": convert("selfcare.yaml", f"{name}.honest", honest, Honest)}


def _thermal(entry: Trees) -> Trees:
    """Heat gives its minutes for a pad or pack; cold gives them outright."""
    limits = entry["limits"]
    minutes = limits["minutes"]
    if isinstance(minutes, dict):
        hottest = limits["surface_temperature_c"]["do_not_exceed"]
        return {**entry, "limits": {**limits, **minutes, "minutes": minutes["pad_or_pack"], "do_not_exceed_c": hottest}}
    return entry
