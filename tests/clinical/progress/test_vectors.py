"""The response model gives what the authors worked out by hand, to the last digit that they print."""

from collections.abc import Iterator

import pytest

from unknot.clinical.progress.model import CountState, ScoreState, count_response, score_response
from unknot.clinical.progress.probability import beta_cdf, beta_quantile
from unknot.knowledge.loading import knowledge
from unknot.knowledge.response import ContinuousVector, CountVector

RESPONSE = knowledge().response


def state_of_scores(vector: ContinuousVector) -> ScoreState:
    steps = [(step["weeks_since_last"], step["pain"]) for step in vector.observations]
    model = RESPONSE.continuous
    return score_response(vector.baseline, vector.n_baseline, steps, model.scales["nrs_pain"], model)


def state_of_counts(vector: CountVector) -> CountState:
    base = (vector.baseline_cramps, vector.baseline_weeks)
    return count_response(base, (vector.followup_cramps, vector.followup_weeks), RESPONSE.counts)


def difference(name: str, got: float, wanted: float, digits: int = 3) -> Iterator[str]:
    if round(got, digits) != wanted:
        yield f"{name}: expected {wanted}, got {got:.6f}"


@pytest.mark.parametrize("vector", RESPONSE.continuous.vectors, ids=lambda vector: vector.id)
def test_a_course_of_scores_comes_out_as_worked_by_hand(vector: ContinuousVector) -> None:
    state = state_of_scores(vector)
    names = ("s", "m", "sd", "p_resp", "p_none", "p_worse")
    differ = [line for name in names for line in difference(name, getattr(state, name), vector.expected_last[name])]
    last = vector.observations[-1]
    differ += difference("pain", last["pain"], vector.expected_last["pain"])
    differ += difference("week_gap", last["weeks_since_last"], vector.expected_last["week_gap"])
    assert not differ, f"{vector.id} ({vector.note})\n" + "\n".join(differ)


@pytest.mark.parametrize("vector", RESPONSE.counts.vectors, ids=lambda vector: vector.id)
def test_a_diary_comes_out_as_worked_by_hand(vector: CountVector) -> None:
    state, wanted = state_of_counts(vector), vector.expected
    differ = [
        *difference("rate_base", state.rate_base, wanted["rate_base"], 2),
        *difference("rate_now", state.rate_now, wanted["rate_now"], 2),
        *difference("p_le_075", state.p_some, wanted["p_le_075"]),
        *difference("p_le_050", state.p_resp, wanted["p_le_050"]),
        *difference("p_ge_125", state.p_worse, wanted["p_ge_125"]),
    ]
    assert not differ, f"{vector.id} ({vector.note})\n" + "\n".join(differ)


def test_there_are_as_many_examples_as_the_authors_wrote() -> None:
    assert [vector.id for vector in RESPONSE.continuous.vectors] == ["K1", "K2", "K3", "K4", "K5", "K6"]
    assert [vector.id for vector in RESPONSE.counts.vectors] == ["P1", "P2", "P3", "P4", "P5"]


@pytest.mark.parametrize(
    ("x", "a", "b", "wanted"),
    [
        # I_x(a, 1) = x^a and I_x(1, b) = 1 - (1 - x)^b; I_0.5(a, a) = 0.5; the others by the binomial sum
        (0.3, 2.5, 1.0, 0.3**2.5),
        (0.3, 1.0, 2.5, 1 - 0.7**2.5),
        (0.5, 7.25, 7.25, 0.5),
        (0.5, 2.0, 3.0, 11 / 16),
        (0.2, 3.0, 4.0, 0.09888),
        (0.9, 10.0, 2.0, 0.6973568802),
        (0.0, 2.0, 2.0, 0.0),
        (1.0, 2.0, 2.0, 1.0),
    ],
)
def test_the_beta_distribution_is_right_where_it_can_be_worked_out_otherwise(
    x: float, a: float, b: float, wanted: float
) -> None:
    assert beta_cdf(x, a, b) == pytest.approx(wanted, abs=1e-10)


def test_a_quantile_leads_back_to_its_chance() -> None:
    for p in (0.025, 0.5, 0.975):
        assert beta_cdf(beta_quantile(p, 4.5, 12.0), 4.5, 12.0) == pytest.approx(p, abs=1e-9)


@pytest.mark.parametrize(("x", "a", "b"), [(-0.1, 1, 1), (1.1, 1, 1), (0.5, 0, 1), (0.5, 1, -1), (float("nan"), 1, 1)])
def test_what_is_no_chance_is_refused(x: float, a: float, b: float) -> None:
    with pytest.raises(ValueError, match="needs x from 0 to 1"):
        beta_cdf(x, a, b)
