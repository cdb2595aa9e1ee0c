"""Every instrument is scored as its rule says; a missing or impossible answer is refused with what would be right."""

from datetime import date
from typing import Any

import pytest

from clinical.progress.people import BEGAN, entry
from unknot.clinical.progress.forms import ScoreError, make_entry, score
from unknot.clinical.progress.types import Entry
from unknot.knowledge.loading import knowledge

OUTCOMES = knowledge().outcomes
SECTIONS = {f"section_{number}": 2 for number in range(1, 11)}
STATEMENTS = {f"statement_{number}": number <= 7 for number in range(1, 25)}

SCORED: list[tuple[str, dict[str, Any], float | None]] = [
    ("nrs_pain", {"nrs_week": 6}, 6),
    ("nrs_pain", {"nrs_now": 3, "nrs_avg24": 5}, None),
    ("pt_psfs", {"activity_1": 2, "activity_2": 6, "activity_3": 4}, 4),
    ("pt_psfs", {"activity_1": 2, "activity_2": 5}, 3.5),
    ("penn_sfs", {"freq": 3, "severity": 2}, 3),
    ("penn_sfs", {"freq": 0}, 0),
    ("stress_nrs", {"stress_week": 7}, 7),
    ("pss4", {"item_1": 4, "item_2": 0, "item_3": 0, "item_4": 4}, 16),
    ("pss4", {"item_1": 0, "item_2": 4, "item_3": 4, "item_4": 0}, 0),
    ("sleep_nrs", {"sleep_week": 8, "nights_woken": 2}, 8),
    ("promis_sleep_4a", {"t_score": 54.3}, 54.3),
    ("promis_pain_interference", {"t_score": 61}, 61),
    ("pgic", {"pgic": 2}, 2),
    ("groc11", {"groc": -5}, -5),
    ("odi", SECTIONS, 40),
    ("odi", dict.fromkeys(list(SECTIONS)[:8], 5), 100),
    ("ndi", SECTIONS, 20),
    ("rmdq", STATEMENTS, 7),
    ("session_satisfaction", {"sat": 9, "heard": "yes"}, 9),
    ("after_effects", {"sore": "none", "bruise": "none", "help": False}, None),
    ("cramp_diary", {"none_today": True}, None),
]


@pytest.mark.parametrize(("instrument", "answers", "wanted"), SCORED, ids=lambda value: str(value)[:40])
def test_a_filled_in_form_gets_its_score(instrument: str, answers: dict[str, Any], wanted: float | None) -> None:
    got = score(entry(BEGAN, instrument, **answers), OUTCOMES).main
    assert got == (None if wanted is None else pytest.approx(wanted))


def test_every_instrument_is_scored_somewhere_above() -> None:
    assert {instrument for instrument, _, _ in SCORED} == set(OUTCOMES.instruments)


def test_every_score_lies_in_the_range_of_its_instrument() -> None:
    for instrument, answers, main in SCORED:
        bounds = OUTCOMES.instruments[instrument].range.get(OUTCOMES.instruments[instrument].form.main)
        if main is not None and bounds:
            low, high = bounds
            assert low is None or low <= main, (instrument, answers)
            assert high is None or main <= high, (instrument, answers)


@pytest.mark.parametrize(
    ("instrument", "answers", "message"),
    [
        ("nrs_pain", {"nrs_week": 11}, "nrs_pain on 2026-03-02: nrs_week is 11; allowed: a whole number from 0 to 10"),
        ("nrs_pain", {"nrs_week": -1}, "from 0 to 10"),
        ("nrs_pain", {"nrs_week": 5.5}, "a whole number"),
        ("nrs_pain", {"nrs_week": True}, "a whole number"),
        ("nrs_pain", {"nrs_week": "5"}, "a whole number"),
        ("nrs_pain", {"nrs_week": float("nan")}, "a whole number"),
        ("nrs_pain", {"nrs_week": float("inf")}, "a whole number"),
        ("nrs_pain", {"nrs_weak": 5}, "there is no answer 'nrs_weak'; did you mean 'nrs_week'?"),
        ("nrs_pain", {}, "nothing was answered"),
        ("nrs_pain", {"nrs_week": None}, "nothing was answered"),
        ("nsr_pain", {"nrs_week": 5}, "there is no instrument 'nsr_pain'; did you mean 'nrs_pain'?"),
        ("pgic", {"pgic": 0}, "from 1 to 7"),
        ("groc11", {"groc": -6}, "from -5 to 5"),
        ("promis_sleep_4a", {"t_score": 9.9}, "a number from 10 to 90"),
        ("penn_sfs", {"freq": 0, "severity": 1}, "severity is asked only when freq is above 0"),
        ("penn_sfs", {"severity": 1}, "severity is asked only when freq is above 0"),
        ("after_effects", {"sore": "a bit"}, "allowed: none, under_24_h, 24_to_48_h, longer"),
        ("after_effects", {"bruise": ["bruise", "cough"]}, "bruise is 'cough'"),
        ("cramp_diary", {"where": "x" * 201}, "one line of text"),
        ("cramp_diary", {"where": "calf\ncalf"}, "one line of text"),
        ("cramp_diary", {"where": ""}, "one line of text"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_an_answer_that_cannot_be_is_refused_with_what_would_be_right(
    instrument: str, answers: dict[str, Any], message: str
) -> None:
    with pytest.raises(ScoreError) as error:
        make_entry(BEGAN, instrument, answers, OUTCOMES)
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("told", "message"),
    [
        (
            entry(BEGAN, "pt_psfs", activity_1=3),
            "1 of 3 answered, at least 2 are needed; ask for activity_2, activity_3",
        ),
        (entry(BEGAN, "pss4", item_1=1, item_2=1, item_4=1), "3 of 4 answered, at least 4 are needed; ask for item_3"),
        (entry(BEGAN, "ndi", **dict.fromkeys(list(SECTIONS)[:9], 1)), "ask for section_10"),
        (entry(BEGAN, "odi", **dict.fromkeys(list(SECTIONS)[:7], 1)), "at least 8 are needed"),
        (entry(BEGAN, "rmdq", statement_1=True), "at least 24 are needed"),
    ],
    ids=lambda value: value.instrument if isinstance(value, Entry) else "",
)
def test_a_form_with_gaps_has_no_score_and_says_what_to_ask(told: Entry, message: str) -> None:
    with pytest.raises(ScoreError, match=message):
        score(told, OUTCOMES)


def test_what_a_person_has_to_look_at_is_flagged() -> None:
    told = entry(date(2026, 3, 4), "after_effects", sore="longer", bruise=["bruise", "numbness"], help=True)
    assert set(score(told, OUTCOMES).alerts) == {("sore", "longer"), ("bruise", "numbness"), ("help", "yes")}
    assert score(entry(BEGAN, "session_satisfaction", heard=False), OUTCOMES).alerts == (("heard", "no"),)
    assert score(entry(BEGAN, "cramp_diary", duration_s="over_10_min"), OUTCOMES).alerts == (
        ("duration_s", "over_10_min"),
    )
    assert score(entry(BEGAN, "after_effects", sore="24_to_48_h", bruise="bruise"), OUTCOMES).alerts == ()
