"""The worked examples of the scoring scheme, to the point."""

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

import pytest
import yaml

from unknot.clinical.scoring import rank, start_pressure
from unknot.clinical.session import session_minutes
from unknot.knowledge.loading import knowledge

CARE = knowledge().care
SCHEME = yaml.safe_load((files("unknot.knowledge") / "data" / "techniques.yaml").read_bytes())
EXAMPLES = SCHEME["worked_examples"]
TOP = 5


def as_expected_is_written(facts: set[str]) -> dict[str, Any]:
    ranking = rank(facts, CARE)
    return {
        "walton_cap": ranking.cap,
        "scores_top": [{"technique": s.technique, "score": s.score} for s in ranking.ranked[:TOP]],
        "blocked": list(ranking.blocked),
        "opener": ranking.opener,
        "chosen": [
            {
                "technique": scored.technique,
                "score": scored.score,
                "start_walton": start_pressure(scored.technique, facts, ranking.cap, CARE),
                "role": "secondary" if place else "primary",
            }
            for place, scored in enumerate(ranking.chosen)
        ],
        "home_programme": list(ranking.home),
        "session_minutes": session_minutes(facts),
        "outcome": "plan" if ranking.chosen else "no_plan_route_to_assessment",
    }


def differences(expected: Mapping[str, Any], got: Mapping[str, Any]) -> list[str]:
    names = [*expected, *(name for name in got if name not in expected)]
    return [
        f"{n}: expected {expected.get(n)}, got {got.get(n)}" for n in names if expected.get(n, ...) != got.get(n, ...)
    ]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["id"])
def test_worked_example(example: dict[str, Any]) -> None:
    differ = differences(example["expected"], as_expected_is_written(set(example["facts"])))
    assert not differ, "\n".join([f"{example['id']}, {example['person']}", *differ])


def test_there_are_as_many_examples_as_were_written() -> None:
    assert len(EXAMPLES) == 17


def test_an_example_that_differs_says_in_what() -> None:
    example = EXAMPLES[0]
    got = as_expected_is_written({*example["facts"], "c_anticoagulant"})
    assert "walton_cap: expected 3, got 2" in differences(example["expected"], got)


def test_evidence_points_are_those_of_the_grade() -> None:
    points = SCHEME["scoring"]["evidence_points"]
    for weights in CARE.scoring.weights_table:
        assert weights.evidence_points == points[weights.evidence_grade_used], weights.technique


def test_what_a_rule_excludes_is_not_ranked() -> None:
    facts = {"s_generalised_tension", "g_relax"}
    assert rank(facts, CARE).chosen[0].technique == "swedish"
    assert "swedish" not in [s.technique for s in rank(facts, CARE, excluded=["swedish"]).ranked]
    assert rank(facts, CARE, excluded=["swedish"]).opener is None


def test_the_limit_of_the_triage_wins_over_a_wish() -> None:
    assert rank({"p_firm"}, CARE).cap == 4
    assert rank({"p_firm"}, CARE, limit=2).cap == 2
    assert rank({"p_light"}, CARE, limit=4).cap == 2


def test_deep_work_is_not_for_a_pregnant_person_with_a_tight_back() -> None:
    facts = {"s_diffuse_tight", "s_dull_ache", "d_subacute", "sev_mild", "c_pregnant"}
    assert "deep_tissue" not in [scored.technique for scored in rank(facts, CARE).chosen]


def test_what_the_person_felt_last_time_counts_with_the_published_points() -> None:
    facts = {"s_generalised_tension", "g_relax"}
    plain = {scored.technique: scored.score for scored in rank(facts, CARE).ranked}
    for word, points in SCHEME["scoring"]["history_adjustment"].items():
        after = {s.technique: s.score for s in rank(facts, CARE, history={"swedish": [word]}).ranked}
        assert after == {**plain, "swedish": plain["swedish"] + points}, word
