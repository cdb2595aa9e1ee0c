"""The worked examples of the scoring scheme, to the point."""

from importlib.resources import files
from typing import Any

import pytest
import yaml

from unknot.clinical.scoring import rank, start_pressure
from unknot.clinical.session import session_minutes
from unknot.knowledge.loading import knowledge

CARE = knowledge().care
EXAMPLES = yaml.safe_load((files("unknot.knowledge") / "data" / "techniques.yaml").read_bytes())["worked_examples"]
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


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["id"])
def test_worked_example(example: dict[str, Any]) -> None:
    assert as_expected_is_written(set(example["facts"])) == example["expected"]


def test_there_are_as_many_examples_as_were_written() -> None:
    assert len(EXAMPLES) == 17


def test_what_a_rule_excludes_is_not_ranked() -> None:
    facts = {"s_generalised_tension", "g_relax"}
    assert rank(facts, CARE).chosen[0].technique == "swedish"
    assert "swedish" not in [s.technique for s in rank(facts, CARE, excluded=["swedish"]).ranked]
    assert rank(facts, CARE, excluded=["swedish"]).opener is None


def test_the_limit_of_the_triage_wins_over_a_wish() -> None:
    assert rank({"p_firm"}, CARE).cap == 4
    assert rank({"p_firm"}, CARE, limit=2).cap == 2
    assert rank({"p_light"}, CARE, limit=4).cap == 2
