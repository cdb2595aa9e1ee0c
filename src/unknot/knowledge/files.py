"""The schema of each knowledge file as a whole: its sections, and what they hold.

`Entries` and `Section` are read, and checked field by field, where they become values (`shaping` and its neighbors).
"""

from typing import Any, Literal

from unknot.knowledge.convert import convert
from unknot.knowledge.types import FactValue, Level
from unknot.knowledge.unread import Cited, Part, Words

Entries = list[dict[str, Any]]
Section = dict[str, Any]


class Meta(Part):
    """What a file of safety says about itself."""

    file: str
    version: str
    status: str = ""
    count: int = 0
    disclaimer: str = ""
    verification_key: dict[str, str] = {}
    notes: Words = []
    effect: str = ""
    timing_values: dict[str, str] = {}
    review: str = ""
    pressure_scale: dict[str, Any] = {}
    kinds: dict[str, str] = {}
    session_values: dict[str, str] = {}


class Threshold(Part):
    """A number that a condition rests on, and why it is this one."""

    name: str
    value: float | str | list[float | str]
    where: str
    basis: str


class Rank(Part):
    """A disposition, 6 the most severe."""

    id: Level
    rank: int
    meaning: str


class FactsMeta(Part):
    """What `facts.yaml` says about itself."""

    file: str
    version: str
    status: str
    facts: int
    derived_facts: int
    questions: int
    questions_for_everyone: int
    disclaimer: str
    dispositions: list[Rank]
    combine: Words
    clearance: dict[str, str]
    unknown_values: dict[str, str]
    thresholds: list[Threshold]
    may_lower: dict[str, str]


class Language(Part):
    """How conditions are written."""

    syntax: str
    allowed: Words
    count: str
    membership: str
    logic: str


class Facts(Part):
    meta: FactsMeta
    expression_language: Language
    question_plan: Section
    questions: Entries
    facts: dict[str, Section]
    derived_facts: dict[str, Section]
    areas: Entries
    techniques: Entries
    technique_crosswalk: Section
    positions: Entries


class RedFlags(Part):
    meta: Meta
    red_flags: Entries


class Contraindications(Part):
    meta: Meta
    contraindications: Entries


class AdviceFile(Part):
    meta: Meta
    advice: Entries


class SourcesMeta(Part):
    file: str
    count: int
    verified: int
    note: str


class SafetySource(Part):
    """An item of the safety literature; ids only where the item was looked up."""

    cite: str
    verification: Literal["verified", "from memory"]
    ids: dict[str, str | int] = {}
    seen_at: str = ""
    note: str = ""


class SafetySources(Part):
    meta: SourcesMeta
    sources: dict[str, Section]


class Question(Part):
    """A question that people ask and the usual article leaves out."""

    id: str
    topic: str
    statement: str
    evidence_grade: str
    note: str
    product_phrasing: str
    sources: Words


class Claims(Part):
    schema: str
    about: dict[str, str]
    grade_scale: dict[str, str]
    verdict_scale: dict[str, str]
    display_policy: dict[str, str]
    counts: Section
    claims: Entries
    common_questions_not_in_article: list[Question]
    source_registry: Entries


class PressureScale(Part):
    name: str
    levels: dict[int, str]
    wording: str
    sources: Words


class Crosswalk(Part):
    note: str
    derive: dict[str, str]


class GroupedCrosswalk(Part):
    note: str
    derive: dict[str, dict[str, str]]


class WorkedExample(Part):
    """A person told by care facts, and what the scheme must give."""

    id: str
    person: str
    facts: Words
    expected: Section
    reviewer_note: str = ""


class Techniques(Part):
    schema: str
    key_message: str
    pressure_scale: PressureScale
    safety_rule: str
    safety_sources: Cited
    techniques: Entries
    fact_vocabulary: dict[str, dict[str, str]]
    fact_words: dict[str, str]
    fact_words_note: str
    caution_fact_crosswalk: Crosswalk
    intake_fact_crosswalk: GroupedCrosswalk
    scoring: Section
    worked_examples: list[WorkedExample]
    source_registry: Entries


class AnatomyEvidence(Part):
    referral_patterns: str
    endangerment_sites: str
    sources: Words


class Anatomy(Part):
    schema: str
    notes: Words
    counts: dict[str, int]
    evidence: AnatomyEvidence
    regions: Entries
    muscles: Entries
    endangerment_sites: Entries
    map_views: dict[str, Words]
    crosswalk_to_facts: Section
    text_list_rule: str
    source_registry: Entries


class Trial(Part):
    """A study of dose. n: people in it."""

    id: str
    condition: str
    n: int | str | None
    design: str
    doses: Words
    result: str
    grade: str
    sources: Words
    limits: str = ""


class SessionLength(Part):
    default: int
    rule: str
    grade: str
    sources: Words


class Experiment(Part):
    name: str
    how: str
    note: str
    grade: str
    sources: Words


class Dose(Part):
    schema: str
    headline: str
    evidence: list[Trial]
    wording_note: str
    frequency_ladder: Entries
    initial_frequency_note: str
    initial_frequency: Entries
    session_length: SessionLength
    course_limits: Section
    checkpoints: Entries
    primary_outcome_choice: Entries
    response_model: Section
    attribution_text: str
    optional_personal_experiment: Experiment
    referral_triggers: Entries
    preference_rule: str
    source_registry: Entries


class Timer(Part):
    show_after_seconds: list[int]
    urge_help_after_minutes: int


class FirstSteps(Part):
    steps: Words
    timer: Timer
    grade: str
    sources: Words


class HydrationFact(Part):
    text: str
    grade: str
    sources: Words


class Hydration(Part):
    plain_text: str
    who_needs_care: Words
    grade: str
    facts: list[HydrationFact]
    sources: Words


class SelfCare(Part):
    schema: str
    headline: str
    acute_first_steps: FirstSteps
    danger_signs: Words
    danger_sign_sources: Cited
    acute_protocols: Entries
    stretches: Entries
    stretch_dose: Section
    heat: Section
    cold: Section
    hydration: Hydration
    remedies_asked_about: Entries
    preparation_checklist: Entries
    aftercare_checklist: Entries
    contributors_note: str
    contributors: Entries
    other_care_note: str
    other_care: Entries
    source_registry: Entries


class Outcomes(Part):
    schema: str
    form_note: str
    policy: Words
    core_set: dict[str, Words]
    instruments: Entries
    range_of_motion: Section
    licence_summary: dict[str, Words]
    loinc_note: str
    source_registry: Entries


class VignettesMeta(Part):
    file: str
    version: str
    count: int
    open_answers: int
    note: str
    groups: dict[str, str]
    fields: dict[str, str]


class Vignette(Part):
    """A case of the authors: what differs from `base`, and what they expect."""

    name: str
    group: Literal["ordinary", "limits", "danger", "answers"]
    expected: Level | Literal["NOT_FINAL"]
    all_fired: Words
    top_rules: Words = []
    set_facts: dict[str, FactValue] = {}
    advice: Words = []
    pair: str = ""
    not_sure: Words = []
    not_answered: Words = []


class Vignettes(Part):
    meta: VignettesMeta
    base: dict[str, FactValue]
    vignettes: list[Vignette]
    open_answers: list[Vignette]


SCHEMAS: dict[str, type[Part]] = {
    "advice.yaml": AdviceFile,
    "anatomy.yaml": Anatomy,
    "claims.yaml": Claims,
    "contraindications.yaml": Contraindications,
    "dose.yaml": Dose,
    "facts.yaml": Facts,
    "outcomes.yaml": Outcomes,
    "red_flags.yaml": RedFlags,
    "safety_sources.yaml": SafetySources,
    "safety_vignettes.yaml": Vignettes,
    "selfcare.yaml": SelfCare,
    "techniques.yaml": Techniques,
}


def check_files(trees: dict[str, Any]) -> None:
    """Raise `KnowledgeError` for the first section of any file that its schema does not have, or that it lacks."""
    for file, tree in trees.items():
        convert(file, "", tree, SCHEMAS[file])
    for name, entry in trees["safety_sources.yaml"]["sources"].items():
        convert("safety_sources.yaml", f"sources.{name}", entry, SafetySource)
