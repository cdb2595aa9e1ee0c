"""A mistake in any knowledge file is told with file, line, entry, what is wrong, and what to do."""

import re

import pytest

from unknot.knowledge.errors import KnowledgeError
from unknot.knowledge.lines import line_of
from unknot.knowledge.loading import CASES, FILES, installed_files, read_edition

CONTENT = installed_files()

MISTAKES = [
    ("red_flags.yaml", "disposition: EMERGENCY", "disposition: PANIC", "red_flags.RF001", "Use one of: CLEAR, CAUTION"),
    ("red_flags.yaml", "    evidence: guideline\n", "", "red_flags.RF001", "Add evidence."),
    ("red_flags.yaml", "    urgency: now", "    urgancy: now", "red_flags.RF001: urgancy", "Did you mean urgency?"),
    ("red_flags.yaml", "status: draft for", "status: [draft]\n  more: for", "meta", "Write it as `str`."),
    ("contraindications.yaml", "max_pressure: 4", "max_pressure: deep", "contraindications.CI000", "max_pressure"),
    (
        "contraindications.yaml",
        "  avoid_areas:",
        "  avoid_area:",
        "contraindications.CI000",
        "Did you mean avoid_areas?",
    ),
    ("contraindications.yaml", "contraindications:\n", "contraindication:\n", "", "contraindication"),
    (
        "advice.yaml",
        "timing: alongside",
        "timing: never",
        ": timing",
        "alongside, watch, review.",
    ),
    ("advice.yaml", "    see_doctor_if:", "    see_doctors_if:", "advice.AD0", "mean see_doctor_if?"),
    ("facts.yaml", "used_by_rules: ", "used_by_rule: ", "facts.respondent", "used_by_rule"),
    (
        "facts.yaml",
        "if_unsure: self",
        "if_unsure: selves",
        "facts.respondent: if_unsure",
        "Use one of: self, cared_for",
    ),
    ("facts.yaml", "allowed_values: [true, false]", "allowed_values: [a, b]", "facts.chest_pain_now", "true and false"),
    ("facts.yaml", "type: single_choice", "type: choice", "questions.q_who: type", "Use one of: single_choice"),
    ("facts.yaml", "sets: {respondent: cared_for}", "sets: {}", "questions.q_who: options[2]", "a word of its own"),
    ("facts.yaml", "  - id: q_age\n", "  - id: q_age\n    rnage: 3\n", "questions.q_age", "rnage"),
    ("outcomes.yaml", "direction: lower is better", "direction: down", "instruments.", "Use one of: lower is better"),
    ("outcomes.yaml", "policy:\n", "policy: one\npolicies:\n", "", "polic"),
    ("dose.yaml", "per_week: ", "per_month: ", "frequency_ladder.1: per_month", "to the schema"),
    (
        "dose.yaml",
        "session_length:\n  default: 60",
        "session_length:\n  default: long",
        "session_length.default",
        "int",
    ),
    ("selfcare.yaml", "hold_seconds: ", "hold_seconds: about ", "stretches.", "Write it as `int`."),
    ("selfcare.yaml", "  timer:", "  timers:", "acute_first_steps", "Correct the name timers"),
    ("anatomy.yaml", "  sided: ", "  sided: perhaps # ", "regions.", "Write it as `bool`."),
    ("anatomy.yaml", "\nmap_views:\n", "\nmap_views:\n  above: [[1]]\n", "map_views", "Write it as `str`."),
    (
        "claims.yaml",
        "display_policy: show_with_caveat",
        "display_polcy: show",
        "claims.",
        "Did you mean display_policy?",
    ),
    ("claims.yaml", "claim_type: causal", "claim_type: sure", "claims.", "sure"),
    ("techniques.yaml", "    typical: ", "    typical: about ", "techniques.swedish: pressure_walton", "int"),
    ("techniques.yaml", "  min_score: 4", "  min_scores: 4", "scoring: min_scores", "Did you mean min_score?"),
    ("safety_sources.yaml", "    verification: verified", "    verification: seen", "sources.YIN2014", "from memory"),
    ("safety_sources.yaml", "    seen_at: ", "    saw_at: ", "sources.YIN2014", "saw_at"),
    (CASES, "    expected: CLEAR\n", "    expected: FINE\n", "vignettes.Back strain after lifting", "CLEAR"),
    (CASES, "    group: ordinary\n", "    groop: ordinary\n", "vignettes.Back strain after lifting", "groop"),
]


@pytest.mark.parametrize(("file", "right", "wrong", "entry", "hint"), MISTAKES)
def test_a_mistake_is_told_with_file_line_entry_and_what_to_do(
    file: str, right: str, wrong: str, entry: str, hint: str
) -> None:
    text = CONTENT[file].decode()
    assert right in text
    start = text.index(right)
    with pytest.raises(KnowledgeError) as caught:
        read_edition({**CONTENT, file: text.replace(right, wrong, 1).encode()})
    told = str(caught.value)
    assert told.startswith(f"{file}")
    assert entry in told
    assert hint in told
    if wrong and entry:
        line = int(re.match(rf"{re.escape(file)}, line (\d+): ", told)[1])  # type: ignore[index]
        assert abs(line - text.count("\n", 0, start) - 1) <= 12


def test_every_file_has_its_mistakes() -> None:
    assert {mistake[0] for mistake in MISTAKES} == {*FILES, CASES}


@pytest.mark.parametrize("file", [*FILES, CASES])
def test_a_name_that_is_said_twice_is_refused_with_its_line(file: str) -> None:
    text = CONTENT[file] + b"source_extra: 1\nsource_extra: 2\n"
    with pytest.raises(KnowledgeError, match=f"{file}, line {text.count(b'\n')}: source_extra is said twice"):
        read_edition({**CONTENT, file: text})


@pytest.mark.parametrize("file", [*FILES, CASES])
@pytest.mark.parametrize("text", [b"", b"- 1\n", b"word\n", b"3: 4\n", b"meta: {}\n"])
def test_a_file_of_another_kind_is_told_by_name(file: str, text: bytes) -> None:
    with pytest.raises(KnowledgeError, match=rf"^{file}"):
        read_edition({**CONTENT, file: text})


def test_a_line_is_that_of_the_deepest_part_found() -> None:
    text = b"a:\n  - id: x\n    b: {c: 1}\n  - id: y\n    b:\n      c: 2\n"
    assert [line_of(text, way) for way in ("a.y.b.c", "a.y.b.d", "a.2", "c", "none")] == [6, 5, 4, 3, None]
